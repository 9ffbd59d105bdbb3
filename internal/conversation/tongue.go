package conversation

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// abroad is who writes in a language that the desk does not read.
type abroad struct{ *step }

// handsOver hands such a message over, and says so in each language in which the desk
// answers. A guess at its words would answer what nobody asked. A secret is found in any
// language, and told of all the same.
func (t abroad) handsOver() bool {
	if !typed.Unserved(t.In) {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind = Escalated
	if t.Silent() {
		t.Collect(cases.General)
		return true
	}
	if len(t.In.Text.Secrets()) > 0 {
		t.Out.Topics = []string{pasted}
		t.entry(t.r.entries[pasted])
	}
	t.Reply(inquiry.Reply{Entry: texts.Unserved.String(), Text: t.sentence()})
	t.Handover(cases.General, false)
	return true
}

// sentence says it in each language in which the desk answers.
func (t abroad) sentence() string {
	var said []string
	for _, lang := range []incident.Lang{incident.English, incident.Japanese} {
		if book := t.r.book(lang); book.Lang == lang {
			said = append(said, book.Text(texts.Unserved, nil))
		}
	}
	return phrasebook.Lines(said...)
}

// parts tells once, in the customer's language, that something is not translated into it, where
// the rest of the incident is.
func (t onward) parts() {
	s := &t.Out.State
	k := slices.IndexFunc(t.Out.Replies, func(r inquiry.Reply) bool { return tongue.Foreign(r.Text, t.Book.Lang) })
	if k < 0 || s.Foreign || !t.Book.Partly() || t.peril.Kind != danger.None {
		return
	}
	s.Foreign = true
	t.Out.Replies = slices.Insert(t.Out.Replies, k, t.Book.Reply(texts.OfPart(string(t.Book.Lang)), nil))
}
