package burst

import (
	"slices"

	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Fragment is a message, with what a step made of it.
type Fragment struct {
	*draft.Draft
	In     inquiry.Inbound // as it came
	Read   *intent.Meaning // what the desk itself reads, nil where it did not need to
	OfCase bool            // it asks about the customer's own case
}

// greeting is the topic of somebody who has said no more than hello.
const greeting = "greeting"

// Is reports whether a message is a short one that says nothing clear, so that more may
// follow. Nobody waits who was in danger, proves who they are or talks to a person.
func (f Fragment) Is() bool {
	words, s := f.In.Text.Words(), f.Out.State
	if !Plain(f.In) || !short(words) || s.Human() != "" || s.Cares(f.Now) || f.Proof().Stage != identity.NoDialogue {
		return false
	}
	return f.Out.Missed() || f.unread() || leftOpen(words) && !f.wakes() && !f.OfCase
}

// unread reports whether the desk itself reads no more than hello, or nothing where a reader
// outside is to be asked.
func (f Fragment) unread() bool {
	switch {
	case f.Read == nil:
		return false
	case f.Read.Known:
		return len(f.Read.Entries) == 1 && f.Read.Entries[0].ID == greeting
	}
	return f.Out.Ask != nil
}

// wakes reports whether the message asks for what wakes people.
func (f Fragment) wakes() bool {
	return f.Read != nil && f.Read.Known && slices.ContainsFunc(f.Read.Entries, func(e incident.Entry) bool { return e.Lane.Wakes() })
}

// Renew renews what a later message shows to be a part of a secret in those of the same
// thought, which nobody has stored yet, and returns the rest.
func Renew(kept []inquiry.Inbound, remasked []memory.Remask) (stored []memory.Remask) {
	for _, m := range remasked {
		i := slices.IndexFunc(kept, func(in inquiry.Inbound) bool { return in.KeptAs() == m.ID })
		if i < 0 {
			stored = append(stored, m)
			continue
		}
		kept[i].Text = kept[i].Text.Renewed(m.Ending, m.Replaced)
	}
	return stored
}

// Together are the words of messages as those of one.
func Together(before []inquiry.Inbound, last inquiry.Text) (all inquiry.Text) {
	for _, in := range before {
		all = all.Join(typed.Meant(in).Text)
	}
	return all.Join(last)
}
