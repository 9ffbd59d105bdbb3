// Package post decides which mail is answered.
package post

import (
	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident/texts"
)

// The bounds of answers by mail.
const (
	mailsAnHour    = 5 // to one sender (platform fact 18)
	mailsADialogue = 8 // mails of one dialogue, which do not count as answers
)

// Post decides whether a mail is answered: never in a loop with a machine, and never by
// the hundred to people whose addresses somebody forged.
type Post struct {
	*draft.Draft
	Mailed   affected.Tally
	Crowd    affected.Crowd
	Pressing func() cases.Lane // the lane of what the message asks for, "" where that is not known
}

// Echo reports whether a mail is what a machine answered to one of ours while a case
// of the customer is there: it is kept with the conversation, and is no news.
func (p Post) Echo() bool {
	return p.In.Mail != nil && p.In.Mail.Echo && len(p.Out.State.Cases) > 0
}

// Held reports whether a mail gets no answer of its own. It counts the answers to one
// mailbox within an hour, however its owner is written. Past the limit it says so once,
// and a person takes over: never silence, never a loop. So it does where too much doubtful
// mail was answered, by whomever it claims to be.
func (p Post) Held() bool {
	if p.In.Mail == nil {
		return false
	}
	if p.In.Mail.Quiet() {
		p.quietly()
		return true
	}
	limit, counts := p.limit()
	if !counts {
		return false
	}
	n := p.Mailed.LastHour(p.Now)
	if n > limit || p.crowded() {
		p.shelve()
		return true
	}
	p.count()
	if n < limit {
		return false
	}
	p.Person(cases.General, texts.LastWord)
	return true
}

// Mute reports whether nothing may be said to somebody in danger: to mail the rules for
// mail hold, though nothing is said of them.
func (p Post) Mute() bool {
	if p.Silent() {
		return true
	}
	if p.In.Mail == nil {
		return false
	}
	limit, counts := p.limit()
	if !counts {
		return false
	}
	if p.Mailed.LastHour(p.Now) > limit || p.crowded() {
		return true
	}
	p.count()
	return false
}

// count counts an answer to the mailbox.
func (p Post) count() {
	mailed := p.Mailed.Add(p.Now)
	p.Out.Mailed = &mailed
}

// limit is how many mails an hour the mailbox gets, and whether this one counts. To prove
// who one is takes several mails and has limits of its own; the sender of doubtful mail
// has no more than those.
func (p Post) limit() (most int, counts bool) {
	proof := p.Proof()
	if proof.Stage == identity.NoDialogue || proof.Mails >= mailsADialogue {
		return mailsAnHour, true
	}
	proof.Mails++
	return mailsAnHour + mailsADialogue, p.In.Mail.Doubtful()
}

// crowded reports whether too much mail like this one came whose sender nobody vouches
// for; what cannot wait is heard for longer.
func (p Post) crowded() bool {
	return p.In.Mail.Doubtful() && !p.Crowd.Room(false) && !(p.Crowd.Room(true) && p.Pressing().Wakes())
}

// quietly collects a mail to which nothing is said: a suspect one, or one that a machine
// may have written. What stands apart gets a case of its own, for a person may have
// written it after all.
func (p Post) quietly() {
	lane := cases.General
	if p.In.Mail.Weak != "" && p.Pressing().Apart() {
		lane = p.Pressing()
	}
	if p.crowded() {
		p.shelve()
		return
	}
	p.Out.Kind = draft.Escalated
	p.Collect(lane)
}

// shelve collects a mail that is not answered. What stands apart still gets a case of
// its own; other doubtful mail waits behind all other work, and nobody is told of it.
func (p Post) shelve() {
	lane := p.Pressing()
	if p.Out.Kind = draft.Escalated; !lane.Apart() {
		lane = cases.General
	}
	p.Collect(lane)
	if p.Out.Open != nil {
		p.Out.Open.Shelved = p.In.Mail.Doubtful() && !lane.Wakes()
	}
}
