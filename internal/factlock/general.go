package factlock

import (
	"slices"
	"strings"
)

// general are sentences that hold of anything of their kind, and that no notice says: "speaking generally,
// the card company stops cards". They back nothing. A text that cites one may say it word for word, and
// whatever else it says is held against the other facts alone.
type general map[string][]string // by the ids of facts, in each language

// apart takes the general sentences out of facts.
func apart(all []Fact) (facts []Fact, g general) {
	g = general{}
	for _, f := range all {
		if f.General {
			g[f.ID] = f.Says
		} else {
			facts = append(facts, f)
		}
	}
	return facts, g
}

// without is a text without the general sentences that it cites, and no longer resting on them.
func (g general) without(t Text) Text {
	isGeneral := func(id string) bool { return g[id] != nil }
	for _, id := range t.Cites {
		for _, says := range g[id] {
			t.Text = strings.ReplaceAll(t.Text, says, "")
		}
	}
	t.Cites = slices.DeleteFunc(slices.Clone(t.Cites), isGeneral)
	return t
}
