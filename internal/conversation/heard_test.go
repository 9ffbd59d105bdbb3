package conversation_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// Who speaks of somebody who died hears once that the desk is sorry, and is never told to have
// them write themselves.
func TestTheBereaved(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("父が亡くなったのですが、父宛に手紙が届きました。どうすればいいですか")
	text := everything(out)
	if !strings.Contains(text, "お悔やみ") || out.Open == nil {
		t.Errorf("the first: %s", text)
	}
	for _, words := range []string{"父の情報が漏れたということですか", "私が代わりに問い合わせできますか", "父の登録を消してほしい"} {
		if text := everything(c.says(words)); strings.Contains(text, "お悔やみ") || strings.Contains(text, "ご本人から") {
			t.Errorf("%s: %s", words, text)
		}
	}
}

// Anybody may have written that somebody lives in the customer's name.
func TestForgedMailTakesNoCondolenceBack(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("父が亡くなったのですが、どうすればいいですか")
	in := c.inbound()
	in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText("父は健在です"), &inquiry.Mail{}
	if out := c.does(in); !out.State.Condoled {
		t.Errorf("said %v", said(out))
	}
}

func TestNobodyDied(t *testing.T) {
	c := newCustomer(t, friday)
	for _, words := range []string{"息子の代わりに親が手続きできますか", "And my mother-in-law? We shipped the cup to her"} {
		if text := everything(c.says(words)); strings.Contains(text, "お悔やみ") || strings.Contains(text, "condolences") {
			t.Errorf("%s: %s", words, text)
		}
	}
}

// Who says what they mean instead is answered that, and never the same again.
func TestMeantInstead(t *testing.T) {
	for _, row := range []struct{ first, then, topic string }{
		{"何人くらいですか", "全体じゃなくて送り先の人の人数です", "category_counts"},
		{"再発行の手数料は返ってきますか", "手数料じゃなくて、勝手に使われた2万円のことです", "fraud_charge_what_to_do"},
		{"Do I pay for the new card?", "I mean the $300 charge that is not mine, not the fee", "fraud_charge_what_to_do"},
	} {
		c := newCustomer(t, friday)
		c.says(row.first)
		if out := c.says(row.then); !slices.Contains(out.Topics, row.topic) {
			t.Errorf("%s: %v %v", row.then, out.Topics, said(out))
		}
	}
}

func TestNoAnswerBringsAPerson(t *testing.T) {
	for _, words := range []string{"答えになってない", "質問に答えて", "That's not an answer", "答非所问", "말이 안 통하네"} {
		c := newCustomer(t, friday)
		c.says("再発行の手数料はかかりますか")
		if out := c.says(words); out.Open == nil || !slices.Contains(said(out), "light_useless") {
			t.Errorf("%s: %v", words, said(out))
		}
	}
}

// A journalist's next question is for who has their case.
func TestPressStaysWithPress(t *testing.T) {
	c := newCustomer(t, friday)
	first := c.says("新聞社の記者です。取材を申し込みたいのですが")
	if first.Open == nil || first.Open.Lane != cases.Press {
		t.Fatalf("said %v", said(first))
	}
	for _, words := range []string{"脆弱性の種類は何ですか", "社長の会見はありますか"} {
		if out := c.says(words); out.Open != nil || out.Append != first.Open.Receipt {
			t.Errorf("%s: opened %v, added to %s, said %v", words, out.Open, out.Append, said(out))
		}
	}
}

// Whoever heard of people like them hears of no others.
func TestTheItemsOfTheirs(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("プレゼントの送り先にされた人は何が漏れましたか")
	for _, words := range []string{"私は会員じゃないけど、パスワードは関係ない？", "私の場合は何が漏れたの"} {
		if text := everything(c.says(words)); strings.Contains(text, "パスワード(暗号化処理済)」について、流出") {
			t.Errorf("%s: %s", words, text)
		}
	}
}

func TestAnotherDay(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("電話の受付は何時からですか")
	if text := everything(c.says("明日は？")); !strings.Contains(text, "4月13日") {
		t.Errorf("tomorrow: %s", text)
	}
}

// 「もういい」 of who was just answered is no despair.
func TestEnoughIsEnough(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("再発行の手数料はかかりますか")
	if out := c.says("もういい"); out.Open != nil || out.Kind != conversation.Smalltalk {
		t.Errorf("said %v", said(out))
	}
}

// What was said before makes no despair of it, nor a night visitor of who sent a mail.
func TestEnoughInTheMiddle(t *testing.T) {
	c := at(t, stages()["address"])
	c.says("ここに入れたアドレスは何に使うのですか")
	if out := c.says("もういいです、やめます"); out.Open != nil {
		t.Errorf("said %v", said(out))
	}
	c = newCustomer(t, friday)
	c.says("補償金を振り込むというメールが来ました。本物ですか")
	if out := c.says("昨日の夜8時ごろです。差出人は support@example.com でした"); slices.Contains(out.Topics, conversation.Endangered) {
		t.Errorf("said %v", said(out))
	}
}

// Steps of the proof in words.
func TestTheProofInWords(t *testing.T) {
	for _, row := range []struct{ stage, words, hears string }{
		{"way", "用信上的代码", "proof_code"},
		{"way", "两个都没有", "handover_open"},
		{"way", "그만할래요", "proof_stopped"},
		{"letter", "やっぱり こーどが みつかりません", "proof_forgot"},
		{"letter", "I don't have the letter any more", "proof_address"},
		{"letter", "扔了，找不到", "proof_forgot"},
		{"address", "別の方法にしたい", "proof_ways"},
		{"address", "another way please", "proof_ways"},
		{"code", "확인을 그만하고 싶다고요", "proof_stopped"},
		{"address", "I lost access to that email address", "proof_code"},
		{"address", "I forgot my email address", "proof_forgot"},
	} {
		stage, ok := stages()[row.stage]
		if !ok {
			t.Fatalf("no stage %s of %v", row.stage, stages())
		}
		if out := at(t, stage).says(row.words); !slices.Contains(said(out), row.hears) {
			t.Errorf("%s, %s: %v", row.stage, row.words, said(out))
		}
	}
}

// everything is all that is said.
func everything(out conversation.Outcome) string {
	var text strings.Builder
	for _, r := range out.Replies {
		text.WriteString(r.Text + "\n")
	}
	return text.String()
}
