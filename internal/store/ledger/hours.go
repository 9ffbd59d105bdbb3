package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
)

// allHours is the partition of the hours that were added up: one item an hour in which
// customers wrote, so that figures read no row.
const allHours = "L#HOURS"

func hourKey(from time.Time) table.Key {
	return table.Key{Partition: allHours, Sort: from.UTC().Format(hourForm)}
}

// reads is a row as the figures of the reader outside count it.
func (r Row) reads() (sum casework.Reads) {
	if r.Event == inquiry.Message {
		sum.Messages = 1
	}
	o := r.Reader
	if o == nil {
		return sum
	}
	if o.Dropped == "" {
		sum.Read = 1
		sum.Agreed = map[string]int{o.Read: 1}
	} else {
		sum.Kept = map[string]int{o.Dropped: 1}
	}
	if o.Asked {
		sum.Calls, sum.Millis = 1, o.Millis
	}
	if t := o.Tokens; len(t) == 4 {
		sum.Tokens = casework.Tokens{Input: t[0], CacheRead: t[1], CacheWrite: t[2], Output: t[3]}
	}
	return sum
}

// hours are what is counted at once, by hour.
type hours map[table.Key]casework.Reads

func (h hours) add(r casework.Reads) {
	if r.Messages == 0 && r.Calls == 0 && len(r.Kept) == 0 {
		return
	}
	key := hourKey(r.From)
	sum := h[key]
	sum.From = r.From
	sum.Add(r)
	h[key] = sum
}

// added are the writes that add hours to what stands there. Nothing but the item of the
// meter, written with them, guards against adding them twice.
func (m Meter) added(ctx context.Context, all hours, expires time.Time) ([]table.Write, error) {
	if len(all) == 0 {
		return nil, nil
	}
	var keys []table.Key
	for key := range all {
		keys = append(keys, key)
	}
	items, err := m.Engine.Get(ctx, keys...)
	if err != nil {
		return nil, err
	}
	versions := map[table.Key]int64{}
	for _, item := range items {
		before, err := hourOf(item)
		if err != nil {
			return nil, err
		}
		before.Add(all[item.Key])
		all[item.Key], versions[item.Key] = before, item.Version
	}
	var writes []table.Write
	for key, sum := range all {
		body, err := json.Marshal(sum)
		if err != nil {
			return nil, fmt.Errorf("ledger: an hour: %w", err)
		}
		item := table.Item{Key: key, Version: versions[key] + 1, Body: body, Expires: expires}
		writes = append(writes, table.Write{Item: item, If: table.Always})
	}
	return writes, nil
}

func hourOf(i table.Item) (r casework.Reads, err error) {
	if err := json.Unmarshal(i.Body, &r); err != nil {
		return r, fmt.Errorf("ledger: an hour: %w", err)
	}
	return r, nil
}

// Reads returns what became of messages where they might be read outside, an hour each, the
// newest first, from some moment on. It is one query, of some hours a day.
func (m Meter) Reads(ctx context.Context, since, now time.Time) ([]casework.Reads, error) {
	if now.Before(since) {
		return nil, nil
	}
	most := int(now.Sub(since)/time.Hour) + 2 // the first and the last one are cut
	items, err := m.Engine.Query(ctx, table.Query{Partition: allHours, Last: true, Limit: most})
	if err != nil {
		return nil, err
	}
	var all []casework.Reads
	for _, item := range items {
		r, err := hourOf(item)
		if err != nil {
			return nil, err
		}
		if r.From.Before(since.Truncate(time.Hour)) {
			break
		}
		all = append(all, r)
	}
	return all, nil
}
