package portion_test

import (
	"testing"

	"madoguchi/internal/conversation/portion"
	"madoguchi/internal/incident"
	"madoguchi/internal/inquiry"
)

var fee = incident.Entry{
	Answer: incident.Local{"ja": "ご請求はありません。\n弊社から依頼しております。\nお知らせください。", "en": "No charge."},
	Short:  incident.Local{"ja": "ご請求はありません。\nお知らせください。"},
}

func TestOnlyAPhoneIsToldInPortions(t *testing.T) {
	for _, row := range []struct {
		why     string
		lang    incident.Lang
		channel inquiry.Channel
		text    string
		left    bool
	}{
		{"a phone", "ja", inquiry.LINE, fee.Short["ja"], true},
		{"a mail", "ja", inquiry.Email, fee.Answer["ja"], false},
		{"a language without a short answer", "en", inquiry.LINE, fee.Answer["en"], false},
	} {
		if text, left := portion.First(fee, row.lang, row.channel); text != row.text || left != row.left {
			t.Errorf("%s: %q, %v", row.why, text, left)
		}
	}
}

func TestTheRestIsWhatWasNotSaid(t *testing.T) {
	if rest := portion.Rest(fee, "ja"); rest != "弊社から依頼しております。" {
		t.Errorf("the rest is %q", rest)
	}
	if rest := portion.Rest(fee, "en"); rest != "" {
		t.Errorf("nothing was left, and the rest is %q", rest)
	}
}
