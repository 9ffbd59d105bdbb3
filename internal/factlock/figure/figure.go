// Package figure finds the figures of a text, numbers, dates, hours and addresses, in the
// form in which texts and facts compare, and holds those that facts allow.
package figure

import (
	"strings"
	"time"
	"unicode"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/jatext"
)

// Kind is what a figure is.
type Kind int

const (
	Count   Kind = iota // 7,996名, 36 people, 30 days
	Date                // 2019年3月11日(月), March 11, 平成31年, 11日
	Clock               // 15時, 9:00, 3 p.m.
	Address             // a phone number, a mail address, a URL
	Vague               // 数日, several weeks: never held
)

// Figure is a figure in a text.
type Figure struct {
	Kind       Kind
	Raw        string // as it is written
	From, To   int    // runes of the folded text
	Value      int64
	Unit       string // of a count: person, record, day ..., "" where none is named
	Meant      Bound  // of a count or a clock
	Day        Parts
	Weekday    time.Weekday
	HasWeekday bool

	bare   bool   // a plain number: no comma, no counter right behind it
	era    string // of a date: the year as written, like 平成31年
	inEra  bool   // and it was of that era
	minute int    // of a clock, since midnight
	key    string // of an address: digits only, or lower case
}

// Parts is a date of which parts may be missing: 0.
type Parts struct{ Year, Month, Day int }

// PartsOf is a whole date.
func PartsOf(d dates.Date) Parts { return Parts{d.Year, int(d.Month), d.Day} }

// Same reports whether two dates agree in the parts that both have.
func (p Parts) Same(q Parts) bool {
	return (p.Year == 0 || q.Year == 0 || p.Year == q.Year) && (p.Month == 0 || q.Month == 0 || p.Month == q.Month) &&
		(p.Day == 0 || q.Day == 0 || p.Day == q.Day)
}

// Named reports whether a date has a month and a day.
func (p Parts) Named() bool { return p.Month != 0 && p.Day != 0 }

// OfPeople reports whether a figure counts people, or their records.
func (f Figure) OfPeople() bool { return f.Unit == "person" || f.Unit == "record" }

// Hour is a time of day as a text would name it.
func Hour(at time.Duration) Figure { return Figure{Kind: Clock, minute: int(at / time.Minute)} }

// Find returns the figures of a folded text in order.
func Find(in []rune) []Figure {
	s := &scanner{in: in, dates: datesIn(in)}
	for s.at < len(s.in) {
		if !s.step() {
			s.at++
		}
	}
	setBounds(in, s.out)
	withMonths(in, s.out)
	return s.out
}

// scanner walks a folded text and collects its figures.
type scanner struct {
	in  jatext.Text
	at  int
	out []Figure

	dates map[int]dates.Written // by where they start
}

// step takes what starts at s.at, false where nothing does.
func (s *scanner) step() bool {
	r := s.in[s.at]
	switch {
	case words.IsLetter(r) && words.IsAlnum(s.in.Rune(s.at-1)), r == '+' && words.IsAlnum(s.in.Rune(s.at-1)):
		return false
	case words.IsAlnum(r) || r == '+':
		return s.latin()
	case r == '(':
		return s.marker()
	case r == '数':
		return s.several()
	case words.IsKanjiNumber(r) || unicode.IsDigit(r):
		return s.idiom() || s.dated() || s.number()
	case r == '正' || r == '零':
		return s.noon()
	}
	return s.dated()
}

func (s *scanner) latin() bool {
	return s.marker() || s.address() || s.phone() || s.dated() || s.pointed() || s.number() || s.word()
}

// emit ends a figure at to and goes on there.
func (s *scanner) emit(f Figure, from, to int) bool {
	f.From, f.To = from, to
	f.Raw = strings.TrimSpace(string(s.in[from:to]))
	s.out = append(s.out, f)
	s.at = to
	return true
}

// numerals are the ways of writing a number that a text has.
var numerals = jatext.Numerals{Scales: "十百千万億兆", Figures: true, Longest: 15}

// number takes a number with what makes it an hour or a count.
func (s *scanner) number() bool {
	n := numerals.Read(s.in, s.at)
	return n.End > s.at && (s.clockFrom(n) || s.countFrom(n))
}

// Repeats reports whether a figure has the value of another of its kind.
func (f Figure) Repeats(g Figure) bool {
	return f.Kind == g.Kind && f.Value == g.Value && f.minute == g.minute
}
