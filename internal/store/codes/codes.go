// Package codes counts one-time codes and what became of their mail. Nobody keeps a counter,
// for turns would meet at it: a turn leaves a row, and the clock reads the rows of two days.
//
//	O#<day>#<shard>  <time>#<inbound>  a code went out               always
//	B#<day>#<shard>  <kind>#<mail>     a bounce or a complaint       always
//
// So that a quiet desk costs little, a clock keeps what it has read of a day to which no turn
// adds any more, and asks for bounces and complaints each ten minutes only while no code goes
// out. A process that begins has read nothing yet and reads all.
package codes

import (
	"context"
	"fmt"
	"sync"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
)

const (
	day      = 24 * time.Hour
	finished = 30 * time.Second // after which no turn still writes a row of a time
	quiet    = 10 * time.Minute // for which bounces and complaints are known, while no code goes out
)

// SentKey notes that a code went out.
func SentKey(at time.Time, shard int, inbound string) table.Key {
	return table.Key{Partition: fmt.Sprintf("O#%s#%d", table.Day(at), shard), Sort: table.Moment(at) + "#" + inbound}
}

// Counter counts codes on a table. It is safe for concurrent use.
type Counter struct {
	Engine table.Engine

	mu   sync.Mutex
	past read // codes of the day before
	back read // bounces and complaints of both days
}

// read is what was read, and when.
type read struct {
	at   time.Time
	day  string
	rows []table.Item
}

// CodeFigures implements [watch.Register]: what happened within a day before now. What one
// customer causes counts up to a bound. Bounces and complaints are up to ten minutes behind where
// no code went out within the hour.
func (c *Counter) CodeFigures(ctx context.Context, now time.Time) (affected.Codes, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	actors := map[inquiry.CustomerKey]affected.Codes{}
	err := c.sent(ctx, now, actors)
	if err == nil {
		err = c.returned(ctx, now, actors)
	}
	var all affected.Codes
	for _, of := range actors {
		all = all.Add(of)
	}
	return all, err
}

// sent counts codes. Their sort key begins with their moment.
func (c *Counter) sent(ctx context.Context, now time.Time, actors map[inquiry.CustomerKey]affected.Codes) error {
	if before := now.Add(-day); c.past.day != table.Day(before) || !c.past.over() || now.Before(c.past.at) {
		rows, err := c.rows(ctx, before, sentOn)
		if err != nil {
			return err
		}
		c.past = read{now, table.Day(before), rows}
	}
	today, err := c.rows(ctx, now, sentOn)
	if err != nil {
		return err
	}
	hourAgo, dayAgo := table.Moment(now.Add(-time.Hour)), table.Moment(now.Add(-day))
	for _, rows := range [][]table.Item{c.past.rows, today} {
		for _, item := range rows {
			of := actors[inquiry.CustomerKey(item.Owner)]
			of.Hour += count(item.Sort > hourAgo)
			of.Day += count(item.Sort > dayAgo)
			actors[inquiry.CustomerKey(item.Owner)] = of
		}
	}
	return nil
}

// over reports whether the day was over when it was read.
func (r read) over() bool {
	midnight := r.at.UTC().Truncate(day)
	return !r.at.Before(midnight.Add(finished)) && r.day == table.Day(midnight.Add(-day))
}

// returned counts what came back, of which actors had codes within the hour.
func (c *Counter) returned(ctx context.Context, now time.Time, actors map[inquiry.CustomerKey]affected.Codes) error {
	busy := false
	for _, of := range actors {
		busy = busy || of.Hour > 0
	}
	if age := now.Sub(c.back.at); busy || age < 0 || age >= quiet {
		rows, err := c.rows(ctx, now.Add(-day), ledger.ReturnedPartition)
		if err != nil {
			return err
		}
		today, err := c.rows(ctx, now, ledger.ReturnedPartition)
		if err != nil {
			return err
		}
		c.back = read{at: now, rows: append(rows, today...)}
	}
	for _, item := range c.back.rows {
		if err := add(actors, item, now); err != nil {
			return err
		}
	}
	return nil
}

// add counts what came back.
func add(actors map[inquiry.CustomerKey]affected.Codes, item table.Item, now time.Time) error {
	var n ledger.Returned
	if err := table.Decode(item, &n); err != nil {
		return err
	}
	of := actors[n.Actor]
	today, lately := n.At.After(now.Add(-day)), n.At.After(now.Add(-time.Hour))
	if item.Kind() == ledger.Bounced {
		of.Bounces += count(today)
		of.RecentBounces += count(lately)
	} else {
		of.Complaints += count(today)
		of.RecentComplaints += count(lately)
	}
	actors[n.Actor] = of
	return nil
}

func sentOn(day time.Time, shard int) string { return SentKey(day, shard, "").Partition }

// rows are those of a day.
func (c *Counter) rows(ctx context.Context, day time.Time, partition func(day time.Time, shard int) string) (all []table.Item, err error) {
	for shard := range ledger.Shards {
		items, err := c.Engine.Query(ctx, table.Query{Partition: partition(day, shard)})
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
	}
	return all, nil
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}
