package evidence

import (
	"strings"

	"madoguchi/internal/factlock/words"
)

// UnitOf is what the groups of a notice are counted in: people, or records.
func UnitOf(b *Book) string {
	people, records := int64(0), int64(0)
	for _, s := range b.Segments {
		for _, f := range b.Of(s.Cites) {
			people, records = max(people, MostOf(f, "person")), max(records, MostOf(f, "record"))
		}
	}
	if people == 0 && records > 0 {
		return "record"
	}
	return "person"
}

// MostOf is the greatest number of people, or of records, that a fact counts.
func MostOf(f *Fact, unit string) int64 {
	most := int64(0)
	for _, c := range f.Held.Counts {
		if c.Unit == unit {
			most = max(most, c.Value)
		}
	}
	return most
}

// Renderings are the names of the segments that a fact names, in the other languages.
func Renderings(b *Book, f *Fact) words.Features {
	all := words.Features{}
	for _, s := range b.SegmentsIn(words.Small(strings.Join(f.Says, "\n")), b.First()) {
		for lang, name := range s.Name {
			if lang != b.First() {
				all.Join(words.FeaturesOf([]rune(words.Width(name)), lang))
			}
		}
	}
	return all
}
