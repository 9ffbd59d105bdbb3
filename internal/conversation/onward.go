package conversation

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/afresh"
	"madoguchi/internal/conversation/buttons"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/once"
	"madoguchi/internal/conversation/recall"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// mostStalled is how many turns in a row bring a customer nothing: the next one brings a person.
const mostStalled = 2

// onward sees that the customer can go on.
type onward struct {
	*step
	before State
}

// finish finishes the step: a person takes over where nothing came of several turns, no reply
// ends without a button or a case, and nothing is said twice in a row.
func (t onward) finish() {
	if t.Out.Needs != nil || t.Out.Ask != nil {
		return // nothing else of the outcome holds
	}
	t.watched()
	defer t.care().Remembers()
	t.proving().Keep()
	if t.In.Kind == inquiry.Message || t.In.Kind == inquiry.Media {
		t.unstall()
		t.Out.Replies = buttons.Fit(t.Out.Replies, t.before.Last.Entries)
		t.wayOn()
	}
	if len(t.Out.Replies) > 0 {
		t.Out.State.Last = memory.Last{} // who is in danger does not speak of the answer before
		if r := (recall.Recall{Draft: t.Draft, Incident: t.r.incident, Entries: t.r.entries}); t.peril.Kind == danger.None {
			t.Out.State.Last = r.Last(t.before.Lately(t.In, t.Now))
		}
	}
	if !t.Out.State.Cares(t.Now) { // who is in danger hears nothing in front of what helps
		t.switched().Announce(t.r.incident)
	}
	t.parts()
	var facts []string
	asked := once.Known(t.before.Asked, t.before.Waiting(), t.Out.Append != "")
	if t.peril.Kind == danger.None {
		t.Out.Replies, facts = t.r.once.Tell(t.Out.Replies, slices.Concat(t.before.Heard.Facts, asked))
	}
	t.Out.Replies, t.Out.State.Heard = afresh.Say(t.Out.Replies, t.before.Heard, t.Book, t.r.chats)
	if len(t.Out.Replies) > 0 {
		t.Out.State.Heard.Facts, t.Out.State.Asked = facts, once.Asked(asked, facts)
	}
	t.Book.Mark(t.Out.Replies)
	if len(t.Out.Replies) > 0 {
		t.Out.State.Said = draft.Saying(t.Out)
	}
}

// watched adds to the case of somebody in danger whatever else they write: who answers them
// should know it, although the desk has an answer. What proves who they are is for nobody.
func (t onward) watched() {
	s := &t.Out.State
	if t.In.Kind != inquiry.Message || t.proves() || t.In.Mail.Doubtful() || !t.Out.KeepWords || t.Out.Append != "" || t.Out.Open != nil {
		return
	}
	if s.Cares(t.Now) {
		t.Out.Append = s.DangerCase()
	}
}

// proves reports whether a tap, or what is typed for a proof, is the message.
func (t *step) proves() bool {
	return t.In.Entry != "" || t.typed.Address != "" || t.typed.Digits != "" || t.typed.Letter != ""
}

// unstall counts the turns that brought the customer nothing, and brings a person where it
// would be one too many. A proof stays open: they may still make it.
func (t onward) unstall() {
	s := &t.Out.State
	if t.forward() {
		s.Stalled = 0
		return
	}
	if s.Stalled++; s.Stalled <= mostStalled {
		return
	}
	s.Stalled, s.Unopened = 0, 0
	if t.Out.Kind == Verifying {
		t.Handover(cases.Identity, false)
		return
	}
	why := texts.GiveUp
	if t.In.Kind == inquiry.Media {
		why = texts.MediaToPerson
	}
	s.Understood()
	t.Out.Replies = slices.DeleteFunc(t.Out.Replies, asksAgain)
	t.Person(cases.General, why)
}

// asksAgain reports whether a reply asks the customer to try once more.
func asksAgain(r inquiry.Reply) bool {
	id, _ := texts.Named(r.Entry)
	return id == texts.Clarify || id == texts.Rephrase || id.Media()
}

// forward reports whether the turn brought the customer something: an answer, a case, a step
// in the proof or its end. Where nothing is said there is nothing to count.
func (t onward) forward() bool {
	switch o := t.Out; {
	case len(o.Replies) == 0, o.Open != nil, o.Append != "", o.Code != nil, o.Disclosed != nil:
		return true
	case o.Kind == Clarifying, o.Kind == Nothing:
		return false
	case o.Kind != Verifying:
		return true
	}
	stage := t.Proof().Stage
	return stage == identity.NoDialogue || stage != t.before.Proof(t.In).Stage
}

// wayOn gives the last reply buttons, where it has none and no person has what the customer
// wrote.
func (t onward) wayOn() {
	cased := t.Out.Open != nil || t.Out.Append != "" || t.Out.State.Human() != ""
	if last := t.Last(); last != nil && len(last.Quick) == 0 && !cased && t.peril.Kind == danger.None {
		last.Quick = t.Book.Choices([]string{status, human})
	}
}
