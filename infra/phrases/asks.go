package main

import (
	"strings"

	"madoguchi/infra/phrases/measured"
	"madoguchi/internal/asked"
	"madoguchi/internal/asked/rounds"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/faq"
)

// asks are the phrases of a message, as the desk reads it: on one line, without what mail
// opens and closes with. Of several questions each part is one.
func asks(m rounds.Message) []asked.Phrase {
	texts := []string{m.Text}
	if m.Several() {
		texts = m.Parts
	}
	var all []asked.Phrase
	for k, text := range texts {
		if prose.Unreadable(text) {
			continue // signs alone, which are found by looking at them
		}
		pieces, _ := prose.Questions(text)
		p := asked.Phrase{Topic: m.Topics[k], Lang: m.Lang, Writer: m.Writer, Round: m.Round}
		p.Text = strings.Join(strings.Fields(measured.Slotted(strings.Join(pieces, " "))), " ")
		all = append(all, p)
	}
	return all
}

// sorter finds the variant of a topic that a phrase asks for.
type sorter struct {
	bank   *asked.Bank
	models map[string]*faq.Model // by topic
}

// learn learns from phrases whose variant is known.
func learn(bank *asked.Bank, known []asked.Phrase) (*sorter, error) {
	s := &sorter{bank, map[string]*faq.Model{}}
	for _, t := range bank.Topics() {
		var examples []faq.Example
		for _, p := range known {
			if p.Topic == t.ID {
				examples = append(examples, faq.Example{Entry: variant(p.Variant), Question: p.Text})
			}
		}
		if len(t.Variants) == 0 || len(examples) == 0 {
			continue
		}
		m, err := faq.Train(examples)
		if err != nil {
			return nil, err
		}
		s.models[t.ID] = m
	}
	return s, nil
}

// whole is what the topic itself is called among its variants.
const whole = "-"

func variant(name string) string {
	if name == "" {
		return whole
	}
	return name
}

// variant is the likeliest one of those that are treated as the message was labelled, where
// its topic is treated otherwise; else the topic itself. A topic that is found as a whole
// is found more surely.
func (s *sorter) variant(p asked.Phrase, kind string) string {
	t, ok := s.bank.Topic(p.Topic)
	m := s.models[p.Topic]
	if !ok || m == nil || kind == t.Kind || kind == "multi" {
		return ""
	}
	kinds := map[string]string{whole: t.Kind}
	for _, v := range t.Variants {
		kinds[v.Name] = v.Kind
	}
	for _, scored := range m.Match(p.Text).Ranked {
		if kinds[scored.Entry] == kind {
			return strings.TrimPrefix(scored.Entry, whole)
		}
	}
	return ""
}
