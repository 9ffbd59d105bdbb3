package intent

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/when"
	"madoguchi/internal/incident"
)

// anyDay understands a question about a day to come that was not understood: the digits of
// a date say nothing about what somebody asks, but the matcher learned with some of
// them only. It accepts only entries that look at a day, and only for words that speak
// of the desk: tomorrow's weather is not asked of it.
func (t *run) anyDay(words string) ([]incident.Entry, bool) {
	if e, likely := t.first(); likely >= likelyDay && e.Asks == incident.AsksDay {
		if _, ok := when.Redated(words, string(t.Lang), "", false); ok {
			return []incident.Entry{e}, true
		}
	}
	if !when.AsksHours(words) {
		return nil, false
	}
	if found, ok := anyHour(t, words); ok {
		return found, true
	}
	before := *t
	for _, sample := range t.samples()[t.Lang] {
		text, ok := when.Redated(words, string(t.Lang), sample, false)
		if !ok {
			break
		}
		t.forget()
		found, known := t.recognise(text)
		if known && looks(found, incident.AsksDay) {
			return found, true
		}
	}
	t.close, t.considered = before.close, before.considered
	return nil, false
}

// timed gives a question that names a day or a time of day, and speaks of the desk, the answer of its topic that looks
// at days: the digits say nothing of which it is.
func timed(t *run, found []incident.Entry, words string) []incident.Entry {
	if !when.AsksHours(words) {
		return found
	}
	if _, dated := when.Redated(words, string(t.Lang), "", false); !dated && !when.NamesHour(words) {
		return found
	}
	found = slices.Clone(found)
	for i, e := range found {
		if own := t.entries[Topic(e.ID)]; e.Asks == incident.AsksNothing && own.Asks == incident.AsksDay {
			found[i] = own
		}
	}
	return found
}

// anyHour takes a question that names a time of day and speaks of the telephone or the desk for one about its hours.
func anyHour(t *run, words string) ([]incident.Entry, bool) {
	if !when.NamesHour(words) || !prose.Interrogative(words) {
		return nil, false
	}
	for _, id := range []string{"phone_number_hours", "outside_hours"} {
		if e := t.entries[id]; e.Asks == incident.AsksDay {
			return []incident.Entry{e}, true
		}
	}
	return nil, false
}

// likelyDay is how probable it must be at least that words which name a day, and are not sure to
// ask for anything else, ask whether somebody is there then: 「30日から3日は？」.
const likelyDay = 0.4

// first is the likeliest entry of those that were considered.
func (t *run) first() (incident.Entry, float64) {
	if len(t.considered) == 0 {
		return incident.Entry{}, 0
	}
	return t.entries[t.considered[0].Entry], t.considered[0].Score
}

// undated understands what somebody tells of a day that has been, where the digits of the
// date led to an entry that looks at days to come, or hid one that looks at such dates.
func (t *run) undated(words string, found []incident.Entry, known bool) ([]incident.Entry, bool) {
	if when.AsksHours(words) || known && !looks(found, incident.AsksDay) {
		return found, known
	}
	text, ok := when.Redated(words, string(t.Lang), "", true)
	if !ok {
		return found, known
	}
	before := *t
	t.forget()
	if other, sure := t.recognise(text); known || sure && looks(other, incident.AsksDate) {
		return other, sure
	}
	t.close, t.considered = before.close, before.considered
	return found, known
}

// looks reports whether all entries look at such a date.
func looks(found []incident.Entry, at incident.Asks) bool {
	return !slices.ContainsFunc(found, func(e incident.Entry) bool { return e.Asks != at })
}
