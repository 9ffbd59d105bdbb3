package conversation

import (
	"slices"

	"madoguchi/internal/conversation/afresh"
	"madoguchi/internal/conversation/buttons"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/once"
	"madoguchi/internal/conversation/recall"
	"madoguchi/internal/conversation/stalled"
	"madoguchi/internal/conversation/tidy"
	"madoguchi/internal/danger"
	"madoguchi/internal/inquiry"
)

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
		stalled := stalled.Stalled{Draft: t.Draft, Before: t.before}
		stalled.Counts()
		t.Out.Replies = buttons.Fit(t.Out.Replies, t.before.Last.Entries)
		if t.peril.Kind == danger.None {
			stalled.WayOn()
		}
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
		tidy := tidy.Tidy{Draft: t.Draft, Before: t.before}
		tidy.Up()
		t.Out.Replies, facts = t.r.once().Tell(t.Out.Replies, slices.Concat(t.before.Heard.Facts, asked))
		t.Out.Replies = tidy.Given(t.Out.Replies)
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
