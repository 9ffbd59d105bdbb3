package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
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

const (
	noticed = 2                // the version of the greeting that tells of the reader outside
	unread  = 10 * time.Second // for so long what a customer writes may have been written before they saw it
)

// outside is what the reader outside read, nil where it was not asked. Where it must be
// asked first, the outcome says so and nothing else of it holds.
//
// What the rules decide is sent to nobody, and no word of somebody who was not told of the
// reader, or does not want it, or of whom nobody vouches that they were.
func (t *step) outside(inside intent.Meaning) *reading.Reading {
	o, s := t.given.Outside, t.out.State
	if o.Asked {
		return o.Reading
	}
	known := !t.in.Mail.Doubtful() && !t.form()
	told := known && s.Notice >= noticed && t.in.Received.Sub(s.NoticedAt) >= unread && !s.NoReader
	spoken := t.in.Kind == inquiry.Message && t.in.Entry == "" && !t.silent()
	if o.Mode == Inside || !told || !spoken || inside.Ruled || o.Mode == Helpful && inside.Certain {
		return nil
	}
	t.out.Ask = &reading.Request{Words: t.in.Text, Said: s.Said}
	return nil
}

// consent is whether a customer wants to be read by a machine outside.
type consent struct {
	*draft
	mode Mode
	on   bool // they do again
	off  bool // they do not
	only bool // and the message says nothing else
}

// consent reads what a message says of it. A no counts in whatever it stands; a yes only alone,
// and from somebody who is known to be the customer.
func (t *step) consent() consent {
	c := consent{draft: t.draft, mode: t.given.Outside.Mode}
	if t.in.Kind != inquiry.Message {
		return c
	}
	c.off, c.on = t.in.Entry == phrasebook.ReaderOff, t.in.Entry == phrasebook.ReaderOn
	if words := t.in.Text.Words(); t.in.Entry == "" {
		c.off, c.on = typed.Reader(words)
		sentences := prose.Sentences(words)
		c.only = c.off && !slices.ContainsFunc(sentences, prose.Asking)
		for _, sentence := range sentences {
			off, _ := typed.Reader(sentence)
			c.off = c.off || off
		}
	}
	c.only = c.only || t.in.Entry != ""
	c.on = c.on && !t.in.Mail.Doubtful() && !t.form()
	return c
}

// hears keeps a no, whoever has the conversation and whether or not there is a reader now:
// there may be one tomorrow.
func (c consent) hears() { c.out.State.NoReader = c.out.State.NoReader || c.off }

// refuses answers somebody who does not want it, or does again.
func (c consent) refuses() bool {
	if c.mode == Inside || !c.on && !(c.off && c.only) {
		return false
	}
	c.out.State.NoReader, c.out.Kind = c.off, Smalltalk
	if c.off {
		c.say(texts.ReaderOff, phrasebook.ReaderOn, human)
	} else {
		c.say(texts.ReaderOn, phrasebook.ReaderOff, human)
	}
	return true
}

// notify tells, once, that messages may be read outside: in the greeting, or after it where a
// customer was greeted before there was a reader. Who said no beside something else is told
// that it was heard.
func (c consent) notify() {
	if c.mode == Inside || c.silent() {
		return
	}
	if c.off && !c.only {
		c.say(texts.ReaderOff, append(c.firstChoices(), phrasebook.ReaderOn)...)
	}
	if c.out.State.Notice >= noticed {
		return
	}
	c.out.State.Notice, c.out.State.NoticedAt = noticed, c.now
	if last := c.last(); last != nil && last.Entry == texts.FirstContact.String() {
		last.Text = phrasebook.Lines(last.Text, c.book.Text(texts.ReaderNotice, nil))
		last.Quick = append(slices.Clip(last.Quick), c.book.Choices([]string{phrasebook.ReaderOff})...)
		return
	}
	c.say(texts.ReaderNotice, append(c.firstChoices(), phrasebook.ReaderOff)...)
}

// saying is what was said with the replies of a step, for whoever reads the next message.
func saying(out Outcome) reading.Said {
	said := reading.Said{Topics: out.Topics, Asked: asking(out.Replies)}
	if said.Asked == reading.Which {
		said.Topics, said.Offered = nil, out.Topics
	}
	for _, c := range out.State.Cases {
		if c.Receipt == out.Append || out.Open != nil && c.Receipt == out.Open.Receipt {
			said.Lane = string(c.Lane)
		}
	}
	if said.Asked == "" && said.Lane != "" {
		said.Asked = reading.Details
	}
	return said
}

// asking is what replies ask of the customer.
func asking(replies []inquiry.Reply) reading.Asked {
	for _, r := range replies {
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
