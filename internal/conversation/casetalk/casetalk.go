// Package casetalk talks with a customer about their own cases: the receipt number, whether
// somebody has it and when somebody is there, what they add to it. It tells what the state
// holds, and promises nothing.
package casetalk

import (
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/conversation/phrasebook"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Talk is the talk about cases, for one message.
type Talk struct{ *draft.Draft }

// Answers answers what somebody asks about their own case, where it is one; false where there
// is no case that the words could be about. Words that ask for the number of a case need none.
func (t Talk) Answers(asked brief.Asked) bool {
	c, any := t.Out.State.Current()
	ask := asked.Ask
	switch {
	case ask == brief.NoAsk:
		return false
	case ask == brief.Before, ask == brief.Other:
		t.before(ask)
		return true
	case !any && ask == brief.Receipt:
		t.answered()
		t.Say(texts.CaseNone, incident.SpeakToHuman)
		return true
	case !any, ask == brief.Erase && c.State == cases.Closed, ask == brief.Withdraw && c.State == cases.Closed:
		return false
	}
	t.answered()
	switch ask {
	case brief.Receipt:
		t.numbers(c)
	case brief.Withdraw:
		t.withdraw(c)
	case brief.Erase:
		t.erase()
	case brief.Reach:
		t.reach(c)
	default:
		t.stands(c, ask == brief.Still)
	}
	if asked.Reach {
		t.reach(c)
	}
	return true
}

// Tapped is what the button asks that stands for the customer's own inquiry: how it stands, or
// where there is none, just that.
func (t Talk) Tapped() brief.Ask {
	if _, any := t.Out.State.Current(); any {
		return brief.News
	}
	return brief.Receipt
}

// answered notes that the message was understood.
func (t Talk) answered() {
	t.Out.State.Understood()
	t.Out.Kind = draft.Answered
}

// numbers tells the numbers of the open cases, the one that was spoken of last first.
func (t Talk) numbers(current memory.CaseRef) {
	all := slices.DeleteFunc(t.Out.State.Open(), func(c memory.CaseRef) bool { return c.Receipt == current.Receipt })
	var lines []string
	for _, c := range append([]memory.CaseRef{current}, all...) {
		lines = append(lines, t.Book.Text(texts.CaseNumber, t.of(c)))
	}
	t.Reply(inquiry.Reply{Entry: texts.CaseNumber.String(), Text: strings.Join(lines, "\n"), Values: t.of(current)})
}

// stands tells how a case stands: whether somebody has it, and when somebody is there. The
// same is not told in the same words again.
func (t Talk) stands(c memory.CaseRef, waits bool) {
	values := t.of(c)
	if c.Human && t.Away() {
		t.held()
	}
	if waits && c.State != cases.Closed {
		t.add(c)
	}
	if before := t.Out.State.Tell(c, t.Now); before > 0 {
		id := texts.OfSame(before)
		reply := t.Book.Reply(id, values)
		if id == texts.CaseSame1 {
			reply.Text = phrasebook.Lines(reply.Text, t.Book.Text(texts.Contact, nil))
		}
		t.Reply(reply)
		return
	}
	reply := t.Book.Reply(t.standing(c), values)
	if waits && t.waits(c) {
		reply.Text = phrasebook.Lines(t.Book.Text(texts.CaseWaited, nil), reply.Text)
	}
	var quick []string
	if c.State == cases.Closed {
		quick = []string{incident.SpeakToHuman}
	}
	t.Reply(reply, quick...)
}

// waits reports whether the customer waits for an answer to a case.
func (t Talk) waits(c memory.CaseRef) bool { return c.State == cases.Open || c.State == cases.Owned }

// standing is the text that tells how a case stands.
func (t Talk) standing(c memory.CaseRef) texts.ID {
	staffed := t.Calendar.Open(t.Now)
	switch {
	case c.State == cases.Closed:
		return texts.CaseClosed
	case c.State == cases.Answered:
		return texts.CaseAnswered
	case c.Human && staffed:
		return texts.CaseOwnedNow
	case c.Human:
		return texts.CaseOwnedLater
	case staffed:
		return texts.CaseOpenNow
	}
	return texts.CaseOpenLater
}

// reach tells where the customer will hear of a case, and that they may leave a number.
func (t Talk) reach(c memory.CaseRef) {
	if c.State != cases.Closed {
		t.Out.State.Expected = memory.Expected{Receipt: c.Receipt, At: t.Now}
	}
	t.Reply(t.Book.Reply(texts.CaseReach, t.of(c)))
}

// before hands over what somebody asks of a case that the desk does not know, and says so.
func (t Talk) before(ask brief.Ask) {
	t.Out.Kind = draft.Escalated
	if ask == brief.Other {
		t.Say(texts.CaseOther)
	} else {
		t.Say(texts.CaseBefore)
	}
	t.Handover(cases.General, false)
}

// Besides adds to the customer's case what they say beside what they ask of it.
func (t Talk) Besides(rest string) {
	c, ok := t.Out.State.Current()
	if ok && c.State != cases.Closed && t.Out.Append == "" && t.Out.Open == nil && brief.Statement(rest) && !brief.Courtesy(rest) {
		t.Out.Append = c.Receipt
	}
}

// withdraw tells staff that the customer needs a case no more. Who closes it is a person.
func (t Talk) withdraw(c memory.CaseRef) {
	t.add(c)
	t.Out.State.Expected = memory.Expected{}
	t.Reply(t.Book.Reply(texts.CaseWithdrawn, t.of(c)))
}

// erase hands over the wish that what was written here be deleted, as a claim of its own.
func (t Talk) erase() {
	t.Out.Kind = draft.Escalated
	t.Say(texts.CaseErase)
	t.Handover(cases.Rights, false)
}

// Adds adds a message to the case for which the customer was asked for more, and says so in a
// line, each time in other words.
func (t Talk) Adds(c memory.CaseRef) {
	t.Out.State.Understood()
	t.add(c)
	e := &t.Out.State.Expected
	reply := t.Book.Reply(texts.OfAdded(e.Added), t.of(c))
	e.Added++
	e.At = t.Now
	t.Reply(reply)
}

// Notes acknowledges a yes to what was said of a case: nothing else is asked for.
func (t Talk) Notes(c memory.CaseRef) {
	t.Out.State.Understood()
	t.Out.Kind = draft.Smalltalk
	e := &t.Out.State.Expected
	t.Reply(t.Book.Reply(texts.OfNoted(e.Noted), t.of(c)))
	e.Noted = !e.Noted
}

// add adds the message to a case, and says nothing.
func (t Talk) add(c memory.CaseRef) { t.Out.Kind, t.Out.Append = draft.Escalated, c.Receipt }

// Away reports whether nobody is there, and the customer whose conversation a person has was
// not told so since.
func (t Talk) Away() bool { return !t.Calendar.Open(t.Now) && !t.Now.Before(t.Out.State.Held) }

// Held tells a customer whose conversation a person has who has it and when somebody is there
// again.
func (t Talk) Held(receipt cases.Receipt) {
	t.held()
	t.Reply(t.Book.Reply(texts.CaseHeld, t.of(memory.CaseRef{Receipt: receipt})))
}

// held notes that the customer knows when somebody is there again.
func (t Talk) held() { t.Out.State.Held = t.Calendar.Next(t.Now) }

// of are the values that texts about a case say.
func (t Talk) of(c memory.CaseRef) map[string]string {
	values := map[string]string{"receipt": string(c.Receipt), "matter": t.Book.Text(texts.OfMatter(string(c.Lane)), nil)}
	if !t.Calendar.Open(t.Now) {
		values["next_opening"] = t.Book.Opening(t.Calendar.Next(t.Now))
	}
	return values
}
