package dates

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// era is a Japanese era; its year n is the Gregorian year before + n.
type era struct {
	name, letter, english string
	before, last          int // last is the last year that is read
	from, to              Date
}

// Years of an era that has ended are written on for a while: 平成32年 was on many
// forms. They are read, up to a dozen.
var eras = []era{
	{"令和", "R", "Reiwa", 2018, 82, Date{2019, 5, 1}, Date{2100, 12, 31}},
	{"平成", "H", "Heisei", 1988, 43, Date{1989, 1, 8}, Date{2019, 4, 30}},
	{"昭和", "S", "Showa", 1925, 64, Date{1926, 12, 25}, Date{1989, 1, 7}},
	{"大正", "T", "Taisho", 1911, 15, Date{1912, 7, 30}, Date{1926, 12, 24}},
}

// InEra reports whether the era in which the year is written had begun and had not ended on
// that date, as far as it is written; a date without an era is in any.
func (w Written) InEra() bool {
	i := slices.IndexFunc(eras, func(e era) bool { return strings.HasPrefix(w.Era, e.name) })
	if i < 0 {
		return w.Era == ""
	}
	first, last := Date{w.Year, 1, 1}, Date{w.Year, 12, 31}
	if w.Month != 0 {
		s := month(w.Year, time.Month(w.Month))
		first, last = s.First, s.Last
	}
	if w.Day != 0 {
		first = first.Add(w.Day - 1)
		last = first
	}
	return last.Compare(eras[i].from) >= 0 && first.Compare(eras[i].to) <= 0
}

// era reads 平成31, 令和元, R2 or Heisei 31 at i. The letter stands for an era only
// in front of a whole date.
func (f *finder) era(i int) (w Written, end int, short bool) {
	for _, e := range eras {
		j, ok := i, false
		switch {
		case f.has(i, e.name):
			j, ok = i+2, true
		case f.word(i) == e.english:
			j, ok = i+len(e.english), true
		case f.hasFold(i, e.letter) && !isLetter(f.rune(i+1)) && f.wordStart(i):
			j, ok, short = i+1, true, true
		}
		if !ok {
			continue
		}
		n := f.number(f.blanks(j))
		if f.has(f.blanks(j), "元") {
			n = numeral{1, f.blanks(j) + 1, true}
		}
		if n.value < 1 || n.value > e.last {
			return Written{}, 0, false
		}
		return Written{From: i, Year: e.before + n.value, Era: fmt.Sprintf("%s%d年", e.name, n.value)}, n.end, short
	}
	return Written{}, 0, false
}

// eraDate reads a date whose year is in an era: 平成31年3月11日, R2.1.6, Heisei 31.
func (f *finder) eraDate(i int) (Written, bool) {
	w, end, short := f.era(i)
	if w.Year == 0 {
		return Written{}, false
	}
	if j := f.blanks(end); f.has(j, "年") {
		return f.behindYear(w, j+1)
	}
	if sep := f.rune(end); isPoint(sep) {
		m := f.digits(f.blanks(end + 1))
		if d := f.digits(f.blanks(m.end + 1)); f.rune(m.end) == sep && m.value > 0 && d.value > 0 && !isDigit(f.rune(d.end)) {
			w.Month, w.Day = m.value, d.value
			return f.weekdayBehind(w, d.end), true
		}
	}
	w.To = end
	return w, !short && isLetter(f.rune(i))
}

func isPoint(r rune) bool { return r == '.' || r == '/' || r == '-' }
