package intent

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/faq"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Clear reports whether the message of somebody in danger asks something that the desk can
// answer with a fact, or for one's own status.
func (r *Reader) Clear(text inquiry.Text) bool {
	pieces, _ := prose.Questions(prose.Plain(text.Words()))
	if e, ok := r.sureOf(strings.Join(pieces, " "), 0); ok && answers(e) {
		return true
	}
	return len(r.Besides(text)) > 0
}

// Besides are the other questions in a message of danger, those that are clear without
// the words of it, and the entry for a secret that was pasted.
func (r *Reader) Besides(text inquiry.Text) []incident.Entry {
	var found []incident.Entry
	if len(text.Secrets()) > 0 {
		found = r.only(incident.SecretPasted)
	}
	pieces, subject := prose.Questions(prose.Plain(text.Words()))
	for i, piece := range pieces {
		if subject && i == 0 || !prose.Asking(piece) {
			continue
		}
		if kind, _ := r.peril.Read(piece); kind != danger.None {
			continue
		}
		if e, ok := r.sureOf(piece, apart); ok && answers(e) && !sameTopic(found, e) {
			found = append(found, e)
		}
	}
	return found
}

// sureOf is the entry that a question asks for, if the matcher is sure and scores it so
// high at least.
func (r *Reader) sureOf(question string, least float64) (incident.Entry, bool) {
	m := r.matcher.Match(question)
	if m.Verdict != faq.Sure || m.Ranked[0].Score < least {
		return incident.Entry{}, false
	}
	return r.entries[m.Ranked[0].Entry], true
}

// answers reports whether an entry answers with a fact, or with one's own status.
func answers(e incident.Entry) bool { return e.Kind == incident.FAQ || e.Kind == incident.Verify }
