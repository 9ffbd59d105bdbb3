package phone_test

import (
	"strings"
	"testing"

	"madoguchi/internal/incident/phone"
)

func TestWhatFitsAPhone(t *testing.T) {
	for _, row := range []struct {
		why, lang, short, answer string
		urgent, right            bool
	}{
		{"no short answer", "ja", "", "長い答えです。", true, true},
		{"120 characters of Japanese", "ja", strings.Repeat("あ", 120), strings.Repeat("あ", 121), false, true},
		{"121 of them", "ja", strings.Repeat("あ", 121), strings.Repeat("あ", 200), false, false},
		{"240 letters", "en", strings.Repeat("a", 240), strings.Repeat("a", 300), false, true},
		{"241 of them", "en", strings.Repeat("a", 241), strings.Repeat("a", 300), false, false},
		{"signs that are one to the eye", "zh", strings.Repeat("👩‍💻", 120), strings.Repeat("👩‍💻", 121), false, true},
		{"nothing left for later", "ja", "同じです。", "同じです。", false, false},
		{"what is urgent", "ja", "短い", "もっと長い", true, false},
	} {
		if why := phone.Check(row.lang, row.short, row.answer, row.urgent); (why == "") != row.right {
			t.Errorf("%s: %q", row.why, why)
		}
	}
}
