package conversation_test

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Both ways of the proof out of reach, however somebody says so, bring a person at once.
func TestBothWaysOutOfReachBringAPerson(t *testing.T) {
	for _, words := range []string{
		"書面は実家に届いていて見られないし、メールも前の会社のアドレスで今は使っていません",
		"The letter never came here, and that email is an address I no longer have",
		"信寄到以前的地址了，收不到，邮箱也早就不用了",
		"편지는 예전 집으로 가서 못 보고 메일도 이제 안 써요",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		c.taps("am_i_affected")
		if out := c.says(words); out.Open == nil || out.Open.Lane != "identity" {
			t.Errorf("%q: said %v", words, said(out))
		}
	}
}

// Who says, as they ask about themself, that their mailbox is gone is asked for the code of the letter, and not offered mail.
func TestAMailboxThatIsGoneIsNotOffered(t *testing.T) {
	for words, want := range map[string]string{
		"登録したメールはもう解約していて、電話番号も変わりました。自分が対象か確認したいです":                              "お届けした書面にあるコード",
		"I want to know if I am affected but I no longer have that email address": "the code printed in the letter",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		if out := c.says(words); !strings.Contains(read(out), want) || offers(out, "proof_mail") {
			t.Errorf("%q: %s", words, read(out))
		}
	}
}

// Who asks for the code by mail is asked for their address, whatever was spoken of before.
func TestACodeIsAskedForByMail(t *testing.T) {
	for _, words := range []string{
		"メールでコードを送ってもらうのはできますか",
		"please email me the code",
		"自分が入っているか確認したいので、メールでお願いします",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		c.says(feeAsked)
		if out := c.says(words); !slices.Contains(said(out), "proof_address") {
			t.Errorf("%q: said %v", words, said(out))
		}
	}
}

// Who waits for a code is sent another one once; then they hear of other ways, and where there is no letter
// either a person comes.
func TestACodeThatDoesNotCome(t *testing.T) {
	c := newCustomer(t, friday)
	c.looked = roster("member")
	c.taps("am_i_affected")
	c.says("hanako@example.jp")
	c.waits(2 * time.Minute)
	c.says("コードが来ません")
	c.waits(5 * time.Minute)
	if out := c.says("まだコードが届きません"); !slices.Contains(said(out), "proof_astray") {
		t.Errorf("the second time: %v", said(out))
	}
	if out := c.says("コードは届かないし、書面も届いていません"); out.Open == nil || out.Open.Lane != "identity" {
		t.Errorf("without a letter: %v", said(out))
	}
}

func TestTheCodeOfALetterIsTaken(t *testing.T) {
	for _, words := range []string{
		"封書に書いてあるコードを入力したいのですが", "届いた書面のコードを使えばいいですか", "Can I use the code from my letter here?", "可以输入信上的代码吗", "편지에 있는 코드를 입력하고 싶어요",
	} {
		if out := newCustomer(t, friday).says(words); !slices.Contains(said(out), "proof_code") {
			t.Errorf("%q: %v, %v", words, said(out), out.Topics)
		}
	}
	if out := newCustomer(t, friday).says("封書のコードは本物ですか"); slices.Contains(said(out), "proof_code") {
		t.Errorf("a doubt: %v", said(out))
	}
}

// What a proof takes is answered: papers, and how somebody else proves who they are.
func TestWhatAProofTakes(t *testing.T) {
	for words, want := range map[string]string{
		"本人確認に免許証のコピーは要りますか":                              "proof_papers",
		"Do you need a copy of my driving licence?":       "proof_papers",
		"需要提供护照吗":                                         "proof_papers",
		"여권을 보내야 하나요?":                                    "proof_papers",
		"How can my sister check it herself?":             "proof_themselves",
		"What does she need to prepare to check herself?": "proof_themselves",
	} {
		if out := newCustomer(t, friday).says(words); !slices.Contains(said(out), want) {
			t.Errorf("%q: %v", words, strings.Join(said(out), " "))
		}
	}
}
