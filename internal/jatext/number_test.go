package jatext_test

import (
	"strings"
	"testing"

	"madoguchi/internal/jatext"
)

// What those who read numbers allow.
var (
	figures = jatext.Numerals{Scales: "十百千万億兆", Figures: true, Longest: 15} // of facts
	days    = jatext.Numerals{Scales: "十百千", Zero: true}                    // of dates
	houses  = jatext.Numerals{Scales: "十百", Falling: true, Place: 9999}     // of addresses
)

func TestNumerals(t *testing.T) {
	for _, row := range []struct {
		why   string
		kinds jatext.Numerals
		in    string
		value int64
		rest  string
	}{
		{"figures", figures, "36人", 36, "人"},
		{"with commas", figures, "7,996名", 7996, "名"},
		{"a comma that is none of a number", figures, "12,34", 12, ",34"},
		{"a decimal is no number", figures, "7.9%", -1, "%"},
		{"a date with points is not one decimal", figures, "2019.3.11", 2019, ".3.11"},
		{"kanji by value", figures, "七千九百九十六", 7996, ""},
		{"kanji by place", figures, "七九九六", 7996, ""},
		{"both", figures, "2千8百件", 2800, "件"},
		{"ten thousands", figures, "7万9,960", 79960, ""},
		{"a bare ten thousand", figures, "万一", 10001, ""},
		{"hundreds of millions", figures, "一億二千万", 120000000, ""},
		{"beyond all bounds", figures, "1234567890123456", -1, ""},
		{"digits of another script", figures, "３٣", -1, ""},
		{"no zero of Chinese", figures, "零点", -1, "零点"},
		{"a day", days, "十三日", 13, "日"},
		{"a year by place", days, "二〇一九年", 2019, "年"},
		{"a year by value", days, "二千十九年", 2019, "年"},
		{"with a Chinese zero", days, "二零一九年", 2019, "年"},
		{"two that stand alone", days, "两天", 2, "天"},
		{"no figures", days, "13日", -1, "13日"},
		{"no ten thousands", days, "三万", 3, "万"},
		{"a house", houses, "二十三番", 23, "番"},
		{"a room by place", houses, "一〇二号", 102, "号"},
		{"tens of tens are no number", houses, "十十番", -1, "番"},
		{"hundreds behind tens are none", houses, "十百番", -1, "番"},
		{"too many digits", houses, "一二三四五番", -1, "番"},
		{"none", figures, "人", -1, "人"},
	} {
		in := []rune(jatext.Width(row.in))
		n := row.kinds.Read(in, 0)
		if n.End == 0 {
			n.Value = -1
		}
		if rest := string(in[n.End:]); n.Value != row.value || rest != row.rest {
			t.Errorf("%s: %q is %d and leaves %q, want %d and %q", row.why, row.in, n.Value, rest, row.value, row.rest)
		}
	}
}

func TestNumeralsTellHowTheyAreWritten(t *testing.T) {
	for _, row := range []struct {
		in           string
		kanji, comma bool
	}{{"7,996", false, true}, {"7996", false, false}, {"七千", true, false}, {"2千", false, false}, {"1万2,000", false, true}} {
		if n := figures.Read([]rune(row.in), 0); n.Kanji != row.kanji || n.Comma != row.comma {
			t.Errorf("%q: kanji %v, comma %v", row.in, n.Kanji, n.Comma)
		}
	}
}

func TestInWords(t *testing.T) {
	for _, row := range []struct {
		in    string
		value int64
		rest  string
	}{
		{"seven thousand nine hundred ninety-six people", 7996, " people"},
		{"One hundred and twenty of them", 120, " of them"},
		{"two and a half", 2, " and a half"},
		{"a million", 0, "a million"},
		{"hundred", 100, ""},
		{"and one", 0, "and one"},
	} {
		in := []rune(row.in)
		n := jatext.InWords(in, 0)
		if rest := string(in[n.End:]); n.Value != row.value || rest != row.rest {
			t.Errorf("%q is %d and leaves %q, want %d and %q", row.in, n.Value, rest, row.value, row.rest)
		}
	}
}

func TestSpelled(t *testing.T) {
	for _, row := range []struct {
		why, in, digits, rest string
		ok                    bool
	}{
		{"Japanese", "よんいちいちいち です", "4111", " です", true},
		{"in katakana", "ヨンイチイチイチ", "4111", "", true},
		{"with particles between", "よんのいちのいちのいち", "4111", "", true},
		{"said slowly", "よんいちの いちいち", "4111", "", true},
		{"kanji among them", "四いち二さん", "4123", "", true},
		{"English", "four one one one.", "4111", ".", true},
		{"said twice", "four double one two", "4112", "", true},
		{"Chinese", "四幺幺幺", "4111", "", true},
		{"Korean", "사일일일입니다", "4111", "입니다", true},
		{"three where the words end", "one two three", "123", "", true},
		{"three in speech", "いちにさんぽ", "", "いちにさんぽ", false},
		{"plain kanji are figures", "四一一一", "", "四一一一", false},
		{"two languages", "one いち two に", "", "one いち two に", false},
		{"a part of a word", "onerous one one one", "", "onerous one one one", false},
		{"laughter has no digits", "くくくくくくくくくく", "", "", true},
	} {
		digits, end, ok := jatext.Spelled(row.in, 0)
		if digits != row.digits || row.in[end:] != row.rest || ok != row.ok {
			t.Errorf("%s: %q is %q, %v and leaves %q", row.why, row.in, digits, ok, row.in[end:])
		}
	}
}

// FuzzNumbers sees that no reader goes past the text or goes back.
func FuzzNumbers(f *testing.F) {
	for _, seed := range []string{"", "7,996名", "1.2.3", "二千十九", "9999999999999999999兆", "four double one", "よんに", "\x80零两"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		in := []rune(s)
		for i := range in {
			for _, kinds := range []jatext.Numerals{figures, days, houses} {
				if n := kinds.Read(in, i); n.End < i || n.End > len(in) {
					t.Fatalf("read from %d to %d of %d", i, n.End, len(in))
				}
			}
			if n := jatext.InWords(in, i); n.End < i || n.End > len(in) {
				t.Fatalf("words from %d to %d of %d", i, n.End, len(in))
			}
		}
		for i := range s {
			if _, end, _ := jatext.Spelled(s, i); end < i || end > len(s) {
				t.Fatalf("spelled from %d to %d of %d", i, end, len(s))
			}
		}
	})
}
