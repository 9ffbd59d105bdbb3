// Package names finds the names of people in a folded text, by what stands around them and
// by which surnames there are, in Japanese, English, Chinese and Korean. What was replaced in
// the text before stands there as marks, the first of which is that of a name.
//
// How names are told stands in names.txt, which surnames are frequent in surnames.txt, what
// is found and what is not in the table of package veil.
package names

import (
	_ "embed"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed names.txt
var nameFile string

// Lists are those of names.txt: package made finds names with them, too.
var Lists, lists = lists, pattern.Read(nameFile)

// Text is a folded text, and which letters it holds.
type Text struct {
	*numbers.Text
	Japanese bool // kana
	Latin    bool
	Hangul   bool
	han      bool
}

// In is a text as the finders of names read it.
func In(words *folded.Text) *Text {
	t := &Text{Text: numbers.In(words)}
	for _, r := range words.Words {
		switch {
		case r < utf8.RuneSelf:
			t.Latin = t.Latin || 'a' <= r && r <= 'z'
		case isKana(r):
			t.Japanese = true
		case isHan(r):
			t.han = true
		case '가' <= r && r <= '힣':
			t.Hangul = true
		case unicode.Is(unicode.Latin, r):
			t.Latin = true
		}
	}
	return t
}

// isKana: ー alone is a dash in any language.
func isKana(r rune) bool {
	return r != 'ー' && (isHiragana(r) || isKatakana(r))
}

// first is the first character of words.
func first(words string) string {
	_, n := utf8.DecodeRuneInString(words)
	return words[:n]
}
