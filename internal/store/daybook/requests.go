package daybook

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/dates"
	"madoguchi/internal/table"
)

const month = "2006-01"

func requestPartition(at time.Time) string { return "Q#" + at.UTC().Format(month) }

// Request is the item of a case that is a request about somebody's own data, and what is
// sealed into it: to be written with each write of the case.
func Request(c cases.Case) (table.Item, casework.Request) {
	key := table.Key{Partition: requestPartition(c.OpenedAt), Sort: table.Moment(c.OpenedAt) + "#" + string(c.Receipt)}
	return table.Item{Key: key, Version: c.Version, Expires: c.OpenedAt.AddDate(Years, 0, 0)}, casework.RequestOf(c)
}

// Requests implements [casework.Daybook]: one query for each month.
func (b Book) Requests(ctx context.Context, from, to time.Time) ([]casework.Request, error) {
	var all []casework.Request
	var failed error
	for m := dates.Of(from.UTC()).In(time.UTC).AddDate(0, 0, 1-from.UTC().Day()); m.Before(to); m = m.AddDate(0, 1, 0) {
		items, err := b.Engine.Query(ctx, table.Query{Partition: requestPartition(m)})
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			var r casework.Request
			if err := b.Keys.Open(item.Place(), item.Body, &r); err != nil {
				failed = errors.Join(failed, fmt.Errorf("daybook: open a request: %w", err))
				continue
			}
			if !r.Received.Before(from) && r.Received.Before(to) {
				all = append(all, r)
			}
		}
	}
	slices.SortFunc(all, func(a, b casework.Request) int { return a.Received.Compare(b.Received) })
	return all, failed
}
