// Package police answers who asks whether they should go to the police: in general words, with the lines that the
// incident names for that. What the company itself reported is something else.
package police

import (
	_ "embed"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/helplines"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
)

// Topic is that of such a question, for figures.
const Topic = "police"

// Police is one message of somebody who may ask that.
type Police struct {
	*draft.Draft
	Lines []incident.HelpLine
}

// Answers answers such a question, and adds the message to the case that presses most. It returns what else the
// message asks; false where it asks nothing of the police, or the incident names no line for that.
func (t Police) Answers(words string) (rest string, done bool) {
	if t.lines() == "" || !Asks(words) {
		return "", false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = draft.Answered, []string{Topic}
	reply := t.Advice()
	if c, ok := memory.Fitting(t.Out.State, nil, cases.Urgent); ok {
		t.Out.Kind, t.Out.Append = draft.Escalated, c.Receipt
		reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.PoliceNoted, map[string]string{"receipt": string(c.Receipt)}))
	}
	t.Reply(reply)
	var others []string
	for _, s := range prose.Sentences(words) {
		if prose.Interrogative(s) && !Asks(s) {
			others = append(others, s)
		}
	}
	return strings.Join(others, "\n"), true
}

// Advice says that they can, and whom to call: where they are, outside of Japan, no number of the incident is any use.
func (t Police) Advice() inquiry.Reply {
	if t.Out.State.Abroad {
		return t.Book.Reply(texts.PoliceAbroad, nil)
	}
	return t.Book.Reply(texts.PoliceAsk, map[string]string{"lines": t.lines()})
}

func (t Police) lines() string { return helplines.HelpLines{All: t.Lines, Book: t.Book}.Consult() }

// Asks reports whether words ask whether their writer should go to the police.
func Asks(words string) bool {
	for _, s := range prose.Sentences(prose.Plain(words)) {
		low := strings.ToLower(jatext.Width(s))
		if is("police", low) && is("should", low) && !is("no should", low) {
			return true
		}
	}
	return false
}

//go:embed police.txt
var list string

var is = jatext.Forms(list)
