// Package held answers what somebody asks whose case a person has, where the desk itself has no answer: it adds
// the question to the case, and says so.
package held

import (
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
)

// Held is one message of somebody whose case a person has.
type Held struct{ *draft.Draft }

// Asks adds to a case that stands apart, a lawyer's or a claim, a question that the desk does not answer: it
// asks for no other words, for who has the case understands these. It is false for any other message.
func (t Held) Asks(m intent.Meaning) bool {
	c, ok := t.Out.State.Current()
	apart := slices.Contains([]cases.Lane{cases.Legal, cases.Press, cases.Rights}, c.Lane) && c.State != cases.Closed
	answers := slices.ContainsFunc(m.Entries, func(e incident.Entry) bool { return e.Lane != c.Lane || len(e.Cites) > 0 })
	if !ok || !apart || m.Ruled || m.Known && answers || !t.spoken() || t.Out.State.Cares(t.Now) {
		return false
	}
	t.Adds(c.Receipt, texts.CaseAsked, "")
	return true
}

// spoken reports whether the customer asks something, in words and to no proof.
func (t Held) spoken() bool {
	words := t.In.Text.Words()
	asks := t.In.Kind == inquiry.Message && t.In.Entry == "" && !brief.Statement(words) && !prose.Unreadable(words)
	return asks && !t.Form() && !t.In.Mail.Doubtful() && t.Proof().Stage == identity.NoDialogue
}

// Means adds to a case what somebody means after all who was answered something else besides.
func (t Held) Means(m intent.Meaning) bool {
	for _, e := range m.Entries {
		if receipt := t.Out.State.CaseFor(e.Lane, t.Now); m.Known && e.Lane != "" && receipt != "" {
			t.Out.Topics = []string{intent.Topic(e.ID)}
			t.Adds(receipt, texts.LightMeant, t.Book.Label(e.ID))
			return true
		}
	}
	return false
}

// Adds adds a message to a case, "" for none, and says a text about it.
func (t Held) Adds(receipt cases.Receipt, id texts.ID, subject string) {
	t.Out.State.Understood()
	t.Out.Kind, t.Out.Append = draft.Escalated, receipt
	if receipt == "" {
		t.Out.Kind = draft.Answered
	}
	t.Reply(t.Book.Reply(id, map[string]string{"receipt": string(receipt), "subject": subject}))
}
