package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/inquiry"
)

// Tail is the end of a message that the desk has kept, sealed like the rest of the
// state and for minutes only: what it says may be the beginning of a secret.
type Tail struct {
	ID       string // under which the message is kept
	At       time.Time
	Text     inquiry.Text // empty for most messages
	Doubtful bool         // of mail that anybody may have written
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
// secret and neither is "hunter2". Mail that anybody may have written is read with its
// like only: it must not touch what the customer said.
func (t *step) together() {
	s := &t.out.State
	s.Tails = slices.DeleteFunc(slices.Clone(s.Tails), func(tail Tail) bool {
		return t.in.Received.Sub(tail.At) > tailLife || t.in.Kind == inquiry.Unsend && tail.ID == t.in.MessageID
	})
	if !addressed(t.in.Kind) || t.in.Entry != "" || t.in.Text.Empty() {
		return
	}
	t.remask()
	s.Tails = append(s.Tails, Tail{t.in.KeptAs(), t.in.Received, t.in.Text.Ending(), t.in.Mail.Doubtful()})
	if like := t.like(); len(like) > tails {
		oldest := like[0].ID
		s.Tails = slices.DeleteFunc(s.Tails, func(tail Tail) bool { return tail.ID == oldest })
	}
}

// like are the tails that the message is read with: of mail that anybody may have
// written, or of what the customer said.
func (t *step) like() []*Tail {
	var like []*Tail
	for i := range t.out.State.Tails {
		if tail := &t.out.State.Tails[i]; tail.Doubtful == t.in.Mail.Doubtful() {
			like = append(like, tail)
		}
	}
	return like
}

// remask masks the message and the tails as one.
func (t *step) remask() {
	s := &t.out.State
	var with []*Tail
	var texts []inquiry.Text
	for _, tail := range t.like() {
		if !tail.Text.Empty() {
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
