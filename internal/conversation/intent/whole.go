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
	read, words := t.heard(words)
	for _, s := range read.Ranked {
		t.considered = append(t.considered, Considered{s.Entry, s.Score})
	}
	var found []incident.Entry
	read.Asked = t.clearly(read.Asked, words)
	for _, a := range read.Asked {
		found = append(found, t.entries[a.Entry])
	}
	if listed := t.listed(words); len(listed) > 0 {
		return grounded(joined(listed, read.Asked, found), words), true
	}
	bounds := t.whole.Bounds()
	switch {
	case len(found) == 0:
	case read.Some >= bounds.Answer:
		return grounded(unhurried(t.filled(found, read.Asked, words), words), words), true
	case read.Some >= bounds.Hand && !slices.ContainsFunc(found, risky):
		t.guessed = true
		return found, true
	}
	if alone := t.single(words); len(alone) > 0 {
		return grounded(alone, words), true
	}
	t.close = understand.Compete(read.Ranked, bounds)
	return nil, false
}

// risky reports whether it does harm to take an entry by mistake.
func risky(e incident.Entry) bool {
	return e.Kind == incident.FAQ || e.Kind == incident.Smalltalk || e.Lane.Wakes()
}

// joined are the entries of a list with what else is plainly asked by the message as a whole.
func joined(listed []incident.Entry, asked []understand.Asked, found []incident.Entry) []incident.Entry {
	for i, e := range found {
		if asked[i].Score >= byItself && !sameTopic(listed, e) {
			listed = append(listed, e)
		}
	}
	return listed
}
