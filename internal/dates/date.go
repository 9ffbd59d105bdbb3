// Package dates reads the dates that people write: in questions, in a notice, in
// the files of an incident. [Find] looks for them in a text, in Japanese,
// English, Chinese and Korean, and says what is written (package written); [Mention.On]
// says which days of the calendar are meant. There is no other reader of dates in the desk,
// so that what it checks and what it answers cannot disagree.
//
// It has no clock: the caller says which day it is, and whether the date is about
// something to come or something that happened.
package dates

import (
	"fmt"
	"time"
)

// Date is a day without a time zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Parse reads 2019-04-13.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2019-04-13", s)
	}
	return Of(t), nil
}

// Of is the day of t in t's own location.
func Of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// In is the first moment of the day in loc.
func (d Date) In(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// Add is the day n days later.
func (d Date) Add(n int) Date { return Of(d.In(time.UTC).AddDate(0, 0, n)) }

// Compare orders days: -1, 0 or +1.
func (d Date) Compare(e Date) int { return d.In(time.UTC).Compare(e.In(time.UTC)) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// Days is the number of days from d to e.
func (d Date) Days(e Date) int { return int(e.In(time.UTC).Sub(d.In(time.UTC)) / (24 * time.Hour)) }

func (d Date) String() string { return d.In(time.UTC).Format(time.DateOnly) }

// monday is the first day of the week of d: weeks begin on Mondays (ISO 8601, JIS X 0301).
func (d Date) monday() Date { return d.Add(-(int(d.Weekday()) + 6) % 7) }

// real reports whether the calendar has the day.
func (d Date) real() bool { return d.Month >= 1 && d.Month <= 12 && Of(d.In(time.UTC)) == d }

// Span is a run of days, both ends included.
type Span struct{ First, Last Date }

// Has reports whether a day lies in the span.
func (s Span) Has(d Date) bool { return s.First.Compare(d) <= 0 && d.Compare(s.Last) <= 0 }

func day(d Date) Span { return Span{d, d} }

func month(y int, m time.Month) Span {
	first := Of(time.Date(y, m, 1, 0, 0, 0, 0, time.UTC))
	return Span{first, Of(first.In(time.UTC).AddDate(0, 1, -1))}
}
