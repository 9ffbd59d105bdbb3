package outbox_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// namedPost is the mail to customers and staff; each to a customer has a name.
type namedPost struct {
	*apptest.Post
	named int
}

func (p *namedPost) MailName([]byte) string {
	p.named++
	return fmt.Sprintf("%032x", p.named)
}

// comesBack says of a mail what a mail system says.
func comesBack(s *apptest.Stage, name, entry string) {
	s.T.Helper()
	s.Handle(back(s, name, entry))
}

func back(s *apptest.Stage, name, entry string) inquiry.Inbound {
	return inquiry.Inbound{ID: "returned " + name + entry, Kind: inquiry.Returned, Channel: inquiry.Email, MessageID: name, Entry: entry, At: s.Now, Received: s.Now,
		Customer: "email:returned " + inquiry.CustomerKey(name)}
}

func returning(t *testing.T) (*apptest.Stage, *namedPost) {
	s := apptest.New(t)
	named := &namedPost{Post: s.Mail}
	s.Parts.Channels[inquiry.Email], s.Parts.Channels[outbox.Codes] = named, named
	return s, named
}

// swift is a mail system that refuses a mail before its delivery is noted.
type swift struct {
	*namedPost
	s    *apptest.Stage
	said []error
}

func (p *swift) Send(ctx context.Context, parcel outbox.Parcel) error {
	if len(p.said) == 0 {
		p.said = append(p.said, p.s.Turns.Handle(ctx, back(p.s, fmt.Sprintf("%032x", 1), "")))
	}
	return p.namedPost.Send(ctx, parcel)
}

func TestWordThatAMailCameBackIsNotLostWhereItIsFast(t *testing.T) {
	s, p := returning(t)
	fast := &swift{namedPost: p, s: s}
	s.Parts.Channels[inquiry.Email] = fast
	s.Handle(s.From("in1", "hanako@example.com", "speak_to_human", true))
	if len(fast.said) != 1 || fast.said[0] == nil {
		t.Fatalf("while the delivery is under way: %v", fast.said)
	}
	comesBack(s, fmt.Sprintf("%032x", 1), "")
	for _, l := range s.Open(s.Cases(false)[0].Receipt).Lines {
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
		{"an answer of the desk, in a case that nobody has", nil, fmt.Sprintf("%032x", 1), apptest.Agent, outbox.Refused},
		{"in a case that somebody has", []casework.Action{{By: apptest.Colleague, Verb: casework.Take}}, fmt.Sprintf("%032x", 1), apptest.Colleague, outbox.Refused},
		{"an answer of a person", []casework.Action{{By: apptest.Colleague, Verb: casework.Take}, {By: apptest.Colleague, Verb: casework.Answer, Text: inquiry.NewText("はい")}}, fmt.Sprintf("%032x", 2), apptest.Colleague, outbox.Refused},
		{"of a case that was closed meanwhile", []casework.Action{{By: apptest.Colleague, Verb: casework.Take}, {By: apptest.Colleague, Verb: casework.Answer, Text: inquiry.NewText("はい")}, {By: apptest.Colleague, Verb: casework.Close}}, fmt.Sprintf("%032x", 2), apptest.Colleague, outbox.Refused},
		{"a report with a name that nobody gave", nil, strings.Repeat("f", 32), "", outbox.Delivered},
	} {
		s, p := returning(t)
		s.Handle(s.From("in1", "hanako@example.com", "speak_to_human", true))
		r := s.Cases(false)[0].Receipt
		for _, a := range row.acts {
			s.Now = s.Now.Add(time.Minute)
			s.Act(r, a)
		}
		for range 2 { // reports come more than once
			comesBack(s, row.name, "")
		}
		var told []string
		for _, mail := range p.Sent {
			if who, ok := strings.CutPrefix(mail, "lost of 1 to "); ok {
				told = append(told, who)
			}
		}
		if got := strings.Join(told, " "); got != row.told {
			t.Errorf("%s: %q were told, want %q", row.why, got, row.told)
		}
		states := map[outbox.State]int{}
		for _, l := range s.Open(r).Lines {
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
	s, p := returning(t)
	s.Handle(s.From("in1", "hanako@example.com", "speak_to_human", true))
	before := len(p.Sent)
	comesBack(s, fmt.Sprintf("%032x", 1), inquiry.Complaint)
	for _, l := range s.Open(s.Cases(false)[0].Receipt).Lines {
		if l.From == "desk" && (!l.Unwanted || l.State != outbox.Delivered) {
			t.Errorf("the page shows %s, unwanted %v", l.State, l.Unwanted)
		}
	}
	if len(p.Sent) != before {
		t.Errorf("staff were told %q", p.Sent[before:])
	}
}

// Answers without a case: staff hear once an hour that some come back, and nothing of
// what went to senders that nobody vouches for.
func TestAnswersOfNoCaseThatComeBack(t *testing.T) {
	s, p := returning(t)
	for i := range 4 {
		s.Handle(s.From(fmt.Sprint("sure", i), fmt.Sprintf("gone%d@example.com", i), "period", true))
		s.Handle(s.From(fmt.Sprint("forged", i), fmt.Sprintf("forged%d@example.com", i), "period", false))
	}
	for i := range 8 {
		comesBack(s, fmt.Sprintf("%032x", i+1), "")
	}
	if got := p.Count("returned"); got != 1 {
		t.Errorf("staff were told %q", p.Sent)
	}
}

// Forged senders that do not exist bring nobody a mail, until somebody has their case.
func TestAnswersToForgedSendersThatComeBack(t *testing.T) {
	s, p := returning(t)
	for i := range 3 {
		s.Handle(s.From(fmt.Sprint("in", i), fmt.Sprintf("forged%d@example.com", i), "speak_to_human", false))
	}
	taken := s.Cases(false)[0]
	s.Act(taken.Receipt, casework.Action{By: apptest.Colleague, Verb: casework.Take})
	for i := range 3 {
		comesBack(s, fmt.Sprintf("%032x", i+1), "")
	}
	if got := p.Count("lost"); got != 1 {
		t.Errorf("staff were told %q", p.Sent)
	}
	for _, c := range s.Cases(false) {
		if lines := s.Open(c.Receipt).Lines; lines[len(lines)-1].State != outbox.Refused && lines[0].State != outbox.Refused {
			t.Errorf("the page of %s does not show it", c.Receipt)
		}
	}
}
