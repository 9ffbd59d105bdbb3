package light

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/held"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// agrees takes a yes or a no to what was offered.
func (l Light) agrees(yes bool) bool {
	switch {
	case len(l.Said.Offered) > 0 && yes:
		l.Out.Kind = draft.Clarifying
		l.Say(texts.LightWhich, append(slices.Clone(l.Said.Offered), phrasebook.Other, incident.SpeakToHuman)...)
	case len(l.Said.Offered) > 0:
		l.Desk.Miss()
	case l.Said.Person && yes:
		l.Out.State.Understood()
		l.Out.Kind, l.Out.Topics = draft.Escalated, []string{l.topic()}
		l.Handover(cases.General, false)
	case l.Said.Person:
		l.Out.State.Understood()
		l.Out.Kind = draft.Smalltalk
		l.Say(texts.LightNo)
	default:
		return false
	}
	return true
}

// picks answers what was offered, or stood below the last answer or was it, where somebody writes its button out.
func (l Light) picks() bool {
	below := slices.Concat(l.Said.Offered, l.Entry().Quick, []string{l.Entry().ID})
	n := slices.IndexFunc(below, func(id string) bool { return l.Book.Label(id) == strings.TrimSpace(l.Words) })
	if n < 0 || !l.Lit() || l.Entries[below[n]].ID == "" {
		return false
	}
	l.In.Entry = below[n] // as if it had been pressed: its words are the desk's
	l.Desk.Answer([]incident.Entry{l.Entries[below[n]]})
	return true
}

// chooses answers the n-th of what was offered.
func (l Light) chooses(n int) bool {
	if n >= len(l.Said.Offered) {
		return false
	}
	l.Desk.Answer([]incident.Entry{l.Entries[l.Said.Offered[n]]})
	return true
}

// neither answers who concludes from an answer that something was not announced that there is none.
func (l Light) neither() bool {
	e := l.Entry()
	tells := l.Lit() && e.Kind == incident.Escalate && !e.Lane.Apart() && l.subject() != "" && l.topic() != incident.SpeakToHuman
	m := l.Desk.Inside()
	if !tells || !brief.Concludes(l.Words) || m.Ruled || m.Known && m.Entries[0].Kind == incident.FAQ {
		return false
	}
	l.Out.Topics = []string{l.topic()}
	held.Held{Draft: l.Draft}.Adds(l.Out.State.CaseFor(e.Lane, l.Now), texts.LightNeither, l.subject())
	return true
}
