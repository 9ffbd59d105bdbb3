package intent

import (
	"slices"

	"madoguchi/internal/incident"
	"madoguchi/internal/understand"
)

// understand reads the words with a matcher that reads whole messages. What tells a fact
// needs most; small talk, which ends what a mumble may begin, as much; what wakes people,
// too. What hands over or declines may be guessed.
func (t *run) understand(words string) ([]incident.Entry, bool) {
	read := t.whole.Read(words)
	for _, s := range read.Ranked {
		t.considered = append(t.considered, Considered{s.Entry, s.Score})
	}
	var found []incident.Entry
	for _, a := range read.Asked {
		found = append(found, t.entries[a.Entry])
	}
	bounds := t.whole.Bounds()
	switch {
	case len(found) == 0:
	case read.Some >= bounds.Answer:
		return grounded(found, words), true
	case read.Some >= bounds.Hand && !slices.ContainsFunc(found, risky):
		t.guessed = true
		return found, true
	}
	t.close = understand.Compete(read.Ranked, bounds)
	return nil, false
}

// risky reports whether it does harm to take an entry by mistake.
func risky(e incident.Entry) bool {
	return e.Kind == incident.FAQ || e.Kind == incident.Smalltalk || e.Lane.Wakes()
}
