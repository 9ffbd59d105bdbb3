package intent

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/incident"
	"madoguchi/internal/understand"
)

// The bounds of an answer beside a surer one.
const (
	faintest = 0.25 // how probable it must be in the middle of a talk
	shared   = 0.5  // and where it has no words of its own
	sliver   = 0.2  // how probable what wakes people must be in a first message where its words hold nothing of that
)

// clearly are the things that a message clearly asks for. Reading a message as a whole leaves in what it could not
// rule out, for who asks several things at first wants each of them answered. In the middle of a talk an answer
// too many hides the one that was asked for, and so does what was only told.
func (t *run) clearly(asked []understand.Asked, words string) []understand.Asked {
	return slices.DeleteFunc(slices.Clone(asked), func(a understand.Asked) bool {
		wakes := t.entries[a.Entry].Lane.Wakes()
		hidden := func(least float64, other func(b understand.Asked) bool) bool {
			return a.Score < least && slices.ContainsFunc(asked, func(b understand.Asked) bool { return b.Score > a.Score && other(b) })
		}
		within := func(b understand.Asked) bool {
			return strings.Contains(b.Words, a.Words) || strings.Contains(a.Words, b.Words)
		}
		switch {
		case wakes && emergency(words):
			return false
		case t.entries[a.Entry].Kind == incident.OutOfScope && brief.Tells(a.Words) &&
			hidden(1, func(understand.Asked) bool { return true }):
			return true // who they are, mostly
		case t.Later:
			return t.onlyTold(a, asked) || hidden(faintest, func(understand.Asked) bool { return true }) || hidden(shared, within)
		}
		return wakes && hidden(sliver, within)
	})
}
