package incident

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
	"madoguchi/internal/strictyaml"
)

// minQuestions is the least that an entry needs to be found at all.
const minQuestions = 5

// checkQuestions sees that each entry has questions and that no question stands
// for two.
func checkQuestions(r *reader, drafts []draft) {
	seen := map[string]question{}
	for _, e := range drafts {
		if len(e.questions) < minQuestions {
			e.add("id", "%s has %d questions; write at least %d", strictyaml.Short(e.ID), len(e.questions), minQuestions)
		}
		for _, q := range e.questions {
			key := fold(q.Text)
			first, ok := seen[key]
			if !ok {
				seen[key] = q
			} else if first.of != q.of {
				r.Add(q.At, "the question %q is asked under %s at %v already; keep it where it is answered best",
					strictyaml.Short(q.Text), strictyaml.Short(first.of), first.At)
			}
		}
	}
}

// fold makes texts equal that differ only in width, case, spaces and
// punctuation. What is nothing else stays as it is.
func fold(s string) string {
	wide := strings.ToLower(jatext.Width(s))
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return r
	}, wide)
	if folded == "" {
		return wide
	}
	return folded
}
