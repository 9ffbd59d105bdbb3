package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/inquiry"
)

const feeAsked = "カードの再発行に手数料はかかりますか"

// A short message is about what was said last, and the answer says what it took it to be about.
func TestAShortMessageIsReadInTheLightOfTheLastAnswer(t *testing.T) {
	for _, row := range []struct {
		first, then string
		topics      []string
		says        string
	}{
		{feeAsked, "それは誰が払うの？", []string{"card_reissue_fee"}, "「再発行の手数料」のことですね"},
		{feeAsked, "いつまで？", []string{"card_reissue_fee"}, "「再発行の手数料」の時期や期限"},
		{feeAsked, "もう払っちゃったんだけど", []string{"card_reissue_fee"}, "「再発行の手数料」のことですね"},
		{feeAsked, "5,500円", []string{"card_reissue_fee"}, "「再発行の手数料」として、その金額"},
		{feeAsked, "もっと詳しく", []string{"card_reissue_fee"}, "対象は、カード情報流出の可能性"},
		{feeAsked, "英語で", []string{"card_reissue_fee"}, "Customers will not be charged"},
		{feeAsked, "中文でお願いします", nil, "日文和英文"},
		{feeAsked, "そうじゃなくて", nil, "「再発行の手数料」のことではなかった"},
		{feeAsked, "もう一度お願いします", []string{"card_reissue_fee"}, "もう一度お伝えします"},
		{"流出の原因は何ですか", "誰がやったの？", []string{"attack_detail"}, "公表しておりません"},
		{"送り先に指定された人は何が漏れましたか", "生年月日は？", []string{"gift_recipient_fields"}, "公表している項目に、生年月日は入っていません"},
		{"送り先に指定された人は何が漏れましたか", "住所も？", []string{"gift_recipient_fields"}, "流出の可能性が高い情報：住所"},
		{"カード登録のある会員は何が漏れましたか", "カード番号は？", nil, "流出"},
	} {
		c := newCustomer(t, friday)
		c.says(row.first)
		out := c.says(row.then)
		if row.topics != nil && !slices.Equal(out.Topics, row.topics) || !strings.Contains(read(out), row.says) {
			t.Errorf("%q, then %q: %v\n%s", row.first, row.then, out.Topics, read(out))
		}
	}
}

// The same words stand for themselves where nothing sheds light on them.
func TestWithoutALastAnswerAShortMessageStandsAlone(t *testing.T) {
	for _, row := range []struct {
		why  string
		does func(c *customer)
	}{
		{"at first", func(*customer) {}},
		{"after hours", func(c *customer) { c.says(feeAsked); c.waits(2 * time.Hour) }},
		{"after danger", func(c *customer) {
			c.says(feeAsked)
			c.says("元夫に住所を知られて、殺すと脅されています")
			c.state.Danger, c.state.Cases = memory.Danger{}, nil
		}},
		{"after a greeting", func(c *customer) { c.says("こんにちは") }},
	} {
		c := newCustomer(t, friday)
		row.does(c)
		if out := c.says("いつまで？"); strings.Contains(read(out), "「再発行の手数料」") {
			t.Errorf("%s: %s", row.why, read(out))
		}
	}
}

// What a recipient's items leave out is not said to be safe, and nobody's items are mixed.
func TestAnItemThatIsNotAnnouncedIsNotSaidToBeSafe(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("送り先に指定された人は何が漏れましたか")
	lacks(t, c.says("生年月日は？"), "流出していません", "漏れていません", "ありません。ご安心")
	c = newCustomer(t, friday)
	c.says("会員は何が漏れましたか")
	lacks(t, c.says("カード番号は？"), "入っていません") // of some members it leaked
}

// Whom the desk offers a person says yes or no to that.
func TestAYesTakesThePersonThatWasOffered(t *testing.T) {
	offered := func() *customer {
		c := newCustomer(t, friday)
		c.says(feeAsked)
		c.says("いつまで？")
		return c
	}
	if out := offered().says("はい"); out.Open == nil || out.Open.Lane != cases.General || !slices.Equal(out.Open.Topics, []string{"card_reissue_fee"}) {
		t.Errorf("after yes: %+v", out.Open)
	}
	if out := offered().says("いいえ"); out.Open != nil || !slices.Equal(said(out), []string{"light_no"}) {
		t.Errorf("after no: %v", said(out))
	}
	c := offered()
	c.says("サイトはいつ再開しますか")
	if out := c.says("はい"); out.Open != nil {
		t.Error("a yes to nothing opens a case")
	}
}

// Of what was offered a customer chooses by its place, too.
func TestACustomerChoosesByPlace(t *testing.T) {
	c := newCustomer(t, friday)
	c.state.Last.Offered, c.state.Last.At = []string{"period", "card_reissue_fee"}, c.now
	was := c.state
	wants(t, c.says("二つ目"), conversation.Answered, "card_reissue_fee")
	c.state = was
	if out := c.says("はい"); !slices.Equal(said(out)[:1], []string{"light_which"}) || !offers(out, "period") {
		t.Errorf("after yes: %v", said(out))
	}
	c.state = was
	if out := c.says("三つ目"); out.Kind == conversation.Answered {
		t.Errorf("of two, the third: %v", out.Topics)
	}
}

// Twice not what was asked brings a person.
func TestWhoIsNotUnderstoodTwiceGetsAPerson(t *testing.T) {
	c := newCustomer(t, friday)
	c.says(feeAsked)
	c.says("そうじゃなくて")
	c.waits(time.Minute)
	if out := c.says("むにゃむにゃ"); out.Open == nil {
		t.Errorf("said %v", said(out))
	}
}

// A form may be filled in by anybody: nothing was said to them.
func TestAFormIsReadAlone(t *testing.T) {
	c := newCustomer(t, friday)
	c.says(feeAsked)
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("いつまで？"), &inquiry.Mail{Authenticated: true, Form: true}
	if out := c.does(in); strings.Contains(read(out), "「再発行の手数料」") {
		t.Error(read(out))
	}
}
