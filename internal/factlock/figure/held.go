package figure

import (
	"cmp"
	"slices"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/words"
)

// Held is what a set of facts allows a text to say.
type Held struct {
	Dates   []Parts
	Periods []dates.Span // that have been
	Counts  []Figure

	clocks    []Figure
	addresses []string
}

// Read takes the figures out of quotes. A date without a year is the one nearest to today.
func Read(quotes []string, today dates.Date) *Held {
	h := &Held{}
	for _, q := range quotes {
		in := words.Fold(q)
		for _, f := range Find(in) {
			switch f.Kind {
			case Date:
				if f.Day.Named() && f.From > 0 && in[f.From-1] == '翌' {
					h.Dates = append(h.Dates, f.Day)
				}
			case Clock:
				h.clocks = append(h.clocks, f)
			case Count:
				h.Counts = append(h.Counts, f)
			case Address:
				h.addresses = append(h.addresses, f.key)
			}
		}
		month := 0
		for _, m := range read(in) {
			if h.takeDate(m, today); m.First.Absolute() && m.First.Month == 0 && m.First.HasWeekday && month != 0 {
				h.Dates = append(h.Dates, Parts{Month: month, Day: m.First.Day}) // 13日(土)および14日(日)
			}
			month = cmp.Or(m.Last.Month, m.First.Month, month)
		}
	}
	return h
}

// takeDate takes a date as the notice means it. A span to come holds every day in it; one
// that has been is a period, whose days are held where a text speaks of lying in it.
func (h *Held) takeDate(m dates.Mention, today dates.Date) {
	on := m.On(today, dates.Near)
	if len(on.Spans) != 1 || !m.Whole() {
		h.Dates = append(h.Dates, partsIn(m.First))
		if m.Span {
			h.Dates = append(h.Dates, partsIn(m.Last))
		}
		return
	}
	s := on.Spans[0]
	switch {
	case m.First.Month == 0 && m.First.Day != 0 && !m.Span:
		h.Dates = append(h.Dates, partsIn(m.First)) // 30日 may be a number of days
	case !m.Span && !m.First.Absolute():
	case s.Last.Compare(today) >= 0 && s.First.Days(s.Last) <= 366:
		for d := s.First; d.Compare(s.Last) <= 0; d = d.Add(1) {
			h.Dates = append(h.Dates, PartsOf(d))
		}
	default:
		h.Dates = append(h.Dates, PartsOf(s.First), PartsOf(s.Last))
		h.Periods = append(h.Periods, s)
	}
}

// Join is what several sets of facts allow together; nil ones allow nothing.
func Join(all ...*Held) *Held {
	h := &Held{}
	for _, g := range all {
		if g != nil {
			h.Dates = append(h.Dates, g.Dates...)
			h.Periods = append(h.Periods, g.Periods...)
			h.Counts = append(h.Counts, g.Counts...)
			h.clocks = append(h.clocks, g.clocks...)
			h.addresses = append(h.addresses, g.addresses...)
		}
	}
	return h
}

// Holds reports whether a figure of a text stands in the facts.
func (h *Held) Holds(f Figure) bool {
	switch f.Kind {
	case Date:
		if f.era != "" && !f.inEra {
			return false
		}
		_, ok := h.Date(f.Day)
		return ok || f.Day.Year == 0 && f.Day.Month == 0 && h.counted(int64(f.Day.Day), "day")
	case Clock:
		return slices.ContainsFunc(h.clocks, func(c Figure) bool { return c.minute == f.minute })
	case Address:
		return slices.Contains(h.addresses, f.key)
	case Count:
		return h.counted(f.Value, f.Unit) || h.yearly(f)
	}
	return false
}

// Clocked reports whether the facts name a time of day.
func (h *Held) Clocked() bool { return len(h.clocks) > 0 }

// Date finds a date with the parts that p gives; a fact may give more.
func (h *Held) Date(p Parts) (Parts, bool) {
	for _, e := range h.Dates {
		if (p.Year == 0 || p.Year == e.Year) && (p.Month == 0 || p.Month == e.Month) && (p.Day == 0 || p.Day == e.Day) {
			return e, true
		}
	}
	return Parts{}, false
}

// counted reports whether a fact counts that many of these; a text may leave the unit out. A
// fact's bare 30日 is a number of days as well.
func (h *Held) counted(value int64, unit string) bool {
	for _, c := range h.Counts {
		if c.Value == value && (unit == "" || unit == c.Unit) {
			return true
		}
	}
	return unit == "day" && slices.Contains(h.Dates, Parts{Day: int(value)})
}

// Count finds a count of that many, of anything.
func (h *Held) Count(value int64) (Figure, bool) {
	for _, c := range h.Counts {
		if c.Value == value {
			return c, true
		}
	}
	return Figure{}, false
}

// yearly holds the bare year of "in 2019".
func (h *Held) yearly(f Figure) bool {
	if !f.bare || f.Value < 1900 || f.Value > 2100 {
		return false
	}
	_, ok := h.Date(Parts{Year: int(f.Value)})
	return ok
}

// Bounds are those with which the facts mean the count or the hour that a text repeats.
func (h *Held) Bounds(f Figure) []Bound {
	var all []Bound
	for _, c := range h.Counts {
		if f.Kind == Count && c.Value == f.Value && (f.Unit == "" || f.Unit == c.Unit) {
			all = append(all, c.Meant)
		}
	}
	for _, c := range h.clocks {
		if f.Kind == Clock && c.minute == f.minute {
			all = append(all, c.Meant)
		}
	}
	return all
}
