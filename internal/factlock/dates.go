package factlock

import (
	"slices"
	"strings"

	"madoguchi/internal/dates"
)

// datesIn finds the dates of a folded text, each end of a span by itself, by where
// they start. Days told from today, such as 明日, are no dates of a text.
func datesIn(in []rune) map[int]dates.Written {
	all := map[int]dates.Written{}
	for _, m := range dates.Find(in, japanese) {
		for _, w := range []dates.Written{m.First, m.Last} {
			if w.Absolute() {
				all[w.From] = w
			}
		}
	}
	return all
}

// dated takes a date.
func (s *scanner) dated() bool {
	w, ok := s.dates[s.at]
	return ok && s.emit(token{kind: date, date: partsIn(w), era: w.Era, inEra: w.InEra(), hasWeekday: w.HasWeekday, weekday: w.Weekday},
		w.From, w.To)
}

func partsIn(w dates.Written) dateParts { return dateParts{w.Year, w.Month, w.Day} }

// word takes what an English word starts: a number written out, an hour.
func (s *scanner) word() bool {
	w := s.letters(s.at)
	if w == "" {
		return false
	}
	low := strings.ToLower(w)
	if s.severalWords(low) || s.writtenOut() {
		return true
	}
	switch low {
	case "noon":
		return s.emit(token{kind: clock, minute: 12 * 60}, s.at, s.at+len(w))
	case "midnight":
		return s.emit(token{kind: clock}, s.at, s.at+len(w))
	}
	s.at += len(w)
	return true
}

// takeDates takes the dates of a quote as the notice means them: without a year it is
// the one nearest to the incident's clock. A span to come holds every day in it;
// one that has been is a period, whose days are held where a text speaks of lying
// in it.
func (h *held) takeDates(in []rune, clock dates.Date) {
	for _, m := range dates.Find(in, japanese) {
		on := m.On(clock, dates.Near)
		if len(on.Spans) != 1 || !m.Whole() {
			h.dates = append(h.dates, partsIn(m.First))
			if m.Span {
				h.dates = append(h.dates, partsIn(m.Last))
			}
			continue
		}
		s := on.Spans[0]
		switch {
		case m.First.Month == 0 && m.First.Day != 0 && !m.Span:
			h.dates = append(h.dates, partsIn(m.First)) // 30日 may be a number of days
		case !m.Span && !m.First.Absolute():
		case s.Last.Compare(clock) >= 0 && s.First.Days(s.Last) <= 366:
			for d := s.First; d.Compare(s.Last) <= 0; d = d.Add(1) {
				h.dates = append(h.dates, partsOf(d))
			}
		default:
			h.dates = append(h.dates, partsOf(s.First), partsOf(s.Last))
			h.periods = append(h.periods, s)
		}
	}
}

// lies reports whether a text says of a date that it lies in a period of the cited
// facts, and it does.
func (r *reading) lies(t token, cited *held) bool {
	day, ok := r.day(t, cited)
	if !ok || len(cited.periods) == 0 {
		return false
	}
	from, to := r.sentenceAround(t.from, t.to)
	said := strings.ToLower(string(r.runes[from:to]))
	in := containsAny(said, []string{"期間", "含ま", "間の", "within", "period", "between", "included", "covered"})
	if !in || containsAny(said, []string{"ません", "ない", "前", "後", "外", "not", "n't", "outside", "before", "after", "neither", "nor"}) {
		return false
	}
	return slices.ContainsFunc(cited.periods,
		func(p dates.Span) bool { return p.Has(day) && (t.date.year != 0 || p.First.Days(p.Last) <= 366) })
}

// day completes a date by the fact that holds it, else by the incident's clock: the
// nearest day of that name.
func (r *reading) day(t token, cited *held) (dates.Date, bool) {
	if t.kind != date || t.date.month == 0 || t.date.day == 0 {
		return dates.Date{}, false
	}
	full := t.date
	if h, ok := cited.date(full); ok && full.year == 0 {
		full.year = h.year
	}
	w := dates.Written{Year: full.year, Month: full.month, Day: full.day}
	on := dates.Mention{First: w, Last: w}.On(r.in.Today, dates.Near)
	if len(on.Spans) != 1 {
		return dates.Date{}, false
	}
	return on.Spans[0].First, true
}
