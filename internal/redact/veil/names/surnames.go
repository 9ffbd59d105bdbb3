package names

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

//go:embed surnames.txt
var surnameFile string

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

// surname is the length of the longest surname of a section with which words begin, 0 for
// none.
func surname(section, words string) int {
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

// known is the length of the Japanese surname with which words begin; one kanji alone is
// one only where nothing follows.
func known(words string) int {
	if n := surname("ja", words); n > 0 {
		return n
	}
	if surnames()["ja-one"][words] {
		return len(words)
	}
	return 0
}

// isPlace reports whether a surname is at least as often a place or another word.
func isPlace(words string) bool { return surnames()["ja-no"][words] }

// kanaSurname is [surname] for hiragana and katakana.
func kanaSurname(words string) int {
	return surname("ja-kana", strings.Map(jatext.Hiragana, words))
}
