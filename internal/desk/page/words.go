package page

import (
	_ "embed"
	"strings"

	"madoguchi/internal/incident"
)

//go:embed words.tsv
var wordsFile string

// words are all words of the pages by their keys, Japanese and English.
type words map[string][2]string

func readWords() words {
	all := words{}
	for line := range strings.Lines(wordsFile) {
		if key, pair, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok {
			japanese, english, _ := strings.Cut(pair, "\t")
			all[key] = [2]string{japanese, english}
		}
	}
	return all
}

func (w words) in(lang incident.Lang, key string) string {
	pair := w[key]
	if lang == incident.English {
		return pair[1]
	}
	return pair[0]
}
