package pattern

import (
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/redact/folded"
)

const file = `
# what is not read
## fruit
apple
# in between
(?:pear|plum)s?

## basket
a basket of[ ]
    {{fruit}}
^no ({{fruit}})$

## unmarked
[^■]
`

func fold(s string) *folded.Text { return folded.Fold(s, nil) }

func TestRead(t *testing.T) {
	lists := Read(file)
	for name, want := range map[string]string{
		"fruit":    `apple|(?:pear|plum)s?`,
		"basket":   `a basket of[ ](?:apple|(?:pear|plum)s?)|^no ((?:apple|(?:pear|plum)s?))$`,
		"unmarked": `[^\x{E000}-\x{E0FF}]`,
	} {
		if got := lists.source(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if !lists.Set("fruit")()["apple"] || lists.Set("fruit")()["pear"] {
		t.Error("a set is its phrases as they stand")
	}
}

func TestMistakesInFilesAreFound(t *testing.T) {
	for why, f := range map[string]func(){
		"a phrase without a list": func() { Read("apple\n## fruit") },
		"no such list":            func() { Read(file).Pattern("vegetables") },
		"no such reference":       func() { Read("## a\n{{b}}").Pattern("a").Match("") },
		"no regular expression":   func() { Read("## a\n(").Pattern("a").Match("") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s passes", why)
				}
			}()
			f()
		}()
	}
}

func TestWhatIsFound(t *testing.T) {
	text := fold("A basket of plums, a basket of apples")
	basket := Read(file).Pattern("basket")
	if !basket.In(text) || basket.In(fold("a basket")) {
		t.Error("In")
	}
	if got := basket.All(text); !slices.Equal(got, []folded.Span{{From: 0, To: 17}, {From: 19, To: 36}}) {
		t.Errorf("All: %v", got)
	}
	if s, ok := basket.Part("no pears"); !ok || (s != folded.Span{From: 3, To: 8}) {
		t.Errorf("Part: %v, %v", s, ok)
	}
	if n := basket.Length("a basket of plum"); n != 16 {
		t.Errorf("Length: %d", n)
	}
}

// A text that has none of the literals of a pattern does not match it.
func TestLiterals(t *testing.T) {
	for source, want := range map[string]string{
		`パスワード`:                "パスワード",
		`\b(?:pass|code)\d`:    "pass code",
		`暗(?:[証证]|しょう)(?:番号)?`: "暗",
		`a?b*`:                 "",
		`(?:ab)+[^x]`:          "ab",
		`x{0,3}`:               "",
		`(xy){2}`:              "xy",
		`[を를]`:                 "を 를",
		`[a-z]{3}`:             "",
		`password|\d`:          "",
	} {
		got := strings.Join(compile(source).literals, " ")
		if got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}
