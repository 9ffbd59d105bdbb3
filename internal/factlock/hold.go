package factlock

import (
	"slices"

	"madoguchi/internal/dates"
)

// held is what a set of facts allows a text to say.
type held struct {
	dates     []dateParts
	periods   []dates.Span // that have been
	clocks    []token
	counts    []token
	addresses []string
}

// heldBy is what the facts with these ids allow; unknown ids allow nothing.
func (l *Lock) heldBy(ids []string) *held {
	all := &held{}
	for _, id := range ids {
		if f := l.facts[id]; f != nil && f.held != nil {
			all.add(f.held)
		}
	}
	return all
}

func (h *held) add(g *held) {
	h.dates = append(h.dates, g.dates...)
	h.periods = append(h.periods, g.periods...)
	h.clocks = append(h.clocks, g.clocks...)
	h.counts = append(h.counts, g.counts...)
	h.addresses = append(h.addresses, g.addresses...)
}

// heldIn takes the figures out of quotes.
func (l *Lock) heldIn(quotes []string) *held {
	h := &held{}
	for _, q := range quotes {
		runes := foldRunes(q)
		tokens := figures(runes)
		bounds(runes, tokens)
		for _, t := range tokens {
			h.take(t)
		}
		h.takeDates(runes, l.in.Today)
	}
	return h
}

func (h *held) take(t token) {
	switch t.kind {
	case clock:
		h.clocks = append(h.clocks, t)
	case count:
		h.counts = append(h.counts, t)
	case address:
		h.addresses = append(h.addresses, t.key)
	}
}

// holds reports whether a figure of a text stands in the facts.
func (h *held) holds(t token) bool {
	switch t.kind {
	case date:
		if t.era != "" && !t.inEra {
			return false
		}
		_, ok := h.date(t.date)
		return ok || t.date.year == 0 && t.date.month == 0 && h.counted(int64(t.date.day), "day")
	case clock:
		return slices.ContainsFunc(h.clocks, func(c token) bool { return c.minute == t.minute })
	case address:
		return slices.Contains(h.addresses, t.key)
	case count:
		return h.counted(t.value, t.unit) || h.yearly(t)
	}
	return false
}

// date finds a date with the parts that d gives; a fact may give more.
func (h *held) date(d dateParts) (dateParts, bool) {
	for _, e := range h.dates {
		if (d.year == 0 || d.year == e.year) && (d.month == 0 || d.month == e.month) && (d.day == 0 || d.day == e.day) {
			return e, true
		}
	}
	return dateParts{}, false
}

// counted reports whether a fact counts that many of these; a text may leave
// the unit out. A fact's bare 30日 is a number of days as well.
func (h *held) counted(value int64, unit string) bool {
	for _, c := range h.counts {
		if c.value == value && (unit == "" || unit == c.unit) {
			return true
		}
	}
	return unit == "day" && slices.Contains(h.dates, dateParts{day: int(value)})
}

func (h *held) count(value int64) (token, bool) {
	for _, c := range h.counts {
		if c.value == value {
			return c, true
		}
	}
	return token{}, false
}

// yearly holds the bare year of "in 2019".
func (h *held) yearly(t token) bool {
	if !t.bare || t.value < 1900 || t.value > 2100 {
		return false
	}
	_, ok := h.date(dateParts{year: int(t.value)})
	return ok
}
