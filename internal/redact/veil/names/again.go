package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var toldAgain = lists.Pattern("told_again")

// mostAgain is how many names are looked for again.
const mostAgain = 16

// Again are the places where a name that was found somewhere stands once more, whole or in
// part, where nothing announces it.
func Again(t *Text, said []string) []folded.Span {
	var found []folded.Span
	var parts []string
	for _, name := range said[:min(len(said), mostAgain)] {
		parts = append(parts, partsOf(name)...)
	}
	slices.Sort(parts)
	for _, part := range slices.Compact(parts) {
		found = append(found, t.places(part)...)
	}
	for _, name := range said[:min(len(said), mostAgain)] { // "(town or company) (name)"
		if _, last, two := strings.Cut(name, " "); two && telling(last) {
			for _, s := range t.places(last) {
				if toldAgain.Match(t.Ahead(s.To, 6)) {
					found = append(found, s)
				}
			}
		}
	}
	return found
}

// places are where a name stands as a word of its own.
func (t *Text) places(name string) []folded.Span {
	var found []folded.Span
	for at := 0; ; {
		i := strings.Index(t.Words[at:], name)
		if i < 0 {
			return found
		}
		s := folded.Span{From: at + i, To: at + i + len(name)}
		if at = s.To; t.whole(s) {
			found = append(found, s)
		}
	}
}

// partsOf are a name and what it is made of, as far as that tells a person.
func partsOf(name string) []string {
	words := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" ・·=", r) })
	if len(words) == 0 {
		return nil
	}
	all := []string{name}
	if first, _ := utf8.DecodeRuneInString(name); isLatin(name) || surnames.Known(words[0]) > 0 || surnames.Kana(words[0]) > 0 ||
		isKatakana(first) && strings.Contains(name, "・") {
		all = append(all, words...)
	}
	if bare := strings.Map(unjoined, name); isLatin(name) && bare != name {
		all = append(all, bare)
	}
	if len(words) == 2 {
		all = append(all, words[1]+" "+words[0])
	}
	if n := surnames.Known(name); n > 0 && n < len(name) && !surnames.IsPlace(name[:n]) {
		all = append(all, name[:n], strings.TrimSpace(name[n:]))
	}
	return slices.DeleteFunc(all, func(part string) bool { return !telling(part) })
}

// unjoined leaves out what joins the parts of a word: "O'Neill" is written "ONeill", too.
func unjoined(r rune) rune {
	if strings.ContainsRune("'-", r) {
		return -1
	}
	return r
}

// telling reports whether a name, or a part of one, is long enough to be looked for, and no
// other word.
func telling(part string) bool {
	first, _ := utf8.DecodeRuneInString(part)
	last, _ := utf8.DecodeLastRuneInString(part)
	size := utf8.RuneCountInString(part)
	switch {
	case size < 2 || size > 24 || size == 2 && !isHan(last) || folded.HasMark(part) || listed(part):
		return false
	case isHan(first):
		return !surnames.IsPlace(part) && !noNameEnd.Match(part)
	case isKatakana(first):
		return !noNameKana.Match(part)
	case isHiragana(first):
		return !noNameHira.Match(part)
	}
	return strings.Contains(part, " ") || !noLatin.Match(part) && !noSingle.Match(part) && !noSmall.Match(part)
}

// listed reports whether words are on a list of those that are no names.
func listed(words string) bool { return noNames()[words] || zhWords()[words] || koWords()[words] }

// whole reports whether a part of the text is a word of its own. Three Chinese characters
// of a name may stand among others.
func (t *Text) whole(s folded.Span) bool {
	word := t.In(s)
	first, _ := utf8.DecodeRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(t.Words[:s.From])
	after, _ := utf8.DecodeRuneInString(t.Words[s.To:])
	switch {
	case isHan(first):
		return utf8.RuneCountInString(word) > 2 || !isHan(before) && !isHan(after)
	case isKatakana(first):
		return !isKatakana(before) && !isKatakana(after)
	case isHiragana(first):
		return !isHiragana(before)
	case isLatin(word):
		return !unicode.IsLetter(before) && !unicode.Is(unicode.Latin, after) && capital.Match(t.Raw(s))
	}
	return !unicode.IsLetter(before)
}
