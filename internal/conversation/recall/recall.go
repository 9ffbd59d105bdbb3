// Package recall keeps what was said last, in whose light the next short message is read, and the
// group of people that a customer counts themself among.
package recall

import (
	"slices"

	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Recall is the memory of one message.
type Recall struct {
	*draft.Draft
	Incident *incident.Incident
	Entries  map[string]incident.Entry
}

// mostOthers is how many entries that were weighed besides are remembered.
const mostOthers = 3

// Last is what is remembered of what was said, given what was said before it: the next short
// message may be about that. What answers nothing leaves the answer before it.
func (t Recall) Last(before memory.Last) memory.Last {
	last := memory.Last{At: t.Now}
	if t.In.Mail.Doubtful() {
		return before // anybody may have written it
	}
	for _, r := range t.Out.Replies {
		if id, _ := texts.Named(r.Entry); id == texts.LightWrong {
			return memory.Last{}
		}
		t.remember(&last, before, r)
	}
	last.Told = before.Told
	for _, id := range last.Entries {
		if !slices.Contains(last.Told, id) {
			last.Told = append(slices.Clip(last.Told), id)
		}
	}
	if len(last.Entries)+len(last.Segments)+len(last.Offered) == 0 {
		before.Offered, before.Person = nil, false
		return before
	}
	for _, c := range t.Out.Considered {
		if e := t.Entries[c.Entry]; len(last.Others) < mostOthers && e.Kind == incident.FAQ && !slices.Contains(last.Entries, e.ID) {
			last.Others = append(last.Others, e.ID)
		}
	}
	return last
}

// remember adds to what was said last what a reply says.
func (t Recall) remember(last *memory.Last, before memory.Last, r inquiry.Reply) {
	id, _ := texts.Named(r.Entry)
	e, isEntry := t.Entries[r.Entry]
	switch {
	case isEntry && e.Kind != incident.Smalltalk:
		last.Entries = append(last.Entries, e.ID)
		if portion.Left(r) {
			last.Untold = append(last.Untold, e.ID)
		}
		last.Segments = append(last.Segments, proving.Concerned(t.Incident, e)...)
	case id == texts.Clarify || id == texts.LightWhich:
		last.Offered = phrasebook.Offered(r.Quick)
	case id == texts.LightFacet || id == texts.LightMore:
		last.Entries, last.Segments, last.Untold, last.Person = before.Entries, before.Segments, before.Untold, true
	case id == texts.LightItem || id == texts.LightNone:
		last.Entries, last.Segments, last.Untold = before.Entries, before.Segments, before.Untold
	}
}
