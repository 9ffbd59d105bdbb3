package conversation_test

import (
	"strings"
	"testing"
	"time"

	"madoguchi/internal/incident/texts"
)

// What the code in a letter is for is told in and outside of a proof, which goes on behind it.
func TestTheCodeInALetterIsExplained(t *testing.T) {
	for _, words := range []string{
		"書面のコードは送らないと駄目でしょうか", "There is a code printed in the letter, must I use it?", "信上的代码一定要填吗", "편지의 코드를 꼭 써야 하나요",
	} {
		if out := newCustomer(t, friday).says(words); out.Replies[0].Entry != texts.ProofCodeFor.String() {
			t.Errorf("%q: %s", words, out.Replies[0].Text)
		}
	}
	c := newCustomer(t, friday)
	c.says("手紙のコードで確認したいです")
	out := c.says("このコード、必ず入力が必要なものですか")
	if len(out.Replies) != 2 || out.Replies[0].Entry != texts.ProofCodeFor.String() {
		t.Errorf("in a proof: %+v", out.Replies)
	}
}

// Who doubts the desk itself hears whose it is, not what is said of a suspicious mail.
func TestWhoDoubtsTheDeskItself(t *testing.T) {
	for _, words := range []string{
		"このトーク、にせ物ということはないでしょうね", "Is this chat a fake? I could not tell.", "这个聊天窗口会不会是骗子开的", "이 채팅이 가짜가 아니라는 걸 어떻게 믿죠?",
	} {
		if out := newCustomer(t, friday).says(words); out.Replies[0].Entry != texts.AsideOfficial.String() || out.Open != nil {
			t.Errorf("%q: %s", words, out.Replies[0].Text)
		}
	}
	for _, words := range []string{"お詫びの手紙が来ましたが本物ですか", "Is the text message I got real?"} {
		if out := newCustomer(t, friday).says(words); out.Replies[0].Entry == texts.AsideOfficial.String() {
			t.Errorf("%q: %s", words, out.Replies[0].Text)
		}
	}
}

// That no letter be sent is passed on in so many words, also in an open case.
func TestThatNoLetterBeSentIsPassedOn(t *testing.T) {
	c := newCustomer(t, friday)
	c.says("担当者と話したいです")
	c.waits(time.Minute)
	out := c.says("伯父あてのお知らせは、今後控えていただけると助かります")
	if text := out.Replies[0].Text; out.Append == "" || !strings.Contains(text, "担当者に伝えます") {
		t.Errorf("%s", text)
	}
}
