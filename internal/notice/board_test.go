package notice_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/inquiry"
)

// to are the mails to one member of staff.
func to(p *apptest.Post, address string) []string {
	return slices.DeleteFunc(slices.Clone(p.Sent), func(s string) bool { return len(s) < len(address) || s[len(s)-len(address):] != address })
}

func TestTheFirstNewsIsToldAtOnceAndTheRestTogether(t *testing.T) {
	rows := []struct {
		why, entry, who string
		cases           int
		want            []string
	}{
		{"one urgent case", "danger", apptest.OnCall, 1, []string{"opened of 1"}},
		{"twenty urgent cases within twenty seconds", "danger", apptest.OnCall, 20, []string{"opened of 1", "opened of 19"}},
		{"one ordinary case", "speak_to_human", "agent1@staff.example.jp", 1, []string{"opened of 1"}},
		{"twenty ordinary cases", "speak_to_human", "agent1@staff.example.jp", 20, []string{"opened of 1", "opened of 19"}},
		{"more ordinary cases than a transaction holds", "speak_to_human", "agent1@staff.example.jp", 200, []string{"opened of 1", "opened of 199"}},
		{"more than one mail holds", "danger", apptest.OnCall, 100, []string{"opened of 1", "opened of 60", "opened of 39"}},
	}
	for _, row := range rows {
		s := apptest.New(t)
		p := s.Mail
		s.Flood(row.cases, row.entry, true)
		atOnce := to(p, row.who)
		if len(atOnce) != 1 {
			t.Errorf("%s: at once %q", row.why, atOnce)
		}
		for range 11 {
			s.Watch(time.Minute)
		}
		var want []string
		for _, w := range row.want {
			want = append(want, w+" to "+row.who)
		}
		if got := to(p, row.who); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", row.why, got, want)
		}
	}
}

// staff of any number are told.
type crowd struct{ apptest.Writer }

func (crowd) Recipients(bool) []inquiry.Address {
	var all []inquiry.Address
	for i := range 45 {
		all = append(all, inquiry.NewAddress(fmt.Sprintf("agent%02d@staff.example.jp", i)))
	}
	return all
}

// A transaction holds 100 writes: what they do not fit in one waits for the next.
func TestMoreNewsAndMoreStaffThanOneTransactionHolds(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Turns.Teller.Writer = crowd{}
	s.Flood(70, "danger", true)
	for range 6 {
		s.Watch(time.Minute)
	}
	const who = "agent44@staff.example.jp"
	want := []string{"opened of 1 to " + who, "opened of 54 to " + who, "opened of 15 to " + who}
	if got := to(p, who); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is urgent does not wait behind what is not.
func TestAnUrgentCaseIsToldThoughOthersWereJustNow(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Flood(5, "speak_to_human", true)
	s.Handle(s.From("now", "somebody@example.com", "danger", true))
	if got := to(p, apptest.OnCall); len(got) != 1 {
		t.Errorf("who is on call heard %q", got)
	}
}

func TestNobodyGetsTwoMailsWithinTwoMinutes(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	for i := range 60 {
		s.Handle(s.From(fmt.Sprint("in", i), fmt.Sprintf("customer%d@example.com", i), "danger", false))
		s.Watch(10 * time.Second)
	}
	for range 4 {
		s.Watch(time.Minute)
	}
	if got := len(to(p, apptest.OnCall)); got < 5 || got > 7 {
		t.Errorf("%d mails in ten minutes", got)
	}
	told := 0
	for _, mail := range to(p, apptest.OnCall) {
		var n int
		fmt.Sscanf(mail, "opened of %d", &n)
		told += n
	}
	if told != 60 {
		t.Errorf("%d of 60 cases were told", told)
	}
}

// The process ends between the case and the notice: the clock tells it.
func TestNewsThatNobodyToldIsToldByTheClock(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error { return apptest.ErrUnseen }}
	in := s.From("in1", "customer@example.com", "danger", true)
	if err := s.Turns.Handle(t.Context(), in); err == nil {
		t.Fatal("the turn did not break off")
	}
	s.Watch(time.Minute)
	s.Handle(in)
	s.Watch(5 * time.Minute)
	if got := to(p, apptest.OnCall); len(got) != 1 {
		t.Errorf("told %q", got)
	}
}

func TestOverdueCasesAreToldTogether(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Flood(30, "speak_to_human", true)
	s.Watch(7 * 24 * time.Hour) // the digest of the opening
	for range 15 {
		s.Watch(time.Minute)
	}
	if got := p.Count("overdue"); got != 1 {
		t.Errorf("%d mails tell of 30 overdue cases: %q", got, p.Sent)
	}
}
