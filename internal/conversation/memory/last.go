package memory

import (
	"time"

	"madoguchi/internal/inquiry"
)

// Last is what was said last, in whose light a short message is read: "until when?".
type Last struct {
	Entries  []string  // that were answered, by their ids
	Segments []string  // of the people that it was about: those of the customer, where they were told their status
	Untold   []string  // of Entries: those of whose answer a part was not told yet
	Others   []string  // entries that were weighed besides
	Offered  []string  // entries among which the customer was asked to choose
	Told     []string  // all entries that were answered in this talk
	Person   bool      // a person was offered, to look into what the desk could not answer
	At       time.Time // zero where nothing was said
}

// For how long what was said last is what a short message is about.
const (
	freshOnLINE = time.Hour
	freshByMail = 3 * 24 * time.Hour
)

// Lately is what was said last to who sends a message; nothing where that was long ago.
func (s State) Lately(in inquiry.Inbound, now time.Time) Last {
	fresh := freshOnLINE
	if in.Mail != nil {
		fresh = freshByMail
	}
	if now.Sub(s.Last.At) > fresh {
		return Last{}
	}
	return s.Last
}
