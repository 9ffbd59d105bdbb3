package dates

// englishDay reads today, tomorrow, the day after tomorrow, yesterday, in three
// days, a week ago.
func (f *finder) englishDay(i int) (Written, bool) {
	w := Written{From: i, unit: days}
	for _, s := range []struct {
		words string
		n     int
	}{
		{"the day after tomorrow", 2}, {"day after tomorrow", 2}, {"tomorrow", 1}, {"today", 0}, {"tonight", 0},
		{"the day before yesterday", -2}, {"day before yesterday", -2}, {"yesterday", -1},
	} {
		if end := i + len(s.words); f.hasFold(i, s.words) && !isLetter(f.rune(end)) {
			w.n = s.n
			before, _ := f.before(i)
			w.vague = before == "week" || before == "weeks" || f.low(f.blanks(end)) == "week" // a week today
			return f.weekdayBehind(w, end), true
		}
	}
	return f.englishOffset(i)
}

var fewNumbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "fourteen": 14, "thirty": 30}

// englishOffset reads "in three days", "two weeks ago" and "a week from Monday",
// which is left open.
func (f *finder) englishOffset(i int) (Written, bool) {
	w := Written{From: i}
	in := f.low(i) == "in"
	j := i
	if in {
		j = f.blanks(i + 2)
	}
	n := f.digits(j)
	if n.end == j {
		n.value, n.end = fewNumbers[f.low(j)], j+len(f.low(j))
	}
	k := f.blanks(n.end)
	unitName := f.low(k)
	each, ok := map[string]int{"day": 1, "days": 1, "fortnight": 14, "week": 7, "weeks": 7, "month": 0, "months": 0}[unitName]
	if n.value < 1 || n.value > 400 || k == n.end || !ok {
		return w, false
	}
	w.To, w.unit, w.n = k+len(unitName), days, n.value*each
	if each == 0 {
		w.unit, w.n = onward, n.value
	}
	behind := f.blanks(w.To)
	switch {
	case f.low(behind) == "ago":
		w.To, w.n = behind+3, -w.n
	case f.hasFold(behind, "from now"), f.hasFold(behind, "from today"):
		w.To = behind + len("from now")
		if f.low(behind+5) == "today" {
			w.To++
		}
	case f.low(behind) == "from", f.low(behind) == "after", f.low(behind) == "before", f.low(behind) == "on":
		_, end, ok := f.englishWeekday(f.blanks(behind+len(f.low(behind))), true)
		w.To, w.vague = end, true
		return w, ok
	default:
		return w, in && f.low(behind) != "time"
	}
	return w, true
}

// lastOfMonth reads the last day of this month.
func (f *finder) lastOfMonth(i int) (Written, bool) {
	const words = "last day of "
	j := f.any(i, "the ")
	if !f.hasFold(j, words) {
		return Written{}, false
	}
	w := Written{From: i, unit: months, last: true}
	if end := f.any(j+len(words), "the month"); end > j+len(words) {
		w.To = end
		return w, true
	}
	m, end, ok := f.englishWeek(j + len(words))
	w.To, w.n = end, m.n
	return w, ok && m.unit == months
}

// englishWeek reads next week, this month, last year, the week after next.
func (f *finder) englishWeek(i int) (w Written, end int, ok bool) {
	w.From = i
	j := f.blanks(f.any(i, "the "))
	n, ok := map[string]int{"next": 1, "this": 0, "last": -1, "the": 0, "coming": 0, "previous": -1}[f.low(j)]
	if f.low(j) == "week" && f.hasFold(j, "week after next") {
		w.unit, w.n = weeks, 2
		return w, j + len("week after next"), true
	}
	if !ok {
		return w, i, false
	}
	k := f.blanks(j + len(f.low(j)))
	u, ok := map[string]unit{"week": weeks, "weekend": weekends, "month": months, "year": years}[f.low(k)]
	w.unit, w.n = u, n
	return w, k + len(f.low(k)), ok
}

// spokenWeek reads next week, and the day that stands behind it: next week on
// Monday.
func (f *finder) spokenWeek(i int) (Written, bool) {
	w, end, ok := f.englishWeek(i)
	if !ok {
		return w, false
	}
	w.To = end
	j := f.blanks(f.any(f.blanks(end), "on ", "'s "))
	switch w.unit {
	case weeks:
		if d, after, ok := f.englishWeekday(j, false); ok {
			w.Weekday, w.HasWeekday, w.To = d, true, after
		}
	case months:
		if d, ok := f.ordinalDay(j); ok && d.Month == 0 && d.unit == none {
			w.Day, w.To = d.Day, d.To
		}
	case years:
		if d, ok := f.monthFirst(j); ok && d.Year == 0 && d.unit == none {
			d.From, d.unit, d.n = w.From, years, w.n
			return d, true
		}
	}
	return w, true
}
