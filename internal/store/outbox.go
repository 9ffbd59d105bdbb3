package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
)

// Outbox keeps rows and leases them.
type Outbox struct{ *base }

// Rows implements [turn.Store].
func (s Outbox) Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error) {
	prefix := s.rowKey(in.Customer, in.ID, 0)
	items, err := s.engine.Query(ctx, table.Query{Partition: prefix.Partition, Prefix: prefix.Sort[:len(prefix.Sort)-1]})
	if err != nil {
		return nil, err
	}
	return s.openRows(items)
}

// Leftovers implements [watch.Leftovers].
func (s Outbox) Leftovers(ctx context.Context, now time.Time, limit int) ([]outbox.Row, error) {
	var rows []outbox.Row
	var failed error
	for shard := range shards {
		due := table.Query{Work: true, Partition: outboxShard(shard), Until: table.Moment(now), Limit: limit - len(rows)}
		items, err := s.engine.Query(ctx, due)
		opened, unread := s.openRows(items)
		failed = errors.Join(failed, err, unread)
		if rows = append(rows, opened...); len(rows) >= limit {
			break
		}
	}
	return rows, failed
}

// Save implements [outbox.Rows].
func (s Outbox) Save(ctx context.Context, r outbox.Row) (outbox.Row, error) {
	r.Version++
	plan := &plan{base: s.base, expires: r.Until.Add(s.keep)}
	plan.row(table.Unchanged, s.rowKey(r.Customer, r.Inbound, r.N), r)
	if plan.err != nil {
		return r, plan.err
	}
	return r, conflict(s.engine.Write(ctx, plan.writes...))
}

// Plan implements [notice.Rows].
func (s Outbox) Plan(ctx context.Context, rows []outbox.Row) error {
	plan := &plan{base: s.base}
	for _, row := range rows {
		row.Version = 1
		plan.row(table.Absent, s.rowKey(row.Customer, row.Inbound, row.N), row)
	}
	if plan.err != nil {
		return plan.err
	}
	return conflict(s.engine.Write(ctx, plan.writes...))
}

// Held implements [outbox.Humans].
func (s Outbox) Held(ctx context.Context, c inquiry.CustomerKey) (bool, error) {
	all, err := s.casesOf(ctx, c, time.Time{})
	return slices.ContainsFunc(all, cases.Case.Human), err
}

// mailed is the delivery that a mail was.
type mailed struct {
	Customer inquiry.CustomerKey
	Inbound  string
	N        int
}

// mailKey names a mail without telling its name.
func (s *base) mailKey(name string) table.Key {
	return table.Key{Partition: "Y#" + s.keys.Hash("mail name", name), Sort: "MAIL"}
}

// Mailed implements [outbox.Rows].
func (s Outbox) Mailed(ctx context.Context, name string) (row outbox.Row, there bool, err error) {
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

// CodeReturned implements [outbox.Rows]. Called again with the same it changes nothing:
// such events come more than once.
func (s Outbox) CodeReturned(ctx context.Context, r outbox.Row, complaint bool, at time.Time) error {
	hash := s.keys.Hash("feedback", r.Mail)
	item, err := ledger.ReturnedCode(r.Customer, hash, complaint, at, shardOf(hash))
	if err != nil {
		return err
	}
	back := table.Key{Partition: customerPartition(r.Customer), Sort: "BACK#" + table.Moment(at) + "#" + hash}
	return s.engine.Write(ctx,
		table.Write{Item: item, If: table.Always},
		table.Write{Item: table.Item{Key: back, Version: 1, Expires: at.Add(returnedKept)}, If: table.Always})
}

// returnedKept is how long a customer gets no more codes, after some came back.
const returnedKept = 24 * time.Hour
