package intent

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
)

// secret is the entry for a secret that was pasted and, where it is sure, what else the
// words ask for.
func (t *run) secret(words string) []incident.Entry {
	found := t.only(incident.SecretPasted)
	if more, known := t.recognise(words); known && more[0].ID != incident.SecretPasted && more[0].Kind != incident.Smalltalk {
		found = append(found, more...)
	}
	t.forget()
	return found
}

// recognise matches the words as a whole and, where they hold several
// questions, each of them.
func (t *run) recognise(words string) ([]incident.Entry, bool) {
	words = unreproached(words)
	if t.whole != nil {
		return t.understand(words)
	}
	pieces, subject := prose.Questions(words)
	whole := t.matcher.Match(strings.Join(pieces, " "))
	t.consider(whole)
	single, multiple := t.sure(pieces, subject)
	switch {
	case len(multiple) > 1:
		return grounded(multiple, words), true
	case t.plain(whole) && (len(single) == 0 || short(words) || whole.Ranked[0].Score >= single[0].Score):
		return grounded(t.only(whole.Ranked[0].Entry), words), true
	case t.alone(single):
		return grounded(t.only(single[0].Entry), words), true
	case t.harmless(whole):
		t.guessed = true
		return t.only(whole.Ranked[0].Entry), true
	case whole.Verdict == faq.Close:
		t.close = true
	}
	return nil, false
}

// apart is how probable the entry of one piece must be to count as a question of
// its own: half of an answer is missed by less than this, but an answer to what
// nobody asked confuses.
const apart = 0.6

// outright is how probable a fact must be that one sentence of a message asks for where the
// message as a whole does not: a long mail has many sentences, and most tell a story.
const outright = 0.85

// alone reports whether the surest piece may answer for the whole message.
func (t *run) alone(single []faq.Scored) bool {
	return len(single) > 0 && (single[0].Score >= outright || t.entries[single[0].Entry].Kind != incident.FAQ)
}

// plain reports whether the message as a whole asks plainly for one entry. Small talk must
// be plainer than a question: it ends what a mumble may begin.
func (t *run) plain(whole faq.Match) bool {
	return whole.Verdict == faq.Sure && (t.entries[whole.Ranked[0].Entry].Kind != incident.Smalltalk || whole.Ranked[0].Score >= apart)
}

// short reports whether a message is so short that what stands beside the
// question belongs to it: 「生年月日も？会員ではないです」.
func short(words string) bool { return utf8.RuneCountInString(words) <= 100 }

// likely is how probable an entry must be that tells no fact as an answer.
const likely = 0.20

// harmless reports whether the likeliest entry hands over or declines: taken by
// mistake it tells nobody anything wrong, so it need not be as sure. What wakes people
// is never taken so.
func (t *run) harmless(m faq.Match) bool {
	if len(m.Ranked) == 0 || m.Ranked[0].Score < likely {
		return false
	}
	e := t.entries[m.Ranked[0].Entry]
	return e.Kind != incident.FAQ && e.Kind != incident.Smalltalk && !e.Lane.Wakes()
}

// grounded sends to a general case what would wake people although the words hold
// nothing of an emergency: a question about one, mostly.
func grounded(found []incident.Entry, words string) []incident.Entry {
	if emergency(words) {
		return found
	}
	found = slices.Clone(found)
	for i := range found {
		if found[i].Lane.Wakes() {
			found[i].Lane = cases.General
		}
	}
	return found
}

// sure matches the pieces one by one: the surest first, and, where at least two
// of them ask for different topics, those in the order of asking. The subject of
// a mail names what the body asks; it is no question of its own beside one.
func (t *run) sure(pieces []string, subject bool) (single []faq.Scored, multiple []incident.Entry) {
	if len(pieces) < 2 {
		return nil, nil
	}
	for i, piece := range pieces {
		m := t.matcher.Match(piece)
		if m.Verdict != faq.Sure {
			continue
		}
		e := t.entries[m.Ranked[0].Entry]
		if e.Kind == incident.Smalltalk || e.Kind == incident.OutOfScope {
			continue
		}
		single = append(single, m.Ranked[0])
		if m.Ranked[0].Score >= apart && prose.Asking(piece) && !(subject && i == 0) && !sameTopic(multiple, e) {
			multiple = append(multiple, e)
		}
	}
	slices.SortStableFunc(single, func(a, b faq.Scored) int { return cmp.Compare(b.Score, a.Score) })
	return single, multiple
}

func sameTopic(found []incident.Entry, e incident.Entry) bool {
	return slices.ContainsFunc(found, func(o incident.Entry) bool { return Topic(o.ID) == Topic(e.ID) })
}

func (t *run) consider(m faq.Match) {
	for _, s := range m.Ranked {
		t.considered = append(t.considered, Considered{s.Entry, s.Score})
	}
}
