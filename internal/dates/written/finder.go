package written

import (
	"strings"
	"unicode"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// finder walks a text from front to back. It holds a grammar for each way of writing dates;
// each of them reads at a place, and takes what the others read there for its parts.
type finder struct {
	jatext.Text
	low  jatext.Text // in small letters
	lang string
	gap  int // where a date goes on behind a sign that would else belong to a number

	figures  figures  // 2019年4月13日
	points   points   // 4/13
	told     told     // 明日
	weekdays weekdays // 月曜
	english  english  // April 13
	spans    spans    // 3日から6日
	lists    lists    // 3日と4日
}

func newFinder(text []rune, lang string) *finder {
	f := &finder{Text: text, low: make([]rune, len(text)), lang: lang}
	for i, r := range text {
		f.low[i] = unicode.ToLower(r)
	}
	f.figures, f.points, f.told, f.weekdays = figures{f}, points{f}, told{f}, weekdays{f}
	f.english, f.spans, f.lists = english{f}, spans{f}, lists{f}
	return f
}

// word is the longest word of a role at i: what it counts, and where it ends, i for none.
func (f *finder) word(r words.Role, i int) (m words.Meaning, end int) {
	m, n := words.At(r, f.Text, i)
	return m, i + n
}

// latin is the same for words of Latin letters, in any case, which end where their letters do.
func (f *finder) latin(r words.Role, i int) (m words.Meaning, end int) {
	m, n := words.At(r, f.low, i)
	if n == 0 || !jatext.IsASCIILetter(f.Rune(i)) || jatext.IsASCIILetter(f.Rune(i+n)) {
		return words.Meaning{}, i
	}
	return m, i + n
}

// is reports whether a word of a role stands at i.
func (f *finder) is(r words.Role, i int) bool {
	_, end := f.word(r, i)
	return end > i
}

// of skips the の that joins 4月 and 13日, and spaces.
func (f *finder) of(i int) int { return f.Blanks(f.Behind(f.Blanks(i), "の")) }

func (f *finder) wordStart(i int) bool {
	return !jatext.IsASCIILetter(f.Rune(i-1)) && !jatext.IsFigure(f.Rune(i-1))
}

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
	n := jatext.Figures(f.Text, i)
	if n.End > i+4 {
		n.Value = -1
	}
	return numeral{int(n.Value), n.End, false}
}

// kanji reads a number in kanji, by place (二〇一九) or by value (二千十九). One of eight
// characters or more is no part of a date: -1.
func (f *finder) kanji(i int) numeral {
	const most = 8
	n := jatext.Numerals{Scales: "十百千", Zero: true}.Read(f.Text[:min(i+most, len(f.Text))], i)
	if n.End == i+most {
		n.Value = -1
	}
	return numeral{int(n.Value), n.End, true}
}

// starts reports whether a number at i is one of its own, and no part of a longer
// number, a word or an address.
func (f *finder) starts(i int) bool {
	before := f.Rune(i - 1)
	switch {
	case i == f.gap && i > 0:
		return true
	case jatext.IsFigure(before) || jatext.IsASCIILetter(before) || isKanjiDigit(before) || before == '第':
		return false
	case before != 0 && strings.ContainsRune(".,:/-", before):
		further := f.Rune(i - 2)
		return !jatext.IsFigure(further) && !jatext.IsASCIILetter(further) && further != '/'
	}
	return before != '#' && before != '_' && before != '@'
}

func isKanjiDigit(r rune) bool {
	return r != 0 && strings.ContainsRune("〇一二三四五六七八九十百千零两", r)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isKana(r rune) bool { return 'ぁ' <= r && r <= 'ヶ' }

func isHangul(r rune) bool { return '가' <= r && r <= '힣' }
