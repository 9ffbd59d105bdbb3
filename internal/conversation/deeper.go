package conversation

import (
	"slices"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/group"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/proving"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// ofTheirs answers who asks what of theirs is concerned, after an answer about people like them,
// for these people and no others: a recipient has no password.
func (t light) ofTheirs() bool {
	if !t.lit() || len(t.last.Segments) == 0 || !who.Oneself(t.words) {
		return false
	}
	m := t.inside()
	if !m.Known || len(m.Entries) != 1 || m.Entries[0].Kind != incident.FAQ {
		return false
	}
	others := proving.Concerned(t.r.incident, m.Entries[0])
	if len(others) == 0 || slices.Equal(others, t.last.Segments) || brief.Joins(t.words) {
		return false
	}
	if names := brief.Named(t.words); names != nil && !brief.Several(t.words) {
		if text, ok := proving.Item(t.Book, t.r.incident, t.last.Segments, names); ok {
			t.Out.State.Understood()
			t.Out.Kind, t.Out.Topics = Answered, []string{intent.Topic(m.Entries[0].ID)}
			t.Reply(text, status, human)
			return true
		}
	}
	return t.follows(func(e incident.Entry) bool { return slices.Equal(proving.Concerned(t.r.incident, e), t.last.Segments) })
}

// ofGroup answers what leaked of a group of people that words name, or that their writer is of: with the list of
// these people and no others, also where a proof is open or a person has a case.
func (t *step) ofGroup() bool {
	given := t.typed.Address + t.typed.Digits + t.typed.Letter + t.typed.Postal
	if t.In.Entry != "" || t.In.Mail.Doubtful() || given != "" || t.cared() {
		return false
	}
	found := group.Message{Draft: t.Draft, Groups: t.r.groups(), Entries: t.r.entries, Inside: t.inside}.Asked()
	if len(found) > 0 {
		t.answer(whose{t}.own(found))
		t.proving().Resume()
	}
	return len(found) > 0
}

// thatDay answers a day that is named behind an answer about days on which the desk is staffed: 「明日は？」.
func (t light) thatDay() bool {
	e := t.lastEntry()
	if !t.lit() || e.Asks != incident.AsksDay || utf8.RuneCountInString(t.words) > leaning {
		return false
	}
	m := t.inside()
	if m.Ruled || m.Known && !t.sameTopic(m.Entries[0]) && m.Entries[0].Kind != incident.OutOfScope {
		return false
	}
	a := when.Answerer{Incident: t.r.incident, Calendar: t.Calendar, Book: t.Book, Now: t.Now}
	lines := a.Unsaid(when.Question{Words: t.words, Lang: t.Out.State.Lang, About: e.Asks}, t.Out.Replies)
	if len(lines) == 0 {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Answered, []string{t.topic()}
	text := phrasebook.Lines(lines...)
	t.Reply(inquiry.Reply{Entry: e.ID, Text: text}, append(slices.Clone(e.Quick), human)...)
	return true
}
