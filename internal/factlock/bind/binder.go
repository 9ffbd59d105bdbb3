// Package bind holds what a text says of something against what the facts say of it: a count
// belongs to a group of people, a date to an event, a deed to whom the notice names, a day to
// the calendar.
//
// The words around each figure of the notice are taken for what it belongs to. A figure of a
// text is refused where the words around it fit another figure better.
package bind

import (
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// Binder knows what the figures and deeds of a notice belong to.
type Binder struct {
	people *owners
	days   *owners
	doers  []doer
	nobody words.Features // of sentences that name none of the doers, such as the cause

	undated []words.Features    // of the sentences that name no day
	moments map[string][]moment // by fact
	sides   map[string][]sided  // by fact
}

// New reads it out of the facts.
func New(b *evidence.Book) *Binder {
	doers := readDoers(b)
	binder := &Binder{people(b), days(b), doers, nobodys(b, doers), undatedSentences(b), readMoments(b), nil}
	binder.sides = binder.readSides(b)
	return binder
}
