package turn_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// namedPost is the mail to customers and staff; each to a customer has a name.
type namedPost struct {
	*post
	named int
}

func (p *namedPost) MailName([]byte) string {
	p.named++
	return fmt.Sprintf("%032x", p.named)
}

// comesBack says of a mail what a mail system says.
func (s *stage) comesBack(name, entry string) {
	s.t.Helper()
	s.handle(s.back(name, entry))
}

func (s *stage) back(name, entry string) inquiry.Inbound {
	return inquiry.Inbound{ID: "returned " + name + entry, Kind: inquiry.Returned, Channel: inquiry.Email, MessageID: name, Entry: entry, At: s.now, Received: s.now,
		Customer: "email:returned " + inquiry.CustomerKey(name)}
}

func returning(t *testing.T) (*stage, *casework.Office, *namedPost) {
	s, staff, p := alarmed(t)
	named := &namedPost{post: p}
	s.parts.Channels[inquiry.Email], s.parts.Channels[outbox.Codes] = named, named
	return s, staff, named
}

// swift is a mail system that refuses a mail before its delivery is noted.
type swift struct {
	*namedPost
	s    *stage
	said []error
}

func (p *swift) Send(ctx context.Context, parcel outbox.Parcel) error {
	if len(p.said) == 0 {
		p.said = append(p.said, p.s.Desk.Handle(ctx, p.s.back(fmt.Sprintf("%032x", 1), "")))
	}
	return p.namedPost.Send(ctx, parcel)
}

func TestWordThatAMailCameBackIsNotLostWhereItIsFast(t *testing.T) {
	s, staff, p := returning(t)
	fast := &swift{namedPost: p, s: s}
	s.parts.Channels[inquiry.Email] = fast
	s.handle(s.from("in1", "hanako@example.com", "speak_to_human", true))
	if len(fast.said) != 1 || fast.said[0] == nil {
		t.Fatalf("while the delivery is under way: %v", fast.said)
	}
	s.comesBack(fmt.Sprintf("%032x", 1), "")
	for _, l := range s.file(staff, s.cases(false)[0].Receipt).Lines {
		if l.From == "desk" && l.State != outbox.Refused {
			t.Errorf("the answer is %s", l.State)
		}
	}
}

func TestAnAnswerThatComesBackIsSeenAndTold(t *testing.T) {
	for _, row := range []struct {
		why   string
		acts  []casework.Action // of staff, before the mail comes back
		name  string            // of the mail
		told  string            // to whom
		state outbox.State
	}{
		{"an answer of the desk, in a case that nobody has", nil, fmt.Sprintf("%032x", 1), hers, outbox.Refused},
		{"in a case that somebody has", []casework.Action{{By: other, Verb: casework.Take}}, fmt.Sprintf("%032x", 1), other, outbox.Refused},
		{"an answer of a person", []casework.Action{{By: other, Verb: casework.Take}, {By: other, Verb: casework.Answer, Text: inquiry.NewText("はい")}}, fmt.Sprintf("%032x", 2), other, outbox.Refused},
		{"of a case that was closed meanwhile", []casework.Action{{By: other, Verb: casework.Take}, {By: other, Verb: casework.Answer, Text: inquiry.NewText("はい")}, {By: other, Verb: casework.Close}}, fmt.Sprintf("%032x", 2), other, outbox.Refused},
		{"a report with a name that nobody gave", nil, strings.Repeat("f", 32), "", outbox.Delivered},
	} {
		s, staff, p := returning(t)
		s.handle(s.from("in1", "hanako@example.com", "speak_to_human", true))
		r := s.cases(false)[0].Receipt
		for _, a := range row.acts {
			s.now = s.now.Add(time.Minute)
			s.act(staff, r, a)
		}
		for range 2 { // reports come more than once
			s.comesBack(row.name, "")
		}
		var told []string
		for _, mail := range p.sent {
			if who, ok := strings.CutPrefix(mail, "lost of 1 to "); ok {
				told = append(told, who)
			}
		}
		if got := strings.Join(told, " "); got != row.told {
			t.Errorf("%s: %q were told, want %q", row.why, got, row.told)
		}
		states := map[outbox.State]int{}
		for _, l := range s.file(staff, r).Lines {
			if l.From != "customer" {
				states[l.State]++
			}
		}
		if states[row.state] == 0 || row.state == outbox.Delivered && states[outbox.Refused] > 0 {
			t.Errorf("%s: the page shows %v", row.why, states)
		}
	}
}

func TestAComplaintIsNoted(t *testing.T) {
	s, staff, p := returning(t)
	s.handle(s.from("in1", "hanako@example.com", "speak_to_human", true))
	before := len(p.sent)
	s.comesBack(fmt.Sprintf("%032x", 1), inquiry.Complaint)
	for _, l := range s.file(staff, s.cases(false)[0].Receipt).Lines {
		if l.From == "desk" && (!l.Unwanted || l.State != outbox.Delivered) {
			t.Errorf("the page shows %s, unwanted %v", l.State, l.Unwanted)
		}
	}
	if len(p.sent) != before {
		t.Errorf("staff were told %q", p.sent[before:])
	}
}

// Answers without a case: staff hear once an hour that some come back, and nothing of
// what went to senders that nobody vouches for.
func TestAnswersOfNoCaseThatComeBack(t *testing.T) {
	s, _, p := returning(t)
	for i := range 4 {
		s.handle(s.from(fmt.Sprint("sure", i), fmt.Sprintf("gone%d@example.com", i), "period", true))
		s.handle(s.from(fmt.Sprint("forged", i), fmt.Sprintf("forged%d@example.com", i), "period", false))
	}
	for i := range 8 {
		s.comesBack(fmt.Sprintf("%032x", i+1), "")
	}
	if got := p.count("returned"); got != 1 {
		t.Errorf("staff were told %q", p.sent)
	}
}

// Forged senders that do not exist bring nobody a mail, until somebody has their case.
func TestAnswersToForgedSendersThatComeBack(t *testing.T) {
	s, staff, p := returning(t)
	for i := range 3 {
		s.handle(s.from(fmt.Sprint("in", i), fmt.Sprintf("forged%d@example.com", i), "speak_to_human", false))
	}
	taken := s.cases(false)[0]
	s.act(staff, taken.Receipt, casework.Action{By: other, Verb: casework.Take})
	for i := range 3 {
		s.comesBack(fmt.Sprintf("%032x", i+1), "")
	}
	if got := p.count("lost"); got != 1 {
		t.Errorf("staff were told %q", p.sent)
	}
	for _, c := range s.cases(false) {
		if lines := s.file(staff, c.Receipt).Lines; lines[len(lines)-1].State != outbox.Refused && lines[0].State != outbox.Refused {
			t.Errorf("the page of %s does not show it", c.Receipt)
		}
	}
}
