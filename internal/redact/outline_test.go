package redact

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

func TestOutlineLeavesOutWhoSomebodyIs(t *testing.T) {
	for _, c := range []struct{ why, words, want string }{
		{"a question stays as it is", "カードは漏れましたか？\n  2013年の会員です", "カードは漏れましたか？ 2013年の会員です"},
		{"signs that turn the direction of writing", "請求は\u202e001円\u202c、\u2066カード\u2069\u200f", "請求は001円、カード"},
		{"a mail address", "taro.mihon@example.jpに届きません", "■■に届きません"},
		{"in full width", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ です", "■■ です"},
		{"with dots where a standard wants none", "a..b.@example.jp宛", "■■宛"},
		{"whose domain is missing", "taro@example と書いた", "■■ と書いた"},
		{"a phone number", "090-0000-0000 まで", "■■ まで"},
		{"in full width with the wrong dashes", "０９０ー００００ー００００まで", "■■まで"},
		{"with brackets", "(03)0000-0000 か 03(1234)5678", "(■■ か ■■"},
		{"over two lines", "090\n0000\n0000", "■■"},
		{"in kanji", "〇九〇一二三四五六七八に電話", "■■に電話"},
		{"a postal code", "〒812-0011 の者", "〒■■"},
		{"without its mark", "812-0011の者", "■■の者"},
		{"six digits are no number of a person", "123456 と 7,996名 と 2019年4月12日", "123456 と 7,996名 と 2019年4月12日"},
		{"an id of LINE", "IDはU0123456789abcdef0123456789abcdefです", "IDは■■です"},
		{"a name", "名前は見本太郎、カードは漏れた？", "名前は■■、カードは漏れた？"},
		{"a name on the next line", "お名前：\n見本 太郎\n住所：例県見本市1-2-3\n漏れましたか", "お名前： ■■ 住所：■■ 漏れましたか"},
		{"an address to the end", "住所は例県見本市1-2-3", "住所は■■"},
		{"a short phone number", "電話は12-3456です。", "電話は■■。"},
		{"a name in front", "お世話になります。見本太郎と申します。漏れましたか", "お世話になります。■■と申します。漏れましたか"},
		{"a name in front, in kana", "みほんはなこ ともうします", "■■ ともうします"},
		{"a question about names", "氏名は漏れましたか？住所も？", "氏名は漏れましたか？住所も？"},
		{"about addresses", "住所は大丈夫でしょうか", "住所は大丈夫でしょうか"},
		{"about a number to call", "電話は何時までですか。", "電話は何時までですか。"},
		{"words of a question do not excuse a number", "住所は流出した例県見本市1-2-3です", "住所は■■"},
		{"a name in English", "Hello, my name is taro mihon, was I affected?", "Hello, my name is ■■, was I affected?"},
		{"which ends like an adverb", "My name is Emily", "My name is ■■"},
		{"a question about the name", "Is my name leaked? And my name is on the list?", "Is my name leaked? And my name is on the list?"},
		{"two capitalised words", "I am Taro Mihon and worried", "I am ■■ and worried"},
		{"in full width", "Ｉ　ａｍ　Ｔａｒｏ　Ｍｉｈｏｎ です", "Ｉ ａｍ ■■ です"},
		{"an initial is a word", "I am T. Mihon.", "I am ■■."},
		{"one is no name", "I am Japanese. I'm worried", "I am Japanese. I'm worried"},
		{"a secret is masked already", "番号は 4111 1111 1111 1111 です", "番号は [カード番号■■] です"},
		{"nothing", " \n ", ""},
	} {
		if got := Outline(masked(c.words), 200); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestOutlineIsShort(t *testing.T) {
	for _, c := range []struct {
		why, words string
		most       int
		want       string
	}{
		{"as long as it may be", "あいう", 3, "あいう"},
		{"longer", "あいうえ", 3, "あいう…"},
		{"what is left out counts as it shows", "090-0000-0000です", 4, "■■です"},
		{"a number is never cut in two", "あ 090-0000-0000", 6, "あ ■■"},
		{"a question that loses its words to the cut counts as a name", "氏名は漏れましたか", 4, "氏名は■…"},
		{"no room", "あ", 0, "…"},
		{"less than none", "あ", -1, "…"},
	} {
		if got := Outline(masked(c.words), c.most); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestOutlineOfALongMail would meet the deadline of the test if anything were
// read again and again.
func TestOutlineOfALongMail(t *testing.T) {
	for _, unit := range []string{
		"a", "1", "1 ", "@", "a@", "名前は", "名前は漏れ", "名前は漏れ。", "と申します", "あ。と申します", "i am ", "I am A B ", "I Am ", "my name is ",
		"\"", "u0", "(",
	} {
		long := masked(strings.Repeat(unit, folded.Window/8/utf8.RuneCountInString(unit)))
		if n := utf8.RuneCountInString(Outline(long, 200)); n > 201 {
			t.Errorf("%q: %d characters", unit, n)
		}
	}
}

func FuzzOutline(f *testing.F) {
	for _, seed := range append(fuzzSeeds(), "名前は\n漏れましたか", "名前は漏…", "と申します", "■と申します", "名前は■", "taro@\nexample.jp", "I am Ａ Ⓑ", "㈱と申します",
		"090\u200b0000\u200b0000", "Ｕ0123456789abcdef0123456789abcdef", "my name is", "〒〒812", "i'm \u3099A B", "\"\"@", "住所は\n\n\n例") {
		f.Add(seed, 20)
	}
	f.Fuzz(func(t *testing.T, raw string, most int) {
		most = min(most, 1<<16)
		got := Outline(masked(raw), most)
		if !utf8.ValidString(got) || strings.Contains(got, "\n") || utf8.RuneCountInString(got) > max(0, most)+1 {
			t.Errorf("%q gives %q", raw, got)
		}
		if again := Outline(masked(got), most); again != got {
			t.Errorf("%q becomes %q", got, again)
		}
		if digits := sevenDigits.FindString(got); digits != "" {
			t.Errorf("%q stays in %q", digits, got)
		}
	})
}

var sevenDigits = regexp.MustCompile(`[0-9]{7}`)

// Of a long text only the beginning is read; the outline is the same.
func TestTheOutlineOfALongTextIsThatOfItsBeginning(t *testing.T) {
	const tail = "住所が漏れたのではないかと心配しております。"
	for _, c := range []struct{ why, begins string }{
		{"words", tail},
		{"a name", "名前は見本太郎、電話は090-0000-0000です。" + tail},
		{"nothing but what is left out", strings.Repeat("taro@example.jp、", 2000)},
		{"a clause that does not end", "住所は" + strings.Repeat("例県見本市", 2000)},
		{"a number that does not end", strings.Repeat("0900 ", 4000)},
		{"invisible signs", strings.Repeat("\u200b", 9000) + "090-0000-0000 です"},
	} {
		for shift := range 7 {
			words := masked(strings.Repeat("a", shift) + c.begins + strings.Repeat(tail, 500))
			if got, want := Outline(words, 200), settled(words, 200); got != want {
				t.Errorf("%s, shifted by %d: %q, want %q", c.why, shift, got, want)
			}
		}
	}
}
