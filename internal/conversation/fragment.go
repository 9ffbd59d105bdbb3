package conversation

import (
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/burst"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/parting"
	"madoguchi/internal/conversation/spoken"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// heard is a message as it was read.
type heard struct {
	in       inquiry.Inbound // as it was meant
	words    inquiry.Text    // as they were typed
	typed    identity.Typed
	peril    memory.Peril
	remasked []Remask
}

// hear reads one message and remembers it.
func (r *Responder) hear(s *State, in inquiry.Inbound, now time.Time) (h heard) {
	waits := s.Awaits(cases.Identity) && !s.Proof(in).Sent() // six digits are a postal code abroad, which staff asked for
	h.typed, in = typed.Read(in, r.incident.Mail, !waits)
	in, h.remasked = s.Together(in)
	h.words = in.Text
	if in = typed.Meant(in); len(in.Text.Secrets()) > len(h.words.Secrets()) {
		h.words = in.Text // what was typed shows a secret that what was meant does not
		s.Retail(in)
	}
	s.Lang = spoken.Language(s, in, r.incident)
	asked := s.Proof(in).Stage == identity.AskPostal
	if in.Kind == inquiry.Message && in.Entry == "" && !in.Mail.Doubtful() && !asked && typed.Gives(in.Text) {
		s.Gives(in.Text, in.MessageID)
	}
	h.peril = s.Perceive(in, parting.Lets(*s, in, now), r.reader.Danger())
	if h.peril.Kind == danger.None && typed.Unserved(in) {
		h.peril.Kind = danger.Abroad(in.Text.Words())
	}
	h.in = in
	return h
}

// hearAll reads the messages before one, and returns them as they are kept.
func (r *Responder) hearAll(s *State, all []inquiry.Inbound, now time.Time) (kept []inquiry.Inbound, remasked []Remask) {
	for _, in := range all {
		h := r.hear(s, in, now)
		remasked = append(remasked, burst.Renew(kept, h.remasked)...)
		in.Text = h.words
		kept = append(kept, in)
	}
	return kept, remasked
}

// joins reports whether a message is read as one with those before it: not where that says nothing clear, and it does alone.
func (r *Responder) joins(s State, in inquiry.Inbound, now time.Time, given Given) bool {
	given.Outside, given.Found = Outside{}, nil
	return !r.step(s, in, now, given, true).Unclear || r.step(s, in, now, given, false).Unclear
}
