// Package draft is an outcome while it is put together: what the customer reads, and which
// case gains the message. It decides nothing.
package draft

import (
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/hours"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Draft is an outcome while it is put together: what is said, and which case gains the
// message.
type Draft struct {
	In       inquiry.Inbound // without the codes that were typed
	Now      time.Time
	Receipt  cases.Receipt // of a case that opens
	Calendar *hours.Calendar
	Book     phrasebook.Book // in the language of the answer
	Out      Outcome
}

// Proof is what is counted and proven for the sender.
func (t *Draft) Proof() *identity.Proof { return t.Out.State.Proof(t.In) }

// Form reports whether somebody filled in a form, who may have typed any address.
func (t *Draft) Form() bool { return t.In.Mail != nil && t.In.Mail.Form }

// Silent reports whether nothing may be said: to a suspect mail, to what may be a
// machine, or to a mail whose sender is held back.
func (t *Draft) Silent() bool { return t.In.Mail.Quiet() || t.In.Address == (inquiry.Address{}) }

// Say replies with one of the desk's own texts.
func (t *Draft) Say(id texts.ID, quick ...string) { t.Reply(t.Book.Reply(id, nil), quick...) }

// Reply adds a message for the customer.
func (t *Draft) Reply(r inquiry.Reply, quick ...string) {
	r.Quick = t.Book.Choices(quick)
	t.Out.Replies = append(t.Out.Replies, r)
}

// Last is the last message so far, nil where there is none.
func (t *Draft) Last() *inquiry.Reply {
	if n := len(t.Out.Replies); n > 0 {
		return &t.Out.Replies[n-1]
	}
	return nil
}

// Handover opens a case, or adds to the one that is open, and says so with a receipt
// number and the next moment at which a person is there.
func (t *Draft) Handover(lane cases.Lane, verify bool) {
	contact := t.Book.Text(texts.Contact, nil)
	if t.Form() {
		t.Collect(lane)
		t.Reply(inquiry.Reply{Entry: texts.FormHandover.String(), Text: phrasebook.Lines(t.Book.Text(texts.FormHandover, nil), contact)})
		return
	}
	given := !t.Out.State.Given.Empty()
	receipt, again := t.Collect(lane)
	t.Out.State.Expected = memory.Expected{Receipt: receipt, At: t.Now}
	values, staffed := map[string]string{"receipt": string(receipt)}, t.Calendar.Open(t.Now)
	if !staffed {
		values["next_opening"] = t.Book.Opening(t.Calendar.Next(t.Now))
	}
	way := inquiry.Reply{}
	if verify {
		way = t.Book.Reply(texts.VerifyWay, nil)
	}
	if verify && given {
		way.Text = phrasebook.Lines(way.Text, t.Book.Text(texts.VerifyGiven, nil))
	}
	if again {
		contact = "" // they read it when the case was opened
	}
	reply, quick := t.Book.Reply(texts.OfHandover(again, staffed), values), t.lastQuick()
	if again && verify { // a reply of its own: that there is a case may be said in other words
		t.Reply(way)
		way.Text = ""
	}
	reply.Text = phrasebook.Lines(way.Text, reply.Text, contact)
	t.Reply(reply, quick...)
}

// lastQuick are the entries offered by the last reply so far, without the offer to hand
// over: a handover follows it.
func (t *Draft) lastQuick() []string {
	var entries []string
	if last := t.Last(); last != nil {
		for _, c := range last.Quick {
			if c.Entry != incident.SpeakToHuman {
				entries = append(entries, c.Entry)
			}
		}
	}
	return entries
}

// Person hands over without an answer, with a word on why.
func (t *Draft) Person(lane cases.Lane, why texts.ID) {
	t.Out.Kind = Escalated
	if t.Silent() {
		t.Collect(lane)
		return
	}
	t.Say(why)
	t.Handover(lane, false)
}

// Collect adds the message to the case of a lane, or opens one, and says nothing. It
// returns the case, and whether it was there already.
func (t *Draft) Collect(lane cases.Lane) (receipt cases.Receipt, again bool) {
	if receipt := t.Out.State.CaseFor(lane, t.Now); receipt != "" {
		t.Out.Append = receipt
		return receipt, true
	}
	t.OpenCase(lane)
	return t.Receipt, false
}

// OpenCase opens a case with the message, and with those of the same thought before it.
func (t *Draft) OpenCase(lane cases.Lane) {
	var sources []string
	var summary inquiry.Text
	for _, in := range t.Out.Before {
		sources, summary = append(sources, in.MessageID), summary.Join(in.Text)
	}
	words, given := t.Out.State.Hands(t.Out.Words)
	c := &cases.Case{
		Receipt: t.Receipt, Customer: t.In.Customer, Channel: t.In.Channel, Address: t.In.Address,
		Lang: string(t.Out.State.Lang), Lane: lane, State: cases.Open, Topics: t.Out.Topics,
		Summary: summary.Join(words), Source: t.In.MessageID, Sources: append(sources, given...), Mail: t.In.Mail.Kept(),
		OpenedAt: t.Now, DueAt: cases.Due(lane, t.Now, t.Calendar), Messages: 1,
	}
	if t.In.Mail != nil && t.In.Mail.RawKey != "" {
		c.KeepRaw(t.In.Mail)
	}
	t.Out.Open = c
	t.Out.State.Cases = append(slices.Clip(t.Out.State.Cases), memory.Refs([]cases.Case{*c})...)
}

// Foreign tells once, where the answer is not in the customer's language, in which ones
// the desk answers.
func (t *Draft) Foreign() {
	lang := t.Out.State.Lang
	if lang == t.Book.Lang || t.Out.State.Foreign {
		return
	}
	t.Out.State.Foreign = true
	if id := texts.OfForeign(string(lang)); t.Book.Has(id) {
		t.Say(id)
	}
}

// Greet tells a customer once what this desk is and what becomes of their words.
func (t *Draft) Greet() {
	if t.Out.State.Greeted || t.Silent() {
		return
	}
	t.Out.State.Greeted = true
	t.Say(texts.FirstContact, t.FirstChoices()...)
}

// FirstChoices are the quick replies of the greeting, those of the reply just before it
// first: only the last message of a reply shows its own.
func (t *Draft) FirstChoices() []string {
	var choices []string
	for _, r := range slices.Backward(t.Out.Replies) {
		for _, c := range r.Quick {
			choices = append(choices, c.Entry)
		}
	}
	if len(choices) == 0 {
		return []string{incident.AmIAffected, incident.SpeakToHuman}
	}
	return choices
}
