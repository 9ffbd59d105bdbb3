package evidence

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
)

// Cited is what a set of cited facts allows a text to say.
type Cited struct {
	*Ground
	Facts []*Fact
	Held  *figure.Held
	Terms Terms
}

// Cited is what these facts allow; unknown ids allow nothing.
func (b *Book) Cited(ids []string) *Cited {
	key := strings.Join(ids, " ")
	c := b.cited[key]
	if c == nil {
		facts := b.Of(ids)
		c = &Cited{joined(facts), facts, held(facts), b.terms(ids)}
		b.cited[key] = c
	}
	return c
}

// Any reports whether one of the cited facts is such.
func (c *Cited) Any(such func(*Fact) bool) bool { return slices.ContainsFunc(c.Facts, such) }

// Step is the surest step of the cited facts that are about the segments and the items that a
// text in that language names; where it names none, of all of them.
func (b *Book) Step(c *Cited, text, lang string) clause.Step {
	facts := c.Facts
	if segments := b.SegmentsIn(text, lang); len(segments) > 0 {
		facts = narrowed(facts, func(f *Fact) bool {
			return slices.ContainsFunc(segments, func(s Segment) bool { return slices.Contains(s.Cites, f.ID) })
		})
	}
	items := b.ItemsOf(text, lang)
	if len(items) == 0 {
		return surest(facts)
	}
	least := clause.Plain
	for _, item := range items {
		own := b.OwnItem(item, lang)
		least = max(least, surest(narrowed(facts, func(f *Fact) bool { return slices.Contains(f.Items, own) })))
	}
	return least
}

// narrowed keeps the facts that fit; where none does, all.
func narrowed(facts []*Fact, fits func(*Fact) bool) []*Fact {
	kept := slices.DeleteFunc(slices.Clone(facts), func(f *Fact) bool { return !fits(f) })
	if len(kept) == 0 {
		return facts
	}
	return kept
}

func surest(facts []*Fact) clause.Step {
	s := clause.Silent
	for _, f := range facts {
		s = min(s, f.Step)
	}
	return s
}
