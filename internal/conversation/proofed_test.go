package conversation_test

import (
	"strings"
	"testing"
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
