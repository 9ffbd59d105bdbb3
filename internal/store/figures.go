package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/daybook"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// mostMissed is how many unanswered questions of a day are read.
const mostMissed = 50

// miss points at a question that the desk could not answer. The words stand in
// one place only, with the message: what the customer takes back is gone from the
// figures, too (platform fact 10).
type miss struct {
	Message        table.Key
	Channel        inquiry.Channel
	Lang           string
	GaveUp, Beyond bool
}

func (p *plan) miss(t turn.Turn, message table.Key) {
	item := table.Item{Key: daybook.MissKey(t.Now, p.base.safe(t.Inbound.ID)), Version: 1, Expires: p.expires}
	p.put(table.Always, item, miss{Message: message, Channel: t.Inbound.Channel, Lang: string(t.Outcome.State.Lang),
		GaveUp: t.Outcome.GaveUp(), Beyond: t.Outcome.Beyond()})
}

// counted keeps what figures count of what staff did: in clear, and it names nobody.
func (p *plan) counted(d casework.Deed) {
	items, err := daybook.Counted(d, p.base.safe, p.expires)
	if err != nil && p.err == nil {
		p.err = err
	}
	for _, item := range items {
		p.put(table.Always, item, nil)
	}
}

// compared keeps that somebody checked, sealed: it names a member of staff.
func (p *plan) compared(c casework.Comparison, id string) {
	p.put(table.Always, table.Item{Key: daybook.ComparedKey(c.At, p.base.safe(id)), Version: 1, Expires: p.expires}, c)
}

// Figures reads what figures are made of.
type Figures struct{ *base }

// Compared implements [casework.Counts].
func (s Figures) Compared(ctx context.Context, day time.Time) ([]casework.Comparison, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: daybook.ComparedKey(day, "").Partition})
	if err != nil {
		return nil, err
	}
	all := make([]casework.Comparison, len(items))
	for i, item := range items {
		if err := s.open(item, &all[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Answered implements [casework.Counts].
func (s Figures) Answered(ctx context.Context, day time.Time) ([]casework.Answered, error) {
	return daybook.Answers(ctx, s.engine, day, "")
}

// Missed implements [casework.Counts]: one query, and one read for the words.
func (s Figures) Missed(ctx context.Context, day time.Time) ([]casework.Missed, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: daybook.MissKey(day, "").Partition, Limit: mostMissed})
	if err != nil || len(items) == 0 {
		return nil, err
	}
	found := map[table.Key]miss{}
	for _, item := range items {
		var m miss
		if err := s.open(item, &m); err != nil {
			return nil, err
		}
		found[m.Message] = m
	}
	if items, err = s.engine.Get(ctx, slices.Collect(maps.Keys(found))...); err != nil {
		return nil, err
	}
	return s.missed(items, found)
}

// missed puts the words to what points at them, the newest first. What was taken
// back has none and is left out.
func (s Figures) missed(items []table.Item, found map[table.Key]miss) ([]casework.Missed, error) {
	var all []casework.Missed
	var failed error
	for _, item := range items {
		var m message
		if item.Owner == unsent {
			continue
		}
		if err := s.open(item, &m); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		from := found[item.Key]
		all = append(all, casework.Missed{At: m.At, Customer: inquiry.CustomerKey(item.Partition[len(customerPartition("")):]),
			Channel: from.Channel, Lang: from.Lang, GaveUp: from.GaveUp, Beyond: from.Beyond, Text: m.Text, Considered: m.Considered})
	}
	slices.SortFunc(all, func(a, b casework.Missed) int { return b.At.Compare(a.At) })
	return all, failed
}
