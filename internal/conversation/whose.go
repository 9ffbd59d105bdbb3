package conversation

import (
	"slices"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// whose tells questions about the customer from those about somebody else.
type whose struct{ *step }

// own reads as a question about the customer themself what was taken for one about somebody
// else or for an attack: the status of an address, for a code proves whose it is; whoever
// says who they are and speaks of nobody else; and to be verified harms nobody.
func (t whose) own(found []incident.Entry) []incident.Entry {
	if e, ok := t.r.entries[family]; ok && len(found) == 1 && intent.Topic(found[0].ID) == thirdParty && t.mourns() {
		return []incident.Entry{e} // nobody can ask who died to write themselves
	}
	if len(found) != 1 || found[0].Kind != incident.Unsafe || slices.Contains(incident.ByRule(), intent.Topic(found[0].ID)) {
		return found
	}
	words := t.In.Text.Words()
	address := t.typed.Address != "" && !typed.OfOthers(words)
	self := intent.Topic(found[0].ID) == thirdParty && !t.evidently(thirdParty) && who.AsksStatus(words) && !who.Others(words)
	if address || self || typed.Mentions(words) && !who.Others(words) {
		return []incident.Entry{t.r.entries[status]}
	}
	return found
}

// evidently reports whether a topic is so probable that no rule of words takes it away.
func (t whose) evidently(topic string) bool {
	considered := t.inside().Considered
	return len(considered) > 0 && intent.Topic(considered[0].Entry) == topic && considered[0].Score >= evidence
}

// evidence is how probable such a topic is.
const evidence = 0.95

// Topics of questions about another person: their status, and what somebody does for them.
const (
	thirdParty = "third_party_lookup"
	family     = "family_or_deceased"
)

// mourns reports whether the customer speaks of somebody who died, or did before.
func (t whose) mourns() bool {
	s, words := &t.Out.State, t.In.Text.Words()
	s.Mourns = (s.Mourns || t.In.Entry == "" && who.Mourns(words)) && !who.Lives(words)
	return s.Mourns
}

// condole says once, before anything else, what is said to who speaks of somebody who died.
func (t whose) condole(found []incident.Entry) {
	ofFamily := slices.ContainsFunc(found, func(e incident.Entry) bool { return intent.Topic(e.ID) == family })
	if s := &t.Out.State; t.mourns() && ofFamily && !s.Condoled && len(t.Out.Replies) > 0 {
		s.Condoled = true
		first := &t.Out.Replies[0]
		first.Text = phrasebook.Lines(t.Book.Text(texts.Condolence, nil), first.Text)
	}
}

// takesBack takes the condolence back where nobody died.
func (t whose) takesBack() bool {
	s := &t.Out.State
	if !s.Condoled || !who.Lives(t.In.Text.Words()) {
		return false
	}
	s.Understood()
	s.Mourns, s.Condoled, t.Out.Kind = false, false, Escalated
	if c, ok := s.Current(); ok {
		t.Out.Append = c.Receipt
	}
	t.Say(texts.CondolenceWrong, human)
	return true
}
