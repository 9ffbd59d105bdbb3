// Package langid tells that a text is in a language which the desk does not serve, by its
// script, or by its small words where it is written in Latin letters. It tells nothing
// of a word or two, which may be a name or stand in any language, and nothing of English
// with slips.
package langid

import (
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/jatext"
)

// Unserved is the language of a text as an ISO 639-1 code where it is none of Japanese,
// English, Chinese and Korean; "" for these, and for what cannot be told. Of a script that
// several languages share it is the largest of them, or ru for Cyrillic letters.
func Unserved(text string) string {
	text = strings.ToLower(jatext.Width(strings.ToValidUTF8(text[:min(len(text), longest)], "")))
	lang, letters, latin := byScript(text)
	switch {
	case lang != "":
		return lang
	case 10*latin < 9*letters:
		return ""
	}
	return byWords(text)
}

// longest is how many bytes are looked at: a language shows in less.
const longest = 8000

// scripts are those in which no served language is written, and a language of each.
func scripts() map[string]*unicode.RangeTable {
	return map[string]*unicode.RangeTable{
		"ru": unicode.Cyrillic, "ar": unicode.Arabic, "th": unicode.Thai, "hi": unicode.Devanagari, "el": unicode.Greek,
		"he": unicode.Hebrew, "bn": unicode.Bengali, "ta": unicode.Tamil, "km": unicode.Khmer, "my": unicode.Myanmar,
		"lo": unicode.Lao, "ka": unicode.Georgian, "hy": unicode.Armenian, "si": unicode.Sinhala, "mn": unicode.Mongolian,
		"am": unicode.Ethiopic, "te": unicode.Telugu, "ml": unicode.Malayalam, "kn": unicode.Kannada, "gu": unicode.Gujarati,
		"pa": unicode.Gurmukhi,
	}
}

// fewest is how many letters of another script are no emoticon: (´Д｀) has one.
const fewest = 3

// byScript is the language of a text of which most letters are of its script, and how many
// letters there are and of Latin script.
func byScript(text string) (lang string, letters, latin int) {
	of := map[string]int{}
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
		} else if lang := ofLetter(r); lang != "" {
			of[lang]++
		}
	}
	for lang, n := range of {
		if n >= fewest && 2*n > letters {
			return lang, letters, latin
		}
	}
	return "", letters, latin
}

// ofLetter is the language of a letter, "" for none of [scripts].
func ofLetter(r rune) string {
	for lang, script := range tables() {
		if unicode.Is(script, r) {
			return lang
		}
	}
	return ""
}

var tables = sync.OnceValue(scripts)
