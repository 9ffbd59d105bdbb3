package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

// What a mail service says of a mail with a code.
const (
	bounced    = "bounce"    // for good
	complained = "complaint" // the reader called it unwanted
)

// feedbackKept is how long it is kept; the figures look back one day.
const feedbackKept = 3 * 24 * time.Hour

// noted is the body of an item, in clear: whose code it was, under the keyed hash of the
// customer who asked for it.
type noted struct {
	At    time.Time           `json:"at"`
	Actor inquiry.CustomerKey `json:"actor"`
}

// mailed is the delivery that a mail was.
type mailed struct {
	Customer inquiry.CustomerKey
	Inbound  string
	N        int
}

// mailKey names a mail without telling its name.
func (s *Store) mailKey(name string) table.Key {
	return table.Key{Partition: "Y#" + s.keys.Hash("mail name", name), Sort: "MAIL"}
}

// Mailed implements [outbox.Rows].
func (s *Store) Mailed(ctx context.Context, name string) (row outbox.Row, there bool, err error) {
	items, err := s.engine.Get(ctx, s.mailKey(name))
	if err != nil || len(items) == 0 {
		return row, false, err
	}
	var m mailed
	if err := s.open(items[0], &m); err != nil {
		return row, false, err
	}
	items, err = s.engine.Get(ctx, s.rowKey(m.Customer, m.Inbound, m.N))
	if err != nil || len(items) == 0 {
		return row, false, err
	}
	err = s.open(items[0], &row)
	row.Version = items[0].Version
	return row, err == nil, err
}

func feedbackPartition(at time.Time, shard int) string {
	return fmt.Sprintf("B#%s#%d", at.UTC().Format("20060102"), shard)
}

// CodeReturned implements [outbox.Rows]. Called again with the same it changes nothing:
// such events come more than once.
func (s *Store) CodeReturned(ctx context.Context, r outbox.Row, complaint bool, at time.Time) error {
	hash, kind := s.keys.Hash("feedback", r.Mail), bounced
	if complaint {
		kind = complained
	}
	body, err := json.Marshal(noted{at.UTC(), r.Customer})
	if err != nil {
		return fmt.Errorf("store: encode feedback: %w", err)
	}
	key := table.Key{Partition: feedbackPartition(at, shardOf(hash)), Sort: kind + "#" + hash}
	return s.engine.Write(ctx, table.Write{Item: table.Item{Key: key, Version: 1, Body: body, Expires: at.Add(feedbackKept)}, If: table.Always},
		table.Write{Item: table.Item{Key: table.Key{Partition: customerPartition(r.Customer), Sort: "BACK#" + moment(at) + "#" + hash}, Version: 1, Expires: at.Add(returnedKept)}, If: table.Always})
}

// returnedKept is how long a customer gets no more codes, after some came back.
const returnedKept = 24 * time.Hour

// returned is how many of a customer's codes came back lately.
func (s *Store) returned(ctx context.Context, c inquiry.CustomerKey, now time.Time) (int, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: customerPartition(c), Prefix: "BACK#"})
	n := 0
	for _, item := range items {
		n += count(!expired(item, now))
	}
	return n, err
}

// CodeFigures counts what happened up to now. No counter is shared by turns, so it
// reads the rows of two days. What one customer causes counts up to a bound.
func (s *Store) CodeFigures(ctx context.Context, now time.Time) (affected.Codes, error) {
	actors := map[inquiry.CustomerKey]affected.Codes{}
	err := s.sent(ctx, now, actors)
	if err == nil {
		err = s.feedback(ctx, now, actors)
	}
	var all affected.Codes
	for _, of := range actors {
		all = all.Add(of)
	}
	return all, err
}

// sent counts codes. Their sort key begins with their moment.
func (s *Store) sent(ctx context.Context, now time.Time, actors map[inquiry.CustomerKey]affected.Codes) error {
	hourAgo, dayAgo := moment(now.Add(-time.Hour)), moment(now.Add(-24*time.Hour))
	return s.twoDays(ctx, now, func(day time.Time, shard int) string { return sentKey(day, shard, "").Partition }, func(item table.Item) error {
		of := actors[inquiry.CustomerKey(item.Owner)]
		of.Hour += count(item.Sort > hourAgo)
		of.Day += count(item.Sort > dayAgo)
		actors[inquiry.CustomerKey(item.Owner)] = of
		return nil
	})
}

func (s *Store) feedback(ctx context.Context, now time.Time, actors map[inquiry.CustomerKey]affected.Codes) error {
	hourAgo, dayAgo := now.Add(-time.Hour), now.Add(-24*time.Hour)
	return s.twoDays(ctx, now, feedbackPartition, func(item table.Item) error {
		var n noted
		if err := table.Decode(item, &n); err != nil {
			return err
		}
		of := actors[n.Actor]
		today, lately := n.At.After(dayAgo), n.At.After(hourAgo)
		if item.Kind() == bounced {
			of.Bounces += count(today)
			of.RecentBounces += count(lately)
		} else {
			of.Complaints += count(today)
			of.RecentComplaints += count(lately)
		}
		actors[n.Actor] = of
		return nil
	})
}

// twoDays visits the items of today and yesterday.
func (s *Store) twoDays(ctx context.Context, now time.Time, partition func(day time.Time, shard int) string, visit func(table.Item) error) error {
	for _, day := range []time.Time{now.Add(-24 * time.Hour), now} {
		for shard := range shards {
			items, err := s.engine.Query(ctx, table.Query{Partition: partition(day, shard)})
			if err != nil {
				return err
			}
			for _, item := range items {
				if err := visit(item); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func count(one bool) int {
	if one {
		return 1
	}
	return 0
}
