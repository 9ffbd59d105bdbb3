// Package hours is the calendar of the desk: when is a person really there. A
// dated opening beats a holiday, a holiday beats the weekday (platform fact 35).
package hours

import (
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/dates"
	"madoguchi/internal/incident"
)

// horizon bounds every search for an opening, in days: longer than any closure
// a desk survives.
const horizon = 366

// Calendar answers questions about one desk's hours. It is immutable.
type Calendar struct {
	hours    incident.Hours
	holidays map[dates.Date]bool
}

// New builds the calendar. The error names a holiday calendar that this package
// does not know, or hours that never open.
func New(h incident.Hours) (*Calendar, error) {
	holidays, err := holidaysOf(h.Holidays)
	if err != nil {
		return nil, err
	}
	if h.Open < 0 || h.Close > 24*time.Hour || h.Open >= h.Close {
		return nil, fmt.Errorf("hours: the desk opens at %v and closes at %v", h.Open, h.Close)
	}
	if len(h.Weekdays) == 0 && len(h.Openings) == 0 {
		return nil, fmt.Errorf("hours: no weekday and no dated opening")
	}
	return &Calendar{h, holidays}, nil
}

// OpenOn reports whether people answer on that day at all.
func (c *Calendar) OpenOn(d dates.Date) bool {
	switch {
	case slices.Contains(c.hours.Openings, d):
		return true
	case slices.Contains(c.hours.Closings, d), c.holidays[d]:
		return false
	}
	return slices.Contains(c.hours.Weekdays, d.Weekday())
}

// Knows reports whether the holidays of that day's year are known: what [Calendar.OpenOn]
// says of others is a guess.
func (c *Calendar) Knows(d dates.Date) bool {
	if c.hours.Holidays == "" {
		return true
	}
	for holiday := range c.holidays {
		if holiday.Year == d.Year {
			return true
		}
	}
	return false
}

// Open reports whether somebody is there at t. The interval is half open: at the
// closing time nobody is.
func (c *Calendar) Open(t time.Time) bool {
	opening, closing := c.span(c.Day(t))
	return c.OpenOn(c.Day(t)) && !t.Before(opening) && t.Before(closing)
}

// Opened is when the desk opened, while somebody is there; else the zero time.
func (c *Calendar) Opened(t time.Time) time.Time {
	if !c.Open(t) {
		return time.Time{}
	}
	opening, _ := c.span(c.Day(t))
	return opening
}

// Next is the first moment at or after t at which somebody is there. The zero
// time means that no opening is in sight.
func (c *Calendar) Next(t time.Time) time.Time {
	day := c.Day(t)
	for range horizon {
		opening, closing := c.span(day)
		if c.OpenOn(day) && t.Before(closing) {
			return later(t, opening).In(c.hours.Zone)
		}
		day = following(day)
	}
	return time.Time{}
}

// After is the first opening after the whole of a day.
func (c *Calendar) After(d dates.Date) time.Time { return c.Next(following(d).In(c.hours.Zone)) }

// Add is the moment at which the desk will have been open for d since t: what a
// promise in working time comes to on the calendar.
func (c *Calendar) Add(t time.Time, d time.Duration) time.Time {
	for {
		t = c.Next(t)
		if t.IsZero() {
			return t
		}
		_, closing := c.span(c.Day(t))
		if left := closing.Sub(t); d <= left {
			return t.Add(d)
		} else {
			d -= left
		}
		t = closing
	}
}

// Promised is the staffed time in which the incident promises an answer in a lane,
// 0 where it promises nothing of its own.
func (c *Calendar) Promised(lane string) time.Duration { return c.hours.Due[lane] }

// Between is for how long somebody is there from one moment to another, nothing
// where to is not after from. A span of more than a year counts as a year.
func (c *Calendar) Between(from, to time.Time) time.Duration {
	var staffed time.Duration
	day := c.Day(from)
	for range horizon {
		opening, closing := c.span(day)
		if !opening.Before(to) {
			break
		}
		if c.OpenOn(day) {
			staffed += max(0, earlier(closing, to).Sub(later(opening, from)))
		}
		day = following(day)
	}
	return staffed
}

// Day is the date of t on the desk's wall.
func (c *Calendar) Day(t time.Time) dates.Date { return dates.Of(t.In(c.hours.Zone)) }

// span is the opening and closing time of a day, on the wall clock even where
// the zone changes its offset that day.
func (c *Calendar) span(d dates.Date) (opening, closing time.Time) {
	at := func(since time.Duration) time.Time {
		return time.Date(d.Year, d.Month, d.Day, 0, int(since/time.Minute), 0, 0, c.hours.Zone)
	}
	return at(c.hours.Open), at(c.hours.Close)
}

func following(d dates.Date) dates.Date {
	return dates.Of(d.In(time.UTC).AddDate(0, 0, 1))
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
