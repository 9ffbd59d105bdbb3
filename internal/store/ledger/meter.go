package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// Meter keeps what turns must know of the reader outside of the desk: whether it is switched
// off, and how often it was asked today. What staff see of it beyond that is added up an hour,
// see [Meter.Reads].
type Meter struct {
	Engine table.Engine
	Keep   time.Duration // of rows and hours
}

// MeterKey is the one item of it. The clock and staff write it, and never a turn: the rows
// say who was asked.
func MeterKey() table.Key { return table.Key{Partition: "GATE", Sort: "READER"} }

// metered is the body of that item, in clear: it names nobody.
type metered struct {
	Off   bool      `json:"off"`
	Since time.Time `json:"since,omitzero"` // it was switched off, or on again
	Calls int       `json:"calls"`          // on the day of Until
	Until time.Time `json:"until"`          // up to here they are counted
}

// Counting takes whole minutes, or whole hours after a clock stood still.
const (
	minuteForm = "20060102T1504"  // what the sort keys of a minute's rows begin with
	hourForm   = "20060102T15"    // and those of an hour's
	finished   = 30 * time.Second // after which no turn still writes a row of a time
	mostSpans  = 90               // counted at once: what they add up to fits into one write
	tries      = 5                // at switching, where the clock counts meanwhile
	day        = 24 * time.Hour
)

// on is the item on the day of now: each day counts anew.
func (r metered) on(now time.Time) metered {
	if today := now.UTC().Truncate(day); r.Until.Before(today) {
		r.Calls, r.Until = 0, today
	}
	return r
}

// Switched tells what turns must know of the reader outside.
func (m Meter) Switched(ctx context.Context, now time.Time) (turn.Switch, error) {
	r, _, err := m.read(ctx)
	return r.state(now), err
}

// SwitchOf is the same of the item, for who reads it with others.
func SwitchOf(i table.Item, now time.Time) (turn.Switch, error) {
	r, err := meteredOf(i)
	return r.state(now), err
}

func (r metered) state(now time.Time) turn.Switch {
	return turn.Switch{Off: r.Off, Calls: r.on(now).Calls}
}

// Reader tells staff of the reader outside.
func (m Meter) Reader(ctx context.Context, now time.Time) (casework.Reader, error) {
	r, _, err := m.read(ctx)
	today := r.on(now)
	return casework.Reader{Off: r.Off, Since: r.Since, Calls: today.Calls, Until: r.Until}, err
}

// Switch turns the reader outside off for all customers, or on again: for each turn that
// loads from now on.
func (m Meter) Switch(ctx context.Context, off bool, now time.Time) (err error) {
	for range tries {
		r, version, err := m.read(ctx)
		if err != nil {
			return err
		}
		if r.Off != off {
			r.Off, r.Since = off, now.UTC()
		}
		if err = m.write(ctx, r, version); !errors.Is(err, outbox.ErrConflict) {
			return err
		}
	}
	return fmt.Errorf("ledger: the reader outside: %w", outbox.ErrConflict)
}

// Count implements [watch.Meter]: it adds up what turns noted since the last time. The error is
// [outbox.ErrConflict] where staff switched the reader meanwhile.
func (m Meter) Count(ctx context.Context, now time.Time) (int, error) {
	r, version, err := m.read(ctx)
	if err != nil {
		return 0, err
	}
	r = r.resumed(now, m.Keep)
	before, hours := r.Until, hours{}
	for range mostSpans {
		form, next := span(r.Until, now)
		if next.Add(finished).After(now) {
			break
		}
		noted, err := m.noted(ctx, r.Until, form)
		if err != nil {
			return r.on(now).Calls, err
		}
		hours.add(noted)
		r.Calls, r.Until = r.Calls+noted.Calls, next
		if next.Equal(next.Truncate(day)) {
			r.Calls = 0 // of the day that begins
		}
	}
	if r.Until.Equal(before) {
		return r.on(now).Calls, nil
	}
	writes, err := m.added(ctx, hours, now.Add(m.Keep))
	if err != nil {
		return r.on(now).Calls, err
	}
	return r.on(now).Calls, m.write(ctx, r, version, writes...)
}

// resumed is from where counting goes on: what is older has expired.
func (r metered) resumed(now time.Time, keep time.Duration) metered {
	if r.Until.IsZero() {
		return r.on(now)
	}
	if oldest := now.UTC().Add(-keep).Truncate(day); r.Until.Before(oldest) {
		r.Calls, r.Until = 0, oldest
	}
	return r
}

// span is what is counted next from a time on: an hour that is over, or a minute.
func span(from, now time.Time) (form string, next time.Time) {
	hour := from.Add(time.Hour)
	if from.Equal(from.Truncate(time.Hour)) && !hour.Add(finished).After(now) {
		return hourForm, hour
	}
	return minuteForm, from.Add(time.Minute)
}

// noted is what turns noted in the minute, or the hour, that begins at a time.
func (m Meter) noted(ctx context.Context, from time.Time, form string) (casework.Reads, error) {
	sum := casework.Reads{From: from.UTC().Truncate(time.Hour)}
	rows, err := Rows(ctx, m.Engine, from, from.UTC().Format(form))
	for _, row := range rows {
		sum.Add(row.reads())
	}
	return sum, err
}

// read returns the item, the zero value where there is none.
func (m Meter) read(ctx context.Context) (r metered, version int64, err error) {
	items, err := m.Engine.Get(ctx, MeterKey())
	if err != nil || len(items) == 0 {
		return r, 0, err
	}
	r, err = meteredOf(items[0])
	return r, items[0].Version, err
}

func meteredOf(i table.Item) (r metered, err error) {
	if err := json.Unmarshal(i.Body, &r); err != nil {
		return r, fmt.Errorf("ledger: the reader outside: %w", err)
	}
	return r, nil
}

// write keeps the item as it was read, and more with it, all or nothing.
func (m Meter) write(ctx context.Context, r metered, version int64, more ...table.Write) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("ledger: the reader outside: %w", err)
	}
	condition := table.Unchanged
	if version == 0 {
		condition = table.Absent
	}
	item := table.Item{Key: MeterKey(), Version: version + 1, Body: body}
	err = m.Engine.Write(ctx, append([]table.Write{{Item: item, If: condition}}, more...)...)
	if errors.Is(err, table.ErrConflict) {
		return outbox.ErrConflict
	}
	return err
}
