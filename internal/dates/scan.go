package dates

import (
	"strings"
	"unicode"
)

// finder walks a text.
type finder struct {
	in   []rune
	lang string

	gap int // where a date goes on behind a sign that would else belong to a number
}

func (f *finder) rune(i int) rune {
	if i < 0 || i >= len(f.in) {
		return 0
	}
	return f.in[i]
}

// has reports whether the words stand at i.
func (f *finder) has(i int, words string) bool {
	for _, r := range words {
		if f.rune(i) != r {
			return false
		}
		i++
	}
	return true
}

func (f *finder) hasFold(i int, words string) bool {
	for _, r := range words {
		if unicode.ToLower(f.rune(i)) != unicode.ToLower(r) {
			return false
		}
		i++
	}
	return true
}

// any returns the end of the first of the words that stands at i, i for none.
func (f *finder) any(i int, words ...string) int {
	for _, w := range words {
		if f.has(i, w) {
			return i + len([]rune(w))
		}
	}
	return i
}

// blanks skips spaces, not line ends.
func (f *finder) blanks(i int) int {
	for r := f.rune(i); r == ' ' || r == '\t'; r = f.rune(i) {
		i++
	}
	return i
}

// of skips the の that joins 4月 and 13日, and spaces.
func (f *finder) of(i int) int { return f.blanks(f.any(f.blanks(i), "の")) }

// word is the run of Latin letters at i.
func (f *finder) word(i int) string {
	from := i
	for isLetter(f.rune(i)) {
		i++
	}
	if from == i {
		return ""
	}
	return string(f.in[from:i])
}

// low is the word at i in small letters.
func (f *finder) low(i int) string { return strings.ToLower(f.word(i)) }

// before is the word that ends in front of i, spaces left out, in small letters.
func (f *finder) before(i int) (word string, from int) {
	for i > 0 && (f.in[i-1] == ' ' || f.in[i-1] == ',') {
		i--
	}
	end := i
	for i > 0 && isLetter(f.in[i-1]) {
		i--
	}
	return strings.ToLower(string(f.in[i:end])), i
}

func (f *finder) wordStart(i int) bool { return !isLetter(f.rune(i-1)) && !isDigit(f.rune(i-1)) }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

const kanjiDigits = "〇一二三四五六七八九"

func isKanjiDigit(r rune) bool {
	return r != 0 && strings.ContainsRune(kanjiDigits+"十百千零两", r)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// numeral is a number in a text; end is where it started if there is none.
type numeral struct {
	value, end int
	kanji      bool
}

// number reads 13, 十三 or 二〇一九 at i.
func (f *finder) number(i int) numeral {
	if n := f.digits(i); n.end > i {
		return n
	}
	return f.kanji(i)
}

// digits reads ASCII digits; more than four are no part of a date: -1.
func (f *finder) digits(i int) numeral {
	n := numeral{end: i}
	for ; isDigit(f.rune(n.end)); n.end++ {
		if n.value = n.value*10 + int(f.in[n.end]-'0'); n.end-i >= 4 {
			n.value = -1
		}
		if n.value < 0 || n.value > 1<<20 {
			n.value = -1
		}
	}
	return n
}

// kanji reads a number in kanji, by place (二〇一九) or by value (二千十九).
func (f *finder) kanji(i int) numeral {
	n := numeral{end: i, kanji: true}
	part, pending := 0, false
	for ; n.end < i+8; n.end++ {
		r := f.rune(n.end)
		switch at := strings.IndexRune(kanjiDigits, r); {
		case r == 0:
			n.value += part
			return n
		case at >= 0:
			part, pending = part*10+at/len("〇"), true
		case r == '零':
			part, pending = part*10, true
		case r == '两':
			part, pending = 2, true
		case r == '十' || r == '百' || r == '千':
			if !pending {
				part = 1
			}
			part *= map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			n.value, part, pending = n.value+part, 0, false
		default:
			n.value += part
			return n
		}
	}
	n.value = -1
	return n
}

// starts reports whether a number at i is one of its own, and no part of a longer
// number, a word or an address.
func (f *finder) starts(i int) bool {
	before := f.rune(i - 1)
	switch {
	case i == f.gap && i > 0:
		return true
	case isDigit(before) || isLetter(before) || isKanjiDigit(before) || before == '第':
		return false
	case before != 0 && strings.ContainsRune(".,:/-", before):
		further := f.rune(i - 2)
		return !isDigit(further) && !isLetter(further) && further != '/'
	}
	return before != '#' && before != '_' && before != '@'
}
