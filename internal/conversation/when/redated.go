package when

import (
	"slices"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
	"madoguchi/internal/jatext"
)

const (
	maxSamples = 3    // dates of the training questions that stand in for another
	maxRedated = 1000 // runes of a text in which they do
)

// Samples are, for each language, the dates in the questions of those entries that
// look at a day.
func Samples(entries []incident.Entry) map[incident.Lang][]string {
	all := map[incident.Lang][]string{}
	for _, e := range entries {
		if e.Asks != incident.AsksDay {
			continue
		}
		for lang, questions := range e.Questions {
			for _, q := range questions {
				if s := sample(q, lang); s != "" && len(all[lang]) < maxSamples && !slices.Contains(all[lang], s) {
					all[lang] = append(all[lang], s)
				}
			}
		}
	}
	return all
}

// Sample reports whether a question holds one date, and so may be among [Samples].
func Sample(question string, lang incident.Lang) bool { return sample(question, lang) != "" }

// sample is the one date of a question, "" for none or several.
func sample(question string, lang incident.Lang) string {
	words := []rune(jatext.Width(question))
	found := dates.Find(words, string(lang))
	if len(found) != 1 || found[0].Span || found[0].First.Month == 0 || found[0].First.Day == 0 {
		return ""
	}
	return string(words[found[0].From():found[0].To()])
}

// Redated puts one date in the place of those in a text that are of days to come, or of
// those that have been; not ok where there are none, or where the text is long.
func Redated(words, lang, date string, been bool) (string, bool) {
	var out []rune
	in := []rune(jatext.Width(words))
	if len(in) > maxRedated {
		return "", false
	}
	all, at := dates.Find(in, lang), 0
	for k, m := range all {
		if front, behind := clause(in, all, k); m.Whole() && past(front, behind) == been {
			out = append(append(out, in[at:m.From()]...), []rune(date)...)
			at = m.To()
		}
	}
	return string(append(out, in[at:]...)), at > 0
}
