package conversation_test

import (
	"slices"
	"testing"

	"madoguchi/internal/conversation"
)

// Small talk around a question does not hide it.
func TestSmallTalkEatsNoQuestion(t *testing.T) {
	for words, topic := range map[string]string{
		"こんにちは！パスワード漏れてますか？😢ありがとうございます":                   "password_leaked",
		"御礼申し上げます。もう一点だけ、サイト閉鎖日は":                         "discovery_timeline",
		"お世話になります。カードの再発行の手数料はかかりますか。よろしくお願いします。":         "card_reissue_fee",
		"Hello! Do I have to pay for a new card? Thanks!": "card_reissue_fee",
	} {
		if out := newCustomer(t, friday).says(words); !slices.Contains(out.Topics, topic) || out.Kind == conversation.Smalltalk {
			t.Errorf("%q: %s, %v", words, out.Kind, out.Topics)
		}
	}
}

// What the desk does not understand is no greeting: it says so, and it counts.
func TestSmallTalkIsNoRubbishBin(t *testing.T) {
	for _, words := range []string{"エポスです", "もう3日待ってます", "ピンクのほう", "佐賀です", "the blue one"} {
		out := newCustomer(t, friday).says(words)
		if out.Kind == conversation.Smalltalk {
			t.Errorf("%q is small talk: said %v", words, said(out))
		}
		t.Logf("%q: %s, said %v", words, out.Kind, said(out))
	}
}

func TestSmallTalkIsAnswered(t *testing.T) {
	for words, entry := range map[string]string{
		"こんにちは": "greeting", "ありがとうございました😊": "thanks", "お世話になっております。よろしくお願いいたします。": "greeting",
		"なるほど": "acknowledged", "そうですか": "acknowledged", "I see.": "acknowledged", "Thank you very much": "thanks",
		"あなたはAIですか": "greeting.who_are_you", "何が聞けますか": "greeting.help",
		"お返事ありがとうございます。父も安心しておりました": "thanks",
	} {
		out := newCustomer(t, friday).says(words)
		if out.Kind != conversation.Smalltalk || said(out)[0] != entry {
			t.Errorf("%q: %s, said %v", words, out.Kind, said(out))
		}
	}
	c := newCustomer(t, friday)
	first := read(c.says("なるほど"))
	if second := read(c.says("なるほど")); first == second {
		t.Errorf("twice %q", first)
	}
}
