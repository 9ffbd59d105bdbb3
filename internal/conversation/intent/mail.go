package intent

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// reread reads a mail whose words ask nothing together with what was cut from it, and
// keeps what the words alone gave where that asks nothing either. Where the words were
// understood as thanks, only a question below the signature counts: what is quoted was
// asked before.
func (t *run) reread(found []incident.Entry, known bool) ([]incident.Entry, bool) {
	aside := t.Mail.Below
	if known {
		aside = asked(aside)
	}
	if !known || t.doubted() {
		aside = aside.Join(asked(t.foreignTo(t.Mail.Among)))
	}
	if aside.Empty() {
		return found, known
	}
	before := *t
	t.Text, t.considered, t.guessed = t.Text.Join(aside), nil, false
	if again, understood := t.words(); understood && !idle(again) && !t.doubted() {
		return again, true
	}
	t.close, t.considered = before.close, before.considered
	return found, known
}

// doubted reports whether what was understood may not be what the words ask: an entry
// that does no harm, or one that is hardly likelier than not.
func (t *run) doubted() bool {
	return t.guessed || len(t.considered) > 0 && t.considered[0].Score < apart
}

// idle reports whether words ask for nothing.
func idle(found []incident.Entry) bool {
	return len(found) == 1 && (found[0].Kind == incident.Smalltalk || found[0].ID == incident.MalformedInput)
}

// asked are the sentences of a text that ask something.
func asked(text inquiry.Text) inquiry.Text { return inquiry.NewText(prose.Asked(text.Words())) }

// foreignTo are the lines of a quoted mail that the desk did not write: what is left of
// our own answer are the customer's answers between its lines.
func (t *run) foreignTo(text inquiry.Text) inquiry.Text {
	var kept []string
	for line := range strings.Lines(text.Words()) {
		if line = strings.TrimSpace(line); line != "" && !t.said(line) {
			kept = append(kept, line)
		}
	}
	return inquiry.NewText(strings.Join(kept, "\n"))
}

// said reports whether the desk says these words somewhere.
func (t *run) said(line string) bool {
	for _, e := range t.entries {
		if label := t.in(e.Label); strings.Contains(t.in(e.Answer), line) || line == "・"+label || line == "- "+label {
			return true
		}
	}
	for _, text := range t.texts {
		if strings.Contains(t.in(text), line) {
			return true
		}
	}
	return false
}

// in is a text as the customer was told it: in English, where it is not translated.
func (t *run) in(l incident.Local) string {
	if text, ok := l[t.Answer]; ok {
		return text
	}
	return l[incident.English]
}
