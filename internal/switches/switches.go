// Package switches is what an operator may change of a desk that runs: that it answers at all,
// a topic, one-time codes, a banner, whom it answers. All of it is off in the zero value.
package switches

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

// Set are the switches as they stand. It names no person: who is on the greylist is known by a
// receipt.
type Set struct {
	Paused   bool            `json:"paused,omitempty"`   // the desk only says how to reach people; everything goes to a person
	NoCodes  bool            `json:"no_codes,omitempty"` // no one-time code is sent to anybody
	Topics   []string        `json:"topics,omitempty"`   // that a person answers, by the ids of the incident's entries or of their topics
	Banner   string          `json:"banner,omitempty"`   // a snippet of the incident, said once to everybody who writes
	Greylist []cases.Receipt `json:"greylist,omitempty"` // whoever has one of these is answered by a person alone
}

// Check says what of the switches an incident does not have, or may not do without: the way to a
// person, what is said to a secret that somebody pasted, small talk. Functions leave out what
// does not fit, for a switch that stops something must not wait for another one.
func (s Set) Check(i *incident.Incident) error {
	for _, id := range s.Topics {
		held := func(e incident.Entry) bool { return holds(id, e) }
		if !slices.ContainsFunc(i.Entries, held) {
			return fmt.Errorf("switches: topics: %q is no topic of %s that a person could take over", id, i.ID)
		}
	}
	if s.Banner != "" && s.Said(i) == nil {
		return fmt.Errorf("switches: banner: %q is no snippet of %s; its texts are in snippets.yaml", s.Banner, i.ID)
	}
	for _, r := range s.Greylist {
		if read, err := cases.ParseReceipt(string(r)); err != nil || read != r {
			return fmt.Errorf("switches: greylist: %q is no receipt number", r)
		}
	}
	return nil
}

// Said is the text of the banner, nil where there is none.
func (s Set) Said(i *incident.Incident) incident.Local {
	for _, snippet := range i.Snippets {
		if s.Banner != "" && snippet.ID == s.Banner {
			return snippet.Local
		}
	}
	return nil
}

// Withheld reports whether a person answers an entry that the desk would answer itself.
func (s Set) Withheld(id string) bool {
	topic, _, _ := strings.Cut(id, ".")
	return slices.Contains(s.Topics, id) || slices.Contains(s.Topics, topic)
}

// Applied returns the incident with the topics that a person answers: the desk says no word of
// its answers to them, and hands over.
func (s Set) Applied(i *incident.Incident) *incident.Incident {
	if len(s.Topics) == 0 {
		return i
	}
	applied := *i
	applied.Entries = slices.Clone(i.Entries)
	for k, e := range applied.Entries {
		if !slices.ContainsFunc(s.Topics, func(id string) bool { return holds(id, e) }) {
			continue
		}
		held := incident.Entry{ID: e.ID, Kind: incident.Escalate, Lane: e.Lane, Label: e.Label, Asked: e.Asked, Definition: e.Definition,
			Answer: i.Texts[texts.GiveUp].Local, Says: texts.GiveUp, Questions: e.Questions, Inherited: e.Inherited, Called: e.Called}
		if held.Lane == "" {
			held.Lane = cases.General
		}
		applied.Entries[k] = held
	}
	return &applied
}

// holds reports whether an id is that of an entry or of its topic, and a person could answer it.
func holds(id string, e incident.Entry) bool {
	needed := Set{Topics: []string{incident.SpeakToHuman}}.Withheld(e.ID) || e.Kind == incident.Smalltalk || e.Kind == incident.Unsafe
	return !needed && Set{Topics: []string{id}}.Withheld(e.ID)
}
