package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/inquiry"
)

// Tail is the end of a message that the desk has kept, sealed like the rest of the
// state and for minutes only: what it says may be the beginning of a secret.
type Tail struct {
	ID   string // under which the message is kept
	At   time.Time
	Text inquiry.Text // empty for most messages
}

// Remask is an earlier message whose end turned out to be a part of a secret.
type Remask struct {
	ID       string       // under which the message is kept
	Ending   inquiry.Text // as it was kept
	Replaced inquiry.Text // as it is kept from now on
}

const (
	tails    = 3                // a card comes in four messages at most
	tailLife = 10 * time.Minute // people who send a secret in pieces send them at once
)

// together reads a message as one with those just before it: 「パスワードは」 is no
// secret and neither is "hunter2". Mail that anybody may have written is read by
// itself: it must not touch what the customer said.
func (t *step) together() {
	s := &t.out.State
	s.Tails = slices.DeleteFunc(slices.Clone(s.Tails), func(tail Tail) bool {
		return t.in.Received.Sub(tail.At) > tailLife || t.in.Kind == inquiry.Unsend && tail.ID == t.in.MessageID
	})
	if !addressed(t.in.Kind) || t.in.Entry != "" || t.in.Text.Empty() || t.in.Mail.Doubtful() {
		return
	}
	t.remask()
	s.Tails = append(s.Tails, Tail{ID: t.in.KeptAs(), At: t.in.Received, Text: t.in.Text.Ending()})
	s.Tails = s.Tails[max(0, len(s.Tails)-tails):]
}

// remask masks the message and the tails as one.
func (t *step) remask() {
	s := &t.out.State
	var with []*Tail
	var texts []inquiry.Text
	for i := range s.Tails {
		if tail := &s.Tails[i]; !tail.Text.Empty() {
			with, texts = append(with, tail), append(texts, tail.Text)
		}
	}
	if len(with) == 0 {
		return
	}
	masked := inquiry.Across(append(texts, t.in.Text)...)
	for i, tail := range with {
		if was, is := tail.Text, masked[i]; is.Words() != was.Words() {
			t.out.Remasked = append(t.out.Remasked, Remask{tail.ID, was, is})
			tail.Text, s.Pending = is, s.Pending.Renewed(was, is)
		}
	}
	t.in.Text = masked[len(with)]
	t.out.Words = t.in.Text
}
