package agree

import (
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// kind is words of one kind that a cited fact must say too.
type kind struct {
	said, backs *words.List
	plainly     bool // by a statement that says it so, of the same
	concerned   bool // says of somebody that they are concerned
}

var kinds = sync.OnceValue(func() []kind {
	var all []kind
	for _, pair := range words.Pairs(tables, "backed") {
		phrases := slices.Clone(pair[0].Phrases())
		first := strings.TrimLeft(phrases[0], "~")
		marks := len(phrases[0]) - len(first)
		phrases[0] = first
		all = append(all, kind{words.Of(phrases...), pair[1], marks > 0, marks > 1})
	}
	return all
})

var (
	noKind = words.Part(tables, "phrases", "no kind")
	desk   = words.Part(tables, "phrases", "desk")
)

// backed refuses words such as all, only, always and "confirmed" that no cited fact has in any form.
func (c check) backed(s statement, cut []words.Word) {
	text := noKind.BlankIn(s.text)
	for _, k := range kinds() {
		word, _ := k.said.Find(text)
		if word == "" || c.refused(s) || c.free(k, s, text) {
			continue
		}
		of := func(f statement) bool {
			return !k.plainly || f.stance <= possible && (len(cut) == 0 || slices.ContainsFunc(cut, f.bears))
		}
		if !slices.ContainsFunc(c.facts, func(f statement) bool { return k.backedIn(f.text) && of(f) }) {
			c.refuse(s, word, "is said in no cited fact", "leave it out, or cite the fact that says it")
		}
	}
}

// free reports whether a statement may say words of a kind: it does not say them plainly; it speaks of the desk,
// or of all groups; a cited fact says whose data leaked.
func (c check) free(k kind, s statement, text string) bool {
	switch {
	case k.concerned && c.leaky():
		return true
	case k.plainly:
		return s.stance > done
	}
	return desk.In(text) || c.ofWhole() && !limited(c.facts)
}

// limited reports whether a cited fact says of some of a group alone what it says.
func limited(facts []statement) bool {
	return slices.ContainsFunc(facts, func(f statement) bool {
		return words.Has(f.text, "に限り", "に限って", "に限られ", "方のみ", "方だけ")
	})
}

// leaky reports whether a cited fact says of anybody that something of theirs leaked, or counts people.
func (c check) leaky() bool {
	return c.On.Any(func(f *evidence.Fact) bool {
		return f.Derived != nil || f.Step != clause.Silent || slices.ContainsFunc(f.Held.Counts, figure.Figure.OfPeople)
	})
}

// ofWhole reports whether a text cites every segment, or a sum.
func (c check) ofWhole() bool {
	uncited := func(s evidence.Segment) bool {
		return !slices.ContainsFunc(s.Cites, func(id string) bool { return slices.Contains(c.Cites, id) })
	}
	return c.On.Any(func(f *evidence.Fact) bool { return f.Derived != nil && len(f.Derived.Sum) > 0 }) ||
		len(c.Book.Segments) > 1 && !slices.ContainsFunc(c.Book.Segments, uncited)
}

// backedIn reports whether a fact has a word that backs the kind, or the start of one.
func (k kind) backedIn(s string) bool {
	return slices.ContainsFunc(k.backs.Phrases(), func(p string) bool { return strings.Contains(s, p) })
}
