package written

import (
	"madoguchi/internal/dates/words"
	"madoguchi/internal/jatext"
)

// spans read days from one to another.
type spans struct{ *finder }

// joint is where a span goes on behind から, to, ~ and the like; i where it does
// not.
func (f spans) joint(i int) int {
	j := f.Blanks(i)
	end := f.Behind(j, "から", "より", "~", "〜", "-", "–", "—", "−", "ー", "到", "至", "부터", "에서", "to ", "until ", "till ", "through ", "thru ",
		"up to ")
	if end == j {
		return i
	}
	if jatext.IsASCIILetter(f.Rune(j)) && !f.wordStart(j) {
		return i
	}
	return f.Blanks(f.Behind(f.Blanks(end), "翌年の", "翌年", "翌", "on the ", "on ", "the "))
}

// from is the span that a date begins, or the day alone.
func (f spans) from(w Date) Mention {
	w.vague = w.vague || f.notMeant(w)
	last, ok := f.behind(&w)
	if !ok {
		return Mention{First: w, Last: w}
	}
	m := Mention{First: w, Last: last, Span: true}
	switch {
	case !w.named() || !last.named():
	case w.Unit == words.Weeks && last.Unit == words.NoUnit:
		m.Last.Unit, m.Last.N = words.Weeks, w.N // 来週の月曜から水曜
	case w.Unit == words.NoUnit && last.Unit == words.Weeks:
		m.First.Unit, m.First.N = words.Weeks, last.N // Monday to Wednesday next week
	case w.Unit == words.NoUnit && w.Pick == words.Plain:
		m.First.vague = true // 月曜から金曜: every week
	}
	return m
}

// behind reads the end of the span that a date begins.
func (f spans) behind(w *Date) (Date, bool) {
	i := f.note(w.To)
	j := f.joint(i)
	if j == i {
		before, at := f.Before(w.From)
		if before == "the" || before == "on" {
			before, _ = f.Before(at)
		}
		if before != "between" || !f.HasFold(f.Blanks(i), "and ") {
			return *w, false
		}
		j = f.Blanks(f.Behind(f.Blanks(f.Blanks(i)+4), "the "))
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
func (f spans) note(i int) int {
	j := f.Blanks(i)
	if f.Rune(j) != '(' {
		return i
	}
	for k := j; k < j+20 && f.Rune(k) != 0 && f.Rune(k) != '\n'; k++ {
		if f.Rune(k) == ')' {
			return k + 1
		}
	}
	return i
}

// bareDay reads a day of which only the number stands there, behind another day:
// the 6 of "May 3-6", of 5/3-6 and of "5月3、4日".
func (f spans) bareDay(before Date, i int) (Date, bool) {
	n := f.digits(i)
	if n.end > i+2 || n.value < 1 || n.value > 31 || before.Month == 0 || before.Day == 0 || f.goesOnAsNumber(n.end) {
		return Date{}, false
	}
	w, end := Date{From: i, Day: n.value}, n.end
	if !jatext.IsASCIILetter(f.Rune(before.From)) && !f.behindDay(before) {
		return f.weekdays.behind(w, end), f.figures.endsBare(end)
	}
	end, _ = f.english.ordinal(end)
	m, _ := f.english.month(f.Blanks(f.Behind(f.Blanks(end), "of ")))
	if m != 0 || f.english.counts(end) || jatext.IsASCIILetter(f.Rune(end)) {
		return w, false
	}
	w.Year, end = f.english.yearBehind(end)
	return f.weekdays.behind(w, end), true
}

// behindDay reports whether a date is written as in English, the month behind the day.
func (f spans) behindDay(w Date) bool {
	return jatext.IsFigure(f.Rune(w.From)) && w.Month != 0 && jatext.IsASCIILetter(f.Rune(w.To-1))
}

// goesOnAsNumber reports whether the number that ends at i is part of something longer:
// 5/3, 9:00, 4.5, 3,300.
func (f spans) goesOnAsNumber(i int) bool {
	switch f.Rune(i) {
	case '/', ':':
		return true
	case '.':
		return jatext.IsFigure(f.Rune(i + 1))
	case ',':
		return f.digits(i+1).end > i+3
	}
	return false
}

// follow gives a day the month and the year of the date before it in a list or span:
// the next one of that number.
func (f spans) follow(before Date, w *Date) {
	if w.Day == 0 || w.Unit != words.NoUnit || w.Month != 0 || before.Day == 0 {
		return
	}
	turns := w.Day < before.Day
	switch {
	case before.Unit == words.Months:
		if w.Unit, w.N = words.Months, before.N; turns {
			w.N++
		}
	case before.Month != 0:
		w.Month = before.Month
		if w.Year == 0 {
			w.Year, w.Unit, w.N = before.Year, before.Unit, before.N
		}
		if turns {
			w.turn()
		}
	}
}
