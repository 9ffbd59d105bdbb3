// Package mistyped reads what was typed while the keyboard was in another state than meant:
// Japanese with the input method off, which comes out as romaji, Korean on a Latin layout,
// which comes out as letters without a meaning, and English on a Korean one. It also writes
// kana with the kanji that nobody chose.
//
// It is sure or it leaves a text alone: a sentence in any language that reads as something
// else would be answered as something that nobody asked.
package mistyped

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// Read is what a text says, and whether that is another text than the one that was typed.
// What is read stands as a text in Japanese, Korean or English; words in other letters,
// numbers and signs stay where they are.
func Read(text string) (meant string, ok bool) {
	if strings.ContainsRune(text, '@') || len(text) > longest {
		return text, false // addresses are typed as meant; so is a long text, or its writer would have seen it
	}
	wide := jatext.Width(text)
	switch scriptOf(wide) {
	case latinScript:
		if meant, ok := fromLatinLayout(wide); ok {
			return meant, true
		}
		if meant, ok := fromRomaji(wide); ok {
			return meant, true
		}
	case hangulScript:
		// NFKC would make other letters of those that stand alone
		if meant, ok := fromKoreanLayout(text); ok {
			return meant, true
		}
	}
	return text, false
}

// Kanji is a text in kana alone with the kanji of the words that people use who ask. Of words
// that sound alike it takes the one that is asked about, so it is for finding what somebody
// asks, and for nothing else.
func Kanji(text string) (kanji string, ok bool) {
	wide := jatext.Width(text)
	if len(text) > longest || scriptOf(wide) != kanaScript {
		return text, false
	}
	if kanji, known := written(wide, false); known > 0 {
		return kanji, true
	}
	return text, false
}

// longest is how many bytes are looked at.
const longest = 2000

// script is that of all letters of a text.
type script int

const (
	mixed script = iota // or none, or another one: whoever typed them saw what came out
	latinScript
	hangulScript
	kanaScript
)

func scriptOf(text string) script {
	all := mixed
	for _, r := range text {
		one := ofLetter(r)
		switch {
		case !unicode.IsLetter(r) || r == 'ー':
		case one == mixed || all != mixed && all != one:
			return mixed
		default:
			all = one
		}
	}
	return all
}

func ofLetter(r rune) script {
	switch {
	case unicode.Is(unicode.Latin, r):
		return latinScript
	case unicode.Is(unicode.Hangul, r):
		return hangulScript
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return kanaScript
	}
	return mixed
}

// word is a run of letters of a text, and what stands before it.
type word struct{ before, letters string }

// split takes a text apart into words, for which inside tells what may stand in one.
func split(text string, inside func(r rune) bool) (words []word, rest string) {
	for text != "" {
		from := strings.IndexFunc(text, inside)
		if from < 0 {
			break
		}
		end := strings.IndexFunc(text[from:], func(r rune) bool { return !inside(r) })
		if end < 0 {
			end = len(text) - from
		}
		words = append(words, word{text[:from], text[from : from+end]})
		text = text[from+end:]
	}
	return words, text
}
