package conversation

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Status is what a person of these segments is told whom staff identified; false where there
// is none, or one that is not the incident's: then a person must look.
func (r *Responder) Status(lang string, ids []string) ([]inquiry.Reply, bool) {
	return proving.Status(r.book(incident.Lang(lang)), r.incident, ids)
}

// Released is the word to a customer whom a person left waiting: the desk speaks again, and the case stays open.
func (r *Responder) Released(lang string, receipt cases.Receipt) inquiry.Reply {
	return r.book(incident.Lang(lang)).Reply(texts.Released, map[string]string{"receipt": string(receipt)})
}
