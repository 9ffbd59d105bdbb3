package intent

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/courtesy"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Plainly is what a message of words asks for without the courtesies around it, where reading
// it with them finds small talk or nothing.
func (r *Reader) Plainly(m Message, found Meaning) Meaning {
	found = r.ofLetter(m, found)
	if m.Tap != "" || m.Mail != nil || found.Ruled || found.Known && !Talks(found.Entries) {
		return found
	}
	words := m.Text.Words()
	rest, courteous := courtesy.Read(words)
	if rest == "" {
		return found // nothing else was said, whatever the matcher makes of it
	}
	if courteous {
		m.Text = inquiry.NewText(rest)
		if plain := r.Read(m); plain.Known && !Talks(plain.Entries) || !found.Known {
			return plain
		}
	}
	if !found.Known || smalls(found.Entries[0], rest, courteous) || evident(found, prose.Asking(rest)) {
		return found
	}
	found.Entries, found.Known, found.Certain = nil, false, false
	return found
}

// smalls reports whether small talk answers what is left of a message: a question about the
// desk, or a few words beside a courtesy that ask nothing.
func smalls(e incident.Entry, rest string, courteous bool) bool {
	if Topic(e.ID) != e.ID {
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
func evident(found Meaning, asking bool) bool {
	least := plainTalk
	if found.Entries[0].ID == incident.Thanks && !asking {
		least = plainThanks
	}
	return len(found.Considered) > 0 && found.Considered[0].Entry == found.Entries[0].ID && found.Considered[0].Score >= least
}

// Talks reports whether entries are small talk, all of them.
func Talks(entries []incident.Entry) bool {
	return !slices.ContainsFunc(entries, func(e incident.Entry) bool { return e.Kind != incident.Smalltalk })
}
