package figure

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/words"
)

// read finds the dates of a folded text. Notices are Japanese or English, and so are the
// texts on them: both are read in either.
func read(in []rune) []dates.Mention { return dates.Find(withoutMay(withoutNext(in)), "ja") }

// withoutMay is a text with each "may" blanked that is a verb: this may be delayed. The month has a number beside it, or
// a word that leads to a date.
func withoutMay(in []rune) []rune {
	copied := false
	for i := 1; i+5 < len(in); i++ {
		if string(in[i:i+3]) != "may" || in[i-1] != ' ' || in[i+3] != ' ' || !unicode.IsLower(in[i+4]) {
			continue
		}
		front := strings.TrimRight(string(in[max(0, i-8):i]), " ")
		if words.Ends(front, " in", " of", " by", " since", " until", " from", " to", " and", " early", " late", " mid", " end") ||
			words.IsDigit(in[max(0, i-2)]) {
			continue
		}
		if !copied {
			in, copied = slices.Clone(in), true
		}
		in[i], in[i+1], in[i+2] = ' ', ' ', ' '
	}
	return in
}

// nextDay is the day that 翌7日 at i names, behind the last whole date in front of it: 10月6日に…、翌7日に…, 10月31日に…、翌1日に….
func nextDay(in []rune, i int, last Parts, day int) (Parts, bool) {
	if i == 0 || in[i-1] != '翌' || !last.Named() {
		return Parts{}, false
	}
	if day < last.Day {
		return Parts{Month: last.Month%12 + 1, Day: day}, true
	}
	return Parts{Month: last.Month, Day: day}, true
}

// withMonths gives the days of next days their months.
func withMonths(in []rune, all []Figure) {
	last := Parts{}
	for i, f := range all {
		if f.Kind != Date {
			continue
		}
		if day, ok := nextDay(in, f.From, last, f.Day.Day); ok && f.Day.Month == 0 {
			all[i].Day = day
		}
		if all[i].Day.Named() {
			last = all[i].Day
		}
	}
}

// withoutNext is a text with the 翌, or the 同年, blanked that stands in front of a month: 翌9月3日 is 9月3日 here,
// where the year is the nearest in any case. What is for a month, 2025年11月分, is dated by it.
func withoutNext(in []rune) []rune {
	for i, c := range in {
		if c == '分' && i > 1 && in[i-1] == '月' && words.IsDigit(in[i-2]) {
			in = slices.Clone(in)
			in[i] = 'の'
		}
		if c == '同' && strings.HasPrefix(string(in[i+1:min(len(in), i+2)]), "年") && i+2 < len(in) && words.IsDigit(in[i+2]) {
			in = slices.Clone(in)
			in[i], in[i+1] = ' ', ' '
		}
		if c != '翌' {
			continue
		}
		behind := strings.TrimLeft(string(in[i+1:min(len(in), i+4)]), "0123456789")
		if strings.HasPrefix(behind, "月") && words.IsDigit(in[i+1]) {
			in = slices.Clone(in)
			in[i] = ' '
		}
	}
	return in
}

// datesIn finds the dates of a folded text, each end of a span by itself, by where they
// start. Days told from today, such as 明日, are no dates of a text.
func datesIn(in []rune) map[int]dates.Written {
	if !mayDate(in) {
		return nil
	}
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

// namesOfDates are how the names of months, weekdays and eras start.
const namesOfDates = "jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun hei rei sho tai"

// mayDate reports whether a text has a character or a letter that a date is made of; most have none,
// and reading dates takes its time.
func mayDate(in []rune) bool {
	for i, c := range in {
		switch {
		case unicode.IsDigit(c), c == '元', c == '曜':
			return true
		case words.IsKanjiNumber(c) && i+1 < len(in) && (words.IsKanjiNumber(in[i+1]) || strings.ContainsRune("年月日", in[i+1])):
			return true
		case words.IsLetter(c) && i+2 < len(in) && (i == 0 || !words.IsLetter(in[i-1])):
			if strings.Contains(namesOfDates, strings.ToLower(string(in[i:i+3]))) {
				return true
			}
		}
	}
	return false
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
