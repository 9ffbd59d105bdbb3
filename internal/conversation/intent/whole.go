package intent

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/whatif"
	"madoguchi/internal/danger"
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
		return grounded(urgent(t, joined(listed, read.Asked, found), words), words), true
	}
	bounds := t.whole.Bounds()
	switch {
	case len(found) == 0:
	case read.Some >= bounds.Answer:
		return grounded(unhurried(urgent(t, t.filled(found, read.Asked, words), words), words), words), true
	case read.Some >= shared && emergency(words) && slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Lane.Wakes() }):
		return grounded(found, words), true // nobody is asked back what they mean whose words hold an emergency
	case read.Some >= bounds.Hand && !slices.ContainsFunc(found, risky):
		t.guessed = true
		return grounded(urgent(t, found, words), words), true
	}
	if alone := t.single(words); len(alone) > 0 {
		return grounded(urgent(t, alone, words), words), true
	}
	t.close = understand.Compete(read.Ranked, bounds)
	return nil, false
}

// told is how probable an emergency must be that a message tells of and asks nothing about.
const told = 0.3

// urgent are the entries that a message asks for, with what it tells of that wakes people: who reports a charge that
// they do not know and asks about the new card has told what matters more.
func urgent(t *run, found []incident.Entry, words string) []incident.Entry {
	if !emergency(words) || slices.ContainsFunc(clauses.FindAllString(words, -1), brief.Denies) {
		return found
	}
	for _, c := range t.considered {
		if e := t.entries[c.Entry]; e.Lane.Wakes() && c.Score >= told && !sameTopic(found, e) {
			return append([]incident.Entry{e}, found...)
		}
	}
	return found
}

// emergency reports whether words tell of one: a clause by itself may ask what to do about it, but beside others one that
// asks, whether cards were abused, tells of nothing.
func emergency(words string) bool {
	parts := clauses.FindAllString(words, -1)
	happened := func(clause string) bool { return danger.Urgent(clause) && !whatif.Used(clause) }
	if !danger.Urgent(words) || whatif.Used(words) && !slices.ContainsFunc(parts, happened) {
		return false
	}
	tells := func(clause string) bool { return danger.Urgent(clause) && !brief.Asks(clause) }
	apart := slices.ContainsFunc(parts, danger.Urgent)
	return len(parts) < 2 || !apart || slices.ContainsFunc(parts, tells)
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
