package rendered

import (
	"strings"
	"unicode"
)

// The languages that are read.
const (
	Japanese    = "ja"
	English     = "en"
	Simplified  = "zh-Hans"
	Traditional = "zh-Hant"
	Korean      = "ko"
)

// sentences cuts a line into its sentences. What stands in brackets or quotes is not cut.
func sentences(lang, line string) []string {
	runes, depth, from := []rune(line), 0, 0
	var all []string
	for i, r := range runes {
		switch {
		case strings.ContainsRune("「『(“《〈[", r):
			depth++
		case strings.ContainsRune("」』)”》〉]", r):
			depth = max(depth-1, 0)
		case depth == 0 && ends(lang, runes, i):
			all, from = add(all, runes[from:i+1]), i+1
		}
	}
	return add(all, runes[from:])
}

func add(all []string, runes []rune) []string {
	text := strings.TrimSpace(string(runes))
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return all
	}
	return append(all, text)
}

// ends reports whether a sentence ends at i.
func ends(lang string, runes []rune, i int) bool {
	last := i+1 == len(runes) || runes[i+1] == ' '
	switch runes[i] {
	case '。', '!', '?':
		return true
	case '.':
		if lang == English {
			return last && i > 1 && !unicode.IsUpper(runes[i-1])
		}
		return last && lang == Korean && i > 0 && (unicode.Is(unicode.Hangul, runes[i-1]) || strings.ContainsRune(")]}”\"", runes[i-1]))
	}
	return false
}
