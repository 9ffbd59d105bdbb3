package ask

import (
	"context"
	"fmt"
	"strings"

	"madoguchi/infra/local/explain"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Explain tells in lines how a question was read: what was done with its words, what the
// desk's own reader took it for, which phrases are most like it, what a reader outside pointed
// at, and what became of both.
func (r Desk) Explain(ctx context.Context, q Question) (string, error) {
	alone := Desk{Rehearsal: r.Rehearsal}
	_, inside, err := alone.Step(ctx, q)
	if err != nil {
		return "", err
	}
	words := explain.New(r.Incident).Of(inquiry.NewText(q.Text).Words())
	lines := append(before(words), "inside:  "+decided(inside)+weighed(inside.Considered))
	for _, p := range words.Nearest {
		lines = append(lines, fmt.Sprintf("nearest: %.2f %s %q", p.Near, p.Entry, p.Text))
	}
	if r.Outside.Mode == conversation.Inside {
		return strings.Join(lines, "\n") + "\n", nil
	}
	var said *reading.Reading
	asked := false
	heard := r
	heard.Outside.Read = func(ctx context.Context, req reading.Request) *reading.Reading {
		asked, said = true, r.Outside.Read(ctx, req)
		return said
	}
	_, both, err := heard.Step(ctx, q)
	if err != nil {
		return "", err
	}
	lines = append(lines, "outside: "+pointed(asked, said), "both:    "+decided(both)+agreement(both.Read))
	return strings.Join(lines, "\n") + "\n", nil
}

// before is what was done with the words before they were matched.
func before(w explain.Words) (lines []string) {
	if w.Meant != "" {
		lines = append(lines, "read as: "+w.Meant)
	}
	if w.Unserved != "" {
		lines = append(lines, "written: in a language that the desk does not read ("+w.Unserved+")")
	}
	if len(w.Pieces) > 0 {
		lines = append(lines, "cut:     "+strings.Join(w.Pieces, " | "))
	}
	return lines
}

func decided(out conversation.Outcome) string {
	return strings.TrimSpace(string(out.Kind) + " " + strings.Join(out.Topics, ", "))
}

// mostWeighed is how many of the entries that were weighed are shown.
const mostWeighed = 5

func weighed(considered []conversation.Considered) string {
	var all []string
	for _, c := range considered[:min(mostWeighed, len(considered))] {
		all = append(all, fmt.Sprintf("%s %.2f", c.Entry, c.Score))
	}
	if len(all) == 0 {
		return ""
	}
	return "  (" + strings.Join(all, ", ") + ")"
}

func pointed(asked bool, r *reading.Reading) string {
	switch {
	case !asked:
		return "not asked: the desk's own rules or its own reader are certain"
	case r == nil:
		return "no reading"
	}
	words := []string{string(r.Move)}
	for _, p := range r.Parts {
		at := p.Topic
		if p.Entry != "" {
			at = p.Entry
		}
		words = append(words, fmt.Sprintf("%s (%s, sentence %v)", at, p.Sure, p.Sentences))
	}
	if r.Danger.Kind != "" {
		words = append(words, fmt.Sprintf("danger: %s (sentence %d)", r.Danger.Kind, r.Danger.Sentence))
	}
	return strings.Join(words, "; ")
}

func agreement(a conversation.Agreement) string {
	words := map[intent.Agreement]string{
		intent.Agreed: "the two agree", intent.Alone: "the desk's own reader was not sure",
		intent.Overrode: "the desk's own reader was sure of something else, and not certain",
		intent.Differed: "the two differ, so the customer is asked", intent.Nothing: "nothing was pointed at",
	}
	if words[a] == "" {
		return ""
	}
	return "  (" + words[a] + ")"
}
