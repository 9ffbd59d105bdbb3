package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
)

func letterAsked(c *customer) { waySaid(c); c.taps("proof_letter") }
func postalAsked(c *customer) { waySaid(c); c.says(letterCode + letterCheck(c.t)) }
func nothingFound(c *customer) {
	c.looked = roster()
	codeSent(c)
	c.says("123456")
}

// stages are where a proof can stand still.
func stages() map[string]func(*customer) {
	return map[string]func(*customer){"way": waySaid, "address": addressAsked, "code": codeSent,
		"letter": letterAsked, "postal": postalAsked, "nothing found": nothingFound}
}

// at is a customer at a stage of the proof, some seconds later.
func at(t *testing.T, stage func(*customer)) *customer {
	t.Helper()
	c := newCustomer(t, friday)
	c.looked = roster("member")
	stage(c)
	c.waits(5 * time.Second)
	return c
}

func TestTheProofLetsGo(t *testing.T) {
	for name, stage := range stages() {
		for _, words := range []string{
			"もういいや", "大丈夫です", "わかりました", "面倒なので", "いいえ", "いえ、大丈夫です。ありがとう", "はい、わかりました！",
			"メンドクサイ", "あとでやります", "明日やります🙏", "no thank you", "No, thanks.", "不用了", "괜찮아요",
		} {
			c := at(t, stage)
			out := c.says(words)
			if ids := said(out); len(ids) != 1 || !strings.HasPrefix(ids[0], "proof_rested") && ids[0] != "proof_stopped" {
				t.Errorf("%s, %q: said %v", name, words, ids)
			}
			if out.State.Sure.Proof.Stage != identity.NoDialogue || len(out.Replies[0].Quick) == 0 || out.Open != nil {
				t.Errorf("%s, %q: waits for %q, opened %v", name, words, out.State.Sure.Proof.Stage, out.Open)
			}
		}
	}
}

// Who says "all right" and waits for the mail has not left: the code counts when it comes.
func TestACodeCountsAfterAllRight(t *testing.T) {
	c := at(t, codeSent)
	c.hears("わかりました", "proof_rested_code")
	c.hears("再発行の手数料はかかりますか", "card_reissue_fee")
	c.hears("123456", "status_found")

	c = at(t, codeSent)
	c.says("わかりました")
	c.hears("まだ届きません", "proof_soon")

	c = at(t, codeSent)
	c.says("わかりました")
	c.waits(10 * time.Minute)
	if out := c.says("123456"); out.Disclosed != nil {
		t.Error("a code counts for ever")
	}
}

// The ways were offered below an answer, and nothing was begun: thanks are for the answer.
func TestThanksLetTheWaysBe(t *testing.T) {
	c := at(t, stages()["way"])
	c.hears("ありがとうございます", "proof_thanked")
	if c.hears("再発行の手数料はかかりますか", "card_reissue_fee"); c.state.Sure.Proof.Stage != "" {
		t.Errorf("the proof waits for %q", c.state.Sure.Proof.Stage)
	}
}

// Whoever does not get on reads something else each time, and then a person helps.
func TestWhoDoesNotGetOnGetsAPerson(t *testing.T) {
	for _, row := range []struct {
		words []string
		slips bool // a slip of the pen in what was asked for
	}{
		{words: []string{"はい", "はい", "はい"}},
		{words: []string{"むずかしい", "難しいです", "むずかしい"}},
		{words: []string{"ありがとう", "ありがとうございます", "ありがとう"}},
		{words: []string{"わからない", "わかりません", "わからない"}},
		{words: []string{"なんで必要なの", "なぜですか", "なんで"}},
		{words: []string{"えっと", "むずかしい", "なんで"}},
	} {
		for name, stage := range stages() {
			if name == "nothing found" || name == "way" && strings.HasPrefix(row.words[0], "ありがとう") {
				continue // it has told something, and says it again; thanks for the answer in front of the ways let them be
			}
			c := at(t, stage)
			var heard []string
			var out conversation.Outcome
			for _, words := range row.words {
				out = c.says(words)
				heard = append(heard, out.Replies[len(out.Replies)-1].Text)
				c.waits(5 * time.Second)
			}
			if heard[0] == heard[1] || out.Open == nil || out.Open.Lane != "identity" || !slices.Contains(said(out), "proof_helped") {
				t.Errorf("%s, %v: heard %q, opened %v", name, row.words, heard[:2], out.Open)
			}
		}
	}
}

func TestSlipsOfThePenGetAPerson(t *testing.T) {
	for _, row := range []struct {
		stage func(*customer)
		words []string
	}{
		{addressAsked, []string{"hanako@", "hanako@@example", "hanako＠example,jp"}},
		{codeSent, []string{"12345", "1234", "1234567"}},
		{letterAsked, []string{"K7PM-3XQ9-H4RT-0000", "K7PM-3XQ9-H4RT-0001", "K7PM-3XQ9-H4RT-0002"}},
		{codeSent, []string{"届きません", "届かない", "まだ来ない"}},
		{codeSent, []string{"000000", "111111", "222222"}},
	} {
		c := at(t, row.stage)
		first, second := read(c.says(row.words[0])), read(c.says(row.words[1]))
		if out := c.says(row.words[2]); out.Open == nil || first == second {
			t.Errorf("%v: said %v, heard %q twice: %v", row.words, said(out), first, first == second)
		}
	}
	c := at(t, codeSent)
	for _, code := range []string{"000000", "111111", "222222"} {
		c.says(code)
	}
	c.hears("123456", "status_found") // a person has the case, and the code still counts
}

// A new sitting starts afresh: who slipped yesterday is not passed on today.
func TestSlipsAreForgotten(t *testing.T) {
	c := at(t, addressAsked)
	c.says("hanako@")
	c.says("hanako@@")
	c.waits(time.Hour)
	c.hears("hanako@", "proof_address_wrong")
	c.hears("taro@example.jp", "proof_sent")
}

func TestACodeThatDoesNotArrive(t *testing.T) {
	for _, words := range []string{"届きません", "メールが来ない", "まだ届いてないです", "it has not arrived", "没收到", "没有收到验证码", "收不到驗證碼"} {
		c := at(t, codeSent)
		out := c.hears(words, "proof_soon")
		if out.Code != nil || !offers(out, "proof_again") || out.State.Sure.Proof.Stage != identity.AskCode {
			t.Errorf("%s: code %v, offers %v", words, out.Code, out.Replies)
		}
		c.waits(time.Minute)
		if out := c.says(words); out.Code == nil {
			t.Errorf("%s: after the pause said %v", words, said(out))
		}
	}
}

func TestAnotherQuestionIsAnsweredAndTheProofGoesOn(t *testing.T) {
	for _, row := range []struct{ words, topic string }{
		{"カードの再発行の手数料はかかりますか", "card_reissue_fee"},
		{"日曜もやっていますか", "special_open_days"},
		{"明日は電話できますか", "outside_hours"},
	} {
		for name, stage := range stages() {
			if name == "nothing found" {
				continue // it waits for nothing
			}
			c := at(t, stage)
			before := c.state.Sure.Proof.Stage
			out := c.hears(row.words, row.topic)
			begun := before != identity.AskWay // where the ways were no more than offered, there is a button
			if text := read(out); strings.Contains(text, "続けられます") != begun || out.State.Sure.Proof.Stage != before || !offers(out, "proof_resume") {
				t.Errorf("%s, %q: %s", name, row.words, text)
			}
			if text := read(c.says("何人が対象ですか")); strings.Contains(text, "続けられます") {
				t.Errorf("%s: the same line twice: %s", name, text)
			}
		}
	}
}

func TestAnotherLanguageWithinTheProof(t *testing.T) {
	for _, row := range []struct{ words, holds string }{
		{"英語で", "Please enter the email address"}, {"English please", "Please enter the email address"},
		{"用英文", "Please enter the email address"}, {"日本語で", "ご登録のメールアドレス"},
	} {
		c := at(t, addressAsked)
		out := c.hears(row.words, "proof_address")
		holds(t, out, row.holds)
	}
	c := at(t, addressAsked)
	c.hears("中文", "foreign_zh", "proof_address")
	c = newCustomer(t, friday)
	c.looked = roster("member")
	c.says("我的信息泄露了吗？请帮我查一下")
	if out := c.says("用邮件"); out.State.Lang != "zh-Hans" || out.State.Sure.Proof.Stage == identity.NoDialogue {
		t.Errorf("in %s, waits for %q", out.State.Lang, out.State.Sure.Proof.Stage)
	}
}

// What somebody hears twice is introduced, in other words each time.
func TestWhatIsSaidAgainIsIntroduced(t *testing.T) {
	c := newCustomer(t, friday)
	var heard []string
	for range 4 {
		out := c.hears("カードの再発行の手数料はかかりますか", "card_reissue_fee")
		first, _, _ := strings.Cut(out.Replies[0].Text, "\n")
		heard = append(heard, first)
	}
	for i, line := range heard[1:] {
		if line == heard[i] || line == heard[0] {
			t.Errorf("heard %q", heard)
		}
	}
	c.says("電話番号を教えてください")
	if out := c.says("カードの再発行の手数料はかかりますか"); !strings.HasPrefix(out.Replies[0].Text, heard[0]) {
		t.Errorf("not in a row, and introduced all the same: %s", read(out))
	}
}

// Whether somebody is on the list, or what others did, changes no word before the proof.
func TestWhatIsSaidAgainTellsNothing(t *testing.T) {
	play := func(segments ...string) (heard []string) {
		c := newCustomer(t, friday)
		c.looked = roster(segments...)
		for _, words := range []string{"私は対象ですか", "私は対象ですか", "メールで", "taro@example.jp", "届きません", "届きません",
			"000000", "111111", "ありがとう", "むずかしい"} {
			heard = append(heard, read(c.says(words)))
		}
		return heard
	}
	if on, off := play("member"), play(); !slices.Equal(on, off) {
		t.Errorf("on the list: %q\notherwise: %q", on, off)
	}
}

func TestPicturesInARowGetAPerson(t *testing.T) {
	c := newCustomer(t, friday)
	var heard []string
	var out conversation.Outcome
	for range 3 {
		in := c.inbound()
		in.Kind = "media"
		out = c.does(in)
		heard = append(heard, out.Replies[0].Text)
	}
	if out.Open == nil || heard[0] == heard[1] || heard[1] == heard[2] {
		t.Errorf("opened %v, heard %q", out.Open, heard)
	}
}
