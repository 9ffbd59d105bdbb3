package written

import (
	"madoguchi/internal/jatext"
)

// points read dates of numbers with signs between: 2019-04-13, 4/13, 13.04.2019.
type points struct{ *finder }

// read takes 2019-04-13, 2019/4/13, 2019.4.13, 2019. 4. 13., 13/04/2019 and
// 4/13. A year of two digits, or a day and a month that may stand either way,
// leave it open what is meant.
func (f points) read(i int, n numeral) (Date, bool) {
	sep := f.Rune(n.end)
	if n.kanji || !isPoint(sep) {
		return Date{}, false
	}
	second := f.digits(f.blank(n.end+1, sep))
	if second.value < 1 || second.end == n.end+1 {
		return Date{}, false
	}
	if n.end-i == 4 {
		third := f.digits(f.blank(second.end+1, sep))
		if n.value < 1900 || n.value > 2100 || f.Rune(second.end) != sep || third.value < 1 || third.value > 99 || !f.ends(third.end, sep) {
			return Date{}, false
		}
		w := Date{From: i, Year: n.value, Month: second.value, Day: third.value}
		return f.weekdays.behind(w, f.Behind(third.end, ".", "日")), w.Month < 100
	}
	return f.slashed(i, n)
}

// blank skips the blank behind the points of 2019. 4. 13.
func (f points) blank(i int, sep rune) int {
	if sep == '.' {
		return f.Blanks(i)
	}
	return i
}

// ends reports whether a date with points ends at i, and no number goes on.
func (f points) ends(i int, sep rune) bool {
	r := f.Rune(i)
	return !jatext.IsFigure(r) && !(jatext.IsASCIILetter(r) && r != 'T') && !(r == sep && jatext.IsFigure(f.Rune(i+1)))
}

// slashed reads 4/13, 13/04/2019 and 13.04.2019.
func (f points) slashed(i int, n numeral) (Date, bool) {
	sep := f.Rune(n.end)
	w, end := f.pair(i, n)
	if w.Day == 0 || !isPoint(sep) || !f.starts(i) {
		return w, false
	}
	if third := f.digits(end + 1); f.Rune(end) == sep && third.end == end+5 && third.value >= 1900 && third.value <= 2100 {
		w.Year, end = third.value, third.end
	}
	switch {
	case sep != '/' && w.Year == 0, w.Month == 24 && w.Day == 7: // 8.30, 5-3, 24/7
		return w, false
	case !f.ends(end, '/') || f.Rune(end) == '/' || f.Any(end, "%", "円", "以上", "以下", "程度", "くらい", "ぐらい", "の確率"):
		return f.dropped(w, end)
	case !w.order(f.lang):
		return w, false
	}
	return f.weekdays.behind(w, end), true
}

// pair reads two numbers of one or two digits with a sign between them.
func (f points) pair(i int, n numeral) (w Date, end int) {
	second := f.digits(n.end + 1)
	digits := second.end - n.end - 1
	if n.end-i > 2 || n.value < 1 || n.value > 31 || digits < 1 || digits > 2 || second.value > 31 {
		return w, i
	}
	return Date{From: i, Month: n.value, Day: second.value}, second.end
}

// dropped takes 19/4/13 as a whole, so that no part of it is read.
func (f points) dropped(w Date, end int) (Date, bool) {
	if f.Rune(end) != '/' || !jatext.IsFigure(f.Rune(end+1)) {
		return w, false
	}
	w.vague, w.To = true, f.digits(end+1).end
	return w, true
}

func isPoint(r rune) bool { return r == '.' || r == '/' || r == '-' }

// likeEachOther settles the sides of a date that may be either by those of the other one
// of its span or list: 12/29-1/3.
func likeEachOther(a, b *Date) {
	if b.sides == eitherSide {
		a, b = b, a
	}
	if a.sides != eitherSide || b.sides < monthInFront {
		return
	}
	if a.vague, a.sides = false, b.sides; b.sides == dayInFront {
		a.Month, a.Day = a.Day, a.Month
	}
}

// order puts month and day in their places. In Japanese and Korean the month stands in front;
// others write it in front or behind: 4/5 may be either, and is left open. It is
// false where neither can be a month.
func (w *Date) order(lang string) bool {
	switch {
	case w.Month <= 12 && (lang == "ja" || lang == "ko" || w.Day > 12 || w.Day == w.Month):
		w.sides = monthInFront
	case w.Month <= 12:
		w.vague, w.sides = true, eitherSide
	case w.Month <= 31 && w.Day <= 12 && (lang != "ja" || w.Year != 0):
		w.Month, w.Day, w.sides = w.Day, w.Month, dayInFront
	default:
		return false
	}
	return true
}
