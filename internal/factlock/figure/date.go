package figure

import (
	"madoguchi/internal/dates"
)

// read finds the dates of a folded text. Notices are Japanese or English, and so are the
// texts on them: both are read in either.
func read(in []rune) []dates.Mention { return dates.Find(in, "ja") }

// datesIn finds the dates of a folded text, each end of a span by itself, by where they
// start. Days told from today, such as 明日, are no dates of a text.
func datesIn(in []rune) map[int]dates.Written {
	all := map[int]dates.Written{}
	for _, m := range read(in) {
		for _, w := range []dates.Written{m.First, m.Last} {
			if w.Absolute() {
				all[w.From] = w
			}
		}
	}
	return all
}

// DatedDay reports whether a text names a day of the calendar.
func DatedDay(s string) bool {
	for _, w := range datesIn([]rune(s)) {
		if w.Day != 0 {
			return true
		}
	}
	return false
}

// MonthIn is the first month of the calendar that a text names, 0 for none.
func MonthIn(s string) int {
	for _, f := range Find([]rune(s)) {
		if f.Kind == Date && f.Day.Month != 0 {
			return f.Day.Month
		}
	}
	return 0
}

// dated takes a date.
func (s *scanner) dated() bool {
	w, ok := s.dates[s.at]
	if !ok {
		return false
	}
	f := Figure{Kind: Date, Day: partsIn(w), era: w.Era, inEra: w.InEra(), HasWeekday: w.HasWeekday, Weekday: w.Weekday}
	return s.emit(f, w.From, w.To)
}

func partsIn(w dates.Written) Parts { return Parts{w.Year, w.Month, w.Day} }

// EraYear is the year of an era, 平成31年; ok is false where a text holds none.
func EraYear(s string) (year int, ok bool) {
	for _, f := range Find([]rune(s)) {
		if f.Kind == Date && f.era != "" {
			return f.Day.Year, true
		}
	}
	return 0, false
}

// Complete is the day that parts of a date name: the one of a fact that holds it, else the
// nearest to today.
func (h *Held) Complete(p Parts, today dates.Date) (dates.Date, bool) {
	if !p.Named() {
		return dates.Date{}, false
	}
	if fact, ok := h.Date(p); ok && p.Year == 0 {
		p.Year = fact.Year
	}
	w := dates.Written{Year: p.Year, Month: p.Month, Day: p.Day}
	on := dates.Mention{First: w, Last: w}.On(today, dates.Near)
	if len(on.Spans) != 1 {
		return dates.Date{}, false
	}
	return on.Spans[0].First, true
}
