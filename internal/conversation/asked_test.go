package conversation_test

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/identity"
)

// Who has neither way says so in words of their own, as first words, in one message or in two: staff look, and
// ask once for what they need.
func TestNeitherWayInWords(t *testing.T) {
	for _, row := range [][]string{
		{"紙の通知は処分しましたし、登録したアドレスは前の勤め先のものでもう見られません"},
		{"The letter got lost in the move and the mailbox I registered was closed"},
		{"信早就弄丢了，登记的邮箱也注销了"},
		{"편지는 잃어버렸고 등록한 메일은 탈퇴해서 못 써요"},
		{"メールも手紙も使えない場合はどうすればいいですか"},
		{"自分が対象か知りたい", "手紙は捨ててしもたし、メールは解約してもうて使われへん"},
		{"Am I affected?", "I never got a letter", "and I can't open that mailbox any more"},
		{"我想知道自己有没有受影响", "两种方式都不行"},
		{"제가 대상인지 알고 싶어요", "편지는 못 받았어요", "메일도 이제 못 써요"},
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		var last = c.says(row[0])
		for _, words := range row[1:] {
			last = c.says(words)
		}
		asks := func(text string) bool {
			return strings.Contains(text, "ご登録のお名前") || strings.Contains(text, "your name, postal code")
		}
		if last.Open == nil || last.Open.Lane != cases.Identity || !asks(read(last)) {
			t.Errorf("%q: said %v", row, said(last))
		}
		if out := c.says("私は対象ですか"); slices.Contains(said(out), "proof_ways") || asks(read(out)) {
			t.Errorf("%q: asked again: %v", row, said(out))
		}
	}
}

// What staff asked for is taken, also beside a question, and is no code.
func TestWhatStaffNeedIsTaken(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("Am I affected?")
	c.taps("proof_staff")
	for _, words := range []string{"Jane Roe", "018956", "+65 0000 4567", "jane@example.com", "zip code 10001. Where will your answer come?"} {
		out := c.says(words)
		if out.Append == "" || out.Code != nil || out.Words.Words() != words || len(out.Replies) == 0 {
			t.Errorf("%q: added to %q, code %v, kept %q, said %v", words, out.Append, out.Code, out.Words.Words(), said(out))
		}
	}
}

// A question that names what they asked for gives nothing.
func TestAQuestionGivesStaffNothing(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("Am I affected?")
	c.taps("proof_staff")
	for _, words := range []string{"Was my phone number leaked as well?", "住所は漏れましたか"} {
		if out := c.says(words); strings.Contains(read(out), "added what you told") || strings.Contains(read(out), "お知らせくださったこと") {
			t.Errorf("%q: %s", words, read(out))
		}
	}
}

func TestAnAddressForTheAnswerIsNoneForACode(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("担当者に相談したい")
	c.says("自分が対象か知りたい")
	out := c.hears("回答は hanako@example.jp へお願いします", "aside_noted")
	if out.Code != nil || out.Append == "" {
		t.Errorf("code %v, added to %q", out.Code, out.Append)
	}
	out = c.hears("keiri@example.jp が代表です。経理課の田中あてにお願いします", "aside_noted")
	if out.Code != nil || c.state.Sure.Proof.Stage != identity.AskWay {
		t.Errorf("a department: code %v, stage %v", out.Code, c.state.Sure.Proof.Stage)
	}
	c.taps("proof_mail")
	c.hears("hanako@example.jp", "proof_sent")
	out = c.hears("確認のコードではなく、返信を受け取るアドレスのつもりでした", "proof_not_code", "aside_noted")
	if out.Append == "" || c.state.Sure.Proof.Stage != identity.NoDialogue {
		t.Errorf("added to %q in %q", out.Append, c.state.Sure.Proof.Stage)
	}
}

// Questions about the proof itself are answered, and then it says what it waits for.
func TestQuestionsAboutTheProof(t *testing.T) {
	for _, row := range []struct{ stage, words, hears, holds, waits string }{
		{"address", "ここにアドレスを書いても安全ですか", "proof_address", "見えません", "メールアドレスだけを"},
		{"letter", "コードは書面のどのあたりに書いてありますか", "proof_code", "大文字・小文字", "そのままお送りください"},
		{"letter", "Where in the letter do I find the code?", "proof_code", "Capital or small", "Please send the code"},
		{"postal", "引っ越す前の郵便番号ですか", "proof_postal", "宛名", "数字だけをお送りください"},
		{"address", "どちらのアドレスを書けばいいですか", "proof_address", "ご登録のとき", "メールアドレスだけを"},
		{"code", "全角でも大丈夫ですか。ハイフンは要りますか", "proof_sent", "全角", "数字を、そのままお送りください"},
		{"letter", "祖母の代わりに私が入力してもいいですか", "proof_code", "ご本人にだけ", "そのままお送りください"},
		{"way", "認証番号はどこに届きますか。SMSですか", "proof_ways", "SMSではお送りしません", "お選びください"},
		{"nothing found", "それはどういう意味ですか", "proof_means_none", "見つからなかった", "お確かめいただけます"},
		{"nothing found", "そんなはずはありません", "proof_disputed_none", "ほかにお使いのアドレス", "担当者"},
	} {
		c := at(t, stages()[row.stage])
		before := c.state.Sure.Proof.Stage
		out := c.hears(row.words, row.hears)
		holds(t, out, row.holds, row.waits)
		if out.Open != nil || out.Code != nil || c.state.Sure.Proof.Stage != before {
			t.Errorf("%s, %q: opened %v, in %q", row.stage, row.words, out.Open != nil, c.state.Sure.Proof.Stage)
		}
	}
	c := at(t, codeSent)
	c.hears("123456", "status_found")
	c.hears("これはどういう意味ですか", "proof_means")
	if out := c.hears("何かの間違いだと思います", "proof_disputed"); out.Open == nil || out.Open.Lane != cases.Identity {
		t.Errorf("opened %+v", out.Open)
	}
}

// Nobody proves who they are for other people, nor where they ask for nothing of theirs.
func TestNoProofIsBegun(t *testing.T) {
	for _, words := range []string{
		"会社で取引先に贈り物を送りました。送った先のお客様の情報も漏れたのでしょうか", "We sent gifts to our clients from the company account. Were those people affected?",
		"登録していたのは前任者で、もう退職しています。どうやって調べられますか", "小学生の娘の名前で登録しました。娘は対象ですか",
		"友人はどうやって自分で確認すればいいですか", "How can my sister find out whether she is affected?",
		"お世話になりました。おやすみなさい", "thanks, good night", "谢谢，我先睡了", "네 감사합니다, 이만 잘게요",
		"このまま再発行しなくてもいいですか", "Is it all right if I do not replace it for now, is that ok?",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		c.says("再発行の手数料はかかりますか")
		if out := c.says(words); slices.Contains(said(out), "proof_ways") || c.state.Sure.Proof.Stage != identity.NoDialogue {
			t.Errorf("%q: %v", words, said(out))
		}
	}
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("父が亡くなりました。父の登録はどうなりますか")
	if out := c.says("カードの番号も漏れたのでしょうか"); slices.Contains(said(out), "proof_ways") {
		t.Errorf("the dead prove nothing: %v", said(out))
	}
	if out := c.says("私のカードは対象ですか"); !slices.Contains(said(out), "proof_ways") {
		t.Errorf("their child is a customer, too: %v", said(out))
	}
}

// What is said of the talk itself in the middle of a proof is answered as outside of it, and the proof goes on.
func TestAsidesWithinTheProof(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.says("担当者に相談したい")
	c.says("自分が対象か知りたい")
	c.taps("proof_mail")
	before := c.state.Sure.Proof.Stage
	out := c.hears("担当の方からお電話をいただけますか", "aside_call")
	if c.state.Sure.Proof.Stage != before || !offers(out, "proof_resume") {
		t.Errorf("in %q, offers %v", c.state.Sure.Proof.Stage, out.Replies)
	}
}

// Who leaves the proof and asks something else in the same breath is answered, and let go.
func TestWhoLeavesForAnotherQuestion(t *testing.T) {
	c := at(t, stages()["letter"])
	out := c.hears("面倒なのでやめておきます。再発行の手数料はかかりますか", "card_reissue_fee")
	if c.state.Sure.Proof.Stage != identity.NoDialogue || strings.Contains(read(out), "続けられます") {
		t.Errorf("in %q: %s", c.state.Sure.Proof.Stage, read(out))
	}
}
