// Package daybook keeps days of the desk in numbers, so that a report of any range of dates
// reads one small item a day, and the register of requests about people's own data. The clock
// adds up what turns and staff noted in their own transactions: rows of the ledger, answers,
// closed cases. Nobody's request waits for it, no turn and no page reads the rows.
//
//	DAYS             UNTIL               up to where rows were added up   as read
//	DAYS             <day>               a day of the desk's wall         with UNTIL
//	F#<day>          <time>#<id>         a case was closed                always
//	Q#<month>        <received>#<receipt>  a request                      with its case
//
// Each moves on with the item UNTIL alone (platform fact 29): whoever read an older one
// writes nothing, so no row counts twice. The days name nobody and stand in clear; requests
// are sealed, for they have a receipt number each.
package daybook

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/daily"
	"madoguchi/internal/dates"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

// Book is the daybook on a table.
type Book struct {
	Engine table.Engine
	Keys   *keyring.Ring
	Past   time.Duration // for which rows are kept that are added up
}

// Years is for how long days and requests are kept: as long as the enforcement rules of the Act
// on the Protection of Personal Information have companies keep their records of whom they gave data to.
const Years = 3

const (
	days      = "DAYS"
	minute    = "20060102T1504"  // what the sort keys of a minute's rows begin with
	ten       = 10 * time.Minute // what is added up at once while the clock runs
	finished  = 30 * time.Second // after which no turn still writes a row of a time
	mostSpans = 60               // added up at once
	day       = 24 * time.Hour
)

func untilKey() table.Key { return table.Key{Partition: days, Sort: "UNTIL"} }

func dayKey(date string) table.Key { return table.Key{Partition: days, Sort: date} }

// reached is the body of the item UNTIL.
type reached struct {
	Until time.Time `json:"until"`
}

// Fold implements [watch.Daybook]: it adds what was noted since the last time to its days, ten
// minutes at once, so that nine clocks of ten read one item. The error is [outbox.ErrConflict] where another clock did meanwhile.
func (b Book) Fold(ctx context.Context, now time.Time, of func(time.Time) dates.Date) error {
	from, version, err := b.reached(ctx)
	if err != nil {
		return err
	}
	if oldest := now.UTC().Add(-b.Past).Truncate(day); from.Before(oldest) {
		from = oldest
	}
	until, added := from, tally{of: of, days: map[string]*daily.Day{}}
	for range mostSpans {
		prefix, next := span(until, now)
		if next.Add(finished).After(now) {
			break
		}
		if err := b.noted(ctx, until, prefix, added); err != nil {
			return err
		}
		until = next
	}
	if until.Equal(from) {
		return nil
	}
	return b.write(ctx, reached{until}, version, added.days, now)
}

// span is what is added up next from a time on: a day that is over, an hour, or ten minutes. An
// earlier version of the desk stopped at any minute: from there it is minutes up to the next ten.
func span(from, now time.Time) (prefix string, next time.Time) {
	text := from.UTC().Format(minute)
	for _, s := range []struct {
		long   time.Duration
		prefix string
	}{{day, ""}, {time.Hour, text[:len("20060102T15")]}} {
		if next := from.Add(s.long); from.Equal(from.Truncate(s.long)) && !next.Add(finished).After(now) {
			return s.prefix, next
		}
	}
	if from.Equal(from.Truncate(ten)) {
		return text[:len(text)-1], from.Add(ten)
	}
	return text, from.Add(time.Minute)
}

// write keeps where the book stands, and the days to which something was added.
func (b Book) write(ctx context.Context, r reached, version int64, more map[string]*daily.Day, now time.Time) error {
	last, err := table.Replace(untilKey(), version, r)
	if err != nil {
		return err
	}
	writes := []table.Write{last}
	var keys []table.Key
	for date := range more {
		keys = append(keys, dayKey(date))
	}
	versions := map[string]int64{}
	if len(keys) > 0 {
		items, err := b.Engine.Get(ctx, keys...)
		if err != nil {
			return err
		}
		for _, item := range items {
			var before daily.Day
			if err := table.Decode(item, &before); err != nil {
				return err
			}
			more[item.Sort].Add(before)
			versions[item.Sort] = item.Version
		}
	}
	for date, d := range more {
		d.Date = date
		body, err := json.Marshal(d)
		if err != nil {
			return fmt.Errorf("daybook: a day: %w", err)
		}
		item := table.Item{Key: dayKey(date), Version: versions[date] + 1, Body: body, Expires: now.AddDate(Years, 0, 0)}
		writes = append(writes, table.Write{Item: item, If: table.Always})
	}
	err = b.Engine.Write(ctx, writes...)
	if errors.Is(err, table.ErrConflict) {
		return outbox.ErrConflict
	}
	return err
}

// reached is up to where rows were added up, the zero time for nowhere yet.
func (b Book) reached(ctx context.Context) (time.Time, int64, error) {
	items, err := b.Engine.Get(ctx, untilKey())
	if err != nil || len(items) == 0 {
		return time.Time{}, 0, err
	}
	var r reached
	return r.Until, items[0].Version, table.Decode(items[0], &r)
}

// Days implements [casework.Daybook]: one query, of one item for each day.
func (b Book) Days(ctx context.Context, from, to dates.Date) ([]daily.Day, time.Time, error) {
	until, _, err := b.reached(ctx)
	if err != nil {
		return nil, until, err
	}
	most := int(to.In(time.UTC).Sub(from.In(time.UTC))/day) + 1
	if most < 1 {
		return nil, until, nil
	}
	items, err := b.Engine.Query(ctx, table.Query{Partition: days, Until: to.String(), Last: true, Limit: most})
	if err != nil {
		return nil, until, err
	}
	var all []daily.Day
	for _, item := range items {
		if item.Sort < from.String() {
			break
		}
		var d daily.Day
		if err := table.Decode(item, &d); err != nil {
			return nil, until, err
		}
		all = append(all, d)
	}
	return all, until, nil
}

var _ casework.Daybook = Book{}
