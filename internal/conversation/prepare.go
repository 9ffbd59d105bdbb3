package conversation

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
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

// Status is what a person of these segments is told whom staff identified; false where there
// is none, or one that is not the incident's: then a person must look.
func (r *Responder) Status(lang string, ids []string) ([]inquiry.Reply, bool) {
	return proving.Status(r.book(incident.Lang(lang)), r.incident, ids)
}

// Released is the word to a customer whom a person left waiting: the desk speaks again, and the case stays open.
func (r *Responder) Released(lang string, receipt cases.Receipt) inquiry.Reply {
	return r.book(incident.Lang(lang)).Reply(texts.Released, map[string]string{"receipt": string(receipt)})
}
