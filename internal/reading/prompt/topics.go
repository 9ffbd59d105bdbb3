package prompt

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/internal/incident"
)

// Topic is something at which a model may point.
type Topic struct {
	ID         string
	Kind       incident.Kind
	Definition string // in words for the model: what belongs to it, and what does not
	Entries    []Entry
}

// Entry is an answer of a topic.
type Entry struct {
	ID    string
	Label string
}

// Topics are those of an incident, in the order of their ids: the topic of an entry is its id
// up to the first dot. What only rules find, secrets and unreadable texts, is not among them.
// A topic that has no definition is described by its label.
func Topics(i *incident.Incident, definition func(topic string) string) []Topic {
	byID := map[string]*Topic{}
	for _, e := range i.Entries {
		id, _, _ := strings.Cut(e.ID, ".")
		if slices.Contains(ruled(), id) {
			continue
		}
		t, known := byID[id]
		if !known {
			t = &Topic{ID: id, Kind: e.Kind, Definition: definition(id)}
			byID[id] = t
		}
		if e.ID == id {
			t.Kind = e.Kind
		}
		t.Entries = append(t.Entries, Entry{e.ID, label(i, e)})
	}
	var topics []Topic
	for _, t := range byID {
		slices.SortFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
		t.Definition = cmp.Or(t.Definition, t.Entries[0].Label)
		topics = append(topics, *t)
	}
	slices.SortFunc(topics, func(a, b Topic) int { return strings.Compare(a.ID, b.ID) })
	return topics
}

// ruled are the topics that rules find in the words, and nobody else.
func ruled() []string {
	return []string{incident.SecretPasted, incident.MalformedInput, incident.CodeInjection}
}

// label is that of an entry in English, the language of the prompt, where there is one.
func label(i *incident.Incident, e incident.Entry) string {
	return cmp.Or(e.Label[incident.English], e.Label[i.Languages[0]])
}
