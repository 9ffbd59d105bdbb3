package searchrow_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/casework/search"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// says handles a message of words, a minute after the last one.
func says(s *apptest.Stage, id, words string) inquiry.Inbound {
	s.Now = s.Now.Add(time.Minute)
	in := s.Inbound(id, inquiry.Message)
	in.Text = inquiry.NewText(words)
	s.Handle(in)
	return in
}

func finds(t *testing.T, s *apptest.Stage, typed string) []cases.Receipt {
	t.Helper()
	result, err := search.On(s.Office, s.Store).Search(t.Context(), typed)
	if err != nil {
		t.Fatal(err)
	}
	var all []cases.Receipt
	for _, f := range result.Found {
		all = append(all, f.Case.Receipt)
	}
	return all
}

// found fails the test where a search does not find as many cases.
func found(t *testing.T, s *apptest.Stage, when, typed string, want int) {
	t.Helper()
	if got := finds(t, s, typed); len(got) != want {
		t.Errorf("%s: %q finds %d", when, typed, len(got))
	}
}

// TestTheLifeOfARow on both engines, the real DynamoDB where there is one: every word is found while
// its case is open and it was neither taken back nor masked.
func TestTheLifeOfARow(t *testing.T) {
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		engine := newTable(t)
		s := apptest.On(t, engine)
		s.Handle(s.Tap("in0", "speak_to_human"))
		r := s.Cases(false)[0].Receipt
		says(s, "in1", "赤い封筒が届きました。090-0000-0000 にお電話ください")
		wrong := says(s, "in2", "青い葉書も届きました")
		found(t, s, "written", "赤い封筒", 1)
		found(t, s, "written", "青い ハガキ", 0)
		found(t, s, "written", "青い 封筒", 1)
		found(t, s, "a number", "０９０００００００００", 1)

		s.Now = s.Now.Add(time.Minute)
		s.Handle(s.Unsend("in3", wrong))
		found(t, s, "taken back", "青い", 0)
		says(s, "in4", "番号は 4111 1111")
		found(t, s, "before it is a card", "番号は", 1)
		found(t, s, "eight digits, which lists leave out", "4111", 0)
		says(s, "in5", "1111 1111 のカードです")
		found(t, s, "read together", "4111", 0)
		found(t, s, "read together", "番号は", 1)

		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Take})
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Note, Text: inquiry.NewText("折り返しは午後")})
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Answer, ID: "answer", Hold: true, Text: inquiry.NewText("担当の者でございます")})
		found(t, s, "noted", "折り返しは午後", 1)
		found(t, s, "answered", "でございます", 1)
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.TakeBack, To: "answer"})
		found(t, s, "taken back by its writer", "でございます", 0)

		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Close})
		found(t, s, "closed", "赤い封筒", 0)
		if items, err := engine.Get(t.Context(), table.Key{Partition: "K#" + string(r), Sort: "FIND"}); err != nil || len(items) != 1 ||
			items[0].Body != nil || items[0].Work != nil || items[0].Expires.IsZero() {
			t.Errorf("a closed case leaves %+v: %v", items, err)
		}
		s.Act(r, casework.Action{By: apptest.Agent, Verb: casework.Reopen})
		found(t, s, "opened again", "赤い封筒", 1)
		found(t, s, "opened again", "青い", 0)
	})
}

// Joined words are found where they were joined to, and no more where they came from.
func TestJoinedWordsAreFoundInTheOtherCase(t *testing.T) {
	o := apptest.NewListed(t)
	r := o.Opened("U-a")
	mail := o.From("mail1", "hanako@example.jp", "speak_to_human", false)
	mail.Kind, mail.Entry, mail.Text = inquiry.Message, "", inquiry.NewText("紫の封筒のことです。担当の人と話したい")
	o.Handle(mail)
	from := finds(t, o.Stage, "紫の封筒")
	if len(from) != 1 || from[0] == r {
		t.Fatalf("before: %v", from)
	}
	o.Act(from[0], casework.Action{By: apptest.Agent, Verb: casework.Take})
	o.Act(from[0], casework.Action{By: apptest.Agent, Verb: casework.Join, To: string(r)})
	if got := finds(t, o.Stage, "紫の封筒"); len(got) != 1 || got[0] != r {
		t.Errorf("joined: %v", got)
	}
	if got := finds(t, o.Stage, "hanako@example.jp"); len(got) != 1 || got[0] != from[0] {
		t.Errorf("the address, of a case that is closed by now: %v", got)
	}
}

// A row stays small, and what is sealed in it stands nowhere in clear.
func TestARowIsBoundedAndSealed(t *testing.T) {
	engine := tabletest.Bolt(t)
	s := apptest.On(t, engine)
	s.Handle(s.Tap("in0", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	for i := range 12 {
		says(s, fmt.Sprint("in", i+1), fmt.Sprint("目印", i, "番 ", strings.Repeat("とても長い話です。", 200)))
	}
	items, err := engine.Get(t.Context(), table.Key{Partition: "K#" + string(r), Sort: "FIND"})
	if err != nil || len(items) != 1 {
		t.Fatal(len(items), err)
	}
	if n := len(items[0].Body); n < 3000 || n > 12_000 {
		t.Errorf("the row has %d bytes", n)
	}
	if strings.Contains(string(items[0].Body), "長い話") {
		t.Error("the row is in clear")
	}
	found(t, s, "the last one", "目印11番", 1)
	found(t, s, "an early one", "目印1番", 0)
}
