package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// referring adds to the sentences of a quote the names of the segments to which it refers by the
// mark of their lines in the notice: (B)の方, where a line of the notice is (B)ウェブ問診票に入力された方.
func (b *Book) referring(all []Sentence, quote string) []Sentence {
	ofSegment := func(s Segment) bool { _, line := markIn(b, s); return line == quote }
	if slices.ContainsFunc(b.Segments, ofSegment) {
		return all // those of (1), without those of (2)
	}
	for _, s := range b.Segments {
		mark, _ := markIn(b, s)
		if mark == "" || !strings.Contains(quote, mark) {
			continue
		}
		for _, name := range s.Name {
			for i := range all {
				all[i].refers += words.Small(name) + ","
				for _, w := range words.Cut([]rune(words.Small(name))) {
					if w.Known() && !w.General() {
						all[i].Meanings[w.Meaning] = true
					}
				}
			}
		}
	}
	return all
}

// markIn is what stands in brackets in front of the line of a segment, brackets and all, and the line;
// or what the first of its facts calls it in brackets, without them: お申し込みの方(A群).
func markIn(b *Book, s Segment) (mark, line string) {
	facts := b.Of(s.Cites)
	for _, f := range facts {
		for _, quote := range f.Says {
			if end := strings.IndexAny(quote, ")）"); end > 0 && end < 6 && words.Starts(quote, "(", "（") {
				return quote[:end+1], quote
			}
		}
	}
	if len(facts) > 0 {
		for _, quote := range facts[0].Says {
			if m := label.FindStringSubmatch(quote); m != nil {
				return m[1], quote
			}
		}
	}
	return "", ""
}

// label is a letter or a number that is called a group, in brackets.
var label = lazyregexp.New(`[(（]「?([A-ZＡ-Ｚ甲乙丙丁0-9０-９一二三四①-⑨]{1,2}(?:群|組|グループ|区分|類)|` +
	`(?:グループ|区分|第)[A-ZＡ-Ｚ0-9０-９一二三四①-⑨]{1,2}群?)」?[)）]`)

// Mark is the mark of a segment in small letters, "" for none.
func (b *Book) Mark(s Segment) string {
	mark, _ := markIn(b, s)
	return words.Small(mark)
}
