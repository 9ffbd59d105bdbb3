package turn_test

import (
	"testing"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
)

// What lists show as the last message follows the conversation: also where the customer takes
// it back, or where it turns out to hold half of a secret.
func TestTheLastMessageOfACase(t *testing.T) {
	s := apptest.New(t)
	s.Handle(s.Tap("in1", "speak_to_human"))
	c := s.Cases(false)[0]
	if c.Last.By != "" || c.Last.Text.Empty() || !c.Last.At.Equal(s.Now) {
		t.Errorf("of a new case: %+v", c.Last)
	}
	s.Act(c.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Take})
	s.Act(c.Receipt, casework.Action{By: apptest.Agent, Verb: casework.Answer, Text: inquiry.NewText("担当の者です")})
	if last := s.Cases(false)[0].Last; last.By != apptest.Agent || last.Text.Words() != "担当の者です" {
		t.Errorf("after an answer: %+v", last)
	}
	second := says(s, "in2", "書面が届きません")
	s.Handle(second)
	if last := s.Cases(false)[0].Last; last.By != "" || last.Text.Words() != "書面が届きません" {
		t.Errorf("after the customer wrote: %+v", last)
	}
	s.Handle(s.Unsend("in3", second))
	if last := s.Cases(false)[0].Last; !last.Text.Empty() {
		t.Errorf("what was taken back still shows: %q", last.Text.Words())
	}
	s.Handle(says(s, "in4", "むにゃ 4111 1111"))
	s.Handle(says(s, "in5", "1111 1111 のカードです"))
	if last := s.Cases(false)[0].Last; last.Text.Words() != "[カード番号■■] のカードです" {
		t.Errorf("of a secret in two messages: %q", last.Text.Words())
	}
}
