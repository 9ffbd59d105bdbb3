// Package stalled sees that a customer can go on: a person takes over where nothing came of several turns,
// and no reply ends without a button or a case.
package stalled

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// most is how many turns in a row bring a customer nothing: the next one brings a person.
const most = 2

// Stalled is the count of one message.
type Stalled struct {
	*draft.Draft
	Before memory.State
}

// Counts counts the turns that brought the customer nothing, and brings a person where it
// would be one too many. A proof stays open: they may still make it.
func (t Stalled) Counts() {
	s := &t.Out.State
	if t.forward() {
		s.Stalled = 0
		return
	}
	if s.Stalled++; s.Stalled <= most {
		return
	}
	s.Stalled, s.Unopened = 0, 0
	if t.Out.Kind == draft.Verifying {
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
func (t Stalled) forward() bool {
	switch o := t.Out; {
	case len(o.Replies) == 0, o.Open != nil, o.Append != "", o.Code != nil, o.Disclosed != nil:
		return true
	case o.Kind == draft.Clarifying, o.Kind == draft.Nothing:
		return false
	case o.Kind != draft.Verifying:
		return true
	}
	stage := t.Proof().Stage
	return stage == identity.NoDialogue || stage != t.Before.Proof(t.In).Stage
}

// WayOn gives the last reply buttons, where it has none and no person has what the customer
// wrote.
func (t Stalled) WayOn() {
	cased := t.Out.Open != nil || t.Out.Append != "" || t.Out.State.Human() != ""
	last := t.Last()
	praised := last != nil && last.Entry == texts.Praised.String() // nobody asked anything
	if last != nil && !praised && len(last.Quick) == 0 && !cased {
		last.Quick = t.Book.Choices([]string{incident.AmIAffected, incident.SpeakToHuman})
	}
}
