package prompt

import (
	"cmp"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/incident"
)

// Topic is something at which a model may point.
type Topic struct {
	ID         string
	Kind       incident.Kind
	Definition string // in words for the model: what belongs to it, and what does not
	Entries    []Entry
	Answer     Answer // what a part says that points at it
}

// Entry is an answer of a topic.
type Entry struct {
	ID    string
	Kind  incident.Kind
	Label string
}

// Answer is what answers a topic, in an incident.
type Answer struct {
	Topic string
	Entry string // "" where any of the topic's may
}

// Topics are those of an incident, in the order of their ids: the topic of an entry is its id
// up to the first dot. What only rules find, secrets and unreadable texts, is not among them.
// A topic that nobody defined is described by its label. The topics of the bank that an entry
// answers besides its own are topics of their own, which lead to it.
func Topics(i *incident.Incident, bank *asked.Bank) []Topic {
	byID := map[string]*Topic{}
	for _, e := range i.Entries {
		id, _, variant := strings.Cut(e.ID, ".")
		if slices.Contains(ruled(), id) {
			continue
		}
		t, known := byID[id]
		if !known {
			t = &Topic{ID: id, Kind: e.Kind, Answer: Answer{Topic: id}}
			byID[id] = t
		}
		if !variant {
			t.Kind, t.Definition = e.Kind, e.Definition
		}
		t.Entries = append(t.Entries, Entry{e.ID, e.Kind, label(i, e)})
		for _, also := range alsoAsked(e, bank) {
			also.Answer.Topic = id
			if variant {
				also.Answer.Entry = e.ID
			}
			byID[also.ID] = &also
		}
	}
	var topics []Topic
	for _, t := range byID {
		slices.SortFunc(t.Entries, func(a, b Entry) int { return strings.Compare(a.ID, b.ID) })
		if t.Definition == "" {
			t.Definition = t.Entries[0].Label
		}
		topics = append(topics, *t)
	}
	slices.SortFunc(topics, func(a, b Topic) int { return strings.Compare(a.ID, b.ID) })
	return topics
}

// alsoAsked are the topics of the bank that an entry answers besides that of its id.
func alsoAsked(e incident.Entry, bank *asked.Bank) (topics []Topic) {
	for _, id := range e.Asked {
		if t, ok := bank.Topic(id); ok && id != e.ID {
			topics = append(topics, Topic{ID: id, Kind: e.Kind, Definition: t.Definition})
		}
	}
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
