package conversation_test

import (
	"slices"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// handed is a customer whose case of a lane is open, asked for more.
func handed(t *testing.T, words string) *customer {
	t.Helper()
	c := newCustomer(t, friday)
	if out := c.says(words); out.Open == nil {
		t.Fatalf("%q opens no case", words)
	}
	return c
}

const chargedUnknown = "カードに身に覚えのない請求が来ています"

// What ends that somebody is expected to add to their case. A detail that says what it is goes there all the same, as
// long as the case is open.
func TestWhatIsAskedForIsExpectedUntilSomethingElseIsSaid(t *testing.T) {
	detail := "見本カードで、8,800円です"
	for _, row := range []struct {
		why  string
		does func(c *customer)
		want bool
	}{
		{"at once", func(*customer) {}, true},
		{"after thanks", func(c *customer) { c.says("ありがとうございます") }, true},
		{"on the next day", func(c *customer) { c.waits(26 * time.Hour) }, true},
		{"after more of it", func(c *customer) { c.says("4月10日です") }, true},
		{"after another question", func(c *customer) { c.says("サイトはいつ再開しますか") }, true},
		{"after danger", func(c *customer) { c.says("元夫に住所を知られて、殺すと脅されています") }, false},
		{"after a secret", func(c *customer) { c.says("番号は4111 1111 1111 1111です") }, true},
		{"after a week", func(c *customer) { c.waits(7 * 24 * time.Hour) }, true},
		{"once the case is closed", func(c *customer) { c.state.Cases[0].State = cases.Closed }, false},
		{"in a proof", func(c *customer) { c.looked.Ready = true; c.taps("am_i_affected") }, false},
	} {
		c := handed(t, chargedUnknown)
		row.does(c)
		out := c.says(detail)
		if got := slices.ContainsFunc(said(out), func(id string) bool { return id[:min(len(id), 10)] == "case_added" }); got != row.want {
			t.Errorf("%s: added %v, said %v", row.why, got, said(out))
		}
	}
}

// A message that clearly wants something else is no detail of the case that waits for one.
func TestWhatIsClearlySomethingElseIsNoDetail(t *testing.T) {
	for _, row := range []struct {
		first, then string
		lane        cases.Lane // of the case that gains or opens; "" for none
	}{
		{"人と話したい", chargedUnknown, cases.Urgent},
		{"人と話したい", "新聞社の者です。取材を申し込みます", cases.Press},
		{chargedUnknown, "退会したいので個人情報を全部消してください", cases.Rights},
		{"新聞社の者です。取材を申し込みます", "できれば今日中にお返事がほしいです", cases.Press},
	} {
		c := handed(t, row.first)
		before := c.state.Cases
		out := c.says(row.then)
		lane := cases.Lane("")
		if out.Open != nil {
			lane = out.Open.Lane
		}
		for _, ref := range before {
			if ref.Receipt == out.Append && out.Open == nil {
				lane = ref.Lane
			}
		}
		if lane != row.lane {
			t.Errorf("%q, then %q: the lane is %q", row.first, row.then, lane)
		}
	}
}

// While nobody is there, who has a person hears once when that is.
func TestWhoHasAPersonHearsOncePerClosureWhenSomebodyIsThere(t *testing.T) {
	c := handed(t, "人と話したい")
	c.state.Cases[0].Human = true
	silent := func(why, words string) {
		t.Helper()
		if out := c.says(words); len(out.Replies) != 0 || out.Append == "" {
			t.Errorf("%s: said %v, added to %q", why, said(out), out.Append)
		}
	}
	tells := func(why string, in inquiry.Inbound) {
		t.Helper()
		out := c.does(in)
		if !slices.Equal(said(out), []string{"case_held"}) || !out.Always || out.Append == "" {
			t.Errorf("%s: said %v, always %v, added to %q", why, said(out), out.Always, out.Append)
		}
	}
	written := func(words string) inquiry.Inbound {
		in := c.inbound()
		in.Text = inquiry.NewText(words)
		return in
	}
	silent("while somebody is there", "注文のことです")
	c.waits(9 * time.Hour)
	tells("in the evening", written("もう一つ、送り先のことです"))
	silent("again that evening", "すみません、品物の色も違っていました")
	c.waits(14 * time.Hour)
	silent("on the next morning", "おはようございます、続きです")
	c.waits(9 * time.Hour)
	picture := c.inbound()
	picture.Kind = inquiry.Media
	tells("in the next evening, a picture", picture)
}

// Who has a person is answered about the case itself, and about nothing else.
func TestWhoHasAPersonIsAnsweredAboutTheCaseAlone(t *testing.T) {
	c := handed(t, "人と話したい")
	c.state.Cases[0].Human, c.state.Cases[0].State = true, cases.Owned
	for words, want := range map[string]string{"受付番号は？": "case_number", "さっきの件どうなりましたか": "case_owned_now"} {
		was := c.state
		out := c.says(words)
		if !slices.Equal(said(out), []string{want}) || !out.Always {
			t.Errorf("%q: said %v, always %v", words, said(out), out.Always)
		}
		c.state = was
	}
	if out := c.says("カードの再発行に手数料はかかりますか"); len(out.Replies) != 0 {
		t.Errorf("said %v", said(out))
	}
	mail := c.inbound()
	mail.Channel, mail.Text, mail.Mail = inquiry.Email, inquiry.NewText("まだですか"), &inquiry.Mail{Weak: "list"}
	if out := c.does(mail); len(out.Replies) != 0 {
		t.Errorf("to what may be a machine: said %v", said(out))
	}
}

// A case stands in the answer as it stands, and what is told again is told in other words.
func TestHowACaseStandsIsTold(t *testing.T) {
	for _, row := range []struct {
		why   string
		state cases.State
		human bool
		at    time.Duration
		want  string
	}{
		{"nobody has it", cases.Open, false, 0, "case_open_now"},
		{"nobody has it, at night", cases.Open, false, 10 * time.Hour, "case_open_later"},
		{"it was answered", cases.Answered, false, 0, "case_answered"},
		{"it is closed", cases.Closed, false, 0, "case_closed"},
		{"somebody has it, at night", cases.Owned, true, 10 * time.Hour, "case_owned_later"},
	} {
		c := handed(t, chargedUnknown)
		c.state.Cases[0].State, c.state.Cases[0].Human = row.state, row.human
		c.waits(row.at)
		last := ""
		for i, want := range []string{row.want, "case_same_1", "case_same_2", "case_same_1"} {
			out := c.says("さっきの件どうなりましたか")
			if got := said(out); !slices.Equal(got, []string{want}) || read(out) == last {
				t.Errorf("%s, time %d: said %v, want %s", row.why, i+1, got, want)
			}
			last = read(out)
		}
	}
}

func TestWithoutACaseNobodyIsToldOfOne(t *testing.T) {
	c := newCustomer(t, friday)
	if out := c.says("受付番号は？"); !slices.Contains(said(out), "case_none") || out.Kind != conversation.Answered {
		t.Errorf("said %v", said(out))
	}
	if out := c.says("注文をキャンセルします"); slices.Contains(said(out), "case_withdrawn") {
		t.Errorf("said %v", said(out))
	}
}

// A form may be filled in by anybody under any address.
func TestAFormIsToldOfNoCase(t *testing.T) {
	c := handed(t, chargedUnknown)
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("受付番号は？"), &inquiry.Mail{Authenticated: true, Form: true}
	if out := c.does(in); slices.Contains(said(out), "case_number") {
		t.Error("it is")
	}
}
