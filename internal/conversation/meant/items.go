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
	if m.Tap != "" || found.Ruled || len(items) == 0 || len(found.Considered) == 0 {
		return found
	}
	asked, _ := brief.Questions(m.Text.Words())
	if one := brief.Items(strings.Join(asked, "\n")); len(one) == 1 {
		found = ofItem(r, found, one)
	}
	if len(items) < 2 {
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

// fair is how probable a fact must be that tells of the kind of data that words name, beside their writer's own status.
const fair = 0.15

// ofItem is the fact that tells of a kind of data, where words name one and a reading takes them for a question of their
// writer's own status without being sure: the fact needs no proof, and one is offered with it.
func ofItem(r *intent.Reader, found intent.Meaning, items [][]string) intent.Meaning {
	first := found.Considered[0]
	if len(found.Entries) != 1 || intent.Topic(found.Entries[0].ID) != incident.AmIAffected || first.Score >= surest {
		return found
	}
	for _, c := range found.Considered {
		if e := r.Entry(c.Entry); c.Score >= fair && e.Kind == incident.FAQ && names(e, items) {
			found.Entries, found.Certain = []incident.Entry{e}, false
			return found
		}
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
