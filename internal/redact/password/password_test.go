package password

import (
	"os"
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

// A pattern that is passed over, because a text holds none of its literals, would have
// found nothing.
func TestNoPatternIsPassedOverInVain(t *testing.T) {
	forms, err := os.ReadFile("../testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, lists := range []pattern.Lists{words, answerWords, loneWords, ordinaryWords} {
		for _, name := range lists.Names() {
			p := lists.Pattern(name)
			for form := range strings.Lines(string(forms)) {
				if text := fold(form); !p.In(text) && p.Match(text.Words) {
					t.Errorf("%s is passed over in %q", name, form)
				}
			}
		}
	}
}

func TestWhatIsSpokenOf(t *testing.T) {
	for text, want := range map[string]bool{
		"パスワードは漏れましたか":         true,
		"秘密の質問はどうなりますか":        true,
		"I use the same one":   true,
		"パスポートは漏れましたか":         false,
		"カードは漏れましたか":           false,
		"my passport and card": false,
	} {
		if got := Spoken(fold(text)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func fold(s string) *numbers.Text { return numbers.In(folded.Fold(s, nil)) }

// The number before a word may be a part of it: 「16桁」 has six of them.
func TestANumberReachesIntoAWord(t *testing.T) {
	for _, words := range []string{"16桁、読み上げてしまいました", "16桁の番号を伝えてしまいました", "12 4 digit code, I told him by sms"} {
		Find(fold(words))
	}
}
