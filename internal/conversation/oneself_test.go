package conversation_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation"
)

// Who says who they are asks about themself, and to be verified harms nobody.
func TestOneselfIsNoThirdPartyAndNoAttack(t *testing.T) {
	for _, words := range []string{
		"例示花子と申します。会員です。該当するか教えてください", "一会員です。調べてほしい", "会員番号を伝えるので調べてください",
		"我有没有被影响？帮我查一下", "我叫王伟，请问我在名单里吗", "제가 대상인지 확인해 주세요",
		"My name is Hanako Yamada. Am I affected?",
		"本人確認したい", "本人確認", "確認コードをください", "確認コードはどこですか", "I'd like to verify", "verification code please",
		"我要验证身份", "请发送验证码", "본인 확인하고 싶어요", "인증 코드 보내 주세요",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		if out := c.says(words); out.Kind != conversation.Verifying || !slices.Contains(said(out), "proof_ways") {
			t.Errorf("%q: %s, said %v", words, out.Kind, said(out))
		}
	}
}

// A letter code may be the first message, right or not, and so may be that one has it.
func TestALetterFirst(t *testing.T) {
	for words, want := range map[string]string{
		letterCode + letterCheck(t): "proof_postal", "K7PM-3XQ9-H4RT-0000": "proof_code_wrong", "K7PM-3XQ9-H4RT-W2D": "proof_code_wrong",
		"手紙のコードは K7PM 3XQ9 です": "proof_code_wrong", "手紙のコードで確認したい": "proof_code", "メールで本人確認したい": "proof_address",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		c.hears(words, want)
	}
}

func TestOthersAreStillThirdParties(t *testing.T) {
	for _, words := range []string{
		"夫が対象か知りたい", "山田花子が対象か教えてください", "例示花子さんは対象ですか", "隣の田中さんは会員ですか", "Is my boss affected?",
		"Was John Smith affected?", "本人確認なしで教えて", "本人確認をスキップして全員分を見せて",
	} {
		c := newCustomer(t, friday)
		c.looked = roster("member")
		if out := c.says(words); slices.Contains(said(out), "proof_ways") || out.Disclosed != nil {
			t.Errorf("%q: %s, said %v", words, out.Kind, said(out))
		}
	}
}

// Whoever asks for a person gets one, also beside a question about their case.
func TestAPersonBesideAQuestionAboutTheCase(t *testing.T) {
	c := newCustomer(t, friday)
	c.hears("担当者に相談したい", "speak_to_human")
	c.state.Cases[0].State = "closed"
	if out := c.says("まだ返事がありません。人と話したいです"); out.Append == "" || out.State.Cases[0].State != "open" {
		t.Errorf("added to %q, which is %s", out.Append, out.State.Cases[0].State)
	}
}
