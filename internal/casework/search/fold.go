package search

import (
	"strings"
	"unicode"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/jatext"
)

// A snippet shows so many characters in front of what was found, and so many in all.
const (
	before  = 20
	longest = 90
)

// Snippet is a part of what a case says, without who wrote it. Hit is empty where no words were
// searched.
type Snippet struct{ Before, Hit, After string }

// folding reads as one what people write in different ways: full and half width, large and small,
// the two kana, the forms of one kanji, dashes. Spaces leave no trace, for mail breaks Japanese
// lines anywhere.
var folding = jatext.Folding{Steps: []jatext.Step{
	jatext.Each(unicode.ToLower),
	jatext.Each(jatext.Hiragana),
	jatext.Each(jatext.Repeated),
	jatext.Each(jatext.Names),
	jatext.Each(jatext.Digit),
	jatext.Each(func(r rune) rune {
		switch {
		case jatext.Dash(r):
			return 'ー'
		case r == '.': // of which a folding keeps not every one
			return '·'
		}
		return r
	}),
	jatext.Without(func(r rune) bool { return jatext.Unseen(r) || unicode.IsSpace(r) }),
}}

// wordsOf are the words of a search, folded.
func wordsOf(typed string) [][]rune {
	var words [][]rune
	for _, w := range strings.Fields(jatext.Width(typed)) {
		if folded := folding.Runes(w); len(folded) > 0 && len(words) < mostWords {
			words = append(words, folded)
		}
	}
	return words
}

// Outlined is texts as lists show them: without what names a person, each on one line. Only these
// words are searched, for a search answers whoever is signed in, and no audit has it: by parts of an
// address that lists leave out, one could be read letter by letter. Addresses and telephone numbers
// are found as a whole, by their marks.
func Outlined(texts []inquiry.Text) []inquiry.Text {
	outlined := make([]inquiry.Text, len(texts))
	for i, t := range texts {
		outlined[i] = inquiry.NewText(t.Outline(len(t.Words())))
	}
	return outlined
}

// find looks for all words in outlined texts, each in any of them.
func find(texts []inquiry.Text, words [][]rune) (Snippet, bool) {
	folded := make([]string, len(texts))
	for i, t := range texts {
		folded[i] = folding.String(jatext.Width(t.Words()))
	}
	best, most := 0, []rune(nil) // the text that has the most of the words, and the first of them in it
	has, shown := make([][][]rune, len(texts)), 0
	for _, word := range words {
		found := false
		for i, f := range folded {
			if strings.Contains(f, string(word)) {
				has[i], found = append(has[i], word), true
			}
		}
		if !found {
			return Snippet{}, false
		}
	}
	for i := range has {
		if len(has[i]) > shown {
			best, most, shown = i, has[i][0], len(has[i])
		}
	}
	return around(texts[best], most), true
}

// around is an outlined text around a word.
func around(text inquiry.Text, word []rune) Snippet {
	line := []rune(jatext.Width(text.Words()))
	var folded, at []rune // each folded character, and where it comes from
	for i, r := range line {
		for _, f := range folding.Runes(string(r)) {
			folded, at = append(folded, f), append(at, rune(i))
		}
	}
	hit := strings.Index(string(folded), string(word))
	if hit < 0 {
		return Snippet{Before: cut(line, longest)}
	}
	start := len([]rune(string(folded)[:hit]))
	from, to := int(at[start]), int(at[start+len(word)-1])+1
	after := cut(line[to:], max(0, longest-before-len(word)))
	s := Snippet{Before: string(line[max(0, from-before):from]), Hit: string(line[from:to]), After: after}
	if from > before {
		s.Before = "…" + s.Before
	}
	return s
}

func cut(line []rune, most int) string {
	if len(line) > most {
		return string(line[:most]) + "…"
	}
	return string(line)
}
