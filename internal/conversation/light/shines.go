package light

import (
	"slices"
	"unicode/utf8"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Shines answers what is asked of what was said last.
func (l Light) Shines() bool {
	switch lean := l.lean(); lean {
	case brief.NoLean:
		return l.neither() || l.item() || l.thatDay() || l.ofTheirs() || l.leans()
	case brief.Yes, brief.No:
		return l.agrees(lean == brief.Yes)
	case brief.First, brief.Second, brief.Third:
		return l.chooses(map[brief.Lean]int{brief.First: 0, brief.Second: 1, brief.Third: 2}[lean])
	case brief.Paid:
		return l.follows(l.SameTopic)
	case brief.Sum:
		return l.sum() || l.follows(l.SameTopic)
	case brief.Who, brief.Date, brief.Amount, brief.Why, brief.Where, brief.How:
		return l.facet(lean)
	}
	return false
}

// sum hands over that somebody was told an amount of what the last answer says it costs.
func (l Light) sum() bool {
	if l.subject() == "" || !brief.Sum.In(l.Book.Say(l.Entry().Answer)) {
		return false
	}
	l.Out.State.Understood()
	l.Out.Kind, l.Out.Topics = draft.Escalated, []string{l.topic()}
	l.Reply(l.Book.Reply(texts.LightSum, map[string]string{"subject": l.subject()}))
	l.Handover(cases.General, false)
	return true
}

// facet answers who, when or how much of what was said last: what the desk has on that, the
// same again where it says it, or that it has no more.
func (l Light) facet(lean brief.Lean) bool {
	if l.subject() == "" {
		return false
	}
	fact := func(e incident.Entry) bool { return e.Kind == incident.FAQ || !l.SameTopic(e) }
	if l.follows(fact) {
		return true
	}
	last := l.Entry()
	lang := l.Book.Of(last.Answer)
	first, _ := portion.First(last, lang, l.In.Channel)
	told, untold := lean.In(first), slices.Contains(l.Said.Untold, last.ID) && lean.In(portion.Rest(last, lang))
	if of := l.held(); told && !untold && of.About.Receipt != "" {
		of.Asked(true)
		return true
	}
	if told || untold {
		l.Reply(l.Book.Reply(texts.LightAbout, map[string]string{"subject": l.subject()}))
		if untold && !told {
			l.rest()
		} else {
			l.again()
		}
		return true
	}
	l.Out.State.Understood()
	l.Out.Kind, l.Out.Topics = draft.Answered, []string{l.topic()}
	values := map[string]string{"subject": l.subject(), "facet": l.Book.Text(texts.OfFacet(string(lean)), nil)}
	if c, ok := l.Out.State.Current(); ok && c.State != cases.Closed && !c.Lane.Apart() {
		l.Out.Kind, l.Out.Append = draft.Escalated, c.Receipt
		values["receipt"] = string(c.Receipt)
		l.Reply(l.Book.Reply(texts.LightFacetHeld, values))
		return true
	}
	l.Reply(l.Book.Reply(texts.LightFacet, values), incident.SpeakToHuman)
	return true
}

// follows answers a message that is read as one with what was answered last, where that leads
// to another answer that some condition holds for.
func (l Light) follows(some func(incident.Entry) bool) bool {
	if l.subject() == "" {
		return false
	}
	switch points, pending := l.Desk.Outside(); {
	case pending:
		return true
	case points:
		return false
	}
	both := inquiry.NewText(l.subject() + ", " + l.Words)
	m := l.Reader.Read(intent.Message{Text: both, Lang: l.Out.State.Lang.Base(), Answer: l.Book.Lang})
	if !m.Known || len(m.Entries) != 1 {
		return false
	}
	found := m.Entries[0]
	likely := l.SameTopic(found) || len(m.Considered) > 0 && m.Considered[0].Score >= otherwise
	asks := found.Kind == incident.FAQ || found.Kind == incident.Escalate && !found.Lane.Wakes()
	if !asks || !likely || found.ID == l.Entry().ID || !some(found) {
		return false
	}
	subject := l.subject()
	l.Desk.Answer(m.Entries)
	l.about(subject)
	return true
}

// about says in front of the answer what the message was taken to be about.
func (l Light) about(subject string) {
	k := slices.IndexFunc(l.Out.Replies, func(r inquiry.Reply) bool { return l.Entries[r.Entry].ID != "" })
	if k < 0 {
		return
	}
	first := &l.Out.Replies[k]
	first.Text = phrasebook.Lines(l.Book.Text(texts.LightAbout, map[string]string{"subject": subject}), first.Text)
}

// The bounds of a message that leans on the last answer with words of its own.
const (
	leaning   = 24   // characters
	faintly   = 0.15 // how probable the answer beside the last one must be at least
	otherwise = 0.6  // and one that is none beside it
	evident   = 0.75 // of what needs nothing before it
	most      = 3    // answers are weighed
)

// leans answers a short message that alone is not sure to ask for anything, and may ask for an
// answer beside the last one: another of its topic, or one that is offered below it.
func (l Light) leans() bool {
	if !l.Lit() || l.subject() == "" || utf8.RuneCountInString(l.Words) > leaning || brief.Courtesy(l.Words) {
		return false
	}
	m := l.Desk.Inside()
	if m.Ruled || len(m.Considered) == 0 {
		return false
	}
	if first := m.Considered[0]; first.Score >= otherwise { // 「捨ててもいいですか」 behind a letter asks of the letter
		return first.Score < evident && intent.Topic(first.Entry) != l.topic() && l.follows(l.SameTopic)
	}
	for _, c := range m.Considered[:min(len(m.Considered), most)] {
		if e := l.Entries[c.Entry]; l.beside(e) && c.Score >= faintly && 2*c.Score >= m.Considered[0].Score {
			l.Desk.Answer([]incident.Entry{e})
			l.about(l.Book.Label(e.ID))
			return true
		}
	}
	return false
}

// beside reports whether an entry that tells something stands beside the last answer.
func (l Light) beside(e incident.Entry) bool {
	last := l.Entry()
	if e.Kind != incident.FAQ && (e.Kind != incident.Escalate || e.Lane.Apart()) {
		return false
	}
	offered := func(id string) bool { return intent.Topic(id) == intent.Topic(e.ID) }
	return e.ID != last.ID && l.Book.Label(e.ID) != "" && (l.SameTopic(e) || slices.ContainsFunc(last.Quick, offered))
}
