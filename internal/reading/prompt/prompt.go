// Package prompt is what a language model is told and what is made of its answer: the text
// and the one tool by which it may only point, the message as numbered sentences, and the
// check of the arguments that it returns.
//
// It is pure. The text and the tool are made of an incident's topics, the same byte for byte
// each time, so that a service caches them; only [Message] differs from call to call.
package prompt

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/incident"
)

// Prompt is what a model is told before each message. It does not change.
type Prompt struct {
	System string
	Tool   Tool

	topics map[string]listed
}

// listed is a topic of the prompt.
type listed struct {
	entries []string // those listed; none where a model points at topics only
	answer  Answer
}

// Tool is the one thing that the model may do.
type Tool struct {
	Name        string
	Description string
	Schema      json.RawMessage // JSON schema of its arguments
}

// Detail is how closely a model points.
type Detail int

const (
	ToTopics  Detail = iota // the entry is found inside the desk
	ToEntries               // at the entries of a topic, too, by their labels
)

// Of returns the prompt of an incident.
func Of(i *incident.Incident, to Detail) (*Prompt, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, err
	}
	return New(Topics(i, bank), to)
}

// New returns the prompt for topics, whatever their order.
func New(topics []Topic, to Detail) (*Prompt, error) {
	if len(topics) == 0 {
		return nil, errors.New("prompt: no topics to point at")
	}
	topics = slices.SortedFunc(slices.Values(topics), func(a, b Topic) int { return strings.Compare(a.ID, b.ID) })
	p := &Prompt{topics: map[string]listed{}}
	var list strings.Builder
	for _, t := range topics {
		if _, twice := p.topics[t.ID]; twice {
			return nil, fmt.Errorf("prompt: two topics %q", t.ID)
		}
		l := listed{answer: t.Answer}
		fmt.Fprintf(&list, "%s (%s): %s\n", t.ID, called(t.Kind), line(t.Definition))
		if to == ToEntries && len(t.Entries) > 1 {
			for _, e := range t.Entries {
				l.entries = append(l.entries, e.ID)
				fmt.Fprintf(&list, "- %s (%s): %s\n", e.ID, called(e.Kind), line(e.Label))
			}
		}
		p.topics[t.ID] = l
	}
	p.System = instructions(to) + list.String()
	p.Tool = Tool{"point", "Say what the message is about and what it does.", schema(topics, to)}
	return p, nil
}

// ofEntries tells how to choose an entry of a topic.
const ofEntries = "- entry: where entries are listed below the topic, the one that fits. " +
	"The one with the topic's own name is its plain answer. " +
	"Choose another one where the message asks just that and the plain answer would leave it open; " +
	"above all one for a person, which tells no fact. In doubt leave it out.\n"

//go:embed system.txt
var system string

// instructions are the text before the topics.
func instructions(to Detail) string {
	entry := ""
	if to == ToEntries {
		entry = ofEntries
	}
	var kinds []string
	for _, k := range order() {
		kinds = append(kinds, fmt.Sprintf("%q %s", called(k), does(k)))
	}
	fill := strings.NewReplacer("{{entry}}", entry, "{{parts}}", fmt.Sprint(mostParts), "{{kinds}}", strings.Join(kinds, ", "))
	return fill.Replace(system)
}

// line is a text on one line.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// order is that in which the text explains the kinds.
func order() []incident.Kind {
	return []incident.Kind{incident.FAQ, incident.Verify, incident.Escalate, incident.OutOfScope, incident.Smalltalk, incident.Unsafe}
}

// called is what the list of topics calls a kind.
func called(k incident.Kind) string {
	switch k {
	case incident.FAQ:
		return "answer"
	case incident.Verify:
		return "proof"
	case incident.Escalate:
		return "person"
	case incident.OutOfScope:
		return "elsewhere"
	case incident.Smalltalk:
		return "talk"
	case incident.Unsafe:
		return "declined"
	}
	return string(k)
}

// does is what the desk does with topics of a kind.
func does(k incident.Kind) string {
	switch k {
	case incident.FAQ:
		return "is answered from the company's notice"
	case incident.Verify:
		return "needs proof of who the writer is"
	case incident.Escalate:
		return "goes to a person"
	case incident.OutOfScope:
		return "is not about this matter"
	case incident.Smalltalk:
		return "asks nothing"
	}
	return "is refused"
}
