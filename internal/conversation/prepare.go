package conversation

import (
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/switches"
)

// Prepare builds the responder of an incident with its calendar and with the matcher that
// learn makes from the questions of its entries; package internal/understand/trained/kept and [faq.Train] have ones
// to learn with. What the responder recognises by rule is nothing to learn.
func Prepare[M intent.Matcher](i *incident.Incident, learn func([]faq.Example) (M, error)) (*Responder, error) {
	calendar, err := hours.New(i.Hours)
	if err != nil {
		return nil, err
	}
	model, err := learn(Questions(i))
	if err != nil {
		return nil, err
	}
	return New(i, model, calendar), nil
}

// Rehearsed is the responder with the translations that nobody has approved yet, marked, see
// [incident.Incident.Rehearsed]: what is put together for customers has no use for it.
func (r *Responder) Rehearsed() *Responder {
	return New(r.incident.Rehearsed(), r.matcher, r.calendar)
}

// Under is the responder of the incident as switches make it.
func (r *Responder) Under(s switches.Set) *Responder {
	if applied := s.Applied(r.incident); applied != r.incident {
		return New(applied, r.matcher, r.calendar)
	}
	return r
}

// Questions are what a matcher learns from.
func Questions(i *incident.Incident) []faq.Example { return faq.Examples(i, incident.ByRule()...) }

// Calendar tells when the desk is staffed.
func (r *Responder) Calendar() *hours.Calendar { return r.calendar }
