package written

import (
	"fmt"
	"strings"
	"time"

	"madoguchi/internal/jatext"
)

// era is a Japanese era; its year n is the Gregorian year before + n.
type era struct {
	name, letter, english string
	before, last          int // last is the last year that is read
	from, to              string
}

// Years of an era that has ended are written on for a while: 平成32年 was on many
// forms. They are read, up to a dozen.
var eras = [...]era{
	{"令和", "R", "Reiwa", 2018, 82, "2019-05-01", "2100-12-31"},
	{"平成", "H", "Heisei", 1988, 43, "1989-01-08", "2019-04-30"},
	{"昭和", "S", "Showa", 1925, 64, "1926-12-25", "1989-01-07"},
	{"大正", "T", "Taisho", 1911, 15, "1912-07-30", "1926-12-24"},
}

// InEra reports whether the era in which the year is written had begun and had not ended on
// that date, as far as it is written; a date without an era is in any.
func (w Date) InEra() bool {
	for _, e := range eras {
		if strings.HasPrefix(w.Era, e.name) {
			first, last := w.bounds()
			return last >= e.from && first <= e.to
		}
	}
	return w.Era == ""
}

// bounds are the first and the last day that a date with a year may be, like 2019-04-13.
func (w Date) bounds() (first, last string) {
	from := time.Date(w.Year, time.Month(max(w.Month, 1)), max(w.Day, 1), 0, 0, 0, 0, time.UTC)
	to := from
	switch {
	case w.Day != 0:
	case w.Month != 0:
		to = from.AddDate(0, 1, -1)
	default:
		to = from.AddDate(1, 0, -1)
	}
	return from.Format(time.DateOnly), to.Format(time.DateOnly)
}

// era reads 平成31, 令和元, R2 or Heisei 31 at i. The letter stands for an era only
// in front of a whole date.
func (f figures) era(i int) (w Date, end int, short bool) {
	for _, e := range eras {
		j, ok := i, false
		switch {
		case f.Has(i, e.name):
			j, ok = i+2, true
		case f.Word(i) == e.english:
			j, ok = i+len(e.english), true
		case f.HasFold(i, e.letter) && !jatext.IsASCIILetter(f.Rune(i+1)) && f.wordStart(i):
			j, ok, short = i+1, true, true
		}
		if !ok {
			continue
		}
		n := f.number(f.Blanks(j))
		if f.Has(f.Blanks(j), "元") {
			n = numeral{1, f.Blanks(j) + 1, true}
		}
		if n.value < 1 || n.value > e.last {
			return Date{}, 0, false
		}
		return Date{From: i, Year: e.before + n.value, Era: fmt.Sprintf("%s%d年", e.name, n.value)}, n.end, short
	}
	return Date{}, 0, false
}

// eraDate reads a date whose year is in an era: 平成31年3月11日, R2.1.6, Heisei 31.
func (f figures) eraDate(i int) (Date, bool) {
	w, end, short := f.era(i)
	if w.Year == 0 {
		return Date{}, false
	}
	if j := f.Blanks(end); f.Has(j, "年") {
		return f.monthBehind(w, j+1)
	}
	if sep := f.Rune(end); isPoint(sep) {
		m := f.digits(f.Blanks(end + 1))
		if d := f.digits(f.Blanks(m.end + 1)); f.Rune(m.end) == sep && m.value > 0 && d.value > 0 && !jatext.IsFigure(f.Rune(d.end)) {
			w.Month, w.Day = m.value, d.value
			return f.weekdays.behind(w, d.end), true
		}
	}
	w.To = end
	return w, !short && jatext.IsASCIILetter(f.Rune(i))
}
