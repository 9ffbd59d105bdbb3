package written

import (
	"madoguchi/internal/dates/words"
)

// day reads today, tomorrow, the day after tomorrow, yesterday, in three
// days, a week ago.
func (f english) day(i int) (Date, bool) {
	m, end := f.latin(words.Told, i)
	if end == i {
		return f.offset(i)
	}
	before, _ := f.Before(i)
	w := Date{From: i, Unit: m.Unit, N: m.N}
	w.vague = before == "week" || before == "weeks" || f.Low(f.Blanks(end)) == "week" // a week today
	return f.weekdays.behind(w, end), true
}

// offset reads "in three days", "two weeks ago" and "a week from Monday",
// which is left open.
func (f english) offset(i int) (Date, bool) {
	w := Date{From: i}
	in := f.Low(i) == "in"
	j := i
	if in {
		j = f.Blanks(i + 2)
	}
	n := f.digits(j)
	if n.end == j {
		var m words.Meaning
		m, n.end = f.latin(words.Few, j)
		n.value = m.N
	}
	k := f.Blanks(n.end)
	m, end := f.latin(words.InUnits, k)
	if f.Low(k) == "fortnight" {
		m, end = words.Meaning{Unit: words.Days, N: 14}, k+len("fortnight")
	}
	if n.value < 1 || n.value > 400 || k == n.end || end == k {
		return w, false
	}
	w.To, w.Unit, w.N = end, m.Unit, n.value*m.N
	behind := f.Blanks(w.To)
	switch {
	case f.Low(behind) == "ago":
		w.To, w.N = behind+3, -w.N
	case f.HasFold(behind, "from now"), f.HasFold(behind, "from today"):
		w.To = behind + len("from now")
		if f.Low(behind+5) == "today" {
			w.To++
		}
	case f.Low(behind) == "from", f.Low(behind) == "after", f.Low(behind) == "before", f.Low(behind) == "on":
		_, end, ok := f.weekdays.englishName(f.Blanks(behind+len(f.Low(behind))), true)
		w.To, w.vague = end, true
		return w, ok
	default:
		return w, in && f.Low(behind) != "time"
	}
	return w, true
}

// lastOfMonth reads the last day of this month.
func (f english) lastOfMonth(i int) (Date, bool) {
	const last = "last day of "
	j := f.Behind(i, "the ")
	if !f.HasFold(j, last) {
		return Date{}, false
	}
	w := Date{From: i, Unit: words.Months, Last: true}
	if end := f.Behind(j+len(last), "the month"); end > j+len(last) {
		w.To = end
		return w, true
	}
	m, end, ok := f.week(j + len(last))
	w.To, w.N = end, m.N
	return w, ok && m.Unit == words.Months
}

// week reads next week, this month, last year, the week after next.
func (f english) week(i int) (w Date, end int, ok bool) {
	w.From = i
	j := f.Blanks(f.Behind(i, "the "))
	n, ok := map[string]int{"next": 1, "this": 0, "last": -1, "the": 0, "coming": 0, "previous": -1}[f.Low(j)]
	if f.Low(j) == "week" && f.HasFold(j, "week after next") {
		w.Unit, w.N = words.Weeks, 2
		return w, j + len("week after next"), true
	}
	if !ok {
		return w, i, false
	}
	k := f.Blanks(j + len(f.Low(j)))
	u, ok := map[string]words.Unit{"week": words.Weeks, "weekend": words.Weekends, "month": words.Months, "year": words.Years}[f.Low(k)]
	w.Unit, w.N = u, n
	return w, k + len(f.Low(k)), ok
}

// weekDay reads next week, and the day that stands behind it: next week on
// Monday.
func (f english) weekDay(i int) (Date, bool) {
	w, end, ok := f.week(i)
	if !ok {
		return w, false
	}
	w.To = end
	j := f.Blanks(f.Behind(f.Blanks(end), "on ", "'s "))
	switch w.Unit {
	case words.Weeks:
		if d, after, ok := f.weekdays.englishName(j, false); ok {
			w.Weekday, w.HasWeekday, w.To = d, true, after
		}
	case words.Months:
		if d, ok := f.ordinalDay(j); ok && d.Month == 0 && d.Unit == words.NoUnit {
			w.Day, w.To = d.Day, d.To
		}
	case words.Years:
		if d, ok := f.monthFirst(j); ok && d.Year == 0 && d.Unit == words.NoUnit {
			d.From, d.Unit, d.N = w.From, words.Years, w.N
			return d, true
		}
	}
	return w, true
}
