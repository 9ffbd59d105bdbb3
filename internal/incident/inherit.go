package incident

import (
	"slices"

	"madoguchi/internal/asked"
	"madoguchi/internal/cases"
	"madoguchi/internal/incident/texts"
)

// endangered is the topic of people in danger. Package danger finds them, and no entry
// answers: they come before all that is asked.
const endangered = "danger"

// inherit adds the phrases of the folder to its entries and, where the folder leaves
// questions to the bank, those of the bank: all of them, so that no topic outweighs
// another one by what its author happened to write. What people ask and no entry answers
// gets an entry that says so. A folder with questions for all its entries stays as it is.
func inherit(i *Incident, bank *asked.Bank, phrases []asked.Phrase) {
	if slices.ContainsFunc(i.Entries, Entry.leaves) {
		for _, t := range unanswered(i, bank) {
			i.Entries = append(i.Entries, i.without(t))
		}
		phrases = append(phrases, bank.Phrases()...)
	}
	entries := map[string]*Entry{} // by id, and by the topics that they answer
	for k := range i.Entries {
		e := &i.Entries[k]
		for _, topic := range append(e.Asked, e.ID) {
			entries[topic] = e
		}
	}
	names := i.Called
	names.Formal, names.Phone, names.Mail = i.Company[i.Languages[0]], i.Phone, i.Mail
	for k, p := range phrases {
		e := entries[p.Entry()]
		if e == nil {
			e = entries[p.Topic]
		}
		if e == nil {
			continue
		}
		p.Text = names.Fill(p, k)
		e.Inherited = append(e.Inherited, p)
		e.Questions[Lang(p.Lang)] = append(e.Questions[Lang(p.Lang)], p.Text)
	}
}

// leaves reports whether an entry leaves it to the bank how people ask for it.
func (e Entry) leaves() bool {
	return len(e.Questions) == 0 && len(e.Asked) > 0 && !slices.Contains(ByRule(), e.ID)
}

// unanswered are the topics of the bank that no entry answers.
func unanswered(i *Incident, bank *asked.Bank) []asked.Topic {
	var all []asked.Topic
	for _, t := range bank.Topics() {
		answered := slices.ContainsFunc(i.Entries, func(e Entry) bool { return slices.Contains(e.Asked, t.ID) })
		if !answered && t.ID != endangered && !slices.Contains(ByRule(), t.ID) {
			all = append(all, t)
		}
	}
	return all
}

// without is the entry for a topic to which the incident has no answer: nothing was
// announced, and a person takes it up.
func (i *Incident) without(t asked.Topic) Entry {
	e := Entry{ID: t.ID, Kind: Escalate, Lane: cases.General, Asked: []string{t.ID}, Definition: t.Definition,
		Label: Local{}, Questions: map[Lang][]string{}}
	said := texts.NotAnnounced
	switch kind := Kind(t.Kind); kind {
	case Unsafe:
		e.Kind, e.Lane, said = kind, "", texts.Declined
	case OutOfScope:
		e.Kind, e.Lane, said = kind, "", texts.Beside
	case Smalltalk:
		e.Kind, e.Lane, said = kind, "", texts.Chat
	}
	if t.Lane != "" {
		e.Lane = cases.Lane(t.Lane)
	}
	for _, lang := range i.Languages {
		e.Label[lang] = t.Label[asked.Lang(lang)]
	}
	e.Says, e.Called, e.Answer = said, t.Label, i.Texts[said].Local
	return e
}
