package factlock

import (
	"madoguchi/internal/dates"
	"slices"
	"strings"
)

// span is a time from one day to another.
type span struct{ first, last dateParts }

// spanAt is the span that starts with figure i: "D から E まで", "from D to E",
// "between D and E", "D~E".
func (r *reading) spanAt(tokens []token, i int) (span, bool) {
	if i+1 >= len(tokens) || tokens[i].kind != date || tokens[i+1].kind != date {
		return span{}, false
	}
	a, b := tokens[i], tokens[i+1]
	from := r.behindBrackets(a.to)
	if from > b.from || a.date.month == 0 || b.date.month == 0 {
		return span{}, false
	}
	between := strings.Fields(string(r.runes[from:b.from]))
	word := strings.Join(between, " ")
	if slices.Contains(r.runes[from:b.from], '\n') {
		return span{}, false
	}
	for d := range 7 {
		word = strings.TrimSpace(strings.TrimSuffix(word, weekdayNames[d]))
	}
	before := strings.ToLower(string(r.runes[max(0, a.from-20):a.from]))
	switch {
	case slices.Contains([]string{"~", "〜", "-", "–", "から", "より", "to", "until", "through", "till"}, word):
	case word == "and" && strings.Contains(before, "between"):
	default:
		return span{}, false
	}
	return span{a.date, b.date}, true
}

var weekdayNames = [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// inSpan reports whether a figure is one end of a span.
func (r *reading) inSpan(tokens []token, i int) bool {
	_, starts := r.spanAt(tokens, i)
	if i > 0 && !starts {
		_, starts = r.spanAt(tokens, i-1)
	}
	return starts
}

// spansOf lists the spans of quotes.
func (l *Lock) spansOf(quotes []string) []span {
	var all []span
	for _, q := range quotes {
		r := &reading{Lock: l, Text: Text{Lang: l.first()}, runes: foldRunes(q)}
		tokens := figures(r.runes)
		for i := range tokens {
			if s, ok := r.spanAt(tokens, i); ok {
				all = append(all, s)
			}
		}
	}
	return all
}

// spanHeld reports whether a cited fact names a span, or a longer one without
// years such as that of some openings, or counts its days.
func (r *reading) spanHeld(s span) bool {
	return slices.ContainsFunc(r.Cites, func(id string) bool {
		f := r.facts[id]
		if f == nil {
			return false
		}
		if d := f.Derived; d != nil && len(d.Days) == 2 {
			return sameDay(s.first, partsOf(d.Days[0])) && sameDay(s.last, partsOf(d.Days[1]))
		}
		return slices.ContainsFunc(f.spans, func(g span) bool {
			within := g.first.year == 0 && !before(s.first, g.first) && !before(g.last, s.last)
			return within || sameDay(s.first, g.first) && sameDay(s.last, g.last)
		})
	})
}

func partsOf(d dates.Date) dateParts { return dateParts{d.Year, int(d.Month), d.Day} }

func before(a, b dateParts) bool {
	return a.month < b.month || a.month == b.month && a.day < b.day
}
