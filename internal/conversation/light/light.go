// Package light reads a short message in the light of what was said last: 「いつまで？」 asks something
// behind an answer, and nothing alone.
package light

import (
	"madoguchi/internal/conversation/attend"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/held"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

// Light is one message and what was said before it.
type Light struct {
	*draft.Draft
	Said     memory.Last // what was said last
	Words    string      // of the message
	Incident *incident.Incident
	Entries  map[string]incident.Entry // of the incident, by id
	Reader   *intent.Reader
	Attend   attend.Attend
	Desk     Desk
}

// Desk is what the rest of the desk does with a message.
type Desk interface {
	Alone(words string) intent.Message           // words as a message that is read without anything else
	Inside() intent.Meaning                      // what the desk itself takes the message for
	Outside() (points, pending bool)             // whether a reader outside points at anything, or is to be asked first
	Own(found []incident.Entry) []incident.Entry // without what is taken for a question about somebody else
	Answer(found []incident.Entry)               // by what was told before
	Tell(found []incident.Entry)                 // however often it was told
	Entry(e incident.Entry)                      // one, and nothing else
	Miss()                                       // asks again, or brings a person
}

func (l Light) held() held.Held { return held.Held{Draft: l.Draft, About: l.Attend.About()} }

// lean is what the message asks of what was said last.
func (l Light) lean() brief.Lean {
	if !l.Lit() {
		return brief.NoLean
	}
	return brief.OfLast(l.Words)
}

// Lit reports whether the message may be about what was said last: not where an open proof
// said it.
func (l Light) Lit() bool {
	if l.In.Kind != inquiry.Message || l.In.Entry != "" || l.Form() {
		return false
	}
	p := l.Proof()
	return p.Stage == identity.NoDialogue || l.Said.At.After(p.Touched)
}

// Entry is what was answered last; the zero one for nothing.
func (l Light) Entry() incident.Entry {
	if n := len(l.Said.Entries); n > 0 {
		return l.Entries[l.Said.Entries[n-1]]
	}
	return incident.Entry{}
}

// subject is what the last answer was about, as its button says it; "" for nothing.
func (l Light) subject() string { return l.Book.Label(l.Entry().ID) }

// topic is that of the last answer.
func (l Light) topic() string { return intent.Topic(l.Entry().ID) }

// SameTopic reports whether an entry is of the topic of the last answer.
func (l Light) SameTopic(e incident.Entry) bool { return intent.Topic(e.ID) == l.topic() }
