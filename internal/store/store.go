package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
	"madoguchi/internal/watch"
)

// Store is the desk's state on an engine. It is safe for concurrent use.
type Store struct {
	engine table.Engine
	log    *disclosure.Log
	keys   *keyring.Ring
	keep   time.Duration
}

var (
	_ turn.Store     = (*Store)(nil)
	_ outbox.Rows    = (*Store)(nil)
	_ outbox.Humans  = (*Store)(nil)
	_ notice.Rows    = (*Store)(nil)
	_ notice.Boards  = (*Store)(nil)
	_ notice.Cases   = (*Store)(nil)
	_ casework.Store = (*Store)(nil)
	_ watch.Store    = (*Store)(nil)
)

// New keeps state for the given time after it was last written; an open case is
// kept until it closes.
func New(engine table.Engine, keys *keyring.Ring, keep time.Duration) *Store {
	return &Store{engine, disclosure.New(engine), keys, keep}
}

// Disclosures is the log of what turns and staff told, on the same table.
func (s *Store) Disclosures() *disclosure.Log { return s.log }

// Load implements [turn.Store]: one read, and a second one only for a customer
// with a case.
func (s *Store) Load(ctx context.Context, in inquiry.Inbound) (turn.Snapshot, error) {
	var snap turn.Snapshot
	wanted := []table.Key{conversationKey(in.Customer), s.claimKey(in)}
	if in.MessageID != "" {
		wanted = append(wanted, s.messageKey(in.Customer, in.MessageID))
	}
	mailed, counts := s.mailedKey(in)
	if counts {
		wanted = append(wanted, mailed)
	}
	items, err := s.engine.Get(ctx, wanted...)
	if err != nil {
		return snap, err
	}
	for _, item := range items {
		switch item.Key {
		case wanted[0]:
			snap.Version = item.Version
			if !expired(item, in.Received) {
				err = s.open(item, &snap.State)
			}
		case wanted[1]:
			snap.Claimed = item.Owner
		case mailed:
			snap.Mailed.Version = item.Version
			err = s.open(item, &snap.Mailed.Times)
		default:
			snap.Unsent = item.Owner == unsent
		}
		if err != nil {
			return snap, err
		}
	}
	if snap.Crowd, err = s.crowd(ctx, in); err != nil {
		return snap, err
	}
	snap.Cases, err = s.cases(ctx, snap.State.Cases, in.Received)
	snap.State.Cases = refs(snap.Cases)
	return snap, err
}

// cases reads a customer's cases, the oldest first.
func (s *Store) cases(ctx context.Context, refs []conversation.CaseRef, now time.Time) ([]cases.Case, error) {
	if len(refs) == 0 {
		return nil, nil
	}
	wanted := make([]table.Key, len(refs))
	for i, ref := range refs {
		wanted[i] = caseKey(ref.Receipt)
	}
	items, err := s.engine.Get(ctx, wanted...)
	if err != nil {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(i table.Item) bool { return expired(i, now) })
	all, err := s.openCases(items)
	slices.SortFunc(all, func(a, b cases.Case) int { return a.OpenedAt.Compare(b.OpenedAt) })
	return all, err
}

// refs points at cases as they stand now: staff change them between two turns.
func refs(all []cases.Case) []conversation.CaseRef {
	var refs []conversation.CaseRef
	for _, c := range all {
		refs = append(refs, conversation.CaseRef{Receipt: c.Receipt, Lane: c.Lane, State: c.State, Human: c.Human()})
	}
	return refs
}

// Commit implements [turn.Store]: the one transaction of a turn. It writes only
// items of this customer, of a case with a fresh random number, and a ledger
// row of its own, so that no two customers' turns ever meet.
func (s *Store) Commit(ctx context.Context, t turn.Turn) error {
	plan := &plan{store: s, now: t.Now, expires: t.Now.Add(s.keep)}
	plan.put(table.Absent, table.Item{Key: s.claimKey(t.Inbound), Version: 1, Owner: t.Owner, Expires: plan.expires}, nil)
	plan.conversation(t)
	for _, row := range t.Rows {
		row.Version = 1
		plan.row(table.Absent, s.rowKey(row.Customer, row.Inbound, row.N), row)
	}
	for _, c := range t.Cases {
		plan.kase(c)
		if reopened(c, t) {
			plan.retain(c, t.Inbound.ID, t.Now, nil)
		}
	}
	plan.untold(t.News)
	plan.mailed(t)
	plan.words(t)
	plan.remask(ctx, t)
	plan.ledger(t)
	plan.sent(t)
	plan.count(t.Outcome.Count, t.Now)
	plan.disclose(ctx, t.Outcome.Disclosed, string(t.Inbound.Customer), t.Now)
	if plan.err != nil {
		return plan.err
	}
	return conflict(s.engine.Write(ctx, plan.writes...))
}

// Rows implements [turn.Store].
func (s *Store) Rows(ctx context.Context, in inquiry.Inbound) ([]outbox.Row, error) {
	prefix := s.rowKey(in.Customer, in.ID, 0)
	items, err := s.engine.Query(ctx, table.Query{Partition: prefix.Partition, Prefix: prefix.Sort[:len(prefix.Sort)-1]})
	if err != nil {
		return nil, err
	}
	return s.openRows(items)
}

// Leftovers implements [watch.Leftovers].
func (s *Store) Leftovers(ctx context.Context, now time.Time, limit int) ([]outbox.Row, error) {
	var rows []outbox.Row
	var failed error
	for shard := range shards {
		items, err := s.engine.Query(ctx, table.Query{Work: true, Partition: outboxShard(shard), Until: moment(now), Limit: limit - len(rows)})
		opened, unread := s.openRows(items)
		failed = errors.Join(failed, err, unread)
		if rows = append(rows, opened...); len(rows) >= limit {
			break
		}
	}
	return rows, failed
}

// Save implements [outbox.Rows].
func (s *Store) Save(ctx context.Context, r outbox.Row) (outbox.Row, error) {
	r.Version++
	plan := &plan{store: s, expires: r.Until.Add(s.keep)}
	plan.row(table.Unchanged, s.rowKey(r.Customer, r.Inbound, r.N), r)
	if plan.err != nil {
		return r, plan.err
	}
	return r, conflict(s.engine.Write(ctx, plan.writes...))
}

// Cases implements [casework.List].
func (s *Store) Cases(ctx context.Context, closed bool) ([]cases.Case, error) {
	var all []cases.Case
	var failed error
	for shard := range shards {
		items, err := s.engine.Query(ctx, table.Query{Work: true, Partition: caseShard(closed, shard)})
		if err != nil {
			return nil, err
		}
		outlines, err := s.outlines(items)
		all, failed = append(all, outlines...), errors.Join(failed, err)
	}
	slices.SortFunc(all, func(a, b cases.Case) int { return a.DueAt.Compare(b.DueAt) })
	return all, failed
}

// openRows returns the rows that open, and an error for those that do not: a
// single one must not hold up all others.
func (s *Store) openRows(items []table.Item) ([]outbox.Row, error) {
	var rows []outbox.Row
	var failed error
	for _, item := range items {
		var row outbox.Row
		if err := s.open(item, &row); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		row.Version = item.Version
		rows = append(rows, row)
	}
	return rows, failed
}

// openCases is openRows for cases.
func (s *Store) openCases(items []table.Item) ([]cases.Case, error) {
	var all []cases.Case
	var failed error
	for _, item := range items {
		var c cases.Case
		if err := s.open(item, &c); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		c.Version = item.Version
		all = append(all, c)
	}
	return all, failed
}

// open unseals a body. A tombstone or a claim has none.
func (s *Store) open(item table.Item, value any) error {
	if err := s.keys.Open(item.Place(), item.Body, value); err != nil {
		return fmt.Errorf("store: open %s: %w", item.Kind(), err)
	}
	return nil
}

// conflict turns the engine's word into the turn's.
func conflict(err error) error {
	if errors.Is(err, table.ErrConflict) {
		return outbox.ErrConflict
	}
	return err
}

// expired reports whether an item is past its time although the database still
// has it: DynamoDB deletes late, up to days (platform fact 29).
func expired(item table.Item, now time.Time) bool {
	return !item.Expires.IsZero() && !now.Before(item.Expires)
}
