package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// Meter keeps what turns must know of the reader outside of the desk: whether it is switched
// off, and how often it was asked today.
type Meter struct{ Engine table.Engine }

// MeterKey is the one item of it. The clock and staff write it, and never a turn: the rows
// say who was asked.
func MeterKey() table.Key { return table.Key{Partition: "GATE", Sort: "READER"} }

// metered is the body of that item, in clear: it names nobody.
type metered struct {
	Off   bool      `json:"off"`
	Calls int       `json:"calls"` // on the day of Until
	Until time.Time `json:"until"` // up to here they are counted
}

// Counting takes whole minutes, or whole hours after a clock stood still.
const (
	minuteForm = "20060102T1504"  // what the sort keys of a minute's rows begin with
	hourForm   = "20060102T15"    // and those of an hour's
	finished   = 30 * time.Second // after which no turn still writes a row of a time
	mostSpans  = 90               // counted at once: a day and more
)

// on is the item on the day of now: each day counts anew.
func (r metered) on(now time.Time) metered {
	if today := now.UTC().Truncate(24 * time.Hour); r.Until.Before(today) {
		r.Calls, r.Until = 0, today
	}
	return r
}

// Switched tells what turns must know of the reader outside.
func (m Meter) Switched(ctx context.Context, now time.Time) (turn.Switch, error) {
	r, _, err := m.read(ctx, now)
	return r.state(), err
}

// SwitchOf is the same of the item, for who reads it with others.
func SwitchOf(i table.Item, now time.Time) (turn.Switch, error) {
	r, err := meteredOf(i, now)
	return r.state(), err
}

func (r metered) state() turn.Switch { return turn.Switch{Off: r.Off, Calls: r.Calls} }

// Switch turns the reader outside off for all customers, or on again.
func (m Meter) Switch(ctx context.Context, off bool, now time.Time) error {
	r, version, err := m.read(ctx, now)
	if err != nil {
		return err
	}
	r.Off = off
	return m.write(ctx, r, version)
}

// Count implements [watch.Meter]: it adds up the calls that turns noted since the last time. The
// error is [outbox.ErrConflict] where staff switched it meanwhile.
func (m Meter) Count(ctx context.Context, now time.Time) (int, error) {
	r, version, err := m.read(ctx, now)
	if err != nil {
		return 0, err
	}
	before := r.Until
	for range mostSpans {
		form, next := span(r.Until, now)
		if next.Add(finished).After(now) {
			break
		}
		n, err := m.asked(ctx, r.Until, form)
		if err != nil {
			return r.Calls, err
		}
		r.Calls, r.Until = r.Calls+n, next
	}
	if r.Until.Equal(before) {
		return r.Calls, nil
	}
	return r.Calls, m.write(ctx, r, version)
}

// span is what is counted next from a time on: an hour that is over, or a minute.
func span(from, now time.Time) (form string, next time.Time) {
	hour := from.Add(time.Hour)
	if from.Equal(from.Truncate(time.Hour)) && !hour.Add(finished).After(now) {
		return hourForm, hour
	}
	return minuteForm, from.Add(time.Minute)
}

// asked is how often the reader was asked in the minute, or the hour, that begins at a time.
func (m Meter) asked(ctx context.Context, from time.Time, form string) (n int, err error) {
	for shard := range Shards {
		items, err := m.Engine.Query(ctx, table.Query{Partition: partition(from, shard), Prefix: from.UTC().Format(form)})
		if err != nil {
			return 0, err
		}
		for _, item := range items {
			var row Row
			if err := json.Unmarshal(item.Body, &row); err != nil {
				return 0, fmt.Errorf("ledger: %w", err)
			}
			if row.Reader != nil && row.Reader.Asked {
				n++
			}
		}
	}
	return n, nil
}

func (m Meter) read(ctx context.Context, now time.Time) (r metered, version int64, err error) {
	items, err := m.Engine.Get(ctx, MeterKey())
	if err != nil || len(items) == 0 {
		return r.on(now), 0, err
	}
	r, err = meteredOf(items[0], now)
	return r, items[0].Version, err
}

func meteredOf(i table.Item, now time.Time) (r metered, err error) {
	if err := json.Unmarshal(i.Body, &r); err != nil {
		return r, fmt.Errorf("ledger: the reader outside: %w", err)
	}
	return r.on(now), nil
}

func (m Meter) write(ctx context.Context, r metered, version int64) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("ledger: the reader outside: %w", err)
	}
	condition := table.Unchanged
	if version == 0 {
		condition = table.Absent
	}
	item := table.Item{Key: MeterKey(), Version: version + 1, Body: body}
	err = m.Engine.Write(ctx, table.Write{Item: item, If: condition})
	if errors.Is(err, table.ErrConflict) {
		return outbox.ErrConflict
	}
	return err
}
