package conversation

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
)

const (
	maxSamples = 3    // dates of the training questions that stand in for another
	maxRedated = 1000 // runes of a text in which they do
)

// samples are, for each language, the dates in the questions of those entries that
// look at a day.
func samples(entries []incident.Entry) map[incident.Lang][]string {
	all := map[incident.Lang][]string{}
	for _, e := range entries {
		if e.Asks != incident.AsksDay {
			continue
		}
		for lang, questions := range e.Questions {
			for _, q := range questions {
				words := []rune(norm.NFKC.String(q))
				found := dates.Find(words, string(lang))
				if len(found) != 1 || found[0].Span || found[0].First.Month == 0 || found[0].First.Day == 0 {
					continue
				}
				if s := string(words[found[0].From():found[0].To()]); len(all[lang]) < maxSamples && !slices.Contains(all[lang], s) {
					all[lang] = append(all[lang], s)
				}
			}
		}
	}
	return all
}

// anyDay understands a question about a day to come that was not understood: the digits of
// a date say nothing about what somebody asks, but the matcher learned with some of
// them only. It takes nothing but entries that look at a day, and only for words that speak
// of the desk: tomorrow's weather is not asked of it.
func (t *step) anyDay(words string) ([]incident.Entry, bool) {
	in := []rune(norm.NFKC.String(words))
	if len(in) > maxRedated || !asksHours.MatchString(words) {
		return nil, false
	}
	kind, considered := t.out.Kind, t.out.Considered
	for _, sample := range t.samples[t.out.State.Lang] {
		text, ok := redated(in, string(t.out.State.Lang), sample, false)
		if !ok {
			break
		}
		t.out.Kind, t.out.Considered = Nothing, nil
		found, known := t.recognise(text)
		if known && looks(found, incident.AsksDay) {
			return found, true
		}
	}
	t.out.Kind, t.out.Considered = kind, considered
	return nil, false
}

// undated understands what somebody tells of a day that has been, where the digits of the
// date led to an entry that looks at days to come, or hid one that looks at such dates.
func (t *step) undated(words string, found []incident.Entry, known bool) ([]incident.Entry, bool) {
	in := []rune(norm.NFKC.String(words))
	if len(in) > maxRedated || asksHours.MatchString(words) || known && !looks(found, incident.AsksDay) {
		return found, known
	}
	text, ok := redated(in, string(t.out.State.Lang), "", true)
	if !ok {
		return found, known
	}
	kind, considered := t.out.Kind, t.out.Considered
	t.out.Kind, t.out.Considered = Nothing, nil
	if other, sure := t.recognise(text); known || sure && looks(other, incident.AsksDate) {
		return other, sure
	}
	t.out.Kind, t.out.Considered = kind, considered
	return found, known
}

// looks reports whether all entries look at such a date.
func looks(found []incident.Entry, at incident.Asks) bool {
	return !slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Asks != at })
}

// redated puts one date in the place of those in a text that are of days to come, or of
// those that have been; not ok where there are none.
func redated(in []rune, lang, date string, been bool) (string, bool) {
	var out []rune
	all, at := dates.Find(in, lang), 0
	for k, m := range all {
		if front, behind := clause(in, all, k); m.Whole() && past(front, behind) == been {
			out = append(append(out, in[at:m.From()]...), []rune(date)...)
			at = m.To()
		}
	}
	return string(append(out, in[at:]...)), at > 0
}
