package cases

import (
	"errors"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
)

var noon = time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC)

func TestOfTwoWhoTakeACaseOneWinsAndTheOtherSeesWho(t *testing.T) {
	c := Case{State: Open}
	if err := c.Take("agent1", noon); err != nil {
		t.Fatal(err)
	}
	var taken *TakenError
	if err := c.Take("agent2", noon); !errors.As(err, &taken) || taken.By != "agent1" {
		t.Errorf("the second got %v", err)
	}
	if err := c.Take("agent1", noon); err != nil {
		t.Errorf("the owner again got %v", err)
	}
}

func TestOnlyTheOwnerActs(t *testing.T) {
	for _, row := range []struct {
		what string
		act  func(c *Case, by string) error
	}{
		{"answer", func(c *Case, by string) error { return c.Answer(by, noon) }},
		{"hand back", func(c *Case, by string) error { return c.HandBack(by) }},
		{"transfer", func(c *Case, by string) error { return c.Transfer(by, "agent3", noon) }},
		{"close", func(c *Case, by string) error { return c.Close(by, noon) }},
	} {
		c := Case{State: Owned, Owner: "agent1"}
		if err := row.act(&c, "agent2"); !errors.Is(err, ErrNotOwner) {
			t.Errorf("%s by somebody else: %v", row.what, err)
		}
		unowned := Case{State: Open}
		if err := row.act(&unowned, "agent1"); !errors.Is(err, ErrNotOwner) {
			t.Errorf("%s of a case that nobody has: %v", row.what, err)
		}
		closed := Case{State: Closed, Owner: "agent1"}
		if err := row.act(&closed, "agent1"); !errors.Is(err, ErrClosed) {
			t.Errorf("%s of a closed case: %v", row.what, err)
		}
		if err := row.act(&c, "agent1"); err != nil {
			t.Errorf("%s by the owner: %v", row.what, err)
		}
	}
}

func TestALeadGivesAnyCaseToAnybody(t *testing.T) {
	for _, row := range []struct {
		why  string
		c    Case
		want error
	}{
		{"one that nobody has", Case{State: Open}, nil},
		{"a colleague's", Case{State: Owned, Owner: "agent1", Reminded: true}, nil},
		{"an answered one", Case{State: Answered, Owner: "agent1"}, nil},
		{"a closed one", Case{State: Closed}, ErrClosed},
	} {
		err := row.c.Assign("agent2", noon)
		if !errors.Is(err, row.want) || err == nil && (row.c.Owner != "agent2" || row.c.State != Owned || row.c.Reminded) {
			t.Errorf("%s: %v, %+v", row.why, err, row.c)
		}
	}
}

func TestTheLifeOfACase(t *testing.T) {
	c := Case{State: Open, Lane: General}
	steps := []struct {
		what  string
		act   func() error
		state State
		human bool
	}{
		{"taken", func() error { return c.Take("agent1", noon) }, Owned, true},
		{"answered: the customer's turn, still with a person", func() error { return c.Answer("agent1", noon) }, Answered, true},
		{"the customer writes again", func() error { c.Follow(noon, always{}); return nil }, Owned, true},
		{"answered again", func() error { return c.Answer("agent1", noon) }, Answered, true},
		{"handed back", func() error { return c.HandBack("agent1") }, Answered, false},
		{"the customer writes to nobody in particular", func() error { c.Follow(noon, always{}); return nil }, Open, false},
		{"taken by another", func() error { return c.Take("agent2", noon) }, Owned, true},
		{"closed", func() error { return c.Close("agent2", noon) }, Closed, false},
		{"reopened", func() error { c.Reopen(noon, always{}); return nil }, Open, false},
	}
	for _, s := range steps {
		if err := s.act(); err != nil || c.State != s.state || c.Human() != s.human {
			t.Fatalf("%s: err %v, state %s, human %v", s.what, err, c.State, c.Human())
		}
	}
}

func TestOpeningAgainKeepsWhenTheCustomerCame(t *testing.T) {
	c := Case{State: Closed, Lane: Urgent, OpenedAt: noon, AnsweredAt: noon.Add(time.Hour), ClosedAt: noon.Add(2 * time.Hour)}
	again := noon.Add(48 * time.Hour)
	c.Reopen(again, always{})
	if !c.OpenedAt.Equal(noon) || !c.DueAt.Equal(again.Add(time.Hour)) || !c.Unanswered() || !c.WaitsSince().Equal(again) {
		t.Errorf("%+v", c)
	}
}

func TestSinceWhenACustomerWaits(t *testing.T) {
	c := Case{State: Open, OpenedAt: noon}
	for _, step := range []struct {
		what string
		act  func()
		want time.Time
	}{
		{"from the opening", func() {}, noon},
		{"also who asks again", func() { c.Follow(noon.Add(time.Hour), always{}) }, noon},
		{"after an answer from the first message on", func() {
			c.State, c.AnsweredAt = Answered, noon.Add(2*time.Hour)
			c.Follow(noon.Add(3*time.Hour), always{})
		}, noon.Add(3 * time.Hour)},
		{"and not from the next", func() { c.Follow(noon.Add(4*time.Hour), always{}) }, noon.Add(3 * time.Hour)},
		{"a case of an earlier version of the desk has the last message only", func() { c.WaitingAt = time.Time{} }, noon.Add(4 * time.Hour)},
	} {
		if step.act(); !c.WaitsSince().Equal(step.want) {
			t.Errorf("%s: %v", step.what, c.WaitsSince())
		}
	}
}

// Only the message that was taken back, or turned out to be a secret, leaves a list.
func TestWordsLeaveAList(t *testing.T) {
	c := Case{Source: "m1", Summary: inquiry.NewText("first")}
	c.Say("", inquiry.NewText("last"), "m2", noon)
	for _, row := range []struct {
		id          string
		gone        bool
		first, last string
	}{
		{"", false, "first", "last"}, {"m3", false, "first", "last"}, {"m2", true, "first", ""}, {"m1", true, "", ""},
	} {
		if gone := c.Unsay(row.id); gone != row.gone || c.Summary.Words() != row.first || c.Last.Text.Words() != row.last {
			t.Errorf("%q: %t, %q, %q", row.id, gone, c.Summary.Words(), c.Last.Text.Words())
		}
	}
}
