package brief_test

import (
	"testing"

	"madoguchi/internal/conversation/brief"
)

func TestWhatSomebodyOnlySaysTheyKnow(t *testing.T) {
	for words, want := range map[string]bool{
		"期間のことは読みました。":                     true,
		"手数料はわかったけど、":                      true,
		"原因の話はもういいです。":                     true,
		"I read the part about the cards.": true,
		"人数我已经知道了，":                        true,
		"항목은 확인했습니다.":                      true,
		"期間は読みましたか。":                       false,
		"手数料はわかりません。":                      false,
		"How do I know it is free?":        false,
		"カードは止めてください。":                     false,
	} {
		if got := brief.Acknowledges(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
