package conversation

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// The bounds of a dialogue.
const (
	fragment       = 10 * time.Second // words that follow a miss within this time belong to it, once
	patience       = 2                // misses in a row before a person takes over
	mailsAnHour    = 5                // answers by mail to one sender (platform fact 18)
	mailsADialogue = 8                // mails of one dialogue, which do not count as answers
	maxQuick       = 6                // quick replies; LINE would take 13, a phone shows few
)

// answer says what the entries hold, and hands over where one needs a person.
func (t *step) answer(found []incident.Entry) {
	t.forget()
	t.out.State.Misses = 0
	t.out.Kind = kindOf(found)
	t.foreign()
	for _, e := range found {
		t.out.Topics = append(t.out.Topics, topic(e.ID))
		t.entry(e)
	}
	lane, needed := lane(found)
	verify := slices.ContainsFunc(found, verifies)
	switch {
	case verify && lane == cases.Identity:
		t.identify()
	case needed:
		t.handover(lane, verify)
	}
}

// kindOf is the kind of an answer: a secret that was pasted colours all of it.
func kindOf(found []incident.Entry) Kind {
	if len(found) > 1 && found[0].ID != pasted {
		return Several
	}
	return Kind(found[0].Kind)
}

// entry says one entry: what follows from the dates asked for, the answer, and
// what depends on the hour.
func (t *step) entry(e incident.Entry) {
	parts := t.dated(e)
	parts = append(parts, e.Answer[t.lang])
	if e.ID == pasted {
		parts = append(parts, t.text(texts.OfSecret(string(t.in.Channel)), nil))
	}
	values := map[string]string{}
	if t.calendar.Open(t.now) {
		parts = append(parts, e.Open[t.lang])
	} else if closed := e.Closed[t.lang]; closed != "" {
		values["next_opening"] = t.opening(t.calendar.Next(t.now))
		parts = append(parts, fill(closed, values))
	}
	quick := e.Quick
	if e.Lane == "" && e.Kind != incident.Smalltalk {
		quick = append(slices.Clip(quick), human)
	}
	t.reply(e.ID, join(parts), values, quick)
}

// handover opens a case, or adds to the one that is open, and says so with a
// receipt number and the next moment at which a person is there.
func (t *step) handover(lane cases.Lane, verify bool) {
	if t.form() {
		t.collect(lane)
		t.reply(texts.FormHandover.String(), join([]string{t.text(texts.FormHandover, nil), t.text(texts.Contact, nil)}), nil, nil)
		return
	}
	values, again, open := map[string]string{}, false, t.calendar.Open(t.now)
	if receipt := t.openCase(lane); receipt != "" {
		t.out.Append, values["receipt"] = receipt, string(receipt)
		again = true
	} else {
		t.out.Open = t.newCase(lane)
		values["receipt"] = string(t.given.Receipt)
	}
	if !open {
		values["next_opening"] = t.opening(t.calendar.Next(t.now))
	}
	id := texts.OfHandover(again, open)
	parts := []string{t.text(id, values), t.text(texts.Contact, nil)}
	if verify {
		parts = append([]string{t.text(texts.VerifyWay, nil)}, parts...)
	}
	t.reply(id.String(), join(parts), values, t.lastQuick())
}

// person hands over without an answer, with a word on why.
func (t *step) person(lane cases.Lane, why texts.ID) {
	t.out.Kind = Escalated
	if t.silent() {
		t.collect(lane)
		return
	}
	t.say(why, nil)
	t.handover(lane, false)
}

// collect opens a case or adds to one, and says nothing.
func (t *step) collect(lane cases.Lane) {
	if receipt := t.openCase(lane); receipt != "" {
		t.out.Append = receipt
	} else {
		t.out.Open = t.newCase(lane)
	}
}

// openCase is the case that takes in a message for a lane; a closed one opens again. One case holds
// all that is general; the lanes that stand apart have their own.
func (t *step) openCase(lane cases.Lane) cases.Receipt {
	if !lane.Apart() && t.cares() {
		return t.out.State.Danger.Receipt // who is in danger has one case, and one person who knows
	}
	for i, c := range t.out.State.Cases {
		if c.Lane == lane || !c.Lane.Apart() && !lane.Apart() {
			if c.State == cases.Closed {
				t.out.State.Cases = slices.Clone(t.out.State.Cases)
				t.out.State.Cases[i].State = cases.Open
			}
			return c.Receipt
		}
	}
	return ""
}

// human is the case through which a person has the conversation, "" where none
// has. The desk is silent then, and what the customer writes is added to it.
func (t *step) human() cases.Receipt {
	for _, c := range t.out.State.Cases {
		if c.Human {
			return c.Receipt
		}
	}
	return ""
}

// Released is the word to a customer whom a person left waiting: the desk speaks
// again, and the case stays open.
func (r *Responder) Released(lang string, receipt cases.Receipt) inquiry.Reply {
	values := map[string]string{"receipt": string(receipt)}
	text := r.incident.Texts[texts.Released].Local[r.incident.AnswerLang(incident.Lang(lang))]
	return inquiry.Reply{Entry: texts.Released.String(), Text: fill(text, values), Values: values}
}

func (t *step) newCase(lane cases.Lane) *cases.Case {
	c := &cases.Case{
		Receipt: t.given.Receipt, Customer: t.in.Customer, Channel: t.in.Channel, Address: t.in.Address,
		Lang: string(t.out.State.Lang), Lane: lane, State: cases.Open, Topics: t.out.Topics,
		Summary: t.out.Words, Source: t.in.MessageID, Mail: t.in.Mail.Kept(),
		OpenedAt: t.now, DueAt: cases.Due(lane, t.now, t.calendar), Messages: 1,
	}
	if t.in.Mail != nil && t.in.Mail.RawKey != "" {
		c.RawKeys = []string{t.in.Mail.RawKey}
	}
	t.out.State.Cases = append(slices.Clip(t.out.State.Cases), CaseRef{Receipt: c.Receipt, Lane: c.Lane, State: c.State})
	return c
}

// lane is the most pressing lane of the entries, and whether any needs a person.
func lane(found []incident.Entry) (cases.Lane, bool) {
	for _, lane := range cases.Lanes() {
		for _, e := range found {
			if e.Lane == string(lane) {
				return lane, true
			}
		}
	}
	return "", false
}

func verifies(e incident.Entry) bool { return e.Kind == incident.Verify }

// miss is a message that was not understood.
func (t *step) miss() {
	s := &t.out.State
	again := t.continues()
	s.Joined = again
	if !again && (t.out.Kind != Clarifying || s.Misses > 0) {
		s.Misses++
	}
	t.remember(again)
	switch {
	case s.Misses >= patience:
		t.forget()
		s.Misses = 0
		t.person(cases.General, texts.GiveUp)
	case t.out.Kind == Clarifying:
		s.Misses = 1
		t.foreign()
		t.candidates()
	default:
		t.out.Kind = Clarifying
		t.foreign()
		t.say(texts.Rephrase, []string{status, human})
	}
}

// continues reports whether the message comes so soon after a miss that it is
// the rest of the same question.
func (t *step) continues() bool {
	s := t.out.State
	return s.Misses > 0 && !s.Joined && !s.Pending.Empty() && t.in.Received.Sub(s.PendingAt) < fragment
}

// remember keeps the words of a miss; those of one message in fragments together.
func (t *step) remember(again bool) {
	s := &t.out.State
	text := t.in.Text
	if again {
		text = s.Pending.Join(text)
	}
	s.Pending, s.PendingAt = text, t.in.Received
}

func (t *step) forget() {
	s := &t.out.State
	s.Pending, s.PendingAt, s.Joined = inquiry.Text{}, time.Time{}, false
}

// held counts the answers to one mailbox within an hour, however its owner is written.
// Past the limit it says so once, and a person takes over: never silence, never a
// loop. So it does where too much doubtful mail was answered, by whomever it claims to be.
func (t *step) held() bool {
	if t.in.Mail.Quiet() {
		t.quietly()
		return true
	}
	limit, counts := t.mails()
	if !counts {
		return false
	}
	n := t.given.Mailed.LastHour(t.now)
	if n > limit || t.crowded() {
		t.shelve()
		return true
	}
	mailed := t.given.Mailed.Add(t.now)
	if t.out.Mailed = &mailed; n < limit {
		return false
	}
	t.person(cases.General, texts.LastWord)
	return true
}

// quietly takes in a mail to which nothing is said: a suspect one, or one that a machine
// may have written. What stands apart gets a case of its own, for a person may have
// written it after all.
func (t *step) quietly() {
	lane := cases.General
	if t.in.Mail.Weak != "" && t.pressing().Apart() {
		lane = t.pressing()
	}
	if t.crowded() {
		t.shelve()
		return
	}
	t.out.Kind = Escalated
	t.collect(lane)
}

// echo reports whether a mail is what a machine answered to one of ours while a case
// of the customer is there: it is kept with the conversation, and is no news.
func (t *step) echo() bool {
	return t.in.Mail != nil && t.in.Mail.Echo && len(t.out.State.Cases) > 0
}

// form reports whether somebody filled in a form, who may have typed any address.
func (t *step) form() bool { return t.in.Mail != nil && t.in.Mail.Form }

// mails is how many mails an hour the mailbox gets, and whether this one counts. To
// prove who one is takes several mails and has limits of its own; the sender of doubtful
// mail has no more than those.
func (t *step) mails() (limit int, counts bool) {
	p := t.proof()
	if p.Stage == NoDialogue || p.Mails >= mailsADialogue {
		return mailsAnHour, true
	}
	p.Mails++
	return mailsAnHour + mailsADialogue, t.in.Mail.Doubtful()
}

// crowded reports whether too much mail like this one came whose sender nobody vouches
// for; what cannot wait is heard for longer.
func (t *step) crowded() bool {
	c := t.given.Crowd
	return t.in.Mail.Doubtful() && !c.Room(false) && !(c.Room(true) && t.pressing() == cases.Urgent)
}

// shelve collects a mail that is not answered. What stands apart still gets a case of
// its own; other doubtful mail waits behind all other work, and nobody is told of it.
func (t *step) shelve() {
	lane := t.pressing()
	if t.out.Kind = Escalated; !lane.Apart() {
		lane = cases.General
	}
	t.collect(lane)
	if t.out.Open != nil {
		t.out.Open.Shelved = t.in.Mail.Doubtful() && lane != cases.Urgent
	}
}

func topic(entry string) string {
	base, _, _ := strings.Cut(entry, ".")
	return base
}
