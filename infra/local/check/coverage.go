package check

import (
	"maps"
	"slices"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/incident"
)

// covered is how people ask for a topic, whichever of its variants, in each language.
type covered struct {
	topic  string
	langs  map[string]*count
	answer []incident.Lang // in which it is answered
}

// count is how many phrases there are, and who wrote them. What stands in the answers
// themselves is of one writer, who is not named.
type count struct {
	phrases int
	writers map[string]bool
}

func (c *count) add(phrases int, writer string) {
	if phrases > 0 {
		c.phrases += phrases
		c.writers[writer] = true
	}
}

// enough is how many phrases a topic should have in a language in which the desk answers.
const enough = 10

// thin reports whether a topic has too few phrases in a language in which the desk answers.
func (c covered) thin() bool {
	return slices.ContainsFunc(c.answer, func(lang incident.Lang) bool { return c.in(string(lang)).phrases < enough })
}

// in is the count of a language.
func (c covered) in(lang string) *count {
	if c.langs[lang] == nil {
		c.langs[lang] = &count{writers: map[string]bool{}}
	}
	return c.langs[lang]
}

// coverage is that of all topics, in the order of the entries; what is found by looking at
// the text needs no phrases.
func coverage(i *incident.Incident) []covered {
	var all []covered
	at := map[string]int{}
	for _, e := range i.Entries {
		if slices.Contains(incident.ByRule(), e.ID) {
			continue
		}
		topic := intent.Topic(e.ID)
		k, known := at[topic]
		if !known {
			k, at[topic] = len(all), len(all)
			all = append(all, covered{topic, map[string]*count{}, slices.Sorted(slices.Values(i.Languages))})
		}
		all[k].add(e)
	}
	return all
}

// add counts the phrases of an entry.
func (c covered) add(e incident.Entry) {
	for lang, questions := range e.Questions {
		own := len(questions)
		for _, p := range e.Inherited {
			if p.Lang == string(lang) {
				c.in(p.Lang).add(1, p.Writer)
				own--
			}
		}
		c.in(string(lang)).add(own, "")
	}
}

// languages are those in which anything is asked, in alphabetical order.
func languages(all []covered) []string {
	seen := map[string]bool{}
	for _, c := range all {
		for lang := range c.langs {
			seen[lang] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// inLang adds up the phrases in a language, and counts who wrote them.
func inLang(all []covered, lang string) count {
	total := count{writers: map[string]bool{}}
	for _, c := range all {
		total.phrases += c.in(lang).phrases
		maps.Copy(total.writers, c.in(lang).writers)
	}
	return total
}
