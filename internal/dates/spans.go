package dates

// spanGap is where a span goes on behind から, to, ~ and the like; i where it does
// not.
func (f *finder) spanGap(i int) int {
	j := f.blanks(i)
	end := f.any(j, "から", "より", "~", "〜", "-", "–", "—", "−", "ー", "到", "至", "부터", "에서", "to ", "until ", "till ", "through ", "thru ",
		"up to ")
	if end == j {
		return i
	}
	if isLetter(f.rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.blanks(f.any(f.blanks(end), "翌年の", "翌年", "翌", "on the ", "on ", "the "))
}

// spanFrom is the span that a date begins, or the day alone.
func (f *finder) spanFrom(w Written) Mention {
	w.vague = w.vague || f.notMeant(w)
	last, ok := f.spanBehind(&w)
	if !ok {
		return Mention{First: w, Last: w}
	}
	m := Mention{First: w, Last: last, Span: true}
	switch {
	case !w.named() || !last.named():
	case w.unit == weeks && last.unit == none:
		m.Last.unit, m.Last.n = weeks, w.n // 来週の月曜から水曜
	case w.unit == none && last.unit == weeks:
		m.First.unit, m.First.n = weeks, last.n // Monday to Wednesday next week
	case w.unit == none && w.pick == plain:
		m.First.vague = true // 月曜から金曜: every week
	}
	return m
}

// named reports whether a day of the week is written and no date.
func (w Written) named() bool { return w.HasWeekday && !w.Absolute() }

// spanBehind reads the end of the span that a date begins.
func (f *finder) spanBehind(w *Written) (Written, bool) {
	i := f.note(w.To)
	j := f.spanGap(i)
	if j == i {
		before, at := f.before(w.From)
		if before == "the" || before == "on" {
			before, _ = f.before(at)
		}
		if before != "between" || !f.hasFold(f.blanks(i), "and ") {
			return *w, false
		}
		j = f.blanks(f.any(f.blanks(f.blanks(i)+4), "the "))
	}
	f.gap = j
	last, ok := f.single(j)
	likeEachOther(w, &last)
	if !ok || last.vague {
		if last, ok = f.bareDay(*w, j); !ok {
			return *w, false
		}
	}
	f.follow(*w, &last)
	return last, w.Whole() == last.Whole()
}

// note skips what stands in brackets behind a date: (サイト開設日).
func (f *finder) note(i int) int {
	j := f.blanks(i)
	if f.rune(j) != '(' {
		return i
	}
	for k := j; k < j+20 && f.rune(k) != 0 && f.rune(k) != '\n'; k++ {
		if f.rune(k) == ')' {
			return k + 1
		}
	}
	return i
}

// bareDay reads a day of which only the number stands there, behind another day:
// the 6 of "May 3-6", of 5/3-6 and of "5月3、4日".
func (f *finder) bareDay(before Written, i int) (Written, bool) {
	n := f.digits(i)
	if n.end > i+2 || n.value < 1 || n.value > 31 || before.Month == 0 || before.Day == 0 || f.goesOnAsNumber(n.end) {
		return Written{}, false
	}
	w, end := Written{From: i, Day: n.value}, n.end
	if !isLetter(f.rune(before.From)) && !f.behindDay(before) {
		return f.weekdayBehind(w, end), f.endsBare(end)
	}
	end, _ = f.ordinal(end)
	m, _ := f.month(f.blanks(f.any(f.blanks(end), "of ")))
	if m != 0 || f.counts(end) || isLetter(f.rune(end)) {
		return w, false
	}
	w.Year, end = f.yearBehind(end)
	return f.weekdayBehind(w, end), true
}

// behindDay reports whether a date is written as in English, the month behind the day.
func (f *finder) behindDay(w Written) bool {
	return isDigit(f.rune(w.From)) && w.Month != 0 && isLetter(f.rune(w.To-1))
}

// goesOnAsNumber reports whether the number that ends at i is part of something longer:
// 5/3, 9:00, 4.5, 3,300.
func (f *finder) goesOnAsNumber(i int) bool {
	switch f.rune(i) {
	case '/', ':':
		return true
	case '.':
		return isDigit(f.rune(i + 1))
	case ',':
		return f.digits(i+1).end > i+3
	}
	return false
}

// follow gives a day the month and the year of the date before it in a list or span:
// the next one of that number.
func (f *finder) follow(before Written, w *Written) {
	if w.Day == 0 || w.unit != none || w.Month != 0 || before.Day == 0 {
		return
	}
	turns := w.Day < before.Day
	switch {
	case before.unit == months:
		if w.unit, w.n = months, before.n; turns {
			w.n++
		}
	case before.Month != 0:
		w.Month = before.Month
		if w.Year == 0 {
			w.Year, w.unit, w.n = before.Year, before.unit, before.n
		}
		if turns {
			w.turn()
		}
	}
}

// turn goes on to the next month.
func (w *Written) turn() {
	if w.Month++; w.Month <= 12 {
		return
	}
	w.Month = 1
	if w.Year != 0 {
		w.Year++
	}
	if w.unit == years {
		w.n++
	}
}

// listGap is where a list goes on behind と, and, a comma or the like.
func (f *finder) listGap(i int) int {
	j := f.blanks(i)
	end := f.any(j, "、", "・", ", and ", ", or ", ",", "と", "や", "及び", "および", "または", "か", "and ", "or ", "& ", "&", "和", "跟", "及", "과",
		"와", "하고", "이랑", "및", "또는")
	if end == j || isLetter(f.rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.blanks(f.any(f.blanks(end), "on the ", "on ", "the "))
}

// list reads the days that follow a date and take their month or week from it: 5月3日と4日,
// "April 13 and 14", 来週の火曜と水曜.
func (f *finder) list(all []Mention, end int) ([]Mention, int) {
	for {
		prev := all[len(all)-1].Last
		j := f.listGap(f.note(end))
		if j == f.note(end) {
			return all, end
		}
		w, ok := f.next(prev, j)
		if !ok {
			return all, end
		}
		m := f.spanFrom(w)
		if m.First.vague || m.Last.vague {
			return all, m.To()
		}
		all, end = append(all, m), m.To()
	}
}

// next reads the date at i that goes on a list behind another one.
func (f *finder) next(prev Written, i int) (Written, bool) {
	f.gap = i
	w, ok := f.single(i)
	likeEachOther(&w, &prev)
	if !ok || w.vague {
		w, ok = f.bareDay(prev, i)
	}
	if !ok || w.unit != none || w.Day == 0 && !(w.named() && prev.named() && w.pick == plain) {
		return w, false
	}
	if w.Day == 0 {
		w.unit, w.n, w.pick = prev.unit, prev.n, prev.pick
		return w, true
	}
	f.follow(prev, &w)
	if w.Year == 0 && prev.Year != 0 && w.Month != 0 {
		w.Year = nearYear(prev, w)
	}
	return w, true
}

// nearYear is the year of a month and day in a list behind a whole date, the nearest:
// 2018年12月30日と1月3日 is of two winters' turn, 2019年5月3日と4月30日 of one spring.
func nearYear(before, w Written) int {
	switch d := (w.Month - before.Month); {
	case d < -6:
		return before.Year + 1
	case d > 6:
		return before.Year - 1
	}
	return before.Year
}
