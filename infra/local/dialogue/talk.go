package dialogue

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/email/quote"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// How fast a customer writes, where nothing else is said: the desk answers so many mails of
// one sender an hour.
const (
	onLINE = 30 * time.Second
	byMail = 15 * time.Minute
)

// Code is the one-time code of each mail that holds one.
const Code = "123456"

const agent = "agent1@staff.example.jp"

// Talk is a conversation as it goes on: each message is a step of the desk from the state
// before. It is what package turn and package store make of a step, without either.
type Talk struct {
	desk    *rehearsal.Rehearsal
	channel inquiry.Channel
	now     time.Time
	state   conversation.State
	cases   []cases.Case
	touched cases.Receipt // the last case that opened or gained a message
	listed  []string
	mailed  affected.Tally
	choices []inquiry.Choice // of the last reply
	random  *rand.ChaCha8
	n       int
}

// Begin begins a talk with a new customer, whom the roster has in these segments.
func Begin(desk *rehearsal.Rehearsal, channel inquiry.Channel, at time.Time, listed ...string) *Talk {
	if at.IsZero() {
		at = desk.Incident.Clock
	}
	return &Talk{desk: desk, channel: channel, now: at, listed: listed, random: rand.NewChaCha8([32]byte{})}
}

// Says lets the customer write something.
func (t *Talk) Says(words string) (conversation.Outcome, error) {
	in := t.inbound()
	in.Text = inquiry.NewText(words)
	if t.channel == inquiry.Email {
		in.Text = inquiry.NewText(quote.Sort(words, true, false).Words)
	}
	return t.step(in)
}

// Taps lets the customer tap a button of the last reply. A mail has a list of them, and the
// customer writes one.
func (t *Talk) Taps(label string) (conversation.Outcome, error) {
	i := slices.IndexFunc(t.choices, func(c inquiry.Choice) bool { return c.Label == label })
	if i < 0 {
		return conversation.Outcome{}, fmt.Errorf("there is no button %q, but %q", label, t.Buttons())
	}
	if t.channel == inquiry.Email {
		return t.Says(label)
	}
	in := t.inbound()
	in.Entry = t.choices[i].Entry
	return t.step(in)
}

// Buttons are the labels below the last reply.
func (t *Talk) Buttons() []string {
	var labels []string
	for _, c := range t.choices {
		labels = append(labels, c.Label)
	}
	return labels
}

// Later lets time pass.
func (t *Talk) Later(d time.Duration) { t.now = t.now.Add(d) }

// Staff lets a member of staff do something on the case that the talk touched last.
func (t *Talk) Staff(d Deed) error {
	i := slices.IndexFunc(t.cases, func(c cases.Case) bool { return c.Receipt == t.touched })
	if i < 0 {
		return errors.New("there is no case yet")
	}
	c := &t.cases[i]
	switch d {
	case Takes:
		return c.Take(agent, t.now)
	case Answers:
		return c.Answer(agent, t.now)
	case HandsBack:
		return c.HandBack(agent)
	case Closes:
		return c.Close(agent, t.now)
	}
	return fmt.Errorf("no deed %q", d)
}

// Gained is the lane of the case that a message opened or was added to, "" for none.
func (t *Talk) Gained(out conversation.Outcome) cases.Lane {
	for _, c := range t.cases {
		if c.Receipt == out.Append || out.Open != nil && c.Receipt == out.Open.Receipt {
			return c.Lane
		}
	}
	return ""
}

// inbound is the next message, without words.
func (t *Talk) inbound() inquiry.Inbound {
	if t.n++; t.n > 1 {
		t.now = t.now.Add(map[inquiry.Channel]time.Duration{inquiry.LINE: onLINE, inquiry.Email: byMail}[t.channel])
	}
	id := fmt.Sprint("message", t.n)
	in := inquiry.Inbound{ID: id, MessageID: id, Channel: t.channel, Kind: inquiry.Message, Customer: "customer",
		Address: inquiry.NewAddress("customer"), At: t.now, Received: t.now}
	if t.channel == inquiry.Email {
		in.Address, in.Mail = inquiry.NewAddress("customer@example.jp"), &inquiry.Mail{Authenticated: true}
	}
	return in
}

// step takes the turn of a message.
func (t *Talk) step(in inquiry.Inbound) (conversation.Outcome, error) {
	receipt, err := cases.NewReceipt(t.random)
	if err != nil {
		return conversation.Outcome{}, err
	}
	t.state.Cases = memory.Refs(t.cases)
	given := conversation.Given{Receipt: receipt, Hash: hash, Code: Code, Mailed: t.mailed}
	out := t.desk.Conversation.Step(t.state, in, t.now, given)
	if out.Needs != nil {
		given.Found = &identity.Found{Needs: *out.Needs, Ready: true, Segments: t.listed}
		out = t.desk.Conversation.Step(t.state, in, t.now, given)
	}
	t.keep(out)
	return out, nil
}

// hash stands for the keyed hash of a desk.
func hash(domain, value string) string { return domain + "|" + value }

// keep keeps what a step decided.
func (t *Talk) keep(out conversation.Outcome) {
	t.state = out.State
	if out.Mailed != nil {
		t.mailed = *out.Mailed
	}
	if out.Open != nil {
		t.cases, t.touched = append(t.cases, *out.Open), out.Open.Receipt
	}
	for i := range t.cases {
		if c := &t.cases[i]; c.Receipt == out.Append {
			c.Reopen(t.now, t.desk.Calendar)
			c.Follow(t.now, t.desk.Calendar)
			t.touched = c.Receipt
		}
	}
	if n := len(out.Replies); n > 0 {
		t.choices = out.Replies[n-1].Quick
	}
}

// Heard is what the customer reads: the replies, and the buttons below the last one.
func Heard(out conversation.Outcome) string {
	var parts []string
	for i, r := range out.Replies {
		parts = append(parts, r.Text)
		if i == len(out.Replies)-1 && len(r.Quick) > 0 {
			var labels []string
			for _, c := range r.Quick {
				labels = append(labels, "["+c.Label+"]")
			}
			parts = append(parts, strings.Join(labels, " "))
		}
	}
	return strings.Join(parts, "\n\n")
}
