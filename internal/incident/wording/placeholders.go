// Package wording checks how a text is written that people read, whatever it says: its
// placeholders, its length, and that nothing in it hides.
package wording

import (
	"slices"
	"strings"

	"madoguchi/internal/strictyaml"
)

// Placeholders checks the {{names}} of a text against those that the code can
// fill in and those that it must.
func Placeholders(r *strictyaml.Folder, p strictyaml.Phrase, can, must []string) {
	rest, n := p.Text, 0
	var seen []string
	for {
		before, after, ok := strings.Cut(rest, "{{")
		if strings.ContainsAny(before, "{}｛｝") {
			r.Add(p.Line(n+strings.Count(before, "\n")), "a brace that belongs to no placeholder; write {{name}}")
		}
		if !ok {
			break
		}
		n += strings.Count(before, "\n")
		name, tail, closed := strings.Cut(after, "}}")
		if !closed {
			r.Add(p.Line(n), "a placeholder is not closed; write {{name}}")
			return
		}
		placeholder(r, p.Line(n), name, can)
		seen, rest = append(seen, name), tail
	}
	for _, name := range must {
		if !slices.Contains(seen, name) {
			r.Add(p.At, "the text lacks {{%s}}; say it, in every language", name)
		}
	}
}

func placeholder(r *strictyaml.Folder, at strictyaml.Place, name string, can []string) {
	switch {
	case slices.Contains(can, name):
	case len(can) == 0:
		r.Add(at, "unknown placeholder {{%s}}; nothing is filled in here, write words", strictyaml.Short(name))
	default:
		r.Add(at, "unknown placeholder {{%s}}; use {{%s}}", strictyaml.Short(name), strings.Join(can, "}} or {{"))
	}
}
