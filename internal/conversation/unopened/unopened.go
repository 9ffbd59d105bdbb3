// Package unopened answers what the desk does not open: stickers, pictures, files, and what hangs on a mail.
package unopened

import (
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Unopened is one message with something that the desk does not open.
type Unopened struct{ *draft.Draft }

// most is how many pictures in a row somebody sends until a person looks at them:
// they have something to show.
const most = 3

// Answers answers it.
func (t Unopened) Answers() {
	s := &t.Out.State
	if t.In.Sort == inquiry.Sticker {
		t.Out.Kind = draft.Smalltalk // people nod with it
		t.Say(texts.OfMedia(string(t.In.Sort)), incident.AmIAffected, incident.SpeakToHuman)
		t.Greet()
		return
	}
	if set := t.In.Set; set != "" && set == s.Album {
		return // the first picture of it was answered, for all
	}
	s.Album = t.In.Set
	s.Unopened++
	switch {
	case t.In.Channel == inquiry.Email:
		t.Person(cases.General, texts.Attachment)
	case s.Unopened >= most:
		s.Unopened = 0
		t.Person(cases.General, texts.MediaToPerson)
	default:
		t.Say(texts.OfMedia(string(t.In.Sort)), incident.SpeakToHuman)
	}
	t.Greet()
}

// Attached tells the sender of a mail that what hangs on it waits for a
// person; the words were answered all the same.
func (t Unopened) Attached() {
	if t.In.Mail == nil || !t.In.Mail.KeepRaw || t.Out.Open != nil || t.Out.Append != "" {
		return
	}
	kind, why := t.Out.Kind, texts.Partly
	if t.In.Mail.Attached {
		why = texts.Attachment
	}
	t.Person(cases.General, why)
	t.Out.Kind = kind
}
