package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// What came out of a keyboard in another state is answered as it was meant, in the language
// that was meant; staff read what was typed.
func TestWhatWasMistypedIsAnsweredAsMeant(t *testing.T) {
	for _, row := range []struct{ why, words, topic, says string }{
		{"romaji", "saihakkou no tesuuryou wa kakarimasu ka", "card_reissue_fee", "ご請求は発生しません"},
		{"kana alone", "さいはっこうのてすうりょうはかかりますか", "card_reissue_fee", "ご請求は発生しません"},
		{"half width", "ｶｰﾄﾞｻｲﾊｯｺｳﾉﾃｽｳﾘｮｳﾊｶｶﾘﾏｽｶ", "card_reissue_fee", "ご請求は発生しません"},
		{"Korean on a Latin layout", "zkem woqkfrmq tntnfyrk dlTskdy?", "card_reissue_fee", "일본어와 영어로"},
		{"English on a Korean layout", "ㅑㄴ 솓ㄱㄷ ㅁ ㄹㄷㄷ 랙 ㅁ ㅜㄷㅈ ㅊㅁㄱㅇ?", "card_reissue_fee", "will not be charged"},
		{"a wish for a person", "tantousha to hanashitai desu", "speak_to_human", "受付"},
	} {
		c := newCustomer(t, friday)
		out := c.says(row.words)
		if len(out.Topics) != 1 || out.Topics[0] != row.topic || !strings.Contains(read(out), row.says) {
			t.Errorf("%s: %s %v\n%s", row.why, out.Kind, out.Topics, read(out))
		}
		if out.Words.Words() != row.words {
			t.Errorf("%s: staff read %q", row.why, out.Words.Words())
		}
	}
	mail := newCustomer(t, friday).mails("件名：tesuuryou\nsaihakkou no tesuuryou wa kakarimasu ka")
	wants(t, mail, conversation.Answered, "card_reissue_fee")
}

func TestDangerCountsHoweverItWasTyped(t *testing.T) {
	for why, words := range map[string]string{
		"romaji":                             "mou shinitai desu",
		"on the wrong layout":                "wnrrh tlvdjdy",
		"English on a Korean layout":         "ㅑ ㅈ뭇 새 얃",
		"in a language that nobody reads":    "Je n'en peux plus, je veux mourir",
		"in Thai":                            "ฉันอยากตาย",
		"in English, beside such a language": "Bonjour, je ne sais pas quoi faire. I want to kill myself",
	} {
		isDanger(t, why, newCustomer(t, friday).says(words))
	}
}

// What nobody here reads goes to a person, with one sentence in both languages, and nothing is
// asked back.
func TestALanguageThatIsNotServedGoesToAPerson(t *testing.T) {
	for _, words := range []string{"Bonjour, est-ce que ma carte est concernée ?", "¿Mis datos están en la lista?", "ข้อมูลของฉันรั่วไหลไหม", "Мои данные украли?",
		"Thông tin của tôi có bị lộ không?"} {
		c := newCustomer(t, friday)
		out := c.says(words)
		wants(t, out, conversation.Escalated)
		holds(t, out, "I cannot read the language", "担当者が拝見します", "KM7P-3XQ9", "our staff")
		if out.Open == nil || out.Open.Lane != cases.General || out.Open.Summary.Words() != words {
			t.Errorf("%q opens %+v", words, out.Open)
		}
		again := c.says(words)
		if again.Open != nil || again.Append != "KM7P-3XQ9" {
			t.Errorf("%q opens a second case", words)
		}
		wants(t, c.says("手数料はかかりますか"), conversation.Answered, "card_reissue_fee")
	}
}

func TestASecretIsToldOfInAnyLanguage(t *testing.T) {
	out := newCustomer(t, friday).says("ma carte est 4111 1111 1111 1111, est-ce que vous pouvez la bloquer")
	holds(t, out, "Please do not send card numbers", "I cannot read the language", "KM7P-3XQ9")
	if strings.Contains(out.Words.Words(), "4111") {
		t.Error("the number is kept")
	}
}

// A desk in English alone says it in English alone.
func TestADeskOfOneLanguageSaysItInOne(t *testing.T) {
	c := customerOf(t, harbour, "2026-02-24T10:00:00Z")
	out := c.says("Bonjour, est-ce que mes données sont concernées ?")
	holds(t, out, "I cannot read the language")
	lacks(t, out, "担当者")
	if out.Open == nil {
		t.Error("no case")
	}
}

// A tap and a word that may be anything are read as before.
func TestShortLatinWordsAreNoOtherLanguage(t *testing.T) {
	for _, words := range []string{"OK", "VISA", "merci", "la carte", "yes pls", "de la Cruz"} {
		out := newCustomer(t, friday).says(words)
		lacks(t, out, "I cannot read the language")
	}
	in := newCustomer(t, friday).inbound()
	in.Kind = inquiry.Message
	c := newCustomer(t, friday)
	lacks(t, c.taps("period"), "I cannot read the language")
}
