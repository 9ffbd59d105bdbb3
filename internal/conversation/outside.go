package conversation

import (
	"time"

	"madoguchi/internal/conversation/consent"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Mode is when a reader outside of the desk is asked what a message says.
type Mode string

// The modes.
const (
	Inside  Mode = ""       // never
	Helpful Mode = "unsure" // where the desk's own reader is not certain
	Always  Mode = "always"
)

// Outside is what a step knows of the reader outside of the desk.
type Outside struct {
	Mode    Mode
	Asked   bool             // it was asked what the message says, and is not asked again
	Reading *reading.Reading // what it read, nil where it did not
}

// unread is for how long what a customer writes may have been written before they saw the notice.
const unread = 10 * time.Second

// outside is what the reader outside read, nil where it was not asked. Where it must be
// asked first, the outcome says so and nothing else of it holds.
//
// What the rules decide is sent to nobody, and no word of somebody who was not told of the
// reader, or does not want it, or of whom nobody vouches that they were.
func (t *step) outside(inside intent.Meaning) *reading.Reading {
	o, s := t.given.Outside, t.Out.State
	if o.Asked {
		return o.Reading
	}
	known := !t.In.Mail.Doubtful() && !t.Form()
	told := known && s.Notice >= consent.Noticed && t.In.Received.Sub(s.NoticedAt) >= unread && !s.NoReader
	spoken := t.In.Kind == inquiry.Message && t.In.Entry == "" && !t.Silent()
	if o.Mode == Inside || !told || !spoken || inside.Ruled || o.Mode == Helpful && inside.Certain {
		return nil
	}
	t.Out.Ask = &reading.Request{Words: t.In.Text, Said: s.Said}
	return nil
}

// consent is whether the customer wants that.
func (t *step) consent() consent.Consent {
	return consent.Read(t.Draft, t.given.Outside.Mode != Inside)
}
