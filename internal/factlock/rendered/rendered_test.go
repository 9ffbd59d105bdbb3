package rendered_test

import (
	"os"
	"strings"
	"testing"

	"madoguchi/internal/factlock/rendered"
)

// sentence is a translation of a text, and whether it says the same.
type sentence struct {
	text, said string
	same       bool
}

// bank reads testdata: a text behind "=", what says the same behind "+", and what does not
// behind "-", with the reason behind #.
func bank(t *testing.T, file string) []sentence {
	t.Helper()
	b, err := os.ReadFile("testdata/" + file + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	text := ""
	for line := range strings.Lines(string(b)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " # ")
		switch sign, rest, _ := strings.Cut(line, " "); sign {
		case "=":
			text = rest
		case "+", "-":
			all = append(all, sentence{text, rest, sign == "+"})
		}
	}
	return all
}

// locks are those of an incident that calls some things as the tables do.
func lock(lang string) *rendered.Lock {
	company := map[string][]string{"zh-Hans": {"例铁道株式会社", "本公司"}, "zh-Hant": {"例鐵道株式會社", "本公司"}, "ko": {"예철도주식회사", "당사"}}
	return rendered.New("ja", lang, rendered.Glossary{Names: []rendered.Term{{From: []string{"例鉄道株式会社", "弊社"}, To: company[lang]}}})
}

func TestSentences(t *testing.T) {
	for _, lang := range []string{"zh-Hans", "zh-Hant", "ko"} {
		l, right, wrong := lock(lang), 0, 0
		for _, s := range bank(t, lang) {
			problems := l.Check(s.text, s.said, false)
			switch {
			case s.same && len(problems) > 0:
				t.Errorf("%s: %s\n  is refused: %v\n  %s", lang, s.said, problems, s.text)
			case !s.same && len(problems) == 0:
				t.Errorf("%s: %s\n  passes\n  %s", lang, s.said, s.text)
			case s.same:
				right++
			default:
				wrong++
			}
		}
		if right < 60 || wrong < 60 {
			t.Errorf("%s: %d right and %d wrong sentences", lang, right, wrong)
		}
	}
}
