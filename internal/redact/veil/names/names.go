// Package names finds the names of people in a folded text, by what stands around them and
// by which surnames there are, in Japanese, English, Chinese and Korean. What was replaced in
// the text before stands there as marks, the first of which is that of a name.
//
// How names are told stands in names.txt, which surnames are frequent in surnames.txt, what
// is found and what is not in the table of package veil.
package names

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed names.txt
var nameFile string

var lists = pattern.Read(nameFile)

// Text is a folded text.
type Text struct {
	*numbers.Text
	Japanese bool // it holds hiragana
}

// In is a text as the finders of names read it.
func In(words *folded.Text) *Text {
	return &Text{numbers.In(words), strings.ContainsFunc(words.Words, isHiragana)}
}

// first is the first character of words.
func first(words string) string {
	_, n := utf8.DecodeRuneInString(words)
	return words[:n]
}
