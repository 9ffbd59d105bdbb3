package faq

import (
	"cmp"
	"slices"

	"madoguchi/internal/incident"
)

// enough is how many questions an entry should have beside those that inherit hundreds.
// One with less has them repeated, at most so often.
const (
	enough = 40
	often  = 6
)

// Examples are the training questions of an incident, in a fixed order, without
// those of the entries to skip: what a rule finds is not guessed.
func Examples(i *incident.Incident, skip ...string) []Example {
	inherits := slices.ContainsFunc(i.Entries, inherited)
	claimed := claims(i.Entries)
	var all []Example
	for _, e := range i.Entries {
		if slices.Contains(skip, e.ID) {
			continue
		}
		own := slices.DeleteFunc(examples(e), func(x Example) bool { return cmp.Or(claimed[x.Question], e.ID) != e.ID })
		times := 1
		if inherits && !inherited(e) && len(own) > 0 {
			times = min(max(enough/len(own), 1), often)
		}
		for range times {
			all = append(all, own...)
		}
	}
	return all
}

func inherited(e incident.Entry) bool { return len(e.Inherited) > 0 }

// claims are the questions that a folder gives to an entry itself. Where the bank has one for
// another entry, too, the folder's word counts: told of both, neither would be answered.
func claims(entries []incident.Entry) map[string]string {
	claimed := map[string]string{}
	for _, e := range entries {
		bank := map[string]bool{}
		for _, p := range e.Inherited {
			bank[p.Text] = true
		}
		for _, questions := range e.Questions {
			for _, q := range questions {
				if !bank[q] {
					claimed[q] = e.ID
				}
			}
		}
	}
	return claimed
}

// examples are the questions of an entry.
func examples(e incident.Entry) []Example {
	writers := map[string]string{}
	for _, p := range e.Inherited {
		writers[p.Text] = p.Writer
	}
	var langs []incident.Lang
	for lang := range e.Questions {
		langs = append(langs, lang)
	}
	slices.Sort(langs)
	var all []Example
	for _, lang := range langs {
		for _, q := range e.Questions[lang] {
			all = append(all, Example{e.ID, q, writers[q]})
		}
	}
	return all
}
