package langid

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"madoguchi/internal/jatext"
)

//go:embed words.txt
var list string

// lists are small words and others that are frequent, by language.
var lists = sync.OnceValue(func() map[string]map[string]bool {
	all := map[string]map[string]bool{}
	for lang, line := range jatext.Sections(list) {
		if all[lang] == nil {
			all[lang] = map[string]bool{}
		}
		for word := range strings.FieldsSeq(line) {
			all[lang][word] = true
		}
	}
	return all
})

// The sections of words that speak against all other languages, and of those that stand in
// names as well: de la Cruz.
const (
	english = "en"
	inNames = "names"
)

// Of how many words a language is told, and how many of them, all different, must be its own
// and stand neither in English nor in names.
const (
	fewestWords = 3
	mostWords   = 300 // are looked at
	fewestOwn   = 2
)

// byWords is the language in whose list most words of a text stand: a third of all, and more
// than twice as many as are English. What both have, "no" and "was", speaks for neither.
func byWords(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	if len(words) < fewestWords {
		return ""
	}
	words = words[:min(len(words), mostWords)]
	best := tally{}
	for _, lang := range slices.Sorted(maps.Keys(lists())) {
		if t := count(words, lang); lang != english && lang != inNames && t.own > best.own {
			best = t
		}
	}
	if best.different < fewestOwn || best.own <= 2*best.english || 3*(best.own+best.shared) < len(words) {
		return ""
	}
	return best.lang
}

// tally is how many words of a text are of a language and not English, how many different
// ones these are, how many are English and not of the language, and how many are both.
type tally struct {
	lang                            string
	own, different, english, shared int
}

func count(words []string, lang string) tally {
	t := tally{lang: lang}
	seen := map[string]bool{}
	for _, word := range words {
		switch of, en := lists()[lang][word], lists()[english][word]; {
		case of && en:
			t.shared++
		case of:
			t.own++
			if !lists()[inNames][word] {
				seen[word] = true
			}
		case en:
			t.english++
		}
	}
	t.different = len(seen)
	return t
}
