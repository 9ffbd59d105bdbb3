package incident

import (
	"time"

	"madoguchi/internal/dates"
)

// Date is a day without a time zone.
type Date = dates.Date

// ParseDate reads 2019-04-13.
func ParseDate(s string) (Date, error) { return dates.Parse(s) }

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date { return dates.Of(t) }
