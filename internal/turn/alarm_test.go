package turn_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// told are notices that are their own words: the news and the cases.
type told struct{}

func (told) Recipients(urgent bool) []inquiry.Address {
	if urgent {
		return []inquiry.Address{inquiry.NewAddress("oncall@staff.example.jp")}
	}
	return []inquiry.Address{inquiry.NewAddress("agent1@staff.example.jp")}
}

func (told) Notice(news notice.News, all []cases.Case, to inquiry.Address, _ time.Time) ([]byte, error) {
	return fmt.Appendf(nil, "%s of %d to %s", news, len(all), to.Value()), nil
}

// post is the mail to staff.
type post struct{ sent []string }

func (p *post) Render(inquiry.Inbound, string, []inquiry.Reply, time.Time) ([]byte, error) {
	return nil, nil
}

func (p *post) Send(_ context.Context, parcel outbox.Parcel) error {
	p.sent = append(p.sent, string(parcel.Body))
	return nil
}

func (p *post) count(prefix string) int {
	n := 0
	for _, s := range p.sent {
		if strings.HasPrefix(s, prefix) {
			n++
		}
	}
	return n
}

// alarmed is a stage whose staff are told things.
func alarmed(t *testing.T) (*stage, *casework.Office, *post) {
	t.Helper()
	s, p := newStage(t), &post{}
	s.parts.Channels[inquiry.Email] = p
	return s, s.Office, p
}

func (s *stage) watch(staff *casework.Office, later time.Duration) {
	s.t.Helper()
	s.tick(later)
	if err := s.Watcher.Watch(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) act(staff *casework.Office, r cases.Receipt, a casework.Action) {
	s.t.Helper()
	if err := staff.Act(s.t.Context(), r, a); err != nil {
		s.t.Fatal(err)
	}
}

func TestAnExhaustedQuotaRaisesOneAlarmADay(t *testing.T) {
	s, _, p := alarmed(t)
	in := s.tap("in1", "period")
	s.channel.says = func() error { return outbox.ErrLimited }
	s.handle(in)
	s.tick(5 * time.Second)
	if n := p.count("quota"); n != 0 || s.row(in).Exhausted() {
		t.Fatalf("two refused tries may be a rush, and staff were told %d times", n)
	}
	for range 20 {
		s.tick(11 * time.Minute)
	}
	if got := p.sent; len(got) != 1 || got[0] != "quota of 0 to oncall@staff.example.jp" {
		t.Errorf("told %q", got)
	}
	if !s.row(in).Exhausted() || !strings.Contains(s.log.String(), `"level":"ERROR","msg":"quota exhausted"`) {
		t.Error("neither the row nor the log says so")
	}
	s.channel.says = nil // the quota was raised
	s.tick(11 * time.Minute)
	if row := s.row(in); row.State != outbox.Delivered || row.Exhausted() {
		t.Errorf("the message is %s", row.State)
	}
	s.channel.says = func() error { return outbox.ErrLimited }
	s.handle(s.tap("in2", "period"))
	for range 6 * 24 {
		s.tick(10 * time.Minute)
	}
	if n := p.count("quota"); n != 2 {
		t.Errorf("on the second day staff were told %d times in all", n)
	}
}

func TestARushIsNoQuota(t *testing.T) {
	s, _, p := alarmed(t)
	errs := []error{outbox.ErrLimited, outbox.ErrLimited, outbox.ErrLater, outbox.ErrLimited, outbox.ErrLimited, nil}
	s.channel.says = func() error {
		err := errs[0]
		errs = errs[1:]
		return err
	}
	s.handle(s.tap("in1", "period"))
	for len(errs) > 0 {
		s.tick(10 * time.Minute)
	}
	if len(p.sent) != 0 {
		t.Errorf("told %q", p.sent)
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
		{"refused, an agent has it", outbox.ErrNever, "lead1@staff.example.jp", 0},
		{"tried for a day", outbox.ErrLater, "lead1@staff.example.jp", 24 * time.Hour},
	} {
		t.Run(row.why, func(t *testing.T) {
			s, staff, p := alarmed(t)
			s.handle(s.tap("in1", "speak_to_human"))
			c := s.cases(false)[0]
			want := "lost of 1 to agent1@staff.example.jp"
			s.channel.says = func() error { return row.says }
			if row.owner == "" {
				s.handle(s.tap("in2", "period"))
			} else {
				want = "lost of 1 to " + row.owner
				s.act(staff, c.Receipt, casework.Action{By: row.owner, Verb: casework.Take})
				s.act(staff, c.Receipt, casework.Action{By: row.owner, Verb: casework.Answer, Text: inquiry.NewText("お答えします")})
			}
			s.tick(row.after)
			s.tick(time.Hour)
			if !slices.Contains(p.sent, want) || p.count("lost") != 1 {
				t.Errorf("told %q, want %q once", p.sent, want)
			}
		})
	}
}

func TestALostMessageOfNoCaseIsNobodysBusiness(t *testing.T) {
	s, _, p := alarmed(t)
	s.channel.says = func() error { return outbox.ErrNever }
	s.handle(s.tap("in1", "period"))
	if len(p.sent) != 0 {
		t.Errorf("told %q", p.sent)
	}
}

// A general case is due after 18 hours, and this desk never closes.
func TestAnOwnerIsRemindedOnce(t *testing.T) {
	s, staff, p := alarmed(t)
	s.handle(s.tap("in1", "speak_to_human"))
	r := s.cases(false)[0].Receipt
	s.watch(staff, 13*time.Hour+29*time.Minute)
	s.act(staff, r, casework.Action{By: "agent2@staff.example.jp", Verb: casework.Take})
	s.watch(staff, 0)
	if n := p.count("reminder"); n != 0 {
		t.Fatal("reminded with more than a quarter of the time left")
	}
	for range 3 {
		s.watch(staff, time.Minute)
	}
	if n := p.count("reminder of 1 to agent2"); n != 1 {
		t.Errorf("the owner was reminded %d times: %q", n, p.sent)
	}
	s.act(staff, r, casework.Action{By: "lead1@staff.example.jp", Lead: true, Verb: casework.Transfer, To: "agent3@staff.example.jp"})
	if n := p.count("assigned of 1 to agent3"); n != 1 {
		t.Errorf("the new owner was told %d times: %q", n, p.sent)
	}
	for range 3 {
		s.watch(staff, time.Minute)
	}
	if n := p.count("reminder of 1 to agent3"); n != 1 {
		t.Errorf("the new owner was reminded %d times: %q", n, p.sent)
	}
}

func TestFiguresCountTheFirstAnswer(t *testing.T) {
	s, staff, _ := alarmed(t)
	s.handle(s.tap("in1", "speak_to_human"))
	r := s.cases(false)[0].Receipt
	s.tick(90 * time.Minute)
	s.act(staff, r, casework.Action{By: "agent1@staff.example.jp", Verb: casework.Take})
	for _, id := range []string{"a1", "a1", "a2"} { // a repeat counts once
		s.act(staff, r, casework.Action{By: "agent1@staff.example.jp", Verb: casework.Answer, ID: id, Text: inquiry.NewText("お答えします")})
	}
	words := s.inbound("in2", inquiry.Message)
	words.Text = inquiry.NewText("ねこの名前")
	s.act(staff, r, casework.Action{By: "agent1@staff.example.jp", Verb: casework.HandBack})
	s.handle(words)
	f, err := staff.Figures(t.Context(), s.now.AddDate(0, 0, -7), true)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Cases) != 1 || len(f.Answered) != 2 || len(f.Missed) != 1 || f.Missed[0].Text.Words() != "ねこの名前" {
		t.Fatalf("figures %+v", f)
	}
	first, again := f.Answered[0], f.Answered[1]
	if !first.First {
		first, again = again, first
	}
	if first.Waited != 90*time.Minute || first.Staffed != 90*time.Minute || again.First || again.Waited != 0 {
		t.Errorf("answers %+v and %+v", first, again)
	}
	if f, err = staff.Figures(t.Context(), s.now.AddDate(0, 0, -7), false); err != nil || len(f.Missed) != 0 {
		t.Errorf("without words there are %d questions, %v", len(f.Missed), err)
	}
}
