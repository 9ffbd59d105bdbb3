package memory

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

// Together reads a message as one with those just before it: 「パスワードは」 is no secret
// and neither is "hunter2". It returns the message and the earlier ones as they are kept
// from now on. Mail that anybody may have written is read with its like only: it must
// not touch what the customer said.
func (s *State) Together(in inquiry.Inbound) (inquiry.Inbound, []Remask) {
	s.Tails = slices.DeleteFunc(slices.Clone(s.Tails), func(tail Tail) bool {
		return in.Received.Sub(tail.At) > tailLife || in.Kind == inquiry.Unsend && tail.ID == in.MessageID
	})
	if !in.Kind.Addressed() || in.Entry != "" || in.Text.Empty() {
		return in, nil
	}
	in, remasked := s.remask(in)
	s.Tails = append(s.Tails, Tail{in.KeptAs(), in.Received, in.Text.Ending(), in.Mail.Doubtful()})
	if like := s.like(in.Mail.Doubtful()); len(like) > tails {
		oldest := like[0].ID
		s.Tails = slices.DeleteFunc(s.Tails, func(tail Tail) bool { return tail.ID == oldest })
	}
	return in, remasked
}

// Retail keeps of the message that was read last what it turned out to say: one that hides a
// secret that was typed another way.
func (s *State) Retail(in inquiry.Inbound) {
	for i := range s.Tails {
		if s.Tails[i].ID == in.KeptAs() {
			s.Tails[i].Text = in.Text.Ending()
		}
	}
}

// like are the tails that a message is read with: of mail that anybody may have written,
// or of what the customer said.
func (s *State) like(doubtful bool) []*Tail {
	var like []*Tail
	for i := range s.Tails {
		if tail := &s.Tails[i]; tail.Doubtful == doubtful {
			like = append(like, tail)
		}
	}
	return like
}

// remask masks the message and the tails as one.
func (s *State) remask(in inquiry.Inbound) (inquiry.Inbound, []Remask) {
	var with []*Tail
	var texts []inquiry.Text
	for _, tail := range s.like(in.Mail.Doubtful()) {
		if !tail.Text.Empty() {
			with, texts = append(with, tail), append(texts, tail.Text)
		}
	}
	if len(with) == 0 {
		return in, nil
	}
	var remasked []Remask
	masked := inquiry.Across(append(texts, in.Text)...)
	for i, tail := range with {
		if was, is := tail.Text, masked[i]; is.Words() != was.Words() {
			remasked = append(remasked, Remask{tail.ID, was, is})
			tail.Text, s.Pending, s.Given = is, s.Pending.Renewed(was, is), s.Given.Renewed(was, is)
		}
	}
	in.Text = masked[len(with)]
	return in, remasked
}
