package numbers

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/pattern"
)

//go:embed numbers.txt
var file string

var (
	lists     = pattern.Read(file)
	monthYear = lists.Pattern("month_year")
	figure    = lists.Pattern("figure")
	dash      = lists.Pattern("dash")
	oneByOne  = lists.Pattern("one_by_one")
	compound  = lists.Pattern("compound")
	unit      = lists.Pattern("unit")
	goesOn    = lists.Pattern("goes_on")
	directGap = lists.Pattern("direct")
	own       = lists.Pattern("own")
	setTo     = lists.Pattern("set_to")
	announced = lists.Pattern("announced")
	sequence  = lists.Pattern("in_sequence")
)

// Named is a number after a word that says what it is.
type Named struct {
	Group  int    // its first group
	Gap    string // what stands between
	Direct bool   // nothing but "is", ":", brackets and the like
}

// Direct reports whether what stands between a word and a number is nothing but "is",
// ":", brackets and the like.
func Direct(gap string) bool { return directGap.Match(gap) }

// After finds for each match of word the number that follows within reach characters
// and the same sentence; a line may end in between.
func (t *Text) After(word *pattern.Pattern, reach int) []Named {
	var all []Named
	for _, w := range word.All(t) {
		gs, i := t.Groups(), t.Next(w.To)
		for i < len(gs) && gs[i].From-w.To <= 4*reach && len(gs[i].Digits) == 1 && (t.Unit(gs[i].To) || t.inWord(gs[i])) {
			i++ // "(3桁)は123"
		}
		if i == len(gs) || gs[i].From-w.To > 4*reach {
			continue
		}
		gap := t.Words[w.To:gs[i].From]
		direct := Direct(gap)
		if direct || utf8.RuneCountInString(gap) <= reach && !strings.ContainsAny(gap, "。?!\n") && !folded.HasMark(gap) {
			all = append(all, Named{i, gap, direct})
		}
	}
	return all
}

// inWord reports whether a digit in kanji is a part of a word, as in 一緒.
func (t *Text) inWord(g Group) bool {
	return g.To-g.From == len("一") && unicode.IsLetter(t.Rune(g.To))
}

// Own finds the number of least to most digits that a sentence of its own tells after
// one that speaks of such numbers: 「暗証番号も変えますか。今は0412にしています」.
func (t *Text) Own(word *pattern.Pattern, least, most int) []folded.Span {
	var found []folded.Span
	for _, w := range word.All(t) {
		s, ok := own.Part(t.Ahead(w.To, 80))
		if !ok {
			continue
		}
		s = s.Shift(w.To)
		digits := t.In(s)
		n := utf8.RuneCountInString(digits)
		if n < least || n > most || !t.Free(s.To) || t.Unit(s.To) || Year(digits) && !setTo.Match(t.Ahead(s.To, 8)) {
			continue
		}
		found = append(found, s)
	}
	return found
}

// Announced returns where the next line begins if words up to its end announce a value
// there: 「暗証番号はこちら」.
func (t *Text) Announced(at int) (line int, ok bool) {
	n := announced.Length(t.Ahead(at, 40))
	return at + n, n > 0
}

// Pieces finds a number that is told piece by piece: "first 4111, then 1111", "the
// first half is …, the second …". Whether digits are one is is's to say; it is also
// told how long the pieces are.
func (t *Text) Pieces(is func(digits string, sizes []int) bool) []folded.Span {
	var told []Group
	for _, g := range t.Groups() {
		if n := len(g.Digits); n >= 3 && n <= 12 && !t.Unit(g.To) {
			told = append(told, g)
		}
	}
	var found []folded.Span
	for i := range told {
		digits, inSequence, sizes := told[i].Digits, false, []int{len(told[i].Digits)}
		for j := i + 1; j < len(told) && j < i+4; j++ {
			gap := t.Words[told[j-1].To:told[j].From]
			if len(gap) > 48 || strings.ContainsAny(gap, "。?!") {
				break
			}
			inSequence = inSequence || sequence.Match(gap)
			digits += told[j].Digits
			sizes = append(sizes, len(told[j].Digits))
			if inSequence && is(digits, sizes) {
				for _, g := range told[i : j+1] {
					found = append(found, g.Span)
				}
			}
		}
	}
	return found
}
