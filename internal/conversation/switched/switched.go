// Package switched is what switches make of a message: a desk that is paused, or a customer on
// the greylist, has everything go to a person, and a banner is said once.
package switched

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/switches"
)

// Switched decides on a message by the switches.
type Switched struct {
	*draft.Draft
	Set     switches.Set
	Held    func() bool       // whether the rules for mail let nothing be said
	Message func() cases.Lane // the lane of what the message asks for, "" where that is not known
}

// Takes takes a message that the desk is not to answer: it goes to a person, and the customer
// learns that with a receipt. False where the desk answers as ever. Who is in danger, and whose
// conversation a person has, never comes here.
func (s Switched) Takes() bool {
	listed := s.listed()
	switch {
	case !s.Set.Paused && !listed:
		return false
	case s.In.Kind == inquiry.Follow:
		if s.Set.Paused {
			said := phrasebook.Lines(s.Book.Text(texts.Paused, nil), s.Book.Text(texts.Contact, nil))
			s.Reply(inquiry.Reply{Entry: texts.Paused.String(), Text: said})
		}
		return s.Set.Paused
	case s.In.Kind != inquiry.Message && s.In.Kind != inquiry.Media:
		return false
	}
	s.Out.KeepWords = true
	if s.Held() {
		return true
	}
	lane := cases.General
	if s.In.Kind == inquiry.Message && s.Message() != "" {
		lane = s.Message()
	}
	s.Out.State.Understood()
	if s.Out.Kind = draft.Escalated; listed && s.Out.State.CaseFor(lane, s.Now) != "" {
		s.Collect(lane) // they have the receipt, and whoever writes a hundred times is not told so a hundred times
		return true
	}
	why := texts.Paused
	if listed {
		why = texts.GiveUp
	}
	s.Person(lane, why)
	return true
}

// listed reports whether the customer is on the greylist.
func (s Switched) listed() bool {
	return slices.ContainsFunc(s.Out.State.Cases, func(c memory.CaseRef) bool { return slices.Contains(s.Set.Greylist, c.Receipt) })
}

// Announce says the banner before everything else, once to each customer.
func (s Switched) Announce(i *incident.Incident) {
	said, told := s.Set.Said(i), &s.Out.State.Banner
	if said == nil {
		*told = ""
		return
	}
	if *told == s.Set.Banner || len(s.Out.Replies) == 0 || s.Out.State.Human() != "" || s.Silent() {
		return
	}
	*told = s.Set.Banner
	s.Out.Replies = slices.Insert(s.Out.Replies, 0, inquiry.Reply{Entry: s.Set.Banner, Text: s.Book.Say(said)})
}
