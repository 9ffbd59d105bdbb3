package turn_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// from is a customer's mail that asks for an entry.
func (s *stage) from(id, address, entry string, sure bool) inquiry.Inbound {
	in := s.tap(id, entry)
	in.Channel, in.Address, in.ReplyToken, in.MessageID = inquiry.Email, inquiry.NewAddress(address), "", ""
	in.Mail = &inquiry.Mail{Authenticated: sure}
	name := address
	if !sure {
		name = "doubtful " + address // as the email channel names them
	}
	in.Customer = inquiry.NewCustomerKey(s.keys.Hash, inquiry.Email, inquiry.NewAddress(name))
	return in
}

// to are the mails to one member of staff.
func (p *post) to(address string) []string {
	return slices.DeleteFunc(slices.Clone(p.sent), func(s string) bool { return len(s) < len(address) || s[len(s)-len(address):] != address })
}

const nightWatch = "oncall@staff.example.jp"

// many customers ask for a person, one a second.
func (s *stage) flood(n int, entry string, sure bool) {
	for i := range n {
		s.now = s.now.Add(time.Second)
		s.handle(s.from(fmt.Sprintf("flood%d", i), fmt.Sprintf("customer%d@example.com", i), entry, sure))
	}
}

func TestTheFirstNewsIsToldAtOnceAndTheRestTogether(t *testing.T) {
	rows := []struct {
		why, entry, who string
		cases           int
		want            []string
	}{
		{"one urgent case", "danger", nightWatch, 1, []string{"opened of 1"}},
		{"twenty urgent cases within twenty seconds", "danger", nightWatch, 20, []string{"opened of 1", "opened of 19"}},
		{"one ordinary case", "speak_to_human", "agent1@staff.example.jp", 1, []string{"opened of 1"}},
		{"twenty ordinary cases", "speak_to_human", "agent1@staff.example.jp", 20, []string{"opened of 1", "opened of 19"}},
		{"more than one mail holds", "danger", nightWatch, 100, []string{"opened of 1", "opened of 60", "opened of 39"}},
	}
	for _, row := range rows {
		s, staff, p := alarmed(t)
		s.flood(row.cases, row.entry, true)
		atOnce := p.to(row.who)
		if len(atOnce) != 1 {
			t.Errorf("%s: at once %q", row.why, atOnce)
		}
		for range 6 {
			s.watch(staff, time.Minute)
		}
		var want []string
		for _, w := range row.want {
			want = append(want, w+" to "+row.who)
		}
		if got := p.to(row.who); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", row.why, got, want)
		}
	}
}

// staff of any number are told.
type crowd struct{ told }

func (crowd) Recipients(bool) []inquiry.Address {
	var all []inquiry.Address
	for i := range 45 {
		all = append(all, inquiry.NewAddress(fmt.Sprintf("agent%02d@staff.example.jp", i)))
	}
	return all
}

// A transaction holds 100 writes: what they do not fit in one waits for the next.
func TestMoreNewsAndMoreStaffThanOneTransactionHolds(t *testing.T) {
	s, staff, p := alarmed(t)
	s.Desk.Teller.Writer = crowd{}
	s.flood(70, "danger", true)
	for range 6 {
		s.watch(staff, time.Minute)
	}
	const who = "agent44@staff.example.jp"
	want := []string{"opened of 1 to " + who, "opened of 54 to " + who, "opened of 15 to " + who}
	if got := p.to(who); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// What is urgent does not wait behind what is not.
func TestAnUrgentCaseIsToldThoughOthersWereJustNow(t *testing.T) {
	s, _, p := alarmed(t)
	s.flood(5, "speak_to_human", true)
	s.handle(s.from("now", "somebody@example.com", "danger", true))
	if got := p.to(nightWatch); len(got) != 1 {
		t.Errorf("who is on call heard %q", got)
	}
}

func TestNobodyGetsTwoMailsWithinTwoMinutes(t *testing.T) {
	s, staff, p := alarmed(t)
	for i := range 60 {
		s.handle(s.from(fmt.Sprint("in", i), fmt.Sprintf("customer%d@example.com", i), "danger", false))
		s.watch(staff, 10*time.Second)
	}
	for range 4 {
		s.watch(staff, time.Minute)
	}
	if got := len(p.to(nightWatch)); got < 5 || got > 7 {
		t.Errorf("%d mails in ten minutes", got)
	}
	told := 0
	for _, mail := range p.to(nightWatch) {
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
	s, staff, p := alarmed(t)
	s.Desk.Store = &between{Store: s.store, after: func() error { return errUnseen }}
	in := s.from("in1", "customer@example.com", "danger", true)
	if err := s.Desk.Handle(t.Context(), in); err == nil {
		t.Fatal("the turn did not break off")
	}
	s.watch(staff, time.Minute)
	s.handle(in)
	s.watch(staff, 5*time.Minute)
	if got := p.to(nightWatch); len(got) != 1 {
		t.Errorf("told %q", got)
	}
}

func TestOverdueCasesAreToldTogether(t *testing.T) {
	s, staff, p := alarmed(t)
	s.flood(30, "speak_to_human", true)
	s.watch(staff, 7*24*time.Hour)
	for range 5 {
		s.watch(staff, time.Minute)
	}
	if got := p.count("overdue"); got != 1 {
		t.Errorf("%d mails tell of 30 overdue cases: %q", got, p.sent)
	}
}

// A forger sends as many mails as they like, each from somebody else.
func TestAFloodOfForgedMailIsNeitherAnsweredNorTold(t *testing.T) {
	s, staff, p := alarmed(t)
	s.flood(400, "period", false)
	if n := len(p.sent); n < 60 || n > 100 {
		t.Errorf("%d answers to strangers", n)
	}
	answers := len(p.sent)
	shelved := 0
	for _, c := range s.cases(false) {
		if !c.Shelved || !c.Doubtful() || c.Lane != cases.General {
			t.Errorf("case %s in %s, shelved %v", c.Receipt, c.Lane, c.Shelved)
		}
		shelved++
	}
	if shelved+answers != 400 {
		t.Errorf("%d answered and %d on the shelf, of 400", answers, shelved)
	}
	s.handle(s.from("real", "somebody@example.com", "period", true))
	if len(p.sent) != answers+1 {
		t.Error("a mail that somebody vouches for was not answered")
	}
	for range 48 {
		s.watch(staff, time.Hour)
	}
	if got := p.sent[answers+1:]; len(got) > 3 || p.count("shelf") == 0 {
		t.Errorf("within two days staff were told %q", got)
	}
}

func TestOneMailboxIsOneHoweverItIsWritten(t *testing.T) {
	for _, sure := range []bool{true, false} {
		s, _, p := alarmed(t)
		for i := range 30 {
			s.now = s.now.Add(time.Second)
			s.handle(s.from(fmt.Sprint("in", i), fmt.Sprintf("a+%d@example.com", i), "period", sure))
		}
		if got := len(p.sent) - p.count("opened"); got != 6 { // five, and the last word
			t.Errorf("sure %v: %d mails to one mailbox", sure, got)
		}
	}
	s, _, p := alarmed(t)
	for i := range 10 {
		s.handle(s.from(fmt.Sprint("forged", i), fmt.Sprintf("a+%d@example.com", i), "period", false))
	}
	before := len(p.sent)
	if s.handle(s.from("own", "a@example.com", "period", true)); len(p.sent) != before+1 {
		t.Error("forged mail used up what its owner may ask")
	}
}

func TestWhoeverTakesACaseTakesItFromTheShelf(t *testing.T) {
	s, staff, _ := alarmed(t)
	s.flood(150, "period", false)
	for _, c := range s.cases(false) {
		if c.Shelved {
			s.act(staff, c.Receipt, casework.Action{By: "agent1@staff.example.jp", Verb: casework.Take})
			if file, err := staff.File(t.Context(), c.Receipt, "agent1@staff.example.jp"); err != nil || file.Case.Shelved || !file.Lines[0].Doubtful {
				t.Errorf("taken, the case is shelved %v: %v", file.Case.Shelved, err)
			}
			return
		}
	}
	t.Error("nothing on the shelf")
}
