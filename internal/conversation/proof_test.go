package conversation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
)

// roster is what a store would find for a customer of these segments.
func roster(segments ...string) identity.Found {
	return identity.Found{Ready: true, Segments: segments}
}

// said are the texts and entries of a reply.
func said(out conversation.Outcome) []string {
	var ids []string
	for _, r := range out.Replies {
		ids = append(ids, r.Entry)
	}
	return ids
}

func (c *customer) hears(words string, want ...string) conversation.Outcome {
	c.t.Helper()
	out := c.says(words)
	for _, id := range want {
		if !slices.Contains(said(out), id) {
			c.t.Fatalf("to %q: said %v, want %s", words, said(out), id)
		}
	}
	return out
}

const letterCode = "K7PM-3XQ9-H4RT-"

func TestOneTimeCode(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("card_member")
	out := c.hears("私は対象ですか", "am_i_affected", "proof_ways")
	if out.Open != nil || !offers(out, "proof_mail") || !offers(out, "proof_letter") {
		t.Fatalf("opened %v, said %v", out.Open, out.Replies)
	}
	c.hears("メールで", "proof_address")
	out = c.hears("ＴＡＲＯ＠example.jp です", "proof_sent")
	if out.Code == nil || out.Code.To != inquiry.NewAddress("taro@example.jp") || !strings.Contains(out.Code.Text, "\n123456\n") {
		t.Fatalf("code %+v", out.Code)
	}
	if out.Disclosed != nil || strings.Contains(read(out), "123456") {
		t.Error("told before the proof")
	}
	out = c.hears("１２３ ４５６", "status_found", "status_more")
	if out.Disclosed == nil || out.Disclosed.Proof != identity.ByCode || !slices.Equal(out.Disclosed.Segments, []string{"card_member"}) {
		t.Errorf("disclosed %+v", out.Disclosed)
	}
	holds(t, out, "流出した情報：カード番号", "流出の可能性が高い情報：氏名", "手数料")
	if strings.Contains(out.Words.Words(), "4") {
		t.Errorf("the typed code is kept: %q", out.Words.Words())
	}
	if out = c.hears("私のカードは漏れましたか", "status_found"); out.Code != nil {
		t.Error("a second question within the proof needs a second code")
	}
	c.waits(affected.ProofLife)
	if out = c.says("私は対象ですか"); out.Disclosed != nil {
		t.Error("an old proof still tells")
	}
}

func TestLetter(t *testing.T) {
	code := letterCode + letterCheck(t)
	for name, messages := range map[string][]string{
		"in steps, by the button":     {"手紙のコードで", code, "〒000-0001"},
		"all at once, without asking": {code + " 郵便番号 0000001"},
		"small letters and spaces":    {strings.ToLower(strings.ReplaceAll(code, "-", " ")), "０００－０００１"},
	} {
		t.Run(name, func(t *testing.T) {
			c := newCustomer(t, friday)
			c.looked = roster("train_delivery", "gift_recipient")
			c.says("自分が対象か知りたい")
			var out conversation.Outcome
			for _, m := range messages {
				out = c.says(m)
				if strings.Contains(strings.ToUpper(out.Words.Words()), "K7PM") {
					t.Errorf("the code is kept: %q", out.Words.Words())
				}
			}
			if out.Disclosed == nil || out.Disclosed.Proof != identity.ByLetter {
				t.Fatalf("said %v", said(out))
			}
			if text := read(out); strings.Contains(text, "流出した情報") || !strings.Contains(text, "FAX番号") || !strings.Contains(text, "お伝えできません") {
				t.Errorf("two segments merge into:\n%s", text)
			}
		})
	}
}

func letterCheck(t *testing.T) string {
	t.Helper()
	for _, last := range "23456789ABCDEFGHJKMNPQRSTUVWXYZ" {
		if code, err := affected.ParseLetter(letterCode + "W2D" + string(last)); err == nil {
			return code[len(code)-4:]
		}
	}
	t.Fatal("no check sign fits")
	return ""
}

func TestNobodyFound(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	c.says("私は対象ですか")
	c.taps("proof_mail")
	c.says("taro@example.jp")
	out := c.hears("123456", "status_none")
	if out.Disclosed == nil || len(out.Disclosed.Segments) > 0 {
		t.Errorf("disclosed %+v", out.Disclosed)
	}
	if !strings.Contains(read(out), "対象外とは申し上げられません") {
		t.Errorf("said %s", read(out))
	}
}

func TestWrongCodes(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("私は対象ですか")
	c.taps("proof_mail")
	c.says("taro@example.jp")
	for range affected.Tries - 1 {
		c.hears("000000", "proof_wrong")
	}
	c.hears("000000", "proof_limited")
	if out := c.says("123456"); out.Disclosed != nil {
		t.Error("a sixth try was compared")
	}
	c.waits(time.Hour)
	c.taps("proof_mail")
	if out := c.hears("taro@example.jp", "proof_limited"); out.Code != nil {
		t.Error("another code gave new tries")
	}
	c.waits(24 * time.Hour)
	c.taps("proof_mail")
	c.hears("taro@example.jp", "proof_sent")
}

func TestCodesEnd(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("私は対象ですか")
	c.taps("proof_mail")
	c.says("taro@example.jp")
	c.waits(affected.CodeLife)
	c.hears("123456", "proof_expired")
	c.hears("再送してください", "proof_sent")
	c.hears("123456", "status_found")
}

func TestLimitsOfOneCustomer(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("私は対象ですか")
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		c.taps("proof_mail")
		c.hears(name+"@example.jp", "proof_sent")
	}
	c.taps("proof_mail")
	if out := c.hears("f@example.jp", "proof_limited"); out.Code != nil {
		t.Error("a sixth address within a day got a code")
	}
	c.taps("proof_mail")
	c.hears("a@example.jp", "proof_limited") // at once again
	c.waits(time.Minute)
	c.taps("proof_mail")
	c.hears("a@example.jp", "proof_sent")
	c.waits(time.Minute)
	c.hears("届きません", "proof_astray")                                                                       // after the second code other ways are told, and none is sent
	if out := c.hears("再送してください", "proof_soon"); out.Code != nil || !strings.Contains(read(out), "あと3分") { // the second pause is longer
		t.Errorf("code %v, said %s", out.Code, read(out))
	}
}

func TestOneReplyForEveryLimit(t *testing.T) {
	three := affected.Tally{Times: slices.Repeat([]time.Time{time.Date(2019, 4, 12, 0, 0, 0, 0, time.UTC)}, 3)}
	limits := map[string]identity.Found{
		"codes go to nobody":             {Ready: true, Closed: true},
		"three went to that address":     {Ready: true, Tally: three},
		"and the people are on the list": {Ready: true, Closed: true, Segments: []string{"member"}},
	}
	var first []inquiry.Reply
	for name, found := range limits {
		c := newCustomer(t, friday)
		c.looked = found
		c.says("私は対象ですか")
		c.taps("proof_mail")
		out := c.says("taro@example.jp")
		if out.Code != nil || !slices.Equal(said(out), []string{"proof_limited"}) {
			t.Fatalf("%s: said %v", name, said(out))
		}
		if first == nil {
			first = out.Replies
		}
		if out.Replies[0].Text != first[0].Text || len(out.Replies[0].Quick) != len(first[0].Quick) {
			t.Errorf("%s: another reply", name)
		}
	}
}

func TestDialogueCanBeLeft(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("私は対象ですか")
	c.taps("proof_mail")
	out := c.hears("再発行の手数料はかかりますか", "card_reissue_fee")
	if !offers(out, "proof_resume") {
		t.Errorf("offers %v", out.Replies)
	}
	out = c.taps("proof_resume")
	if !slices.Contains(said(out), "proof_address") {
		t.Fatalf("said %v", said(out))
	}
	c.hears("taro＠example", "proof_address_wrong")
	c.hears("taro@example.jp", "proof_sent")
	c.hears("12345", "proof_six")
	c.hears("やめる", "proof_stopped")
	if out := c.says("123456"); out.Disclosed != nil {
		t.Error("a code works after the dialogue was left")
	}
}

func TestNeitherWayOpensACase(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	c.says("私は対象ですか")
	out := c.says("どちらもできません")
	if out.Open == nil || out.Open.Lane != "identity" {
		t.Errorf("opened %+v, said %v", out.Open, said(out))
	}
}

func TestMail(t *testing.T) {
	mail := func(c *customer, authenticated bool, words string) conversation.Outcome {
		in := c.inbound()
		in.Channel, in.Text, in.Mail = inquiry.Email, inquiry.NewText(words), &inquiry.Mail{Authenticated: authenticated}
		in.Address = inquiry.NewAddress("Taro@example.jp")
		return c.does(in)
	}
	t.Run("an authenticated sender is told at once", func(t *testing.T) {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		out := mail(c, true, "私は対象ですか")
		if out.Disclosed == nil || out.Disclosed.Proof != identity.BySender {
			t.Errorf("said %v", said(out))
		}
	})
	t.Run("any other goes the way of the code", func(t *testing.T) {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		out := mail(c, false, "私は対象ですか")
		if out.Disclosed != nil || !slices.Contains(said(out), "proof_ways") {
			t.Errorf("said %v", said(out))
		}
	})
	t.Run("a forger uses up nothing of the customer's", func(t *testing.T) {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		for range 9 {
			mail(c, false, "私は対象ですか")
		}
		if out := mail(c, true, "私は対象ですか"); out.Disclosed == nil {
			t.Errorf("said %v", said(out))
		}
	})
}

func TestNoRoster(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.says("私は対象ですか")
	if out.Open == nil || out.Open.Lane != "identity" || slices.Contains(said(out), "proof_ways") {
		t.Errorf("opened %+v, said %v", out.Open, said(out))
	}
}

// A code that comes once more, or too late, is neither kept nor taken for a question.
func TestStrayCodes(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("私は対象ですか")
	c.taps("proof_mail")
	c.says("taro@example.jp")
	c.hears("123456", "status_found")
	out := c.hears("123456です", "status_found")
	if strings.Contains(out.Words.Words(), "123456") {
		t.Errorf("kept %q", out.Words.Words())
	}
	c.waits(affected.ProofLife)
	c.hears("123 456", "proof_expired")

	c = newCustomer(t, friday)
	if out := c.says("123456"); strings.Contains(out.Words.Words(), "123456") {
		t.Errorf("kept %q", out.Words.Words())
	}
}

// mailFrom is a mail from an address, with its subject as the first line.
func (c *customer) mailFrom(address string, authenticated bool, subject, body string) conversation.Outcome {
	in := c.inbound()
	in.Channel, in.Address = inquiry.Email, inquiry.NewAddress(address)
	in.Text = inquiry.NewText("件名：" + subject + "\n\n" + body)
	in.Mail = &inquiry.Mail{Subject: inquiry.NewText(subject), Authenticated: authenticated}
	return c.does(in)
}

func TestACodeInTheSubjectOfAMail(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.mailFrom("taro@example.jp", false, "確認", "私は対象ですか")
	c.mailFrom("taro@example.jp", false, "確認", "メールで確認する")
	out := c.mailFrom("taro@example.jp", false, "123456", "123456")
	if !slices.Contains(said(out), "status_found") || strings.Contains(out.Mail.Subject.Words()+out.Words.Words(), "123456") {
		t.Errorf("said %v, kept %q under %q", said(out), out.Words.Words(), out.Mail.Subject.Words())
	}
}

// Mail has no buttons: who writes what one says has tapped it, at any stage.
func TestTypedLabels(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	if got := said(c.mailFrom("taro@example.jp", true, "確認", "私は対象ですか")); !slices.Contains(got, "status_none") {
		t.Fatalf("said %v", got)
	}
	if got := said(c.mailFrom("taro@example.jp", true, "Re: 確認", "お世話になります。\n手紙のコードで確認する でお願いします。")); !slices.Contains(got, "proof_code") {
		t.Errorf("said %v", got)
	}
}

// A sender is forged too easily to have codes sent wherever a mail says.
func TestByMailACodeGoesToTheSenderOnly(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.mailFrom("taro@example.jp", false, "確認", "私は対象ですか")
	out := c.mailFrom("taro@example.jp", false, "確認", "hanako@example.jp")
	if out.Code != nil || !slices.Contains(said(out), "proof_other_address") {
		t.Errorf("said %v", said(out))
	}
	out = c.mailFrom("taro@example.jp", false, "確認", "メールで")
	if out.Code == nil || out.Code.To != inquiry.NewAddress("taro@example.jp") {
		t.Errorf("said %v", said(out))
	}
}

// What is no answer to the dialogue is a question like every other, and its numbers
// and addresses are its own.
func TestQuestionsWithinTheDialogue(t *testing.T) {
	for _, row := range []struct {
		stage func(*customer)
		words string
	}{
		{codeSent, "カードを100000円使われた"},
		{codeSent, "123456円が不正に引き落とされました"},
		{codeSent, "2019年に190412番の注文をしました。対象ですか"},
		{codeSent, "書面はいつ届きますか"},
		{codeSent, "担当者から返事が来ない"},
		{waySaid, "不審なメールが来ました"},
		{waySaid, "手紙が届いたけど本物ですか"},
		{waySaid, "メールアドレスも漏れましたか"},
		{addressAsked, "夫のアドレスです hanako@example.jp"},
		{addressAsked, "不審なメールが scam@example.com から届きました"},
		{addressAsked, "contact+1@nanatsuboshi-gallery.jp"},
	} {
		t.Run(row.words, func(t *testing.T) {
			c := newCustomer(t, friday)
			c.looked = roster("member")
			row.stage(c)
			out := c.says(row.words)
			for _, id := range said(out) {
				if strings.HasPrefix(id, "proof_") && id != "proof_address_wrong" {
					t.Errorf("said %v", said(out))
				}
			}
			if out.Code != nil || out.Disclosed != nil || out.Words.Words() != row.words {
				t.Errorf("code %v, disclosed %v, kept %q", out.Code, out.Disclosed, out.Words.Words())
			}
		})
	}
}

func waySaid(c *customer)      { c.says("私は対象ですか") }
func addressAsked(c *customer) { waySaid(c); c.taps("proof_mail") }
func codeSent(c *customer)     { addressAsked(c); c.says("taro@example.jp") }

func TestPostalCodesAbroad(t *testing.T) {
	for _, postal := range []string{"90210", "SW1A 1AA", "ｍ５ｖ 3l9"} {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		c.says("Am I affected?")
		c.says(letterCode + letterCheck(t))
		c.hears(postal, "status_found")
	}
}

func TestAProofEnds(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	codeSent(c)
	c.hears("123456", "status_found")
	for range affected.Tells - 1 {
		c.waits(time.Minute)
		c.hears("私は対象ですか", "status_found")
	}
	c.hears("私は対象ですか", "proof_ways")

	c = newCustomer(t, friday)
	c.looked = roster("member")
	codeSent(c)
	c.hears("123456", "status_found")
	c.waits(affected.ProofLife - time.Minute)
	c.hears("私は対象ですか", "status_found") // and telling does not make it longer
	c.waits(time.Minute)
	c.hears("私は対象ですか", "proof_ways")
	if p := c.state.Sure.Proof; p.Proven != (affected.Person{}) || p.Address != (inquiry.Address{}) {
		t.Errorf("kept %v, %v", p.Proven == affected.Person{}, p.Address)
	}
}

// What was told of one address is no answer about another: a person may have two
// registrations, in different groups.
func TestAnotherAddressIsProvenForItself(t *testing.T) {
	for _, words := range []string{
		"hanako@example.jp", "hanako@example.jp は対象ですか", "hanako@example.jp も調べてください",
		"is hanako@example.jp affected?", "taro+shop@example.jp は？",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		codeSent(c)
		out := c.hears("123456", "status_contact", "status_found")
		holds(t, out, "t•••@example.jp")
		if out.Disclosed.Contact != "contact|taro@example.jp" {
			t.Errorf("disclosed %q", out.Disclosed.Contact)
		}
		c.looked = roster("card_member")
		c.waits(time.Minute) // between two codes to one mailbox
		if out = c.hears(words, "proof_sent"); out.Disclosed != nil || out.Code == nil {
			t.Fatalf("%q: told %v at once", words, said(out))
		}
		out = c.hears("123456", "status_contact", "status_found")
		if out.Disclosed.Contact == "contact|taro@example.jp" || out.Disclosed.Segments[0] != "card_member" {
			t.Errorf("%q: disclosed %+v", words, out.Disclosed)
		}
	}
}

// Nor is "nothing found" of the one an answer about the other.
func TestNothingFoundIsOfOneAddress(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	codeSent(c)
	c.hears("123456", "status_none")
	c.looked = roster("member")
	if out := c.hears("hanako@example.jp は対象外ですか", "proof_sent"); out.Disclosed != nil {
		t.Errorf("told %v at once", said(out))
	}
}

// The address that was proven may be named again, and asking in general means it.
func TestTheProvenAddressIsNotProvenAgain(t *testing.T) {
	for _, words := range []string{"taro@example.jp は対象ですか", "私は対象ですか"} {
		c := newCustomer(t, friday)
		c.looked = roster("overseas")
		codeSent(c)
		c.hears("123456", "status_found")
		holds(t, c.hears(words, "status_contact", "status_found"), "t•••@example.jp")
	}
}

func TestAStatusByLetterSaysSo(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("gift_recipient")
	waySaid(c)
	c.says(letterCode + letterCheck(t))
	out := c.hears("812-0000", "status_by_letter", "status_found")
	if out.Disclosed.Contact == "" || strings.Contains(out.Disclosed.Contact, "812") {
		t.Errorf("disclosed %q", out.Disclosed.Contact)
	}
}

func TestWrongPostalCodeAsksForItAgain(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	c.says("私は対象ですか")
	c.says(letterCode + letterCheck(t))
	c.hears("000-0001", "proof_letter_wrong")
	c.looked = roster("member")
	c.hears("000-0002", "status_found")
}

// People do not answer a form. What they say to the dialogue itself is answered, and
// a slip is no question.
func TestWhatPeopleSayToADialogue(t *testing.T) {
	letterAsked := func(c *customer) { waySaid(c); c.taps("proof_letter") }
	postalAsked := func(c *customer) { waySaid(c); c.says(letterCode + letterCheck(c.t)) }
	notFound := func(c *customer) { c.looked = roster(); codeSent(c); c.says("123456") }
	for _, row := range []struct {
		stage func(*customer)
		words string
		want  string
	}{
		{addressAsked, "なんで必要なの？", "proof_address"},
		{codeSent, "なぜ必要ですか", "proof_sent"},
		{addressAsked, "アドレスを忘れました", "proof_forgot"},
		{letterAsked, "コードが書いてない", "proof_address"},
		{postalAsked, "郵便番号がわかりません", "proof_forgot"},
		{waySaid, "怖いです", "proof_forgot"},
		{addressAsked, "やっぱりやめます", "proof_stopped"},
		{addressAsked, "09000000001", "proof_address"},
		{addressAsked, "hanako@example,jp", "proof_address_wrong"},
		{addressAsked, "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ", "proof_sent"},
		{addressAsked, "a@example.jp b@example.jp", "proof_one_address"},
		{addressAsked, "どちらも使えない", "handover_open"},
		{letterAsked, "メールで確認する", "proof_address"},
		{codeSent, "はい", "proof_sent"},
		{codeSent, "先に進めない", "proof_sent"},
		{codeSent, "パスワードは123456です", "proof_six"},
		{waySaid, "用邮件", "proof_address"},
		{waySaid, "取消", "proof_stopped"},
		{notFound, "対象ではないということですか", "proof_means_none"},
	} {
		t.Run(row.words, func(t *testing.T) {
			c := newCustomer(t, friday)
			c.looked = roster("member")
			row.stage(c)
			out := c.hears(row.words, row.want)
			bubbles := slices.DeleteFunc(said(out), func(id string) bool { return id == "status_contact" })
			if len(bubbles) > 1 || out.State.Lang != "ja" {
				t.Errorf("said %v in %s", said(out), out.State.Lang)
			}
		})
	}
}

// What staff asked for goes to their case, and is taken for no question.
func TestDetailsGoToTheCase(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	waySaid(c)
	c.taps("proof_staff")
	for words, want := range map[string]string{"例示花子、000-0003、090-0000-0003 です": "case_added_1", "名前は例示花子です。郵便番号は000-0003です": "case_added_1"} {
		was := c.state
		if out := c.hears(words, want); out.Append == "" {
			t.Errorf("%s: not added to the case", words)
		}
		c.state = was
	}
	c.waits(28 * 24 * time.Hour)
	if out := c.hears("名前は例示花子です。郵便番号は000-0003です", "case_added_1"); out.Append == "" {
		t.Error("not added to the case, long after it was asked for")
	}
	c = newCustomer(t, friday)
	out := c.hears("担当者に相談したい。名前は例示花子、電話は090-0000-0003、住所は例県見本市です", "speak_to_human")
	if out.Open == nil {
		t.Error("who asks for a person gets none")
	}
}

// What the texts promise is what the limits hold.
func TestTextsSayTheLimits(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	addressAsked(c)
	sent := read(c.says("taro@example.jp"))
	for _, want := range []string{fmt.Sprintf("%.0f分", affected.CodeLife.Minutes()), fmt.Sprintf("%d桁", affected.CodeDigits)} {
		if !strings.Contains(sent, want) {
			t.Errorf("%q does not say %s", sent, want)
		}
	}
	code := strings.ReplaceAll(letterCode+letterCheck(t), "-", "")
	if asked, want := read(c.taps("proof_letter")), fmt.Sprintf("%d文字", len(code)); !strings.Contains(asked, want) {
		t.Errorf("%q does not say %s", asked, want)
	}
}
