// Package numbers reads the numbers of a folded text: how they are written, what they
// count, and which words say what they are.
package numbers

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/jatext"
	"madoguchi/internal/redact/folded"
)

// Group is a run of digits without anything in between, in ASCII, in kanji or
// spelled as words.
type Group struct {
	folded.Span
	Digits string // in ASCII
}

// Text is a folded text and the groups of digits in it, from front to back.
type Text struct {
	*folded.Text
	groups []Group
	read   bool
}

// In is a text whose numbers are read when they are first asked for.
func In(t *folded.Text) *Text { return &Text{Text: t} }

// Groups lists the digits of the text.
func (t *Text) Groups() []Group {
	if t.read {
		return t.groups
	}
	t.read = true
	for at := 0; at < len(t.Words); {
		g := t.groupAt(at)
		if g.Digits != "" {
			t.groups = append(t.groups, g)
		}
		if at = g.To; g.To == g.From {
			_, n := utf8.DecodeRuneInString(t.Words[at:])
			at += n
		}
	}
	return t.groups
}

// groupAt returns the digits that are spelled there, or those of one script; none is
// no digits.
func (t *Text) groupAt(at int) Group {
	if digits, end, spelled := jatext.Spelled(t.Words, at); spelled {
		return Group{folded.Span{From: at, To: end}, digits}
	}
	_, first := digitOf(t.Rune(at))
	var digits []byte
	end := at
	for end < len(t.Words) {
		digit, kanji := digitOf(t.Rune(end))
		if digit == 0 || kanji != first {
			break
		}
		digits = append(digits, digit)
		end += utf8.RuneLen(t.Rune(end))
	}
	return Group{folded.Span{From: at, To: end}, string(digits)}
}

// digitOf returns the ASCII digit, 0 for anything else, and whether it was kanji.
func digitOf(r rune) (digit byte, kanji bool) {
	if '0' <= r && r <= '9' {
		return byte(r), false
	}
	if value, ok := jatext.KanjiDigit(r); ok {
		return '0' + byte(value), true
	}
	return 0, false
}

// Next is the index of the first group from a byte on, at most the number of groups.
func (t *Text) Next(at int) int {
	return sort.Search(len(t.Groups()), func(i int) bool { return t.groups[i].From >= at })
}

// Run is the part of the text from group i to group last.
func (t *Text) Run(i, last int) folded.Span {
	return folded.Span{From: t.Groups()[i].From, To: t.groups[last].To}
}

// Digits are those of the groups from i to last, in ASCII.
func (t *Text) Digits(i, last int) string {
	digits := ""
	for _, g := range t.Groups()[i : last+1] {
		digits += g.Digits
	}
	return digits
}

// Gap is what stands between group i and the one before it.
func (t *Text) Gap(i int) string { return t.Words[t.Groups()[i-1].To:t.groups[i].From] }

// Near reports whether group i may go on with the number that the one before it is a
// part of: at most four spaces, dashes and dots apart, or a dash in words.
func (t *Text) Near(i int) bool { return short(t.Gap(i), separator) || dash.Match(t.Gap(i)) }

// NearAny is [Text.Near] for any characters but letters, such as brackets or slashes,
// and for the の with which numbers are read out.
func (t *Text) NearAny(i int) bool {
	gap := t.Gap(i)
	return strings.Trim(gap, "、, ・") == "の" && len(gap) < 12 || dash.Match(gap) ||
		short(gap, func(r rune) bool { return !unicode.IsLetter(r) && !folded.IsMark(r) })
}

func short(gap string, is func(rune) bool) bool {
	if len(gap) > 4*utf8.UTFMax {
		return false
	}
	rest := strings.TrimLeftFunc(gap, is)
	return rest == "" && utf8.RuneCountInString(gap) <= 4
}

// separator: NFKC leaves the many dashes apart, and a Japanese keyboard gives
// the long vowel ー where a dash is meant (platform fact 24).
func separator(r rune) bool {
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune("ー−─━_~〜·・•‧∙⋅.。", r)
}

// Phone returns the index of the last group of a phone number that begins with group
// i, or -1. Domestic numbers have ten digits, mobile and IP numbers and 0800 eleven;
// the country code may stand for the zero.
func (t *Text) Phone(i int) int {
	gs := t.Groups()
	plus := strings.HasSuffix(t.Words[:gs[i].From], "+")
	if c := gs[i].Digits[0]; c != '0' && (c != '8' || !plus) {
		return -1
	}
	number := ""
	for j := i; j < len(gs) && j < i+5; j++ {
		if j > i && !t.NearAny(j) {
			return -1
		}
		number += gs[j].Digits
		if domestic := strings.TrimPrefix(number, "81"); domestic != number && plus && phone("0"+strings.TrimPrefix(domestic, "0")) {
			return j
		}
		if phone(number) {
			return j
		}
	}
	return -1
}

// phone reports whether digits are those of a phone number in Japan.
func phone(digits string) bool {
	switch {
	case len(digits) == 10:
		return digits[0] == '0' && digits[1] != '0'
	case len(digits) != 11 || digits[0] != '0':
		return false
	}
	return digits[1] >= '5' && digits[2] == '0' || strings.HasPrefix(digits, "0800")
}

// Sized returns the last of the groups from i on that together have least to most
// digits, as many as there are, or -1. It runs into no phone number and no month.
func (t *Text) Sized(i, least, most int) int {
	gs := t.Groups()
	last, n := -1, 0
	for j := i; j < len(gs); j++ {
		if j > i && (!t.Near(j) || t.Phone(j) >= 0 || monthYear.Match(t.Ahead(gs[j].From, 8))) {
			break
		}
		if n += len(gs[j].Digits); n > most {
			break
		}
		if n >= least {
			last = j
		}
	}
	return last
}

// Number is a number as it is written, dashes, dots and all.
type Number struct {
	Last  int  // its last group
	Size  int  // how many digits it has
	Value bool // it may be a secret: it is no amount, date, phone number or count
}

// Number reads the number that begins with group i.
func (t *Text) Number(i int) Number {
	gs := t.Groups()
	n := Number{Last: i, Size: len(gs[i].Digits)}
	joints := ""
	for j := i + 1; j < len(gs); j++ {
		joint := t.Gap(j)
		singly := len(gs[j].Digits) == 1 && len(gs[j-1].Digits) == 1 && oneByOne.Match(joint)
		if n.Size > 20 || !singly && (joint == " " || !compound.Match(joint)) {
			break
		}
		joints += joint
		n.Last, n.Size = j, n.Size+len(gs[j].Digits)
	}
	plain := joints == "" || !Figure(t.In(t.Run(i, n.Last)))
	n.Value = plain && t.Phone(i) < 0 && !t.Unit(gs[n.Last].To)
	return n
}

// Figure reports whether a number as it is written is an amount, a day or a time of day.
func Figure(s string) bool { return figure.Match(s) }

// Unit reports whether what stands there makes the digits before it a count, a date
// or an amount.
func (t *Text) Unit(at int) bool { return unit.Match(t.Ahead(at, 12)) }

// Free reports whether no digit goes on there, at once or after a slash or dash.
func (t *Text) Free(at int) bool { return !goesOn.Match(t.Ahead(at, 4)) }

// Year reports whether digits may be a year of our time.
func Year(digits string) bool {
	n, err := strconv.Atoi(digits)
	return err == nil && len(digits) == 4 && n >= 1900 && n < 2100
}
