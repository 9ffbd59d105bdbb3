package rendered

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/jatext"
)

// figure is a number, a day, a time or an address.
type figure struct {
	kind    string // number, date, weekday, time, address, placeholder
	value   string
	units   []string // that it may be of: 位 counts people and digits
	bounds  []string // at most, about, until; in the order of the alphabet
	words   string
	at, end int
}

// String is the figure as a problem tells it.
func (f figure) String() string {
	said := strings.TrimSpace(f.words)
	for _, b := range f.bounds {
		said += " (" + b + ")"
	}
	return said
}

// same reports whether two figures say the same. English counts people by any word.
func (f figure) same(o figure, english bool) bool {
	both := slices.ContainsFunc(f.units, func(u string) bool { return slices.Contains(o.units, u) })
	unit := both || len(f.units)+len(o.units) == 0 || english && len(f.units)*len(o.units) == 0
	return f.kind == o.kind && f.value == o.value && unit && slices.Equal(f.bounds, o.bounds)
}

// figures compares those of a sentence, in their order; placeholders have none.
func (c *check) figures(text, said []figure) {
	there, filled := parted(text)
	here, filling := parted(said)
	english := c.from.lang == English
	if c.label {
		for _, f := range here {
			if !slices.ContainsFunc(there, func(o figure) bool { return f.same(o, english) }) {
				c.refuse(f.words, "is not in the text", "leave it out")
			}
		}
		return
	}
	equal := func(a, b figure) bool { return a.same(b, english) }
	if !slices.EqualFunc(there, here, equal) {
		c.refuse("", fmt.Sprintf("has the figures %s, the text %s", told(here), told(there)),
			"write the same in the same order, each with its unit and bound")
	}
	if !slices.EqualFunc(filled, filling, equal) {
		why := fmt.Sprintf("has the placeholders %s, the text %s", told(filling), told(filled))
		c.refuse("", why, "write the same, each with its bound")
	}
}

// dated compares what is said to have been done on each day, where both say it behind the day.
func (c *check) dated(text, said sentence) {
	there, _ := parted(text.figures)
	here, _ := parted(said.figures)
	for k := range min(len(there), len(here)) {
		was, is := text.deed(there[k]), said.deed(here[k])
		if there[k].kind == "date" && was != "" && is != "" && was != is {
			c.refuse(here[k].words, "is a day of "+is+", in the text of "+was, "say of each day what the text says of it")
		}
	}
}

// deeds are what is done on a day.
var deeds = [...]string{"to close", "to reopen", "a report", "an investigation", "to stop", announce, "reissue", "to ask of"}

// deed is the first thing that is said to be done behind a figure, in its clause.
func (s sentence) deed(f figure) string {
	for _, m := range s.marks {
		if m.at >= f.end && slices.Contains(deeds[:], m.meaning) {
			if strings.ContainsAny(string(s.runes[f.end:m.at]), ",、;") {
				return ""
			}
			return m.meaning
		}
	}
	return ""
}

// parted are the figures of a sentence, and its placeholders by name.
func parted(all []figure) (figures, placeholders []figure) {
	for _, f := range all {
		if f.kind == placeholder {
			placeholders = append(placeholders, f)
		} else {
			figures = append(figures, f)
		}
	}
	slices.SortStableFunc(placeholders, func(a, b figure) int { return cmp.Compare(a.value, b.value) })
	return figures, placeholders
}

func told(all []figure) string {
	var words []string
	for _, f := range all {
		words = append(words, f.String())
	}
	return quoted(words)
}

const placeholder = "placeholder"

// figure reads the figure at a place; end is i where there is none. A longer phrase of the
// table comes first: 土日 is no Saturday and Sunday.
func (r *reader) figure(runes []rune, i int) (figure, int) {
	if !r.begins(runes[i]) {
		return figure{}, i
	}
	_, phrase := r.lexicon.At(runes, i)
	for _, read := range []func([]rune, int) (figure, int){filled, address, r.date, r.time, r.weekday, r.number} {
		if f, end := read(runes, i); end > i+phrase || end > i && phrase == end-i {
			f.at, f.end, f.words = i, end, string(runes[i:end])
			return f, end
		}
	}
	return figure{}, i
}

// begins reports whether a figure may begin with a character: a digit, a letter, or the first
// sign of a word for a number, a half of the day or a day of the week.
func (r *reader) begins(c rune) bool {
	return c < 0x80 && c != ' ' || r.firsts[c]
}

// firsts are the signs outside of ASCII with which a figure may begin.
func firsts(lang string) map[rune]bool {
	all := map[rune]bool{}
	first := func(word string) {
		for _, c := range word {
			all[c] = true
			return
		}
	}
	for word := range halves {
		first(word)
	}
	for word := range native {
		first(word)
	}
	for _, names := range weekdays[strings.Split(lang, "-")[0]] {
		for _, name := range names {
			first(name)
		}
	}
	for _, c := range "〇零一二三四五六七八九十百千万億两" {
		all[c] = true
	}
	return all
}

// filled reads {{name}}.
func filled(runes []rune, i int) (figure, int) {
	if !has(runes, i, "{{") {
		return figure{}, i
	}
	for j := i + 2; j < len(runes); j++ {
		if has(runes, j, "}}") {
			return figure{kind: placeholder, value: string(runes[i+2 : j])}, j + 2
		}
	}
	return figure{}, i
}

// address reads a run that holds @ or ://, or is a telephone number.
func address(runes []rune, i int) (figure, int) {
	starts := func(r rune) bool { return addressed(r) && !strings.ContainsRune(".:/-_@%?=&", r) }
	if !starts(runes[i]) || i > 0 && starts(runes[i-1]) {
		return figure{}, i
	}
	end := i
	for end < len(runes) && addressed(runes[end]) {
		end++
	}
	for end > i && strings.ContainsRune(".-:/", runes[end-1]) {
		end--
	}
	if text := string(runes[i:end]); strings.Contains(text, "://") || strings.Contains(text, "@") && len(text) > 1 || dialled(text) {
		return figure{kind: "address", value: text}, end
	}
	return figure{}, i
}

// dialled reports whether a run is a telephone number.
func dialled(text string) bool {
	digits := strings.ReplaceAll(text, "-", "")
	return len(digits) < len(text) && len(digits) >= 8 && strings.Trim(digits, "#+0123456789") == "" && !dated(text)
}

// dated reports whether digits are a day: 2019-04-13.
func dated(text string) bool {
	return len(text) == len("2019-04-13") && text[4] == '-' && text[7] == '-'
}

func addressed(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune("@.:/-_#+%?=&", r)
}

func has(runes []rune, i int, s string) bool {
	for _, c := range s {
		if i < 0 || i >= len(runes) || runes[i] != c {
			return false
		}
		i++
	}
	return true
}

// any is the longest of some words at a place, behind one space that may be there.
func longest(runes []rune, i int, words map[string][]string) (found []string, end int) {
	if has(runes, i, " ") {
		i++
	}
	end = -1
	for word, means := range words {
		if n := len([]rune(word)); has(runes, i, word) && i+n > end {
			found, end = means, i+n
		}
	}
	return found, end
}

// figured reads digits, with what multiplies them: 7,996, 3万.
func (r *reader) figured(runes []rune, i int) (value int64, end int) {
	if !jatext.IsFigure(runes[i]) || i > 0 && jatext.IsFigure(runes[i-1]) {
		return 0, i
	}
	n := jatext.Numerals{Scales: "十百千万億兆", Figures: true}.Read(runes, i)
	return n.Value, n.End
}

// scaled writes what multiplies a figure in one way: 3亿, 3억 → 3億.
func scaled(runes []rune) []rune {
	forms := map[rune]rune{'亿': '億', '萬': '万', '억': '億', '만': '万', '천': '千', '백': '百'}
	out := slices.Clone(runes)
	for i, c := range out {
		if scale, ok := forms[c]; ok && i > 0 && (jatext.IsFigure(out[i-1]) || strings.ContainsRune("百千万億", out[i-1])) {
			out[i] = scale
		}
	}
	return out
}

// spelled reads a number in words that counts something: 三千人, 두 명. One is none.
func (r *reader) spelled(runes []rune, i int) (value int64, end int) {
	if r.lang == Korean {
		found, end := longest(runes, i, native)
		if end < 0 || has(runes, i, " ") || i > 0 && runes[i-1] != ' ' {
			return 0, i
		}
		value, _ := strconv.ParseInt(found[0], 10, 64)
		return value, end
	}
	if r.lang == English || i > 0 && runes[i-1] == '第' {
		return 0, i
	}
	n := jatext.Numerals{Scales: "十百千万億", Zero: true}.Read(runes, i)
	if n.Value < 2 && n.Value != -1 || has(runes, i, "十分") && !has(runes, i, "十分钟") {
		return 0, i
	}
	return n.Value, n.End
}

// native are the Korean numerals before a counter.
var native = map[string][]string{
	"두": {"2"}, "세": {"3"}, "네": {"4"}, "다섯": {"5"}, "여섯": {"6"}, "일곱": {"7"}, "여덟": {"8"}, "아홉": {"9"}, "열": {"10"}, "스무": {"20"},
}

// number reads a number with its unit.
func (r *reader) number(runes []rune, i int) (figure, int) {
	value, end := r.figured(runes, i)
	spelled := end == i
	if spelled {
		value, end = r.spelled(runes, i)
	}
	if end == i {
		return figure{}, i
	}
	units, behind := longest(runes, end, r.units())
	switch {
	case behind >= 0:
		end = behind
	case spelled:
		return figure{}, i
	}
	return figure{kind: "number", value: strconv.FormatInt(value, 10), units: units}, end
}
