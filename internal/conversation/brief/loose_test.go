package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestOfOpenCase(t *testing.T) {
	for words, want := range map[string]brief.Ask{
		"承知しました。受付番号は同じですか":            brief.Receipt,
		"電話番号じゃなくて受付番号です":              brief.Receipt,
		"好的，謝謝。受理編號再給我一次":              brief.Receipt,
		"네, 접수번호 다시 알려주세요":             brief.Receipt,
		"receipt number please":        brief.Receipt,
		"いや通知の話じゃなくて、担当者から何時ごろ連絡が来るのか": brief.When,
		"担当の方から連絡はここに来ますか":             brief.When,
		"ありがとうございます。回答は明日中に間に合いますか":    brief.When,
		"When will a human answer me?": brief.When,
		"那你们什么时候联系我":                   brief.When,
		"됐고, 언제 연락 줄 겁니까":              brief.When,
		"通知はいつ届きますか":                   brief.NoAsk,
		"When will the letter come?":   brief.NoAsk,
		"電話番号は何番ですか":                   brief.NoAsk,
		"カードはいつ漏れましたか":                 brief.NoAsk,
	} {
		if got := brief.OfOpenCase(words); got != want {
			t.Errorf("%q asks %q, want %q", words, got, want)
		}
	}
}
