package words

import (
	"strings"
	"testing"

	"madoguchi/internal/jatext"
)

// TestEveryHeadingOfTheWordsIsUnderstood: the words under a wrong one would be left out.
func TestEveryHeadingOfTheWordsIsUnderstood(t *testing.T) {
	used := map[Role]bool{}
	for _, lang := range languages() {
		b, err := files.ReadFile(lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for heading, word := range jatext.Sections(string(b)) {
			r, m, ok := parseHeading(heading)
			if !ok {
				t.Errorf("%s: %s stands under [%s], which says nothing", lang, word, heading)
			}
			if counts := r == Told || r == Length || r == InUnits; counts && m.Unit == NoUnit {
				t.Errorf("%s: %s stands under [%s], which says no unit", lang, word, heading)
			}
			used[r] = true
		}
	}
	for _, r := range roles() {
		if !used[r] {
			t.Errorf("no word is %q", r)
		}
	}
}

// TestWordsAreFolded: the text is folded before they are looked for.
func TestWordsAreFolded(t *testing.T) {
	for _, lang := range languages() {
		b, err := files.ReadFile(lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range jatext.Sections(string(b)) {
			if folded := strings.ToLower(jatext.Width(word)); folded != word {
				t.Errorf("%s: %s is never found; the text has %s", lang, word, folded)
			}
		}
	}
}
