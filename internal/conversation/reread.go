package conversation

import (
	"strings"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// reread reads a mail whose words ask nothing together with what was cut from it, and
// keeps what the words alone gave where that asks nothing either. Where the words were
// understood as thanks, only a question below the signature counts: what is quoted was
// asked before.
func (t *step) reread(found []incident.Entry, known bool) ([]incident.Entry, bool) {
	aside := t.in.Mail.Below
	if known {
		aside = asked(aside)
	}
	if !known || t.doubted() {
		aside = aside.Join(asked(t.foreignTo(t.in.Mail.Among)))
	}
	if aside.Empty() {
		return found, known
	}
	text, kind, considered := t.in.Text, t.out.Kind, t.out.Considered
	t.in.Text, t.out.Considered, t.guessed = text.Join(aside), nil, false
	again, understood := t.grasp()
	if t.in.Text = text; understood && !idle(again) && !t.doubted() {
		return again, true
	}
	t.out.Kind, t.out.Considered = kind, considered
	return found, known
}

// doubted reports whether what was understood may not be what the words ask: an entry
// that does no harm, or one that is hardly likelier than not.
func (t *step) doubted() bool {
	return t.guessed || len(t.out.Considered) > 0 && t.out.Considered[0].Score < apart
}

// idle reports whether words ask for nothing.
func idle(found []incident.Entry) bool {
	return len(found) == 1 && (found[0].Kind == incident.Smalltalk || found[0].ID == malformed)
}

// asked are the sentences of a text that ask something.
func asked(text inquiry.Text) inquiry.Text {
	var kept []string
	for _, paragraph := range paragraphs(text.Words()) {
		for _, s := range sentences(paragraph) {
			if asking(s) && !formula(s) {
				kept = append(kept, s)
			}
		}
	}
	return inquiry.NewText(strings.Join(kept, "\n"))
}

// foreignTo are the lines of a quoted mail that the desk did not write: what is left of
// our own answer are the customer's answers between its lines.
func (t *step) foreignTo(text inquiry.Text) inquiry.Text {
	var kept []string
	for line := range strings.Lines(text.Words()) {
		if line = strings.TrimSpace(line); line != "" && !t.said(line) {
			kept = append(kept, line)
		}
	}
	return inquiry.NewText(strings.Join(kept, "\n"))
}

// said reports whether the desk says these words somewhere.
func (t *step) said(line string) bool {
	for _, e := range t.entries {
		if strings.Contains(e.Answer[t.lang], line) || line == "・"+e.Label[t.lang] || line == "- "+e.Label[t.lang] {
			return true
		}
	}
	for _, text := range t.incident.Texts {
		if strings.Contains(text.Local[t.lang], line) {
			return true
		}
	}
	return false
}

// mostCodes is how many codes a mail may quote.
const mostCodes = 50

// cutCodes takes one-time codes and codes of letters out of what was cut from a mail:
// who answers with a code quotes the mail that held it.
func (t *step) cutCodes() {
	if t.in.Mail == nil || t.in.Mail.Cut.Empty() {
		return
	}
	mail, left := *t.in.Mail, mostCodes
	for line := range strings.Lines(mail.Cut.Words()) {
		answers := standing(line)
		for _, run := range runs.FindAllString(line, -1) {
			if left > 0 && len(onlyDigits(run)) == affected.CodeDigits && answers(run) {
				mail.Cut, left = mail.Cut.Without(run), left-1
			}
		}
		if code, start, end := affected.FindLetter(line); code != "" && left > 0 {
			mail.Cut, left = mail.Cut.Without(line[start:end]), left-1
		}
	}
	t.in.Mail = &mail
}
