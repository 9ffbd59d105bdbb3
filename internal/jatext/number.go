package jatext

import (
	"strings"
	"unicode"
)

// Number is a number as it stands in a text.
type Number struct {
	Value int64 // -1 where it is none that anybody counts with: 7.9, or beyond all bounds
	End   int   // the rune behind it; where it would begin if there is none
	Kanji bool  // none of it in figures
	Comma bool  // with commas between groups of three
}

// Numerals says which ways of writing a number its user reads. Digits in kanji are always
// read, by place (二〇一九) and before what multiplies them (二千十九).
type Numerals struct {
	Scales  string // the characters that multiply, of 十百千万億兆
	Zero    bool   // 零 for 〇, and 两 for a two that stands alone
	Figures bool   // 7,996 and 2千8百, too. A digit of another script makes the value -1.
	Falling bool   // each scale must be smaller than the one before, else the value is -1
	Place   int64  // the greatest run of digits, else the value is -1; 0 for any
	Longest int    // the most characters, else the value is -1; 0 for any
}

// beyond makes any sum negative.
const beyond = -1 << 40

// Read reads the number at in[i].
func (n Numerals) Read(in Text, i int) Number {
	s := sum{Number: Number{End: i, Kanji: true}, kinds: n}
	for s.End < len(in) && s.take(in, in[s.End]) {
	}
	if s.Value = s.total + s.section + s.part; s.Value < 0 || s.odd || n.Longest > 0 && s.End-i > n.Longest {
		s.Value = -1
	}
	return s.Number
}

// sum is a number while it is read: total is what stands before the last 万, 億 or 兆,
// section what stands before the last 十, 百 or 千, part the digits behind these.
type sum struct {
	Number
	kinds                Numerals
	total, section, part int64
	pending, odd         bool
	last                 int64 // the scale before
}

// take goes on by one character, or by all of a run of figures; false where the number ends.
func (s *sum) take(in Text, r rune) bool {
	digit, isDigit := KanjiDigit(r)
	switch {
	case s.kinds.Figures && IsFigure(r):
		run := figures(in, s.End)
		s.part, s.pending, s.Kanji, s.Comma = run.Value, true, false, s.Comma || run.Comma
		s.End = run.End
		return true
	case isDigit && (r != '零' || s.kinds.Zero):
		s.part, s.pending = s.part*10+int64(digit), true
		s.odd = s.odd || s.kinds.Place > 0 && s.part > s.kinds.Place
	case r == '两' && s.kinds.Zero:
		s.part, s.pending = 2, true
	case strings.ContainsRune(s.kinds.Scales, r):
		s.multiply(scale(r))
	case s.kinds.Figures && unicode.IsDigit(r):
		s.part = beyond
	default:
		return false
	}
	s.End++
	return true
}

func (s *sum) multiply(by int64) {
	s.odd = s.odd || s.kinds.Falling && s.last != 0 && by >= s.last
	s.last = by
	if by >= 1e4 {
		s.total, s.section = s.total+max(s.section+s.part, 1)*by, 0
	} else {
		if !s.pending || s.kinds.Falling && s.part == 0 {
			s.part = 1
		}
		s.section += s.part * by
	}
	s.part, s.pending = 0, false
}

func scale(r rune) int64 {
	switch r {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	case '万':
		return 1e4
	case '億':
		return 1e8
	case '兆':
		return 1e12
	}
	return 0
}

// KanjiDigit is the value of 〇一二三四五六七八九 and of 零.
func KanjiDigit(r rune) (digit int, ok bool) {
	if r == '零' {
		return 0, true
	}
	const row = "〇一二三四五六七八九"
	if r < '〇' {
		return 0, false
	}
	i := strings.IndexRune(row, r)
	return max(i, 0) / len("〇"), i >= 0
}

// Figures reads ASCII digits, up to 10¹⁵; End is i where there are none.
func Figures(in Text, i int) Number { return goOn(Number{End: i}, in) }

// goOn adds the ASCII digits behind a number to it.
func goOn(n Number, in Text) Number {
	for ; IsFigure(in.Rune(n.End)); n.End++ {
		n.Value = min(n.Value*10+int64(in[n.End]-'0'), 1e15)
	}
	return n
}

// figures reads ASCII digits with commas between groups of three. A decimal is read to its
// end and has no value.
func figures(in Text, i int) Number {
	n := Figures(in, i)
	for grouped(in, n.End) {
		n.Comma = true
		n.End++
		n = goOn(n, in)
	}
	if in.Rune(n.End) == '.' && IsFigure(in.Rune(n.End+1)) && !dotted(in, i) {
		n.End = Figures(in, n.End+1).End
		n.Value = beyond
	}
	return n
}

// grouped reports whether a comma and just three digits go on at i.
func grouped(in Text, i int) bool {
	return in.Rune(i) == ',' && Figures(in, i+1).End == i+4
}

// dotted reports whether 2019.3.11 starts at i.
func dotted(in Text, i int) bool {
	dots := 0
	for ; IsFigure(in.Rune(i)) || in.Rune(i) == '.' && IsFigure(in.Rune(i+1)); i++ {
		if in[i] == '.' {
			dots++
		}
	}
	return dots == 2
}

// InWords reads an English number of up to twelve words at in[i], "seven thousand nine
// hundred ninety-six". End is i where there is none.
func InWords(in Text, i int) Number {
	n, start := Number{End: i}, i
	var part int64
	for range 12 {
		word := in.Word(i)
		v, ok := NumberWord(strings.ToLower(word))
		switch {
		case !ok && !(n.End > start && strings.EqualFold(word, "and")):
			n.Value += part
			return n
		case !ok:
		case v == 100:
			part = max(part, 1) * 100
		case v >= 1000:
			n.Value, part = n.Value+max(part, 1)*v, 0
		default:
			part += v
		}
		if i += len(word); ok {
			n.End = i
		}
		if r := in.Rune(i); r == ' ' || r == '-' {
			i++
		}
	}
	n.Value += part
	return n
}

// NumberWord is what an English word of small letters counts: "seven", "twenty", "million".
func NumberWord(word string) (value int64, ok bool) {
	for n, w := range [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if w == word {
			return int64(n), true
		}
	}
	for n, w := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == word {
			return int64(n+2) * 10, true
		}
	}
	switch word {
	case "hundred":
		return 100, true
	case "thousand":
		return 1000, true
	case "million":
		return 1e6, true
	}
	return 0, false
}
