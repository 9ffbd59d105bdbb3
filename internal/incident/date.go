package incident

import (
	"time"

	"madoguchi/internal/dates"
)

// Date is a day without a time zone.
type Date = dates.Date

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date { return dates.Of(t) }
