package notice_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// staffed is the staff of a desk with several members.
type staffed struct{ apptest.Writer }

func (staffed) Recipients(bool) []inquiry.Address {
	return []inquiry.Address{inquiry.NewAddress(apptest.Agent), inquiry.NewAddress(apptest.Colleague)}
}

// TestAFloodMakesAMailInTenMinutes: 200 cases within a minute, and 20 within the next half hour.
// Nobody gets two mails within ten minutes, and each case is told.
func TestAFloodMakesAMailInTenMinutes(t *testing.T) {
	s := apptest.New(t)
	s.Turns.Teller.Writer = staffed{}
	var at []time.Time // of the mails to the agent
	note := func() {
		if n := len(to(s.Mail, apptest.Agent)); n > len(at) {
			for range n - len(at) {
				at = append(at, s.Now)
			}
		}
	}
	for i := range 220 {
		s.Handle(s.From(fmt.Sprint("in", i), fmt.Sprintf("customer%d@example.com", i), "speak_to_human", true))
		note()
		switch {
		case i < 200:
			s.Now = s.Now.Add(300 * time.Millisecond)
		default:
			s.Watch(90 * time.Second)
		}
		note()
	}
	for range 12 {
		s.Watch(time.Minute)
		note()
	}
	for i := 1; i < len(at); i++ {
		if at[i].Sub(at[i-1]) < 10*time.Minute {
			t.Errorf("a mail at %s, and another %s later", at[i-1], at[i].Sub(at[i-1]))
		}
	}
	told := 0
	for _, mail := range to(s.Mail, apptest.Agent) {
		var n int
		fmt.Sscanf(mail, "opened of %d", &n)
		told += n
	}
	if told != 220 || len(to(s.Mail, apptest.Colleague)) != len(at) || len(at) > 6 {
		t.Errorf("%d of 220 cases told in %q", told, s.Mail.Sent)
	}
}

// TestARoundTellsEachWhatConcernsThem: new cases are for all; what happened to a case that
// somebody has is for its owner as it stands when the mail is written.
func TestARoundTellsEachWhatConcernsThem(t *testing.T) {
	s := apptest.New(t)
	s.Turns.Teller.Writer = staffed{}
	s.Flood(4, "speak_to_human", true) // the first is told at once
	all := s.Cases(false)
	give := func(n int, to string) {
		s.Act(all[n].Receipt, casework.Action{By: apptest.Lead, Verb: casework.Transfer, Lead: true, To: to})
	}
	give(0, apptest.Agent)
	give(0, apptest.Colleague) // who has it in the end is told
	told := len(s.Mail.Sent)
	s.Watch(9 * time.Minute)
	if news := s.Mail.Sent[told:]; len(news) > 0 {
		t.Fatalf("within ten minutes %q", news)
	}
	s.Watch(2 * time.Minute)
	want := []string{"opened of 3 to " + apptest.Agent, "round of 1 assigned, 3 opened to " + apptest.Colleague}
	if got := s.Mail.Sent[told:]; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}

// TestWhatHoldsNoMoreIsNotTold: a customer who wrote again, and was answered before the mail.
func TestWhatHoldsNoMoreIsNotTold(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Tap("in1", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	answer := func() {
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("お答えします")})
		s.Now = s.Now.Add(time.Second)
	}
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	answer()
	s.Handle(s.Tap("in2", "speak_to_human"))
	if c := s.Cases(false)[0]; !c.Waits() {
		t.Fatalf("the customer does not wait: %+v", c)
	}
	answer()
	s.Watch(20 * time.Minute)
	if n := s.Mail.Count("followed"); n != 0 {
		t.Errorf("told %q", s.Mail.Sent)
	}
	s.Handle(s.Tap("in3", "speak_to_human"))
	s.Watch(time.Minute)
	if n := s.Mail.Count("followed of 1 to " + apptest.Agent); n != 1 {
		t.Errorf("after a third message told %q", s.Mail.Sent)
	}
}
