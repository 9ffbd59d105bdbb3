package incident

import (
	"slices"
	"strings"

	"madoguchi/internal/strictyaml"
)

// placeholders checks the {{names}} of a text against those that the code can
// fill in and those that it must.
func (r *reader) placeholders(p strictyaml.Phrase, can, must []string) {
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
		r.placeholder(p.Line(n), name, can)
		seen, rest = append(seen, name), tail
	}
	for _, name := range must {
		if !slices.Contains(seen, name) {
			r.Add(p.At, "the text lacks {{%s}}; say it, in every language", name)
		}
	}
}

func (r *reader) placeholder(at strictyaml.Place, name string, can []string) {
	switch {
	case slices.Contains(can, name):
	case len(can) == 0:
		r.Add(at, "unknown placeholder {{%s}}; nothing is filled in here, write words", strictyaml.Short(name))
	default:
		r.Add(at, "unknown placeholder {{%s}}; use {{%s}}", strictyaml.Short(name), strings.Join(can, "}} or {{"))
	}
}

// Fill puts values in the place of their {{names}}, in one pass: what stands in a
// value is never a name.
func Fill(text string, values map[string]string) string {
	var pairs []string
	for name, value := range values {
		pairs = append(pairs, "{{"+name+"}}", value)
	}
	return strings.NewReplacer(pairs...).Replace(text)
}
