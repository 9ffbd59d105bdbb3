package main

import (
	"errors"
	"slices"
	"strings"

	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
)

// phrase is how somebody asks for a topic.
type phrase struct{ topic, text string }

// question is a message and the topics of which one is right.
type question struct {
	text   string
	topics []string
}

// load returns the phrases of the bank without those of some writers, and the single
// questions of these: at most so many, evenly taken from all.
func load(without []string, most int) ([]phrase, []question, error) {
	bank, err := asked.Load()
	if err != nil {
		return nil, nil, err
	}
	var known []phrase
	for _, p := range bank.Phrases() {
		if !slices.Contains(without, p.Writer) {
			known = append(known, phrase{p.Topic, plain(p.Text)})
		}
	}
	messages, err := rounds.Load()
	if err != nil {
		return nil, nil, err
	}
	var all []question
	for _, m := range messages {
		if slices.Contains(without, m.Writer) && !m.Several() && bank.Knows(m.Topics[0]) {
			all = append(all, question{plain(m.Text), append([]string{m.Topics[0]}, m.Also...)})
		}
	}
	if len(all) == 0 || most < 1 {
		return nil, nil, errors.New("no message of these writers: see internal/asked/rounds")
	}
	var some []question
	for i := range min(most, len(all)) {
		some = append(some, all[i*len(all)/min(most, len(all))])
	}
	return known, some, nil
}

// plain is a text without slots for the names of a company, which tell no topic.
func plain(text string) string { return slots.Replace(text) }

var slots = strings.NewReplacer("{company}", "", "{site}", "", "{item}", "", "{phone}", "", "{mail}", "")
