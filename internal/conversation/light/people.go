package light

import (
	"slices"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// item answers whether a kind of data is among the items of those that were spoken of last.
func (l Light) item() bool {
	if !l.Lit() || len(l.Said.Segments) == 0 {
		return false
	}
	asked, names := brief.Kind(l.Words)
	m := l.Desk.Inside()
	one := m.Known && len(m.Entries) == 1
	again := one && slices.Contains(l.Said.Entries, m.Entries[0].ID) // "so not my birthday?" asks of the list that they have just read
	if again && !brief.Several(l.Words) {
		names = brief.Named(l.Words)
	}
	if asked == "" && (!again || names == nil) {
		return false
	}
	if one && !again && slices.Equal(proving.Concerned(l.Incident, m.Entries[0]), l.Said.Segments) {
		return false // alone it asks for another answer about the same people
	}
	text, ok := proving.Item(l.Book, l.Incident, l.Said.Segments, names)
	if !ok {
		return false
	}
	l.Out.State.Understood()
	l.Out.Kind = draft.Answered
	if e := l.Entry(); e.ID != "" {
		l.Out.Topics = []string{intent.Topic(e.ID)}
	}
	l.Reply(text, incident.AmIAffected, incident.SpeakToHuman)
	return true
}

// ofTheirs answers who asks what of theirs is concerned, after an answer about people like them,
// for these people and no others: a recipient has no password.
func (l Light) ofTheirs() bool {
	if !l.Lit() || len(l.Said.Segments) == 0 || !who.Oneself(l.Words) {
		return false
	}
	m := l.Desk.Inside()
	if !m.Known || len(m.Entries) != 1 || m.Entries[0].Kind != incident.FAQ {
		return false
	}
	others := proving.Concerned(l.Incident, m.Entries[0])
	if len(others) == 0 || slices.Equal(others, l.Said.Segments) || brief.Joins(l.Words) {
		return false
	}
	if names := brief.Named(l.Words); names != nil && !brief.Several(l.Words) {
		if text, ok := proving.Item(l.Book, l.Incident, l.Said.Segments, names); ok {
			l.Out.State.Understood()
			l.Out.Kind, l.Out.Topics = draft.Answered, []string{intent.Topic(m.Entries[0].ID)}
			l.Reply(text, incident.AmIAffected, incident.SpeakToHuman)
			return true
		}
	}
	return l.follows(func(e incident.Entry) bool { return slices.Equal(proving.Concerned(l.Incident, e), l.Said.Segments) })
}

// thatDay answers a day that is named behind an answer about days on which the desk is staffed: 「明日は？」.
func (l Light) thatDay() bool {
	e := l.Entry()
	if !l.Lit() || e.Asks != incident.AsksDay || utf8.RuneCountInString(l.Words) > leaning {
		return false
	}
	m := l.Desk.Inside()
	if m.Ruled || m.Known && !l.SameTopic(m.Entries[0]) && m.Entries[0].Kind != incident.OutOfScope {
		return false
	}
	a := when.Answerer{Incident: l.Incident, Calendar: l.Calendar, Book: l.Book, Now: l.Now}
	lines := a.Unsaid(when.Question{Words: l.Words, Lang: l.Out.State.Lang, About: e.Asks}, l.Out.Replies)
	if len(lines) == 0 {
		return false
	}
	l.Out.State.Understood()
	l.Out.Kind, l.Out.Topics = draft.Answered, []string{l.topic()}
	text := phrasebook.Lines(lines...)
	l.Reply(inquiry.Reply{Entry: e.ID, Text: text}, append(slices.Clone(e.Quick), incident.SpeakToHuman)...)
	return true
}
