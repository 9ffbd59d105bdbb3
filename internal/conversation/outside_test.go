package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident/texts"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// points is a reading of one part.
func points(topic string, sure reading.Sureness) *reading.Reading {
	return &reading.Reading{Move: reading.Asks, Parts: []reading.Part{{Topic: topic, Sentences: []int{1}, Sure: sure}}}
}

// told is a customer who was told of the reader outside.
func told(t *testing.T) *customer {
	c := newCustomer(t, friday)
	c.outside.Mode = conversation.Always
	c.says("こんにちは")
	c.now = c.now.Add(10 * time.Second)
	return c
}

// pointed lets the reader outside read the next message so.
func (c *customer) pointed(r *reading.Reading, words string) conversation.Outcome {
	c.t.Helper()
	if ask := c.says(words).Ask; ask == nil || ask.Words.Words() != words {
		c.t.Fatalf("%q: the reader outside is not asked", words)
	}
	c.outside.Asked, c.outside.Reading = true, r
	out := c.says(words)
	c.outside.Asked, c.outside.Reading = false, nil
	return out
}

func says(out conversation.Outcome, id texts.ID) bool { return slices.Contains(said(out), id.String()) }

const mumbled = "あれのことがどうにも気になっていてねえ"

func TestWhoWasNotToldIsReadInside(t *testing.T) {
	c := newCustomer(t, friday)
	c.outside.Mode = conversation.Always
	out := c.says(mumbled)
	if out.Ask != nil || !strings.Contains(out.Replies[len(out.Replies)-1].Text, "外部のAI") {
		t.Errorf("asked outside %v, and told: %+v", out.Ask, out.Replies)
	}
	c.now = c.now.Add(10*time.Second - 1)
	if out = c.says(mumbled); out.Ask != nil {
		t.Error("what may have been written before they saw it is read outside")
	}
	c.now = c.now.Add(1)
	if out = c.says(mumbled); out.Ask == nil {
		t.Error("a customer who was told is not read outside")
	}
}

func TestWhoWasGreetedBeforeThereWasAReaderIsToldOnce(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("こんにちは")
	c.outside.Mode = conversation.Always
	if out := c.says(mumbled); out.Ask != nil || !says(out, texts.ReaderNotice) {
		t.Errorf("asked outside %v, told %v", out.Ask, says(out, texts.ReaderNotice))
	}
	c.now = c.now.Add(10 * time.Second)
	if out := c.pointed(nil, mumbled); says(out, texts.ReaderNotice) {
		t.Error("told twice")
	}
}

func TestWhoWantsNoMachineOutside(t *testing.T) {
	for _, words := range []string{"AIを使わない", "ＡＩには読ませないでください", "no AI", "Please don't use AI.", "不要用AI", "AI 사용하지 마세요"} {
		c := told(t)
		if out := c.says(words); !says(out, texts.ReaderOff) {
			t.Errorf("%q is not heard", words)
		}
		if out := c.says(mumbled); out.Ask != nil {
			t.Errorf("%q: read outside all the same", words)
		}
		if out := c.says("AIを使ってよい"); !says(out, texts.ReaderOn) {
			t.Error("who changes their mind is not heard")
		}
		if out := c.says(mumbled); out.Ask == nil {
			t.Error("who changed their mind is still read inside")
		}
	}
}

// A no counts whoever has the conversation, in whatever it stands, and before there is a reader.
func TestANoIsHeardEverywhere(t *testing.T) {
	for name, declines := range map[string]func(c *customer){
		"while a person has the conversation": func(c *customer) {
			c.says("担当者に代わってください")
			c.state.Cases[0].Human = true
			c.says("AIを使わない")
			c.state.Cases[0].Human = false
		},
		"while there is no reader": func(c *customer) {
			c.outside.Mode = conversation.Inside
			c.taps("reader_off")
			c.outside.Mode = conversation.Always
		},
		"in a mail that gets no answer": func(c *customer) {
			in := c.inbound()
			in.Channel, in.Mail, in.Text = inquiry.Email, &inquiry.Mail{Weak: "list"}, inquiry.NewText("AIを使わない")
			c.does(in)
		},
		"beside a question": func(c *customer) {
			out := c.says("AIはいやです。再発行に手数料はかかりますか")
			if out.Ask != nil || !slices.Contains(out.Topics, "card_reissue_fee") || !says(out, texts.ReaderOff) {
				t.Errorf("asked outside %v, answered %v, heard %v", out.Ask, out.Topics, says(out, texts.ReaderOff))
			}
		},
	} {
		c := told(t)
		if declines(c); c.says(mumbled).Ask != nil {
			t.Errorf("%s: it is not heard", name)
		}
	}
}

func TestANoIsTakenBackByTheCustomerAlone(t *testing.T) {
	for name, mail := range map[string]*inquiry.Mail{"anybody": {}, "a form": {Authenticated: true, Form: true}} {
		c := told(t)
		c.says("AIを使わない")
		in := c.inbound()
		in.Channel, in.Mail, in.Text = inquiry.Email, mail, inquiry.NewText("AIを使ってよい")
		c.does(in)
		if c.says(mumbled).Ask != nil {
			t.Errorf("%s takes it back", name)
		}
	}
}

func TestWithoutAReaderAIIsAWordLikeOthers(t *testing.T) {
	c := newCustomer(t, friday)
	if out := c.says("AIを使わない"); says(out, texts.ReaderOff) {
		t.Error("the desk speaks of a reader that it does not have")
	}
}

func TestWhatRulesDecideIsSentToNobody(t *testing.T) {
	for _, words := range []string{
		"カード番号は4111 1111 1111 1111です。どうなりますか", "別れた夫が家に来ると言っています。こわいです。助けてください", "担当者に代わってください",
		"<script>alert(1)</script>", "？？？", "taro@example.jp",
	} {
		if out := told(t).says(words); out.Ask != nil {
			t.Errorf("%q is sent outside", words)
		}
	}
	c := told(t)
	if out := c.taps("card_reissue_fee"); out.Ask != nil {
		t.Error("a tap is sent outside")
	}
}

func TestTheReaderOutsideIsAskedOnlyWhereItHelps(t *testing.T) {
	c := told(t)
	c.outside.Mode = conversation.Helpful
	if out := c.says("カードの再発行に手数料はかかりますか"); out.Ask != nil {
		t.Error("a plain short question needs no other reader")
	}
	if out := c.says(mumbled); out.Ask == nil {
		t.Error("what the desk does not understand is read outside")
	}
}

func TestTheReaderOutsidePoints(t *testing.T) {
	c := told(t)
	out := c.pointed(points("card_reissue_fee", reading.Sure), mumbled)
	if out.Kind != conversation.Answered || !slices.Equal(out.Topics, []string{"card_reissue_fee"}) {
		t.Fatalf("%s %v", out.Kind, out.Topics)
	}
	if got := out.State.Said.Topics; !slices.Equal(got, []string{"card_reissue_fee"}) {
		t.Errorf("said %v", got)
	}
	several := &reading.Reading{Move: reading.Asks, Parts: []reading.Part{
		{Topic: "thanks", Sentences: []int{1}, Sure: reading.Sure}, {Topic: "period", Sentences: []int{1}, Sure: reading.Sure},
		{Topic: "cause", Sentences: []int{1}, Sure: reading.Likely}, {Topic: "compensation", Sentences: []int{1}, Sure: reading.Sure},
	}}
	out = c.pointed(several, mumbled)
	if out.Kind != conversation.Several || !slices.Equal(out.Topics, []string{"period", "cause", "compensation"}) || out.Open == nil {
		t.Errorf("%s %v, a case opens: %v", out.Kind, out.Topics, out.Open != nil)
	}
}

func TestWhereTheReaderOutsideGuessesTheCustomerIsAsked(t *testing.T) {
	out := told(t).pointed(points("period", reading.Guess), mumbled)
	if out.Kind != conversation.Clarifying || !slices.Contains(out.Topics, "period") {
		t.Errorf("%s %v", out.Kind, out.Topics)
	}
}

func TestWhereTwoSureReadersDisagreeTheCustomerIsAsked(t *testing.T) {
	out := told(t).pointed(points("cause", reading.Sure), "カードの再発行に手数料はかかりますか")
	if out.Kind != conversation.Clarifying || !slices.Equal(out.Topics, []string{"cause", "card_reissue_fee"}) {
		t.Errorf("%s %v", out.Kind, out.Topics)
	}
}

// A person who is needed at once is woken, whatever a reader outside makes of the words.
func TestAReaderOutsideTakesNoEmergencyAway(t *testing.T) {
	for _, words := range []string{"カードが不正に使われました", "身に覚えのない請求が来ています。カードの再発行はできますか"} {
		for _, sure := range reading.Surenesses() {
			out := told(t).pointed(points("period", sure), words)
			if out.Open == nil || out.Open.Lane != cases.Urgent || sure != reading.Guess && !slices.Contains(out.Topics, "period") {
				t.Errorf("%q, %s: answered %v, and nobody is woken", words, sure, out.Topics)
			}
		}
		out := told(t).pointed(points("fraud_charge_what_to_do", reading.Sure), words)
		if out.Open == nil || out.Open.Lane != cases.Urgent || len(out.Topics) != 1 {
			t.Errorf("%q: pointed at, answered %v", words, out.Topics)
		}
	}
}

// The worst that a reader outside does is a wrong approved text, a question back, or one
// more case.
func TestWhatAReaderOutsideCannotDo(t *testing.T) {
	c := told(t)
	if out := c.pointed(points("third_party_lookup", reading.Sure), "私のことなんですけどねえ、どうなんでしょう"); !slices.ContainsFunc(
		out.Replies[0].Quick, func(q inquiry.Choice) bool { return q.Entry == "am_i_affected" }) {
		t.Error("the way to one's own status is closed")
	}
	if out := c.pointed(points("fraud_charge_what_to_do", reading.Sure), mumbled); out.Open == nil || out.Open.Lane != cases.General {
		t.Error("it wakes people without a word of an emergency")
	}
	if out := c.pointed(points("secret_pasted", reading.Sure), mumbled); out.Kind == conversation.Declined {
		t.Error("it tells somebody of a secret that was never there")
	}
	if out := c.pointed(&reading.Reading{Move: reading.Asks}, mumbled); out.Kind == conversation.Answered {
		t.Error("a reading of nothing answers")
	}
}

func TestDangerThatTheReaderOutsideAloneSees(t *testing.T) {
	r := &reading.Reading{Move: reading.Adds, Danger: reading.Danger{Kind: danger.Threat, Sentence: 1}}
	out := told(t).pointed(r, mumbled)
	if out.Open == nil || out.Open.Lane != cases.Urgent || !says(out, texts.DangerThreat) {
		t.Errorf("no urgent case: %+v", out.Open)
	}
}

func TestWhatWasSaidLastIsGivenToTheReader(t *testing.T) {
	c := told(t)
	c.pointed(points("card_reissue_fee", reading.Sure), "手数料のことが気になって")
	out := c.says("それは誰が")
	if out.Ask == nil || !slices.Equal(out.Ask.Said.Topics, []string{"card_reissue_fee"}) {
		t.Fatalf("%+v", out.Ask)
	}
	c = told(t)
	c.pointed(points("period", reading.Guess), mumbled)
	c.now = c.now.Add(time.Minute)
	if out := c.says("それは誰が"); out.Ask == nil || out.Ask.Said.Asked != reading.Which || !slices.Contains(out.Ask.Said.Offered, "period") {
		t.Errorf("%+v", out.Ask)
	}
	c = told(t)
	c.says("担当者に代わってください")
	if out := c.says("あのう、その件で少し書いておきますが"); out.Ask == nil || out.Ask.Said.Asked != reading.Details || out.Ask.Said.Lane != "general" {
		t.Errorf("%+v", out.Ask)
	}
	c = told(t)
	c.looked.Ready = true
	c.taps("am_i_affected")
	if got := c.state.Said.Asked; got != reading.Contact {
		t.Errorf("asked %q", got)
	}
}

// Another one than the customer who was told may have written these.
func TestMailOfWhomNobodyVouchesForIsNotReadOutside(t *testing.T) {
	for name, mail := range map[string]*inquiry.Mail{"anybody": {}, "a form": {Authenticated: true, Form: true}, "": {Authenticated: true}} {
		c := told(t)
		in := c.inbound()
		in.Channel, in.Mail, in.Text = inquiry.Email, mail, inquiry.NewText(mumbled)
		if out := c.does(in); (out.Ask != nil) != (name == "") {
			t.Errorf("%q: asked outside %v", name, out.Ask != nil)
		}
	}
}

// A machine that floods the desk with forged mail is read by nobody outside.
func TestMailThatIsHeldBackIsNotReadOutside(t *testing.T) {
	c := told(t)
	in := c.inbound()
	in.Channel, in.Mail, in.Text = inquiry.Email, &inquiry.Mail{Weak: "list"}, inquiry.NewText(mumbled)
	if out := c.does(in); out.Ask != nil {
		t.Error("it is")
	}
}
