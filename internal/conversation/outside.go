package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/conversation/draft"
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
	o, s := t.given.Outside, t.Out.State
	if o.Asked {
		return o.Reading
	}
	known := !t.In.Mail.Doubtful() && !t.Form()
	told := known && s.Notice >= noticed && t.In.Received.Sub(s.NoticedAt) >= unread && !s.NoReader
	spoken := t.In.Kind == inquiry.Message && t.In.Entry == "" && !t.Silent()
	if o.Mode == Inside || !told || !spoken || inside.Ruled || o.Mode == Helpful && inside.Certain {
		return nil
	}
	t.Out.Ask = &reading.Request{Words: t.In.Text, Said: s.Said}
	return nil
}

// consent is whether a customer wants to be read by a machine outside.
type consent struct {
	*draft.Draft
	mode Mode
	on   bool // they do again
	off  bool // they do not
	only bool // and the message says nothing else
}

// consent reads what a message says of it. A no counts in whatever it stands; a yes only alone,
// and from somebody who is known to be the customer.
func (t *step) consent() consent {
	c := consent{Draft: t.Draft, mode: t.given.Outside.Mode}
	if t.In.Kind != inquiry.Message {
		return c
	}
	c.off, c.on = t.In.Entry == phrasebook.ReaderOff, t.In.Entry == phrasebook.ReaderOn
	if words := t.In.Text.Words(); t.In.Entry == "" {
		c.off, c.on = typed.Reader(words)
		sentences := prose.Sentences(words)
		c.only = c.off && !slices.ContainsFunc(sentences, prose.Asking)
		for _, sentence := range sentences {
			off, _ := typed.Reader(sentence)
			c.off = c.off || off
		}
	}
	c.only = c.only || t.In.Entry != ""
	c.on = c.on && !t.In.Mail.Doubtful() && !t.Form()
	return c
}

// hears keeps a no, whoever has the conversation and whether or not there is a reader now:
// there may be one tomorrow.
func (c consent) hears() { c.Out.State.NoReader = c.Out.State.NoReader || c.off }

// refuses answers somebody who does not want it, or does again.
func (c consent) refuses() bool {
	if c.mode == Inside || !c.on && !(c.off && c.only) {
		return false
	}
	c.Out.State.NoReader, c.Out.Kind = c.off, Smalltalk
	if c.off {
		c.Say(texts.ReaderOff, phrasebook.ReaderOn, human)
	} else {
		c.Say(texts.ReaderOn, phrasebook.ReaderOff, human)
	}
	return true
}

// notify tells, once, that messages may be read outside: in the greeting, or after it where a
// customer was greeted before there was a reader. Who said no beside something else is told
// that it was heard.
func (c consent) notify() {
	if c.mode == Inside || c.Silent() {
		return
	}
	if c.off && !c.only {
		c.Say(texts.ReaderOff, append(c.FirstChoices(), phrasebook.ReaderOn)...)
	}
	if c.Out.State.Notice >= noticed {
		return
	}
	c.Out.State.Notice, c.Out.State.NoticedAt = noticed, c.Now
	if last := c.Last(); last != nil && last.Entry == texts.FirstContact.String() {
		last.Text = phrasebook.Lines(last.Text, c.Book.Text(texts.ReaderNotice, nil))
		last.Quick = append(slices.Clip(last.Quick), c.Book.Choices([]string{phrasebook.ReaderOff})...)
		return
	}
	c.Say(texts.ReaderNotice, append(c.FirstChoices(), phrasebook.ReaderOff)...)
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
