package bind

import (
	"strings"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Compared refuses to say that there are more of one group than of another where the facts count
// fewer, and the other way round: AよりBのほうが多い.
func (b *Binder) Compared(r *reading.Reading) {
	for k, c := range r.Clauses {
		text := strings.ReplaceAll(r.UpTo(k), "の方が", "のほうが")
		less, rest, ok := strings.Cut(text, "より")
		more, verb, also := strings.Cut(rest, "のほうが")
		if !ok || !also || c.Asks() || strings.Contains(less, "のほうが") {
			continue
		}
		if words.Has(verb, "少") {
			less, more = more, less
		} else if !words.Has(verb, "多") {
			continue
		}
		few, many := b.counted(r, less), b.counted(r, more)
		if few > 0 && many > 0 && many < few {
			r.RefuseLine(c.Line, "", "is not how the counts of the facts compare", "write the counts")
		}
	}
}

// counted is how many people the facts count in the one segment that a text names, 0 for none or
// several.
func (b *Binder) counted(r *reading.Reading, text string) int64 {
	segments := r.Book.SegmentsIn(text, r.Lang)
	if len(segments) != 1 {
		return 0
	}
	most := int64(0)
	for _, f := range r.Book.Of(segments[0].Cites) {
		most = max(most, evidence.MostOf(f, evidence.UnitOf(r.Book)))
	}
	return most
}
