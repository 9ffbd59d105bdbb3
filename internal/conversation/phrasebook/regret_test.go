package phrasebook_test

import (
	"testing"

	"madoguchi/internal/conversation/phrasebook"
)

// A line that says something beside its apology must not be left out.
func TestWhatOnlyApologises(t *testing.T) {
	for line, want := range map[string]bool{
		"深くお詫び申し上げます。":                            true,
		"ご不快な思いをおかけし、申し訳ございません。":                  true,
		"申し訳ございませんが、そのご依頼にはお応えできません。":             false,
		"読みづらく、申し訳ございません。担当者が内容をご案内します。":          false,
		"お客さまは対象に含まれています。深くお詫び申し上げます。":            false,
		"お詫びと経緯についての書面をお送りしています。":                 false,
		"We deeply apologize for the worry.":      true,
		"We are sorry for the trouble.":           true,
		"I am sorry, I cannot do that.":           false,
		"I am sorry that it is late. Please ask.": false,
		"给您带来麻烦和担心，我们深表歉意。":                       true,
		"非常抱歉，我们无法答复。":                            false,
		"심려를 끼쳐 드려 사과드립니다.":                       true,
		"죄송하지만 답변드릴 수 없습니다.":                      false,
		"Nothing has been announced.":             false,
	} {
		if phrasebook.Regrets(line) != want {
			t.Errorf("%q: only apologises, want %v", line, want)
		}
	}
}
