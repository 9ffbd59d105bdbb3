package turn_test

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
)

// A forger sends as many mails as they like, each from somebody else.
func TestAFloodOfForgedMailIsNeitherAnsweredNorTold(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Flood(400, "period", false)
	if n := len(p.Sent); n < 60 || n > 100 {
		t.Errorf("%d answers to strangers", n)
	}
	answers := len(p.Sent)
	shelved := 0
	for _, c := range s.Cases(false) {
		if !c.Shelved || !c.Doubtful() || c.Lane != cases.General {
			t.Errorf("case %s in %s, shelved %v", c.Receipt, c.Lane, c.Shelved)
		}
		shelved++
	}
	if shelved+answers != 400 {
		t.Errorf("%d answered and %d on the shelf, of 400", answers, shelved)
	}
	s.Handle(s.From("real", "somebody@example.com", "period", true))
	if len(p.Sent) != answers+1 {
		t.Error("a mail that somebody vouches for was not answered")
	}
	for range 48 {
		s.Watch(time.Hour)
	}
	if got := p.Sent[answers+1:]; len(got) > 3 || p.Count("shelf") == 0 {
		t.Errorf("within two days staff were told %q", got)
	}
}

func TestOneMailboxIsOneHoweverItIsWritten(t *testing.T) {
	for _, sure := range []bool{true, false} {
		s := apptest.New(t)
		p := s.Mail
		for i := range 30 {
			s.Now = s.Now.Add(time.Second)
			s.Handle(s.From(fmt.Sprint("in", i), fmt.Sprintf("a+%d@example.com", i), "period", sure))
		}
		if got := len(p.Sent) - p.Count("opened"); got != 6 { // five, and the last word
			t.Errorf("sure %v: %d mails to one mailbox", sure, got)
		}
	}
	s := apptest.New(t)
	p := s.Mail
	for i := range 10 {
		s.Handle(s.From(fmt.Sprint("forged", i), fmt.Sprintf("a+%d@example.com", i), "period", false))
	}
	before := len(p.Sent)
	if s.Handle(s.From("own", "a@example.com", "period", true)); len(p.Sent) != before+1 {
		t.Error("forged mail used up what its owner may ask")
	}
}

func TestWhoeverTakesACaseTakesItFromTheShelf(t *testing.T) {
	s := apptest.New(t)
	s.Flood(150, "period", false)
	for _, c := range s.Cases(false) {
		if c.Shelved {
			s.Act(c.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Take})
			if file, err := s.Office.File(t.Context(), c.Receipt, apptest.Agent); err != nil || file.Case.Shelved || !file.Lines[0].Doubtful {
				t.Errorf("taken, the case is shelved %v: %v", file.Case.Shelved, err)
			}
			return
		}
	}
	t.Error("nothing on the shelf")
}
