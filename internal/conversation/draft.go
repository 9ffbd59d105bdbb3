package conversation

import (
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/hours"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// draft is an outcome while it is put together: what is said, and which case gains the
// message.
type draft struct {
	in       inquiry.Inbound // without the codes that were typed
	now      time.Time
	receipt  cases.Receipt // of a case that opens
	calendar *hours.Calendar
	book     phrasebook.Book // in the language of the answer
	out      Outcome
}

// proof is what is counted and proven for the sender.
func (t *draft) proof() *identity.Proof { return t.out.State.proof(t.in) }

// form reports whether somebody filled in a form, who may have typed any address.
func (t *draft) form() bool { return t.in.Mail != nil && t.in.Mail.Form }

// silent reports whether nothing may be said: to a suspect mail, to what may be a
// machine, or to a mail whose sender is held back.
func (t *draft) silent() bool { return t.in.Mail.Quiet() || t.in.Address == (inquiry.Address{}) }

// say replies with one of the desk's own texts.
func (t *draft) say(id texts.ID, quick ...string) { t.reply(t.book.Reply(id, nil), quick...) }

// reply adds a message for the customer.
func (t *draft) reply(r inquiry.Reply, quick ...string) {
	r.Quick = t.book.Choices(quick)
	t.out.Replies = append(t.out.Replies, r)
}

// last is the last message so far, nil where there is none.
func (t *draft) last() *inquiry.Reply {
	if n := len(t.out.Replies); n > 0 {
		return &t.out.Replies[n-1]
	}
	return nil
}

// handover opens a case, or adds to the one that is open, and says so with a receipt
// number and the next moment at which a person is there.
func (t *draft) handover(lane cases.Lane, verify bool) {
	contact := t.book.Text(texts.Contact, nil)
	if t.form() {
		t.collect(lane)
		t.reply(inquiry.Reply{Entry: texts.FormHandover.String(), Text: phrasebook.Lines(t.book.Text(texts.FormHandover, nil), contact)})
		return
	}
	receipt, again := t.collect(lane)
	values, staffed := map[string]string{"receipt": string(receipt)}, t.calendar.Open(t.now)
	if !staffed {
		values["next_opening"] = t.book.Opening(t.calendar.Next(t.now))
	}
	way := ""
	if verify {
		way = t.book.Text(texts.VerifyWay, nil)
	}
	reply := t.book.Reply(texts.OfHandover(again, staffed), values)
	reply.Text = phrasebook.Lines(way, reply.Text, contact)
	t.reply(reply, t.lastQuick()...)
}

// lastQuick are the entries offered by the last reply so far, without the offer to hand
// over: a handover follows it.
func (t *draft) lastQuick() []string {
	var entries []string
	if last := t.last(); last != nil {
		for _, c := range last.Quick {
			if c.Entry != human {
				entries = append(entries, c.Entry)
			}
		}
	}
	return entries
}

// person hands over without an answer, with a word on why.
func (t *draft) person(lane cases.Lane, why texts.ID) {
	t.out.Kind = Escalated
	if t.silent() {
		t.collect(lane)
		return
	}
	t.say(why)
	t.handover(lane, false)
}

// collect adds the message to the case of a lane, or opens one, and says nothing. It
// returns the case, and whether it was there already.
func (t *draft) collect(lane cases.Lane) (receipt cases.Receipt, again bool) {
	if receipt := t.out.State.caseFor(lane, t.now); receipt != "" {
		t.out.Append = receipt
		return receipt, true
	}
	t.openCase(lane)
	return t.receipt, false
}

// openCase opens a case with the message.
func (t *draft) openCase(lane cases.Lane) {
	c := &cases.Case{
		Receipt: t.receipt, Customer: t.in.Customer, Channel: t.in.Channel, Address: t.in.Address,
		Lang: string(t.out.State.Lang), Lane: lane, State: cases.Open, Topics: t.out.Topics,
		Summary: t.out.Words, Source: t.in.MessageID, Mail: t.in.Mail.Kept(),
		OpenedAt: t.now, DueAt: cases.Due(lane, t.now, t.calendar), Messages: 1,
	}
	if t.in.Mail != nil && t.in.Mail.RawKey != "" {
		c.RawKeys = []string{t.in.Mail.RawKey}
	}
	t.out.Open = c
	t.out.State.Cases = append(slices.Clip(t.out.State.Cases), CaseRef{Receipt: c.Receipt, Lane: c.Lane, State: c.State})
}

// foreign tells once, where the answer is not in the customer's language, in which ones
// the desk answers.
func (t *draft) foreign() {
	lang := t.out.State.Lang
	if lang == t.book.Lang || t.out.State.Foreign {
		return
	}
	t.out.State.Foreign = true
	if id := texts.OfForeign(string(lang)); t.book.Has(id) {
		t.say(id)
	}
}

// greet tells a customer once what this desk is and what becomes of their words.
func (t *draft) greet() {
	if t.out.State.Greeted || t.silent() {
		return
	}
	t.out.State.Greeted = true
	t.say(texts.FirstContact, t.firstChoices()...)
}

// firstChoices are the quick replies of the greeting, those of the reply just before it
// first: only the last message of a reply shows its own.
func (t *draft) firstChoices() []string {
	var choices []string
	for _, r := range slices.Backward(t.out.Replies) {
		for _, c := range r.Quick {
			choices = append(choices, c.Entry)
		}
	}
	if len(choices) == 0 {
		return []string{status, human}
	}
	return choices
}
