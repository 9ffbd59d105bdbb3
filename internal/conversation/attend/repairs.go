package attend

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// repairs takes in what words put right of how the desk took them, or report that stands in their way, and
// returns what else they say; said is whether they do.
func (t Attend) repairs(c memory.CaseRef, words string, lane cases.Lane) (others []string, said bool) {
	repair, others := brief.Repairs(words)
	id := texts.OfRepair(string(repair))
	switch repair {
	case brief.NoRepair:
		if lane == cases.Legal && lane != c.Lane && brief.Statement(words) && !who.Represents(words) {
			return nil, threatens(t, c, words)
		}
		return nil, false
	case brief.Calmed:
		var any bool
		if c, any = relanes(t, c, cases.Urgent); !any && len(t.Out.State.Relaned) == 0 {
			return nil, false
		}
	case brief.Unlaned:
		c, _ = relanes(t, c, cases.Legal, cases.Press)
	case brief.Phoneless, brief.NonMember:
		if !brief.Statement(words) {
			return nil, false // it belongs to what they ask
		}
	case brief.Busy:
		if t.Out.State.Abroad {
			id = texts.CaseNoPhone
		}
		others = slices.DeleteFunc(others, func(s string) bool { return t.talk(c).Asked(s).Ask != brief.NoAsk }) // and what is going on
	}
	t.talk(c).Says(c, id)
	if given, rest := brief.Gives(strings.Join(others, "\n")); len(given) > 0 {
		last := *t.Last()
		t.Out.Replies = t.Out.Replies[:len(t.Out.Replies)-1]
		t.talk(c).Adds(c, given...)
		t.Last().Text = phrasebook.Lines(t.Last().Text, last.Text)
		others = rest
	}
	return others, true
}

// threatens takes in what a customer writes of lawyers and courts, or of something in writing, who is no lawyer.
func threatens(t Attend, c memory.CaseRef, words string) bool {
	if !who.Threatens(words) {
		return t.Adds()
	}
	t.talk(c).Says(c, texts.CaseThreat)
	return true
}

// relanes believes a customer that their case is none of some lanes: nothing is said of these any more.
func relanes(t Attend, about memory.CaseRef, lanes ...cases.Lane) (memory.CaseRef, bool) {
	s := &t.Out.State
	i := slices.IndexFunc(s.Cases, func(c memory.CaseRef) bool {
		return c.State != cases.Closed && slices.Contains(lanes, c.Lane) && c.Receipt != s.Danger.Receipt
	})
	if i < 0 {
		return about, false
	}
	memory.Relane(s, s.Cases[i].Receipt)
	return s.Cases[i], true
}

// awaits answers who says that they will phone, and can then; until when they can where they ask that.
func awaits(t Attend, c memory.CaseRef, lines, rest []string) {
	open := func(line string) bool {
		return strings.Contains(line, t.Book.Hours()) || line == t.Book.Text(texts.PhoneOpen, nil)
	}
	last := t.Last()
	if !slices.ContainsFunc(lines, open) || last == nil {
		return
	}
	values := map[string]string{"receipt": string(c.Receipt)}
	hours := ""
	if slices.ContainsFunc(rest, brief.OfNumber) {
		hours = lines[len(lines)-1]
	}
	*last = inquiry.Reply{Entry: texts.PhoneOpen.String(), Values: values, Text: phrasebook.Lines(
		t.Book.Text(texts.PhoneAwait, nil), hours, t.Book.Text(texts.PhoneReceipt, values))}
}
