package meant

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
)

// ofItems is the answer about all kinds of data of a topic where words name several, and the one that was found or is
// most likely tells not of each.
func ofItems(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	items := brief.Items(m.Text.Words())
	if m.Tap != "" || found.Ruled || len(items) < 2 || len(found.Considered) == 0 {
		return found
	}
	whole := func(id string) incident.Entry {
		e, all := r.Entry(id), r.Entry(intent.Topic(id))
		if e.ID == all.ID || e.Kind != incident.FAQ || all.Kind != incident.FAQ || names(e, items) || !names(all, items) {
			return e
		}
		return all
	}
	if !found.Known {
		found.Considered = slices.Clone(found.Considered)
		found.Considered[0].Entry = whole(found.Considered[0].Entry).ID
		return found
	}
	found.Entries = slices.Clone(found.Entries)
	for i, e := range found.Entries {
		found.Entries[i] = whole(e.ID)
	}
	return found
}

// names reports whether an answer names all these kinds of data.
func names(e incident.Entry, items [][]string) bool {
	return !slices.ContainsFunc(items, func(called []string) bool {
		for _, text := range e.Answer {
			if slices.ContainsFunc(called, func(name string) bool { return strings.Contains(text, name) }) {
				return false
			}
		}
		return true
	})
}
