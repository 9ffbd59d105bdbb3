package incident

import (
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/strictyaml"
)

// about adds to an entry what the bank of topics says of it: that it answers the topic of
// its id, and what that topic is, unless the folder says that itself.
func about(e Entry, bank *asked.Bank) Entry {
	t, ok := bank.Topic(e.ID)
	if !ok {
		return e
	}
	e.Asked = append([]string{e.ID}, e.Asked...)
	if e.Definition == "" {
		e.Definition = t.Definition
	}
	return e
}

// checkTopics sees that what entries answer besides the topic of their id are topics, and
// that no topic has two answers.
func checkTopics(drafts []draft, bank *asked.Bank) {
	by := map[string]string{} // the entry that answers a topic
	for _, e := range drafts {
		by[e.ID] = e.ID
	}
	for _, e := range drafts {
		for _, id := range e.Asked {
			other, answered := by[id]
			switch {
			case !bank.Knows(id):
				e.add("asked", "there is no topic %s; name one of internal/asked/topics.yaml", strictyaml.Short(id))
			case answered:
				e.add("asked", "%s answers %s already; keep one", strictyaml.Short(other), id)
			}
			by[id] = e.ID
		}
		if base, _, variant := strings.Cut(e.ID, "."); variant && e.Definition != "" {
			e.add("definition", "a variant has none; write what belongs to it into that of %s", strictyaml.Short(base))
		}
	}
}
