package dates

import (
	"slices"
	"strings"
	"time"
)

// month reads the name of a month at i, with its full stop; 0 for none.
func (f *finder) month(i int) (month, end int) {
	w := f.low(i)
	if len(w) < 3 || !f.wordStart(i) {
		return 0, i
	}
	end = i + len(w)
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if w == name {
			return int(m), end
		}
		if w == name[:3] || m == time.September && w == "sept" {
			return int(m), f.any(end, ".")
		}
	}
	return 0, i
}

// monthFirst reads March 11, 2019, October 2013 and March.
func (f *finder) monthFirst(i int) (Written, bool) {
	m, end := f.month(i)
	if m == 0 {
		return Written{}, false
	}
	w := Written{From: i, Month: m}
	j := f.blanks(end)
	if f.has(j, "the ") {
		j = f.blanks(j + 4)
	}
	if d, after := f.dayNumber(j); d != 0 {
		w.Day, end = d, after
	}
	if w.Year, end = f.yearBehind(end); w.Day == 0 && w.Year == 0 && !f.isMonth(i, m) {
		return w, false
	}
	w = f.relativeYearBehind(w, end)
	return f.weekdayBehind(w, w.To), true
}

// isMonth reports whether a word that stands for itself is the name of a month:
// "in may" and "March", but not "may I" nor "the sun may dec".
func (f *finder) isMonth(i, m int) bool {
	if before, _ := f.before(i); slices.Contains([]string{"in", "of", "since", "from", "until", "through", "to", "last", "this", "next",
		"early", "late", "mid"}, before) {
		return true
	}
	first := f.rune(i)
	return m != int(time.May) && first >= 'A' && first <= 'Z'
}

// dayNumber reads the day behind a month: no hour and no count. 0 for none.
func (f *finder) dayNumber(i int) (day, end int) {
	if d, after := f.ordinalWord(i); d != 0 {
		return d, after
	}
	n := f.digits(i)
	if n.end == i || n.end > i+2 || n.value < 1 || n.value > 31 {
		return 0, i
	}
	if r := f.rune(n.end); r == '/' || (r == ',' || r == '.' || r == ':') && isDigit(f.rune(n.end+1)) {
		return 0, i
	}
	end, ordinal := f.ordinal(n.end)
	if !ordinal && (isLetter(f.rune(end)) || f.counts(end)) {
		return 0, i
	}
	return n.value, end
}

// counts reports whether the word behind a number at i makes an hour or an amount
// of it.
func (f *finder) counts(i int) bool {
	j := f.blanks(i)
	if f.rune(j) == '%' {
		return true
	}
	return slices.Contains([]string{"am", "pm", "a", "p", "o", "people", "persons", "customers", "members", "cards", "records", "times",
		"days", "weeks", "months",
		"years", "hours", "minutes", "letters", "emails", "mails", "items", "orders", "percent", "yen", "dollars", "pounds", "accounts",
		"calls"}, f.low(j))
}

func (f *finder) ordinal(i int) (int, bool) {
	if w := f.low(i); w == "st" || w == "nd" || w == "rd" || w == "th" {
		return i + 2, true
	}
	return i, false
}

var ordinals = []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
	"twelfth", "thirteenth",
	"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth"}

// ordinalWord reads third, thirtieth and twenty-first at i; 0 for none.
func (f *finder) ordinalWord(i int) (day, end int) {
	w := f.low(i)
	if len(w) < 5 {
		return 0, i
	}
	end = i + len(w)
	tens := map[string]int{"twenty": 20, "thirty": 30}[w]
	if tens > 0 && (f.rune(end) == '-' || f.rune(end) == ' ') {
		next := f.low(end + 1)
		if d := slices.Index(ordinals[:9], next) + 1; d > 0 && tens+d <= 31 {
			return tens + d, end + 1 + len(next)
		}
		return 0, i
	}
	switch d := slices.Index(ordinals, w) + 1; d {
	case 0:
		return 0, i
	case 21:
		return 30, end
	default:
		return d, end
	}
}

// yearBehind reads ", 2019" or " 2019" at i; 0 for none.
func (f *finder) yearBehind(i int) (year, end int) {
	j := i
	if r := f.rune(j); r == ',' || r == '-' || r == '/' {
		j++
	}
	j = f.blanks(j)
	if f.has(j, "of ") {
		j = f.blanks(j + 3)
	}
	n := f.digits(j)
	if n.value < 1900 || n.value > 2100 || n.end != j+4 || j == i || isLetter(f.rune(n.end)) || f.counts(n.end) {
		return 0, i
	}
	if r := f.rune(n.end); (isPoint(r) || r == ',') && isDigit(f.rune(n.end+1)) {
		return 0, i
	}
	return n.value, n.end
}

// relativeYearBehind reads "next year" behind a month and a day.
func (f *finder) relativeYearBehind(w Written, end int) Written {
	w.To = end
	if w.Year != 0 {
		return w
	}
	j := f.blanks(f.any(f.blanks(end), ",", "of "))
	if s, after, ok := f.englishWeek(j); ok && s.unit == years {
		w.unit, w.n, w.To = years, s.n, after
	}
	return w
}

// dayMonth reads 11 March 2019, 11th of March, and the 10 of "10 and 11 March".
func (f *finder) dayMonth(i int, n numeral) (Written, bool) {
	w := Written{From: i, Day: n.value}
	if n.kanji || n.value < 1 || n.value > 31 || n.end > i+2 {
		return w, false
	}
	end, _ := f.ordinal(n.end)
	return f.monthOf(w, end)
}

// monthOf reads the month, and the year, of a day that ends at end.
func (f *finder) monthOf(w Written, end int) (Written, bool) {
	j := f.blanks(end)
	if f.has(j, "of ") {
		j = f.blanks(j + 3)
	}
	if f.rune(j) == '-' || f.rune(j) == '/' {
		j++
	}
	m, after := f.month(j)
	if m == 0 {
		if s, after, ok := f.englishWeek(j); ok && s.unit == months {
			w.unit, w.n, w.To = months, s.n, after
			return w, true
		}
		w.Month, w.Year = f.monthBehind(end)
		return f.weekdayBehind(w, end), w.Month != 0
	}
	if m == int(time.May) && j == end && f.rune(j-1) != '-' && f.rune(j-1) != '/' {
		return w, false
	}
	w.Month = m
	w.Year, after = f.yearBehind(after)
	w = f.relativeYearBehind(w, after)
	return f.weekdayBehind(w, w.To), true
}

// monthBehind finds the month, and the year, of a day that ends at i and stands in
// a list or a span: the 3 of "3, 4 and Monday 6 April 2026".
func (f *finder) monthBehind(i int) (month, year int) {
	for range 8 {
		i, _ = f.ordinal(i)
		i = f.blanks(i)
		if m, end := f.month(f.blanks(f.any(i, "of "))); m != 0 {
			year, _ := f.yearBehind(end)
			return m, year
		}
		next := f.listGap(i)
		if next == i {
			if next = f.spanGap(i); next == i {
				return 0, 0
			}
		}
		next = f.blanks(f.any(next, "the "))
		if _, after, ok := f.englishWeekday(next, true); ok {
			next = f.blanks(after)
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
func (f *finder) ordinalDay(i int) (Written, bool) {
	j := f.any(i, "the ")
	n := f.digits(j)
	end, ok := f.ordinal(n.end)
	day := n.value
	if !ok {
		if day, end = f.ordinalWord(j); day == 0 {
			return Written{}, false
		}
	}
	if day < 1 || day > 31 || isDigit(f.rune(end)) {
		return Written{}, false
	}
	w := Written{From: i, Day: day}
	if out, ok := f.monthOf(w, end); ok {
		return out, true
	}
	next := f.low(f.blanks(end))
	if !ok {
		return w, false // "the first" counts other things
	}
	return f.weekdayBehind(w, end), next == "" || slices.Contains([]string{"to", "until", "till", "through", "and", "or", "is", "at",
		"in", "for", "from", "are",
		"will", "be", "please", "too", "also", "as", "was", "if", "when", "i", "we", "you", "can", "but", "so", "because", "then"}, next)
}
