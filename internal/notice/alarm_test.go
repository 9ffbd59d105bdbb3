package notice_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func TestAnExhaustedQuotaRaisesOneAlarmADay(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	in := s.Tap("in1", "period")
	s.LINE.Says = func() error { return outbox.ErrLimited }
	s.Handle(in)
	s.Tick(5 * time.Second)
	if n := p.Count("quota"); n != 0 || s.Row(in).Exhausted() {
		t.Fatalf("two refused tries may be a rush, and staff were told %d times", n)
	}
	for range 20 {
		s.Tick(11 * time.Minute)
	}
	if got := p.Sent; len(got) != 1 || got[0] != "quota of 0 to oncall@staff.example.jp" {
		t.Errorf("told %q", got)
	}
	if !s.Row(in).Exhausted() || !strings.Contains(s.Log.String(), `"level":"ERROR","msg":"quota exhausted"`) {
		t.Error("neither the row nor the log says so")
	}
	s.LINE.Says = nil // the quota was raised
	s.Tick(11 * time.Minute)
	if row := s.Row(in); row.State != outbox.Delivered || row.Exhausted() {
		t.Errorf("the message is %s", row.State)
	}
	s.LINE.Says = func() error { return outbox.ErrLimited }
	s.Handle(s.Tap("in2", "period"))
	for range 6 * 24 {
		s.Tick(10 * time.Minute)
	}
	if n := p.Count("quota"); n != 2 {
		t.Errorf("on the second day staff were told %d times in all", n)
	}
}

func TestARushIsNoQuota(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	errs := []error{outbox.ErrLimited, outbox.ErrLimited, outbox.ErrLater, outbox.ErrLimited, outbox.ErrLimited, nil}
	s.LINE.Says = func() error {
		err := errs[0]
		errs = errs[1:]
		return err
	}
	s.Handle(s.Tap("in1", "period"))
	for len(errs) > 0 {
		s.Tick(10 * time.Minute)
	}
	if len(p.Sent) != 0 {
		t.Errorf("told %q", p.Sent)
	}
}

func TestWhoHasTheCaseHearsThatAMessageIsLost(t *testing.T) {
	for _, row := range []struct {
		why   string
		says  error
		owner string
		after time.Duration
	}{
		{"refused, nobody has the case", outbox.ErrNever, "", 0},
		{"refused, an agent has it", outbox.ErrNever, apptest.Lead, 0},
		{"tried for a day", outbox.ErrLater, apptest.Lead, 24 * time.Hour},
	} {
		t.Run(row.why, func(t *testing.T) {
			s := apptest.New(t)
			p := s.Mail
			s.Handle(s.Tap("in1", "speak_to_human"))
			c := s.Cases(false)[0]
			want := "lost of 1 to agent1@staff.example.jp"
			s.LINE.Says = func() error { return row.says }
			if row.owner == "" {
				s.Handle(s.Tap("in2", "period"))
			} else {
				want = "lost of 1 to " + row.owner
				s.Act(c.Receipt, casework.Action{By: row.owner, Verb: casework.Take})
				s.Act(c.Receipt, casework.Action{By: row.owner, Verb: casework.Answer, Text: inquiry.NewText("お答えします")})
			}
			s.Tick(row.after)
			s.Tick(time.Hour)
			if !slices.Contains(p.Sent, want) || p.Count("lost") != 1 {
				t.Errorf("told %q, want %q once", p.Sent, want)
			}
		})
	}
}

func TestALostMessageOfNoCaseIsNobodysBusiness(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.LINE.Says = func() error { return outbox.ErrNever }
	s.Handle(s.Tap("in1", "period"))
	if len(p.Sent) != 0 {
		t.Errorf("told %q", p.Sent)
	}
}
