package faq

import (
	"slices"

	"madoguchi/internal/incident"
)

// Examples are the training questions of an incident, in a fixed order, without
// those of the entries to skip: what a rule finds is not guessed.
func Examples(i *incident.Incident, skip ...string) []Example {
	var all []Example
	for _, e := range i.Entries {
		if slices.Contains(skip, e.ID) {
			continue
		}
		var langs []incident.Lang
		for lang := range e.Questions {
			langs = append(langs, lang)
		}
		slices.Sort(langs)
		for _, lang := range langs {
			for _, q := range e.Questions[lang] {
				all = append(all, Example{e.ID, q})
			}
		}
	}
	return all
}
