package light

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/conversation/tongue"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Turns answers what is said of the answer itself: that it shall be said again, in another
// language or with more, or that it was none.
func (l Light) Turns() bool {
	if l.In.Entry == portion.More {
		l.Said = l.Out.State.Last // the button belongs to what was said, however long ago
	}
	lean := l.lean()
	switch {
	case l.picks() || l.says(lean):
	case l.In.Entry == portion.More || lean == brief.More && len(l.Said.Untold) > 0:
		l.rest()
	case lean.Language() != "" && !l.Said.At.IsZero():
		l.speak(tongue.Of(lean.Language(), l.Words, l.Out.State.Lang))
	case lean == brief.Repeat && len(l.Said.Entries) > 0:
		l.again()
	case lean == brief.Useless && !l.Said.At.IsZero():
		l.Person(cases.General, texts.LightUseless)
	default:
		return l.corrects()
	}
	return true
}

// says tells more of what was answered last, or asks what else was meant.
func (l Light) says(lean brief.Lean) bool {
	switch {
	case l.subject() == "" || lean == brief.More && len(l.Said.Untold) > 0:
		return false
	case lean == brief.More:
		l.more()
	case lean == brief.Wrong:
		l.wrong()
	}
	return lean == brief.More || lean == brief.Wrong
}

// again says once more what was answered last.
func (l Light) again() {
	l.Out.State.Understood()
	l.Out.Kind = draft.Answered
	for _, id := range l.Said.Entries {
		l.Out.Topics = append(l.Out.Topics, intent.Topic(id))
		l.Desk.Entry(l.Entries[id])
	}
}

// speak goes on in another language, with what was answered last.
func (l Light) speak(lang incident.Lang) {
	l.Out.State.Lang, l.Out.State.Foreign = lang, false
	l.Book = phrasebook.Open(l.Incident, l.Entries, lang)
	l.Foreign()
	switch {
	case l.Book.Lang != lang:
		l.Out.Kind = draft.Answered
		if l.Last() == nil {
			l.Say(texts.LightLanguage, incident.AmIAffected, incident.SpeakToHuman)
		}
	case len(l.Said.Entries) == 0:
		l.Out.Kind = draft.Answered
		l.Say(texts.LightLanguage, incident.AmIAffected, incident.SpeakToHuman)
	default:
		l.again()
	}
}

// rest tells what was left of the last answers.
func (l Light) rest() {
	said := false
	for _, id := range l.Said.Untold {
		e := l.Entries[id]
		if text := portion.Rest(e, l.Book.Of(e.Answer)); text != "" {
			said = true
			l.Out.Topics = append(l.Out.Topics, intent.Topic(id))
			l.Reply(inquiry.Reply{Entry: id, Text: text}, append(slices.Clone(e.Quick), incident.SpeakToHuman)...)
		}
	}
	switch {
	case said:
		l.Out.State.Understood()
		l.Out.Kind = draft.Answered
	case l.subject() != "":
		l.more()
	default:
		l.Desk.Miss()
	}
}

// more offers what else there is to what was answered last.
func (l Light) more() {
	l.Out.State.Understood()
	l.Out.Kind, l.Out.Topics = draft.Answered, []string{l.topic()}
	quick := append(slices.Clone(l.Entry().Quick), incident.SpeakToHuman)
	l.Reply(l.Book.Reply(texts.LightMore, map[string]string{"subject": l.subject()}), quick...)
}

// wrong asks what else was meant. Whoever is not understood the next time gets a person.
func (l Light) wrong() {
	l.Out.State.Misses = 1
	l.Out.Kind = draft.Clarifying
	quick := append(slices.Clone(l.Said.Others), incident.AmIAffected, incident.SpeakToHuman)
	l.Reply(l.Book.Reply(texts.LightWrong, map[string]string{"subject": l.subject()}), quick...)
}
