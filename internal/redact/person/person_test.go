package person

import (
	"os"
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
)

// A pattern that is passed over, because a text holds none of its literals, would have
// found nothing.
func TestNoPatternIsPassedOverInVain(t *testing.T) {
	forms, err := os.ReadFile("../testdata/forms.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range lists.Names() {
		p := lists.Pattern(name)
		for form := range strings.Lines(string(forms)) {
			if text := fold(form); !p.In(text) && p.Match(text.Words) {
				t.Errorf("%s is passed over in %q", name, form)
			}
		}
	}
}

func TestIdentifiers(t *testing.T) {
	for words, want := range map[string][]string{
		"見本太郎と申します。taro@example.jp、090-0000-0000": {"見本太郎", "taro@example.jp", "090-0000-0000"},
		"住所は例県見本市1-2-3です":                         {"例県見本市1-2-3です"},
		"Hello, I am Taro Mihon, was I affected?": {"taro mihon"},
		"名前は漏れましたか":                               nil,
	} {
		text := fold(words)
		found := Identifiers(text)
		for i, s := range found {
			if i >= len(want) || text.In(s) != want[i] {
				t.Errorf("%q: found %q", words, text.In(s))
			}
		}
		if len(found) != len(want) {
			t.Errorf("%q: %d found", words, len(found))
		}
	}
}

func fold(s string) *numbers.Text { return numbers.In(folded.Fold(s, nil)) }
