// Package consent asks nobody and hears everybody: whether a customer wants what they write to be
// read by a machine outside of the desk, and that they are told of it first.
package consent

import (
	"slices"

	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/typed"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Noticed is the version of the greeting that tells of the reader outside.
const Noticed = 2

// Consent is whether a customer wants to be read by a machine outside.
type Consent struct {
	*draft.Draft
	any  bool // there is a reader outside
	on   bool // they do again
	off  bool // they do not
	only bool // and the message says nothing else
}

// Read reads what a message says of it. any is whether there is a reader outside. A no counts in whatever it stands; a yes only alone,
// and from somebody who is known to be the customer.
func Read(t *draft.Draft, any bool) Consent {
	c := Consent{Draft: t, any: any}
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

// Hears keeps a no, whoever has the conversation and whether or not there is a reader now:
// there may be one tomorrow.
func (c Consent) Hears() { c.Out.State.NoReader = c.Out.State.NoReader || c.off }

// Refuses answers somebody who does not want it, or does again.
func (c Consent) Refuses() bool {
	if !c.any || !c.on && !(c.off && c.only) {
		return false
	}
	c.Out.State.NoReader, c.Out.Kind = c.off, draft.Smalltalk
	if c.off {
		c.Say(texts.ReaderOff, phrasebook.ReaderOn, incident.SpeakToHuman)
	} else {
		c.Say(texts.ReaderOn, phrasebook.ReaderOff, incident.SpeakToHuman)
	}
	return true
}

// Notify tells, once, that messages may be read outside: in the greeting, or after it where a
// customer was greeted before there was a reader. Who said no beside something else is told
// that it was heard.
func (c Consent) Notify() {
	if !c.any || c.Silent() {
		return
	}
	if c.off && !c.only {
		c.Say(texts.ReaderOff, append(c.FirstChoices(), phrasebook.ReaderOn)...)
	}
	if c.Out.State.Notice >= Noticed {
		return
	}
	c.Out.State.Notice, c.Out.State.NoticedAt = Noticed, c.Now
	if last := c.Last(); last != nil && last.Entry == texts.FirstContact.String() {
		last.Text = phrasebook.Lines(last.Text, c.Book.Text(texts.ReaderNotice, nil))
		last.Quick = append(slices.Clip(last.Quick), c.Book.Choices([]string{phrasebook.ReaderOff})...)
		return
	}
	c.Say(texts.ReaderNotice, append(c.FirstChoices(), phrasebook.ReaderOff)...)
}
