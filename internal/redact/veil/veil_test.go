package veil

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/redact"
	"madoguchi/internal/redact/folded"
)

//go:embed testdata/forms.txt
var forms string

// replacedIn is what is replaced in a line of the table: its kind and what was written.
var replacedIn = regexp.MustCompile(`\{([a-z]+):([^}]*)\}`)

type row struct{ heading, wrote, leaves string }

// rows reads the table of forms.
func rows(t testing.TB) []row {
	t.Helper()
	var all []row
	heading := ""
	for line := range strings.Lines(forms) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") || line == "" {
			heading = strings.Trim(line, "# ")
			continue
		}
		line = strings.ReplaceAll(line, `\n`, "\n")
		leaves := replacedIn.ReplaceAllString(line, "[$1]")
		for _, m := range replacedIn.FindAllStringSubmatch(line, -1) {
			if !slices.Contains(placeholders, "["+m[1]+"]") {
				t.Fatalf("no placeholder %q", m[1])
			}
		}
		all = append(all, row{heading, replacedIn.ReplaceAllString(line, "$2"), leaves})
	}
	return all
}

func TestForms(t *testing.T) {
	all := rows(t)
	if len(all) < 200 {
		t.Fatalf("%d rows: the table is not read", len(all))
	}
	for _, r := range all {
		got := Of(r.wrote)
		if got != r.leaves {
			t.Errorf("%s:\n  wrote  %q\n  leaves %q\n  want   %q", r.heading, r.wrote, got, r.leaves)
		}
		if again := Of(got); again != got {
			t.Errorf("%s: %q becomes %q", r.heading, got, again)
		}
	}
}

// A pattern that is passed over, because a text holds none of its literals, would have
// found nothing.
func TestNoPatternIsPassedOverInVain(t *testing.T) {
	all := rows(t)
	for _, name := range lists.Names() {
		p := lists.Pattern(name)
		for _, r := range all {
			if text := folded.Fold(r.wrote, marks); !p.In(text) && p.Match(text.Words) {
				t.Errorf("%s is passed over in %q", name, r.wrote)
			}
		}
	}
}

func TestMarksOfTheMaskStay(t *testing.T) {
	for _, words := range []string{
		"カード番号は[カード番号■■]です", "[パスワード■■]様", "名前は[マイナンバー■■]", "[確認コード■■]です", "電話は[phone]、[name]さん", "[以下省略■■]",
	} {
		if got := Of(words); got != words {
			t.Errorf("%q becomes %q", words, got)
		}
	}
}

// TestLongTexts would meet the deadline of the test if anything were read again and again.
func TestLongTexts(t *testing.T) {
	for _, unit := range longUnits() {
		long := strings.Repeat(unit, 10_000/utf8.RuneCountInString(unit))
		if got := Of(long); !utf8.ValidString(got) {
			t.Errorf("%q gives what is no text", unit)
		}
	}
}

// longUnits are what a text may hold over and over.
func longUnits() []string {
	return []string{
		"a", "1", "1 ", "1-", "@", "a@", "a at ", "名前は", "名前は漏れ。", "と申します", "あ。と申します", "田中です。", "I am A B ", "my name is ", "さん", "様", "田中様",
		"あさん", "アさん", "Aさん", "県", "市1-2-3", "1丁目", "路1号", "구 로 1", "1 high street ", "님", "김님", "我叫", "王先生", "\n", "\n田中", "--\n", "誕生日は", "http://", "〒",
		"電話は", "会員番号は", "ID ", "コードはエー", "A 0 ", "田中→", "Anna ", "김철수", "[", "[name]", "(", "A B C ", "の", "〇",
	}
}

func FuzzOf(f *testing.F) {
	for _, r := range rows(f) {
		f.Add(r.wrote)
	}
	for _, seed := range []string{"", "\xff", "[name", "[name][name]", "㈱さん", "ｱさん", "\u200b様", "名前は\u3099", "1\u200b2\u200b3456", "〒〒812", "ª様", "ﷺさん", "mr ﬁ", "I'm Ａ Ⓑ", "님\n드림"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, words string) {
		got := Of(words)
		if !utf8.ValidString(got) {
			t.Errorf("%q gives what is no text", words)
		}
		if again := Of(got); again != got {
			t.Errorf("%q becomes %q, and that %q", words, got, again)
		}
		for _, mark := range redact.Marks() {
			if strings.Contains(words, mark) && !strings.Contains(got, mark) && !strings.Contains(got, marks[len(marks)-1]) {
				t.Errorf("%q loses %s: %q", words, mark, got)
			}
		}
	})
}
