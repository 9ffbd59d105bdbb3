package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// TestAMailThatAsksNothingIsReadWithWhatWasCut: a signature mark, a quote without marks
// or the answers between its lines must not hide a question.
func TestAMailThatAsksNothingIsReadWithWhatWasCut(t *testing.T) {
	const fee, phone = "再発行の手数料はかかりますか", "電話番号を教えてください"
	text := inquiry.NewText
	for _, tt := range []struct {
		sentence, words string
		mail            inquiry.Mail
		kind            conversation.Kind
		topic           string // "" for none
	}{
		{"a question below the signature mark", "件名：お尋ね\n\n山田と申します。", inquiry.Mail{Below: text(fee)}, conversation.Answered, "card_reissue_fee"},
		{"one below a salutation that was understood", "よろしくお願いいたします。",
			inquiry.Mail{Below: text("山田\n" + fee)}, conversation.Answered, "card_reissue_fee"},
		{"one between the lines of an answer of ours", "下に書きました。",
			inquiry.Mail{Among: text("お問い合わせありがとうございます。\n" + fee)}, conversation.Answered, "card_reissue_fee"},
		{"who thanks is not told again what they had asked", "ありがとうございました。", inquiry.Mail{Among: text(fee)}, conversation.Smalltalk, ""},
		{"a question in the words is the question", phone,
			inquiry.Mail{Below: text(fee), Among: text(fee)}, conversation.Answered, "phone_number_hours"},
	} {
		t.Run(tt.sentence, func(t *testing.T) {
			c := newCustomer(t, friday)
			tt.mail.Authenticated = true
			out := c.writes(tt.words, tt.mail)
			if out.Kind != tt.kind || tt.topic != "" && (len(out.Topics) != 1 || out.Topics[0] != tt.topic) {
				t.Errorf("%s, about %v", out.Kind, out.Topics)
			}
		})
	}
}

func TestDangerBelowTheSignatureMarkIsHeard(t *testing.T) {
	c := newCustomer(t, friday)
	out := c.writes("件名：お尋ね\n\n山田と申します。", inquiry.Mail{Authenticated: true, Below: inquiry.NewText("元夫に住所を知られたら殺されるかもしれません。")})
	if out.Open == nil || out.Open.Lane != cases.Urgent {
		t.Errorf("opens %+v", out.Open)
	}
}

func TestWhatWasCutIsKeptWithoutCodes(t *testing.T) {
	c := newCustomer(t, friday)
	cut := inquiry.NewText("2019/04/12 14:06、窓口 <c@example.jp>のメール:\n> 確認コード：493817\n-- \n山田")
	out := c.writes("コードが届きました。", inquiry.Mail{Cut: cut, Authenticated: true})
	words := out.Mail.Cut.Words()
	if strings.Contains(words, "493817") || !strings.Contains(words, "山田") || !strings.Contains(words, "窓口") {
		t.Errorf("keeps %q", words)
	}
	if out.Open != nil && !out.Open.Mail.Cut.Empty() {
		t.Error("the case holds it a second time")
	}
}
