package memory

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/inquiry"
)

// Words of danger may come in several messages.
const (
	trailing = time.Minute // words that follow within this time may belong together
	longest  = 60          // characters of a message that may be a part of another one
)

// Peril is the danger of which a message speaks.
type Peril struct {
	Kind danger.Kind
	Door bool // somebody may be at the writer's door
}

// Perceive tells what danger a message speaks of, alone or together with the ones just
// before it, and keeps its words for the next one.
func (s *State) Perceive(in inquiry.Inbound, aside bool, r danger.Reader) (p Peril) {
	if in.Entry != "" || in.Text.Empty() || in.Kind == inquiry.Unread || !in.Kind.Addressed() {
		return Peril{}
	}
	learn(s, in)
	relaned(s)
	when := aside || brief.Time(in.Text.Words()) // alone it speaks of nothing, and the classifier guesses
	if !when {
		p.read(in.Text, s.reading(in, r))
	}
	if s.trails(in) && (!aside || s.heavy()) {
		p.read(s.Trail.Join(in.Text), r.Together)
	}
	if in.Mail != nil && !in.Mail.Below.Empty() {
		p.read(in.Mail.Below, r.Read) // what stands below the signature mark is theirs, too
	}
	if !when || p.Kind != danger.None {
		s.trail(in, p.Kind != danger.None)
	}
	return p
}

// learn keeps what a message says of how its writer can be reached.
func learn(s *State, in inquiry.Inbound) {
	words := in.Text.Words()
	s.Outside = s.Outside || who.Outside(words)
	if s.Abroad = s.Abroad || s.Outside || who.Abroad(words); brief.Unphoned(words) {
		s.Unphoned = in.Received
	}
}

// Relane notes that a case is none of a lane that stands apart, by what the customer says. Staff have it as it is.
func Relane(s *State, receipt cases.Receipt) {
	s.Relaned = append(slices.Clip(s.Relaned), receipt)
	relaned(s)
}

// relaned makes such cases plain ones, whatever staff have: they are read anew with each message.
func relaned(s *State) {
	if len(s.Relaned) == 0 {
		return
	}
	s.Cases = slices.Clone(s.Cases)
	for i, c := range s.Cases {
		if slices.Contains(s.Relaned, c.Receipt) {
			s.Cases[i].Lane = cases.General
		}
	}
}

// Unphones reports whether a customer cannot phone, as far as they said.
func Unphones(s State, now time.Time) bool { return s.Abroad || now.Sub(s.Unphoned) <= unphoned }

// unphoned is for how long who cannot phone is not offered it.
const unphoned = 24 * time.Hour

// Suspects reports whether a case is about a contact that may not be genuine: a number in it is the caller's.
func Suspects(c CaseRef) bool { return slices.Contains(strings.Fields(c.Topics), suspicious) }

const suspicious = "phishing_suspicious_mail"

// heavy reports whether the last words may make despair of 「もういいです」: what asked something, or put the
// desk right, was no cry.
func (s State) heavy() bool {
	words := s.Trail.Words()
	_, corrects := brief.Instead(words)
	return !corrects && !prose.Asking(words) && danger.Heavy(words)
}

// read tells it of some words, unless danger was found already. Who says what they do not mean,
// 「死にたいとかじゃなくて、…」, means the rest.
func (p *Peril) read(text inquiry.Text, how func(string) (danger.Kind, bool)) {
	if p.Kind != danger.None {
		return
	}
	words := prose.Plain(text.Words())
	if meant, ok := brief.Instead(words); ok {
		words = meant
	}
	p.Kind, p.Door = how(who.Unmourned(words))
}

// reading is how a message alone is read: who tells when a mail came, and from whom, was asked to.
func (s *State) reading(in inquiry.Inbound, r danger.Reader) func(string) (danger.Kind, bool) {
	if _, asked := s.Expects(in.Received); asked {
		return r.Together
	}
	return r.Read
}

// trails reports whether a message is short and follows so soon that it may end what
// the ones before it began.
func (s State) trails(in inquiry.Inbound) bool {
	return in.Mail == nil && !s.Trail.Empty() && in.Received.Sub(s.TrailAt) < trailing && fragmentary(in.Text)
}

func fragmentary(text inquiry.Text) bool { return len([]rune(text.Words())) <= longest }

// trail keeps the words of a short message for the next one.
func (s *State) trail(in inquiry.Inbound, perilous bool) {
	switch {
	case in.Mail != nil:
		return
	case perilous || !fragmentary(in.Text):
		s.Trail = inquiry.Text{}
	case s.trails(in) && fragmentary(s.Trail):
		s.Trail = s.Trail.Join(in.Text)
	default:
		s.Trail = in.Text
	}
	s.TrailAt = in.Received
}
