package intent

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/danger"
	"madoguchi/internal/understand"
)

// The bounds of an answer beside a surer one.
const (
	faintest  = 0.25 // how probable it must be in the middle of a talk
	shared    = 0.5  // and where it has no words of its own
	sliver    = 0.2  // the same in a first message of several sentences
	oneBreath = 60   // letters; a single sentence of so many asks one thing, mostly
)

// clearly are the things that a message clearly asks for. Reading a message as a whole leaves in what it could not
// rule out, for who asks several things at first wants each of them answered. In the middle of a talk, and in
// one short sentence, an answer too many hides the one that was asked for, and so does what was only told.
func (t *run) clearly(asked []understand.Asked, words string) []understand.Asked {
	pieces, _ := prose.Questions(words)
	own := shared
	if !t.Later && (len(pieces) > 1 || letters(words) > oneBreath) {
		own = sliver
	}
	return slices.DeleteFunc(slices.Clone(asked), func(a understand.Asked) bool {
		if t.entries[a.Entry].Lane.Wakes() && danger.Urgent(words) {
			return false
		}
		hidden := func(least float64, other func(b understand.Asked) bool) bool {
			return a.Score < least && slices.ContainsFunc(asked, func(b understand.Asked) bool { return b.Score > a.Score && other(b) })
		}
		faint := t.Later && (t.onlyTold(a, asked) || hidden(faintest, func(understand.Asked) bool { return true }))
		return faint || hidden(own, func(b understand.Asked) bool {
			return strings.Contains(b.Words, a.Words) || strings.Contains(a.Words, b.Words)
		})
	})
}
