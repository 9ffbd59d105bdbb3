package conversation

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// chat keeps small talk to what it is: it eats no question, and what the desk does not
// understand is no greeting.
type chat struct{ *step }

// plainly is what a message of words asks for without the courtesies around it, where reading
// it with them finds small talk or nothing.
func (t chat) plainly(m intent.Message, found intent.Meaning) intent.Meaning {
	if m.Tap != "" || m.Mail != nil || found.Ruled || found.Known && !talks(found.Entries) {
		return found
	}
	words := m.Text.Words()
	rest, courteous := courtesy.Read(words)
	if rest == "" {
		return found // nothing else was said, whatever the matcher makes of it
	}
	if courteous {
		m.Text = inquiry.NewText(rest)
		if plain := t.r.reader.Read(m); plain.Known && !talks(plain.Entries) || !found.Known {
			return plain
		}
	}
	if !found.Known || answers(found.Entries[0], rest, courteous) || evident(found, prose.Asking(rest)) {
		return found
	}
	found.Entries, found.Known, found.Certain = nil, false, false
	return found
}

// answers reports whether small talk answers what is left of a message: a question about the
// desk, or a few words beside a courtesy that ask nothing.
func answers(e incident.Entry, rest string, courteous bool) bool {
	if intent.Topic(e.ID) != e.ID {
		return prose.Asking(rest) // who are you, what can you do
	}
	return courteous && brief.Statement(rest)
}

// How probable thanks and other small talk must be in words that no list knows, 「誰かおる？」.
const (
	plainThanks = 0.8
	plainTalk   = 0.96
)

// evident reports whether small talk is what a message most probably is.
func evident(found intent.Meaning, asking bool) bool {
	least := plainTalk
	if found.Entries[0].ID == incident.Thanks && !asking {
		least = plainThanks
	}
	return len(found.Considered) > 0 && found.Considered[0].Entry == found.Entries[0].ID && found.Considered[0].Score >= least
}

// talks reports whether entries are small talk, all of them.
func talks(entries []incident.Entry) bool {
	return !slices.ContainsFunc(entries, func(e incident.Entry) bool { return e.Kind != incident.Smalltalk })
}

// acknowledges answers somebody who has read what was said, or lets it be, and asks nothing.
func (t chat) acknowledges() bool {
	words := t.In.Text.Words()
	if t.In.Mail != nil || t.In.Entry != "" || t.Out.State.Cares(t.Now) || t.Proof().Stage != "" ||
		!courtesy.Acknowledges(words) && !typed.LetsGo(words) {
		return false
	}
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Topics = Smalltalk, []string{incident.Thanks}
	t.Say(texts.Acknowledged, status, human)
	return true
}
