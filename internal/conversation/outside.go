package conversation

import (
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/incident/texts"
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

// noticed is the version of the greeting that tells of the reader outside.
const noticed = 2

// outside is what the reader outside read, nil where it was not asked. Where it must be
// asked first, the outcome says so and nothing else of it holds.
//
// What the rules decide is sent to nobody, and no word of somebody who was not told of the
// reader, or does not want it.
func (t *step) outside(inside intent.Meaning) *reading.Reading {
	o, s := t.given.Outside, t.out.State
	if o.Asked {
		return o.Reading
	}
	told := s.Notice >= noticed && !s.NoReader
	spoken := t.in.Kind == inquiry.Message && t.in.Entry == "" && !t.silent()
	if o.Mode == Inside || !told || !spoken || inside.Ruled || o.Mode == Helpful && inside.Certain {
		return nil
	}
	t.out.Ask = &reading.Request{Words: t.in.Text, Said: s.Said}
	return nil
}

// refuses answers somebody who does not want to be read by a machine outside, or does again.
func (t *step) refuses() bool {
	if t.given.Outside.Mode == Inside {
		return false
	}
	off := t.in.Entry == phrasebook.ReaderOff
	on := t.in.Entry == phrasebook.ReaderOn
	if t.in.Entry == "" {
		off, on = typed.Reader(t.in.Text.Words())
	}
	if !off && !on {
		return false
	}
	t.out.State.NoReader = off
	t.out.Kind = Smalltalk
	if off {
		t.say(texts.ReaderOff, phrasebook.ReaderOn, human)
	} else {
		t.say(texts.ReaderOn, phrasebook.ReaderOff, human)
	}
	return true
}

// notify tells, once, that messages may be read outside: in the greeting, or after it where a
// customer was greeted before there was a reader.
func (t *step) notify() {
	if t.given.Outside.Mode == Inside || t.out.State.Notice >= noticed || t.silent() {
		return
	}
	t.out.State.Notice = noticed
	if last := t.last(); last != nil && last.Entry == texts.FirstContact.String() {
		last.Text = phrasebook.Lines(last.Text, t.book.Text(texts.ReaderNotice, nil))
		last.Quick = t.book.Choices(append(choicesOf(*last), phrasebook.ReaderOff))
		return
	}
	t.say(texts.ReaderNotice, append(t.firstChoices(), phrasebook.ReaderOff)...)
}

func choicesOf(r inquiry.Reply) (ids []string) {
	for _, c := range r.Quick {
		ids = append(ids, c.Entry)
	}
	return ids
}

// saying is what was said with the replies of this step, for whoever reads the next message.
func (t *step) saying() reading.Said {
	said := reading.Said{Topics: t.out.Topics, Asked: t.asking()}
	if said.Asked == reading.Which {
		said.Topics, said.Offered = nil, t.out.Topics
	}
	if t.out.Open != nil {
		said.Lane = string(t.out.Open.Lane)
	} else {
		for _, c := range t.out.State.Cases {
			if c.Receipt == t.out.Append {
				said.Lane = string(c.Lane)
			}
		}
	}
	if said.Asked == "" && said.Lane != "" {
		said.Asked = reading.Details
	}
	return said
}

// asking is what the replies ask of the customer.
func (t *step) asking() reading.Asked {
	for _, r := range t.out.Replies {
		switch id, _ := texts.Named(r.Entry); id {
		case texts.Clarify:
			return reading.Which
		case texts.Rephrase:
			return reading.Rephrase
		case texts.ProofSent, texts.ProofSix, texts.ProofWrong:
			return reading.Code
		default:
			if id.Proof() {
				return reading.Contact
			}
		}
	}
	return ""
}
