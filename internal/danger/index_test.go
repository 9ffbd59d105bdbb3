package danger

import (
	"slices"
	"testing"
)

// The index finds what a look at every phrase finds.
func TestTheIndexFindsEveryPhrase(t *testing.T) {
	var texts []string
	for _, phrases := range lexicon() {
		for _, p := range phrases {
			text := "x " + p.parts[0]
			for _, part := range p.parts[1:] {
				text += "y" + part
			}
			texts = append(texts, text, text+" z. "+p.not, p.not+p.parts[0], p.parts[0][1:], p.parts[0]+p.parts[0])
		}
	}
	for i := 0; i < len(texts); i += 11 {
		text := texts[i]
		text += texts[(i*7+1)%len(texts)]
		got := hits(text)
		for c, phrases := range lexicon() {
			if want := slices.ContainsFunc(phrases, func(p phrase) bool { return p.in(text) }); got[c] != want {
				t.Fatalf("%q: %s is %v", text, headings()[c], got[c])
			}
		}
	}
}
