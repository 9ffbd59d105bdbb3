package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

// referring adds to the sentences of a quote the names of the segments to which it refers by the
// mark of their lines in the notice: (B)の方, where a line of the notice is (B)ウェブ問診票に入力された方.
func (b *Book) referring(all []Sentence, quote string) []Sentence {
	ofSegment := func(s Segment) bool { _, line := b.mark(s); return line == quote }
	if slices.ContainsFunc(b.Segments, ofSegment) {
		return all // those of (1), without those of (2)
	}
	for _, s := range b.Segments {
		mark, _ := b.mark(s)
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

// mark is what stands in brackets in front of the line of a segment, brackets and all, and the line.
func (b *Book) mark(s Segment) (mark, line string) {
	for _, f := range b.Of(s.Cites) {
		for _, quote := range f.Says {
			if end := strings.IndexAny(quote, ")）"); end > 0 && end < 6 && words.Starts(quote, "(", "（") {
				return quote[:end+1], quote
			}
		}
	}
	return "", ""
}
