package casework

import (
	"context"
	"time"

	"madoguchi/internal/daily"
	"madoguchi/internal/dates"
)

// Daybook is what a report is made of; package store has it.
type Daybook interface {
	// Days returns the days of a range on which something happened, the newest first, and
	// up to when they are counted, zero for not yet.
	Days(ctx context.Context, from, to dates.Date) (days []daily.Day, until time.Time, err error)
	// Requests returns the requests about people's own data that were received from a moment
	// on and before another one, the oldest first. An error may stand beside those that opened.
	Requests(ctx context.Context, from, to time.Time) ([]Request, error)
}

// Report is what the desk tells a regulator of a range of days.
type Report struct {
	Days     []daily.Day // on which something happened, the newest first
	Until    time.Time   // up to here they are counted
	Requests []Request   // the oldest first
}

// Report reads a range of days of a time zone, both ends included. It is one query for the days
// and one for each month of requests, however much happened.
func (o *Office) Report(ctx context.Context, from, to dates.Date, zone *time.Location) (Report, error) {
	var r Report
	var err error
	if r.Days, r.Until, err = o.Store.Days(ctx, from, to); err != nil {
		return r, err
	}
	r.Requests, err = o.Store.Requests(ctx, from.In(zone), to.Add(1).In(zone))
	return r, err
}
