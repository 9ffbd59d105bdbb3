package incident

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

// ParseDate reads 2019-04-13.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2019-04-13", s)
	}
	return DateOf(t), nil
}

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// In is the first moment of the day in loc.
func (d Date) In(loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, loc)
}

// Compare orders days: -1, 0 or +1.
func (d Date) Compare(e Date) int { return d.In(time.UTC).Compare(e.In(time.UTC)) }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.In(time.UTC).Weekday() }

// Days is the number of days from d to e.
func (d Date) Days(e Date) int { return int(e.In(time.UTC).Sub(d.In(time.UTC)) / (24 * time.Hour)) }

func (d Date) String() string { return d.In(time.UTC).Format(time.DateOnly) }
