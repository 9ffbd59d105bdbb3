// Package words knows the words that the fact lock reads: it makes texts comparable,
// finds phrases of a list in them, and cuts them into words of known meaning.
//
// Texts are Japanese and English in one: a phrase in Latin letters stands in a text as
// whole words, one in Japanese anywhere.
package words

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// Blank stands where something was that has been dealt with.
const Blank = '◇'

// BlankOut writes blanks from a rune up to another; line breaks stay, so that lines
// still count.
func BlankOut(in []rune, from, to int) {
	for i := from; i < to; i++ {
		if in[i] != '\n' {
			in[i] = Blank
		}
	}
}

// Width is a text in one width: ７，９９６ is 7,996.
func Width(s string) string { return jatext.Width(s) }

// Small is a text in one width and small letters.
func Small(s string) string { return strings.ToLower(Width(s)) }

// Fold is a text in one width and in the words of notices (plain.txt), with its placeholders blanked and ①, ② and their like
// taken for the bullets that they are.
func Fold(s string) []rune {
	if strings.ContainsAny(s, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") {
		s = strings.Map(func(r rune) rune {
			if '①' <= r && r <= '⑳' {
				return '・'
			}
			return r
		}, s)
	}
	runes := []rune(asNoticed().Replace(Width(s)))
	for i := 0; i+1 < len(runes); i++ {
		if runes[i] == '{' && runes[i+1] == '{' {
			i = blankPlaceholder(runes, i) - 1
		}
	}
	return runes
}

// blankPlaceholder blanks {{name}} up to its end or that of the line.
func blankPlaceholder(in []rune, i int) int {
	from := i
	for i < len(in) && in[i] != '}' && in[i] != '\n' {
		i++
	}
	for i < len(in) && in[i] == '}' {
		i++
	}
	BlankOut(in, from, i)
	return i
}

// Lower writes a folded text in small letters, in place.
func Lower(in []rune) []rune {
	for i, r := range in {
		in[i] = unicode.ToLower(r)
	}
	return in
}

// IsLetter reports whether a character is a letter of ASCII.
func IsLetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// IsDigit reports whether a character is a digit of ASCII.
func IsDigit(r rune) bool { return '0' <= r && r <= '9' }

// IsAlnum reports whether a character is a letter or a digit of ASCII.
func IsAlnum(r rune) bool { return IsLetter(r) || IsDigit(r) }

// IsHan reports whether a word is all of kanji.
func IsHan(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}

// Latin reports whether a word or phrase begins in ASCII.
func Latin(s string) bool { return s != "" && s[0] < 0x80 }

// English reports whether a text holds nothing Japanese.
func English(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) })
}
