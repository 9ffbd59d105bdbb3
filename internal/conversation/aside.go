package conversation

import (
	"slices"

	"madoguchi/internal/aside"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/asides"
	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
)

// aside answers what the message says of the talk itself, and then what it asks besides. What only
// a person may take up goes its own way.
func (t cased) aside() bool {
	words, first := t.words(), len(t.Out.State.Cases) == 0 && t.Out.State.Lately(t.In, t.Now).At.IsZero()
	if (first || !t.attend().Spoken()) && !t.asides("").OfDesk(words) ||
		len(t.In.Text.Secrets()) > 0 || t.In.Mail.Doubtful() || t.Out.State.Cares(t.Now) {
		return false
	}
	c, _ := t.Out.State.Current()
	if lane := t.pressing(); lane.Apart() && lane != c.Lane {
		return false
	}
	a := t.asides(c.Lane)
	found := a.Find(words)
	if _, meant := brief.Instead(words); meant && slices.Contains(found.Kinds, aside.Mistaken) {
		return false
	}
	if !a.Answers(found, words) {
		return false
	}
	if a.Asks(found.Rest) {
		t.besides(found.Rest)
	}
	return true
}

// asides reads what is said of the talk, of somebody whose case is in a lane.
func (t cased) asides(lane cases.Lane) asides.Asides {
	asks := asking(t.step, append(asides.Topics(), human)...)
	ofOthers := func(topic string) bool { return topic == intent.Third || topic == intent.Family }
	others := slices.ContainsFunc(memory.Topics(t.Out.State), ofOthers)
	return asides.Asides{Draft: t.Draft, Reads: t.reads, Asks: asks, Apart: lane == cases.Press || lane == cases.Legal, For: others}
}

// talks answers what words ask of the talk itself, and nothing else that they say of it.
func (t cased) talks(words string) bool {
	ask := []aside.Kind{aside.Boss, aside.Received, aside.When, aside.Where, aside.Call, aside.Write, aside.Number, aside.Other}
	a := t.asides(cases.Urgent)
	found := a.Find(words)
	found.Kinds = slices.DeleteFunc(found.Kinds, func(k aside.Kind) bool { return !slices.Contains(ask, k) })
	e, calls := t.r.entries[attend.Callback]
	if calls = calls && len(found.Kinds) == 0 && who.WantsCall(words); calls {
		t.answer([]incident.Entry{e})
	}
	return calls || a.Answers(found, words)
}
