package casework_test

import (
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

func TestFiguresCountTheFirstAnswer(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Tap("in1", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	s.Tick(90 * time.Minute)
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
	for _, id := range []string{"a1", "a1", "a2"} { // a repeat counts once
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: id, Text: inquiry.NewText("お答えします")})
	}
	words := s.Inbound("in2", inquiry.Message)
	words.Text = inquiry.NewText("ねこの名前は？")
	s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.HandBack})
	s.Handle(words)
	f, err := s.Office.Figures(t.Context(), s.Now.AddDate(0, 0, -7), true)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Cases) != 1 || len(f.Answered) != 2 || len(f.Missed) != 1 || f.Missed[0].Text.Words() != "ねこの名前は？" {
		t.Fatalf("figures %+v", f)
	}
	first, again := f.Answered[0], f.Answered[1]
	if !first.First {
		first, again = again, first
	}
	if first.Waited != 90*time.Minute || first.Staffed != 90*time.Minute || again.First || again.Waited != 0 {
		t.Errorf("answers %+v and %+v", first, again)
	}
	if f, err = s.Office.Figures(t.Context(), s.Now.AddDate(0, 0, -7), false); err != nil || len(f.Missed) != 0 {
		t.Errorf("without words there are %d questions, %v", len(f.Missed), err)
	}
}

// TestFiguresCountAStatusThatIsTold: the customer has waited for it as for an answer.
func TestFiguresCountAStatusThatIsTold(t *testing.T) {
	o := newOffice(t)
	r := o.Opened("a")
	lane := o.File(r).Case.Lane
	o.Now = o.Now.Add(90 * time.Minute)
	o.fails("before a check", o.Tells(r, apptest.Agent, "early"), casework.ErrUnproven)
	o.proves(r)
	for range 2 { // pressed twice, it counts once
		o.Must(o.Tells(r, apptest.Agent, "press"))
	}
	o.Now = o.Now.Add(time.Minute)
	o.proves(r)
	o.Must(o.Tells(r, apptest.Agent, "once more"))
	answered, err := o.Store.Answered(t.Context(), o.Now)
	o.Must(err)
	if len(answered) != 2 {
		t.Fatalf("counted %+v", answered)
	}
	first, again := answered[0], answered[1]
	if !first.First || first.Waited != 90*time.Minute || first.Staffed != 90*time.Minute || first.Lane != lane {
		t.Errorf("the first is %+v", first)
	}
	if again.First || again.Waited != 0 {
		t.Errorf("the second is %+v", again)
	}
}
