package incident

import (
	"slices"

	"madoguchi/internal/incident/wording"
	"madoguchi/internal/strictyaml"
)

// minQuestions is the least that an entry needs to be found at all.
const minQuestions = 5

// checkQuestions sees that each entry has questions, its own or inherited, and that no
// question stands for two. What is found by looking at the text needs none.
func checkQuestions(r *reader, i *Incident, drafts []draft) {
	seen := map[string]question{}
	for _, e := range drafts {
		n := 0
		if whole, ok := i.Entry(e.ID); ok {
			for _, questions := range whole.Questions {
				n += len(questions)
			}
		}
		if n < minQuestions && !slices.Contains(ByRule(), e.ID) {
			e.add("id", "%s has %d questions; write at least %d", strictyaml.Short(e.ID), n, minQuestions)
		}
		for _, q := range e.questions {
			key := wording.Fold(q.Text)
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
