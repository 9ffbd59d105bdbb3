package written

import (
	"time"

	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// english read dates that are written as in English.
type english struct{ *finder }

// month reads the name of a month at i, with its full stop; 0 for none.
func (f english) month(i int) (month, end int) {
	if !f.wordStart(i) {
		return 0, i
	}
	if m, end := f.latin(words.Month, i); end > i {
		return m.N, end
	}
	if m, end := f.latin(words.ShortMonth, i); end > i {
		return m.N, f.Behind(end, ".")
	}
	return 0, i
}

// monthFirst reads March 11, 2019, October 2013 and March.
func (f english) monthFirst(i int) (Date, bool) {
	m, end := f.month(i)
	if m == 0 {
		return Date{}, false
	}
	w := Date{From: i, Month: m}
	j := f.Blanks(end)
	if f.Has(j, "the ") {
		j = f.Blanks(j + 4)
	}
	if d, after := f.dayNumber(j); d != 0 {
		w.Day, end = d, after
	}
	if w.Year, end = f.yearBehind(end); w.Day == 0 && w.Year == 0 && !f.isMonth(i, m) {
		return w, false
	}
	w = f.relativeYearBehind(w, end)
	return f.weekdays.behind(w, w.To), true
}

// isMonth reports whether a word that stands for itself is the name of a month:
// "in may" and "March", but not "may I" nor "the sun may dec".
func (f english) isMonth(i, m int) bool {
	if before, _ := f.Before(i); words.Is(words.BeforeMonth, before) {
		return true
	}
	first := f.Rune(i)
	return m != int(time.May) && first >= 'A' && first <= 'Z'
}

// dayNumber reads the day behind a month: no hour and no count. 0 for none.
func (f english) dayNumber(i int) (day, end int) {
	if d, after := f.ordinalWord(i); d != 0 {
		return d, after
	}
	n := f.digits(i)
	if n.end == i || n.end > i+2 || n.value < 1 || n.value > 31 {
		return 0, i
	}
	if r := f.Rune(n.end); r == '/' || (r == ',' || r == '.' || r == ':') && jatext.IsFigure(f.Rune(n.end+1)) {
		return 0, i
	}
	end, ordinal := f.ordinal(n.end)
	if !ordinal && (jatext.IsASCIILetter(f.Rune(end)) || f.counts(end)) {
		return 0, i
	}
	return n.value, end
}

// counts reports whether the word behind a number at i makes an hour or an amount
// of it.
func (f english) counts(i int) bool {
	j := f.Blanks(i)
	if f.Rune(j) == '%' {
		return true
	}
	return words.Is(words.Counted, f.Low(j))
}

func (f english) ordinal(i int) (int, bool) {
	if w := f.Low(i); w == "st" || w == "nd" || w == "rd" || w == "th" {
		return i + 2, true
	}
	return i, false
}

// ordinalWord reads third, thirtieth and twenty-first at i; 0 for none.
func (f english) ordinalWord(i int) (day, end int) {
	m, end := f.latin(words.Ordinal, i)
	return m.N, end
}

// yearBehind reads ", 2019" or " 2019" at i; 0 for none.
func (f english) yearBehind(i int) (year, end int) {
	j := i
	if r := f.Rune(j); r == ',' || r == '-' || r == '/' {
		j++
	}
	j = f.Blanks(j)
	if f.Has(j, "of ") {
		j = f.Blanks(j + 3)
	}
	n := f.digits(j)
	if n.value < 1900 || n.value > 2100 || n.end != j+4 || j == i || jatext.IsASCIILetter(f.Rune(n.end)) || f.counts(n.end) {
		return 0, i
	}
	if r := f.Rune(n.end); (isPoint(r) || r == ',') && jatext.IsFigure(f.Rune(n.end+1)) {
		return 0, i
	}
	return n.value, n.end
}

// relativeYearBehind reads "next year" behind a month and a day.
func (f english) relativeYearBehind(w Date, end int) Date {
	w.To = end
	if w.Year != 0 {
		return w
	}
	j := f.Blanks(f.Behind(f.Blanks(end), ",", "of "))
	if s, after, ok := f.week(j); ok && s.Unit == words.Years {
		w.Unit, w.N, w.To = words.Years, s.N, after
	}
	return w
}

// dayMonth reads 11 March 2019, 11th of March, and the 10 of "10 and 11 March".
func (f english) dayMonth(i int, n numeral) (Date, bool) {
	w := Date{From: i, Day: n.value}
	if n.kanji || n.value < 1 || n.value > 31 || n.end > i+2 {
		return w, false
	}
	end, _ := f.ordinal(n.end)
	return f.monthOf(w, end)
}

// monthOf reads the month, and the year, of a day that ends at end.
func (f english) monthOf(w Date, end int) (Date, bool) {
	j := f.Blanks(end)
	if f.Has(j, "of ") {
		j = f.Blanks(j + 3)
	}
	if f.Rune(j) == '-' || f.Rune(j) == '/' {
		j++
	}
	m, after := f.month(j)
	if m == 0 {
		if s, after, ok := f.week(j); ok && s.Unit == words.Months {
			w.Unit, w.N, w.To = words.Months, s.N, after
			return w, true
		}
		w.Month, w.Year = f.monthBehind(end)
		return f.weekdays.behind(w, end), w.Month != 0
	}
	if m == int(time.May) && j == end && f.Rune(j-1) != '-' && f.Rune(j-1) != '/' {
		return w, false
	}
	w.Month = m
	w.Year, after = f.yearBehind(after)
	w = f.relativeYearBehind(w, after)
	return f.weekdays.behind(w, w.To), true
}

// monthBehind finds the month, and the year, of a day that ends at i and stands in
// a list or a span: the 3 of "3, 4 and Monday 6 April 2026".
func (f english) monthBehind(i int) (month, year int) {
	for range 8 {
		i, _ = f.ordinal(i)
		i = f.Blanks(i)
		if m, end := f.month(f.Blanks(f.Behind(i, "of "))); m != 0 {
			year, _ := f.yearBehind(end)
			return m, year
		}
		next := f.lists.joint(i)
		if next == i {
			if next = f.spans.joint(i); next == i {
				return 0, 0
			}
		}
		next = f.Blanks(f.Behind(next, "the "))
		if _, after, ok := f.weekdays.englishName(next, true); ok {
			next = f.Blanks(after)
		}
		n := f.digits(next)
		if n.end == next || n.end > next+2 {
			return 0, 0
		}
		i = n.end
	}
	return 0, 0
}

// ordinalDay reads a day without a month: the 30th, 30th. "the 3rd party" is none.
func (f english) ordinalDay(i int) (Date, bool) {
	j := f.Behind(i, "the ")
	n := f.digits(j)
	end, ok := f.ordinal(n.end)
	day := n.value
	if !ok {
		if day, end = f.ordinalWord(j); day == 0 {
			return Date{}, false
		}
	}
	if day < 1 || day > 31 || jatext.IsFigure(f.Rune(end)) {
		return Date{}, false
	}
	w := Date{From: i, Day: day}
	if out, ok := f.monthOf(w, end); ok {
		return out, true
	}
	next := f.Low(f.Blanks(end))
	if !ok {
		return w, false // "the first" counts other things
	}
	return f.weekdays.behind(w, end), next == "" || words.Is(words.BehindDay, next)
}
