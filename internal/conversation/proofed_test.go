package conversation_test

import (
	"strings"
	"testing"
	"time"
)

// What the proof waits for is taken, whatever is said or asked beside it.
func TestWhatAProofWaitsForIsTaken(t *testing.T) {
	const broken = "B2K4-7QWM-5TXE-9HVR"
	for _, row := range []struct {
		before []string
		words  string
		want   string
	}{
		{[]string{"メールで"}, "アドレスは yuki@example.jp です。届いた数字は手で打ち込むんですか？", "proof_sent"},
		{[]string{"メールで"}, "yuki@example.jp です。パソコンとスマホ、どちらで見ても同じですか", "proof_sent"},
		{[]string{"メールで"}, "It's yuki@example.jp, do I have to stay in this chat?", "proof_sent"},
		{[]string{"メールで", "yuki@example.jp"}, "654321 これで足りますか？ほかにも何か要りますか", "proof_wrong"},
		{nil, "封筒の中の紙に印刷されているのはこれでしょうか。" + broken, "proof_code_wrong"},
		{[]string{"手紙で"}, "老眼で読みづらいのですが、これで合っていますか " + broken, "proof_code_wrong"},
		{nil, "これは何の番号でしたか。手紙にありました " + letterCode + letterCheck(t), "proof_postal"},
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		for _, words := range append([]string{"私は対象ですか"}, row.before...) {
			c.says(words)
		}
		c.hears(row.words, row.want)
	}
}

// Who may have registered another address is asked for that, and who goes on later hears that they may: no code goes out.
func TestNoCodeWhereNoneIsAskedFor(t *testing.T) {
	for words, want := range map[string]string{
		"まだ届きません。古いアドレスで登録したのかもしれません": "proof_astray", "Nothing came. I might have used a different address": "proof_astray",
		"收不到，可能注册的是另一个邮箱": "proof_astray", "안 와요. 예전 메일로 가입했던 것 같아요": "proof_astray",
		"届きませんね。週末にまた続きをやってもいいですか": "proof_later", "not there yet. may I continue after work?": "proof_later",
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		for _, before := range []string{"私は対象ですか", "メールで", "yuki@example.jp"} {
			c.says(before)
		}
		c.waits(2 * time.Minute)
		if out := c.hears(words, want); out.Code != nil {
			t.Errorf("%q: a code goes out", words)
		}
	}
}

// What the desk surely knows of what is asked beside it stands above what the proof says.
func TestAQuestionBesideWhatAProofWaitsFor(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster()
	c.says("私は対象ですか")
	c.says("メールで")
	out := c.hears("yuki@example.jp です。カードの再発行の手数料はかかりますか？", "card_reissue_fee", "proof_sent")
	if ids := said(out); ids[len(ids)-1] != "proof_sent" || out.Code == nil {
		t.Errorf("said %v", ids)
	}
}

// Of an address that may be the sender's of some mail nothing is taken.
func TestAnAddressInAQuestionIsNotTaken(t *testing.T) {
	for _, words := range []string{
		"info@example.com から変なメールが来ました。これは本物ですか", "差出人は info@example.com です。詐欺でしょうか",
		"夫の yuki@example.jp です。夫は対象ですか",
	} {
		c := newCustomer(t, friday)
		c.says("私は対象ですか")
		c.says("メールで")
		if out := c.says(words); out.Code != nil || strings.Contains(strings.Join(said(out), " "), "proof_sent") {
			t.Errorf("%s: said %v", words, said(out))
		}
	}
}

// Who wishes to be confirmed by one of the ways is, whatever was written before.
func TestAWishToBeConfirmed(t *testing.T) {
	for _, first := range []string{"私は対象ですか", "住所を変更したいのですが", "カードを不正に使われました"} {
		for words, want := range map[string]string{
			"返事を待つ間に、メールで本人確認をやりたいです": "proof_address", "いまメールの確認のほうはできますか": "proof_address",
			"メールで確認をお願いしたい。yuki@example.jp": "proof_sent", "手紙のコードで確認したいのですが": "proof_code",
			"Can I do the email check right now?": "proof_address", "I'd like to verify myself with the letter": "proof_code",
		} {
			c := newCustomer(t, friday)
			c.looked = roster()
			c.says(first)
			c.hears(words, want)
		}
	}
}

func TestWhatIsNoWishToBeConfirmed(t *testing.T) {
	for _, words := range []string{
		"メールで確認したいことがあります", "届いたメールが本物か確認したい", "電話で本人確認はできますか", "Can you confirm by email that you got my payment?",
	} {
		c := newCustomer(t, friday)
		c.says("住所を変更したいのですが")
		if ids := said(c.says(words)); strings.Contains(strings.Join(ids, " "), "proof_address") {
			t.Errorf("%s: said %v", words, ids)
		}
	}
}

// The button of one's own status always offers a way to it, even to who had none.
func TestTheButtonOfOnesStatusOffersTheWays(t *testing.T) {
	for _, words := range []string{
		"登録のメールは解約していて、手紙も手元にありません。それでも確認してもらえますか", "My old email is gone and I never got any letter, can you still confirm me?",
		"옛날 메일 계정은 없어졌고 편지도 버렸어요. 본인 확인을 할 수 있나요?", "以前的邮箱注销了，信也没收到，还能验证身份吗？",
	} {
		for _, first := range []string{"何が漏れたのですか", "住所を変更したいのですが"} {
			c := newCustomer(t, friday)
			c.looked = roster()
			c.says(first)
			if text := everything(c.says(words)); !strings.Contains(text, "お名前、郵便番号") && !strings.Contains(text, "name, postal") &&
				!strings.Contains(text, "姓名") && !strings.Contains(text, "성함") {
				t.Errorf("%s: %s", words, text)
			}
			if out := c.taps("am_i_affected"); !offers(out, "proof_mail") {
				t.Errorf("%s: said %v", words, said(out))
			}
		}
	}
}

// A code that does not come, and the wish for a person, is for one.
func TestWithoutACodeToAPerson(t *testing.T) {
	for _, words := range []string{
		"まだ数字が来ません。もう係の人に頼みたいと母が言っています", "nothing arrived, my son says just let a human do it", "还是没收到，我妈说找人工吧", "코드가 안 와요. 그냥 상담원한테 물어보래요",
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		for _, before := range []string{"私は対象ですか", "メールで", "yuki@example.jp"} {
			c.says(before)
		}
		c.waits(5 * time.Minute)
		if out := c.hears(words, "handover_open"); out.Code != nil || out.Open == nil {
			t.Errorf("%s: said %v", words, said(out))
		}
	}
}

func TestAWayForLater(t *testing.T) {
	for words, want := range map[string]string{
		"手紙でやることにします。明日郵便受けを見てみます": "書面のコード", "メールでお願いします。帰宅してから開きます": "メールアドレス",
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		c.says("私は対象ですか")
		c.hears("メールで", "proof_address")
		if text := everything(c.hears(words, "proof_rested")); !strings.Contains(text, want) {
			t.Errorf("%s: %s", words, text)
		}
	}
}

// Who may do it, and with what: whoever is registered, on any phone.
func TestWhoConfirmsIt(t *testing.T) {
	for words, yes := range map[string]bool{
		"登録しているのは祖母なので、祖母が戻ってから祖母の携帯でやっても構いませんか": true, "My mom is the member. Can we use her phone when she gets home?": true,
		"妻の名義の会員なのですが、問い合わせるのは妻ですか、私ですか": false, "My wife is the member. Should she write to you or can I?": false,
		"会员是我太太，应该她写还是我写？": false, "남편이 회원인데 남편이 써야 하나요 아니면 제가 써야 하나요?": false,
	} {
		c := newCustomer(t, friday)
		out := c.hears(words, "proof_themselves")
		if got := strings.Contains(strings.Join(said(out), " "), "proof_yes"); got != yes || out.Open != nil {
			t.Errorf("%s: said %v", words, said(out))
		}
	}
}

// What the desk knows of its own codes.
func TestWhatTheCodesAre(t *testing.T) {
	for words, want := range map[string]string{
		"文字が歪んだ画像を読まされたりしますか": "proof_how_code", "Will I have to read digits off a distorted picture?": "proof_how_code",
		"封書の中に英数字の並びがありましたが、これは何のためのものですか": "proof_code_for", "There is a code printed in the letter, what is it for?": "proof_code_for",
		"信上印着一串代码，是干什么用的？": "proof_code_for", "편지에 코드가 적혀 있는데 어디에 쓰는 거예요?": "proof_code_for",
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		c.hears(words, want)
	}
	for _, words := range []string{"カードの番号は何に使われますか", "画像を送ってもいいですか", "受付番号は何に使うのですか。手紙で見ました"} {
		c := newCustomer(t, friday)
		if ids := strings.Join(said(c.says(words)), " "); strings.Contains(ids, "proof_code_for") {
			t.Errorf("%s: said %s", words, ids)
		}
	}
}

// Whose former address or name it is asks for themself.
func TestOnesFormerSelfIsNobodyElse(t *testing.T) {
	for _, words := range []string{
		"前に住んでいた部屋に手紙が送られたのか知りたいです。いま住んでいる人に見られたくないので", "Was my letter sent to my old address? My ex must not read it",
		"旧姓宛ての手紙が前の住まいに届いたか知りたい。元の同居人に読まれると困ります",
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		if text := everything(c.says(words)); strings.Contains(text, "ご本人以外") || strings.Contains(text, "開封せず") || strings.Contains(text, "another person") {
			t.Errorf("%s: %s", words, text)
		}
	}
}

func TestAMailboxThatCanBeReadIsAChoice(t *testing.T) {
	for words, want := range map[string]bool{
		"登録してあるアドレスはいまでも使えますよ": true, "I can still open that mailbox": true, "邮箱还能用": true,
		"登録したアドレスはもう使えません": false, "アドレスはまだ使えるか分かりません": false,
	} {
		c := newCustomer(t, friday)
		c.looked = roster()
		c.says("私は対象ですか")
		if got := strings.Contains(strings.Join(said(c.says(words)), " "), "proof_address"); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}
