package jatext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is a text as readers walk it. Places are indexes of runes; any place outside it is
// allowed and holds nothing.
type Text []rune

// Rune is the character at i, 0 outside the text.
func (t Text) Rune(i int) rune {
	if i < 0 || i >= len(t) {
		return 0
	}
	return t[i]
}

// Has reports whether the words stand at i.
func (t Text) Has(i int, words string) bool {
	for _, r := range words {
		if t.Rune(i) != r {
			return false
		}
		i++
	}
	return true
}

// HasFold reports whether the words stand at i, in any case.
func (t Text) HasFold(i int, words string) bool {
	for _, r := range words {
		if unicode.ToLower(t.Rune(i)) != unicode.ToLower(r) {
			return false
		}
		i++
	}
	return true
}

// Behind is the end of the first of the words that stands at i, i for none.
func (t Text) Behind(i int, words ...string) int {
	for _, w := range words {
		if t.Has(i, w) {
			return i + utf8.RuneCountInString(w)
		}
	}
	return i
}

// Any reports whether one of the words stands at i.
func (t Text) Any(i int, words ...string) bool { return t.Behind(i, words...) > i }

// Blanks skips spaces and tabs at i, not the ends of lines.
func (t Text) Blanks(i int) int {
	for r := t.Rune(i); r == ' ' || r == '\t'; r = t.Rune(i) {
		i++
	}
	return i
}

// Word is the run of ASCII letters at i, "" for none.
func (t Text) Word(i int) string {
	end := i
	for IsASCIILetter(t.Rune(end)) {
		end++
	}
	if end == i {
		return ""
	}
	return string(t[i:end])
}

// Low is the word at i in small letters.
func (t Text) Low(i int) string { return strings.ToLower(t.Word(i)) }

// Before is the word that ends in front of i, in small letters, and where it begins. Spaces
// and commas between are left out.
func (t Text) Before(i int) (word string, from int) {
	i = min(i, len(t))
	for i > 0 && (t[i-1] == ' ' || t[i-1] == ',') {
		i--
	}
	end := i
	for i > 0 && IsASCIILetter(t[i-1]) {
		i--
	}
	return strings.ToLower(string(t[i:end])), i
}

// IsASCIILetter reports whether a character is one of A to Z, in either case.
func IsASCIILetter(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// IsFigure reports whether a character is one of 0 to 9.
func IsFigure(r rune) bool { return '0' <= r && r <= '9' }
