// Package surnames has the surnames and the given names that are frequent, in four languages.
package surnames

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

//go:embed surnames.txt
var surnameFile string

//go:embed given.txt
var givenFile string

//go:embed words.txt
var wordFile string

// words are the sections of the file of words that look like names.
var words = sync.OnceValue(func() map[string]map[string]bool { return sets(wordFile) })

// Word reports whether a list of words that look like names has one: ja, katakana, ko.
func Word(list, word string) bool { return words()[list][word] }

// given are the sections of the file of given names.
var given = sync.OnceValue(func() map[string]map[string]bool { return sets(givenFile) })

// Given reports whether a name is on a list of given names: en, en-family, ja-kana, ko.
func Given(list, name string) bool { return given()[list][name] }

// Has reports whether a list of surnames has one.
func Has(list, name string) bool { return surnames()[list][name] }

// surnames are the sections of the file, each a set.
var surnames = sync.OnceValue(func() map[string]map[string]bool { return sets(surnameFile) })

// sets are the sections of a file of names, each a set.
func sets(file string) map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for section, line := range jatext.Sections(file) {
		if all[section] == nil {
			all[section] = map[string]bool{}
		}
		for name := range strings.FieldsSeq(line) {
			all[section][name] = true
		}
	}
	return all
}

// longestSurname is 勅使河原, in characters; in kana no more are listed than six.
const longestSurname = 6

// simplified are the Japanese surnames as they are written in Chinese.
var simplified = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for name := range surnames()["ja"] {
		all[strings.Map(jatext.Simplified, doubled(name))] = true
	}
	for name := range surnames()["zh-ja"] {
		all[name] = true
	}
	return all
})

// doubled writes 々 out.
func doubled(name string) string {
	last := rune(0)
	return strings.Map(func(r rune) rune {
		if r != '々' {
			last = r
		}
		return last
	}, name)
}

// Of is the length of the longest surname of a section with which words begin, 0 for
// none.
func Of(section, words string) int {
	return longest(surnames()[section], words)
}

// longest is the length of the longest name of a set with which words begin.
func longest(set map[string]bool, words string) int {
	found, end := 0, 0
	for range longestSurname {
		_, n := utf8.DecodeRuneInString(words[end:])
		if n == 0 {
			break
		}
		if end += n; set[words[:end]] {
			found = end
		}
	}
	return found
}

// Known is the length of the Japanese surname with which words begin; one kanji alone is
// one only where nothing follows.
func Known(words string) int {
	if n := Of("ja", words); n > 0 {
		return n
	}
	if surnames()["ja-one"][words] {
		return len(words)
	}
	return 0
}

// Shaped reports whether two or three kanji are such as surnames begin and end with, and no
// word.
func Shaped(words string) bool {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	n := utf8.RuneCountInString(words)
	return n >= 2 && n <= 3 && !Word("ja", words) && surnames()["ja-first"][string(first)] && surnames()["ja-last"][string(last)]
}

// IsPlace reports whether a surname is at least as often a place or another word.
func IsPlace(words string) bool { return surnames()["ja-no"][words] }

// Kana is [Of] for hiragana and katakana.
func Kana(words string) int {
	return Of("ja-kana", strings.Map(jatext.Hiragana, words))
}

// InChinese is [Of] for Japanese surnames as they are written in Chinese.
func InChinese(words string) int { return longest(simplified(), words) }

// Plain is a word in small Latin letters without marks above and below them: josé, jose.
func Plain(word string) string { return plain.Replace(word) }

var plain = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ā", "a", "ą", "a",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ě", "e", "ę", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ō", "o", "ø", "o",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ū", "u",
	"ç", "c", "č", "c", "ć", "c", "ñ", "n", "ń", "n", "ł", "l", "š", "s", "ś", "s", "ş", "s",
	"ž", "z", "ź", "z", "ż", "z", "ý", "y", "ÿ", "y", "ğ", "g", "ř", "r",
)
