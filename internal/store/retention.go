package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

// Closing a case writes one item, and what hangs on it is any number: the words, the
// audit, the raw mails. So closing plans a retention in its own transaction, and the
// clock carries it out, as often as it takes. Opening a case again plans one, too.
//
// What to do is not in it: that follows from how the cases stand when the clock
// comes, so that it does not matter how many are planned, in which order they are
// carried out, and how often.
type retention struct {
	Customer inquiry.CustomerKey
	Receipt  cases.Receipt
	At       time.Time // when the case was closed or opened again
	Discard  []string  // raw mails that nobody needs any more
}

const (
	// settled is how long a retention waits: a turn that read the case before it was
	// closed, and keeps words for longer than it should, is over by then.
	settled = 30 * time.Second
	// mostRetained is how many items one call gives a time to expire; the rest waits
	// for the next.
	mostRetained = 500
	// unopened is how long a retention is left alone that does not open, or whose
	// conversation does not.
	unopened = 24 * time.Hour
)

var errNoRawMail = errors.New("store: there is no place to delete raw mail from")

func retentionShard() string { return "KEEP#0" }

// retain plans one. The id names what closed the case, or opened it again.
func (p *plan) retain(c cases.Case, id string, at time.Time, raw []string) {
	key := table.Key{Partition: customerPartition(c.Customer), Sort: "KEEP#" + string(c.Receipt) + "#" + p.base.safe(id)}
	work := &table.Key{Partition: retentionShard(), Sort: table.Moment(at.Add(settled)) + "#" + string(c.Receipt)}
	p.put(table.Absent, table.Item{Key: key, Version: 1, Work: work}, retention{c.Customer, c.Receipt, at, raw})
}

// Retention gives what belongs to cases its time to expire.
type Retention struct{ *base }

// Retain implements [watch.Retainer].
func (s Retention) Retain(ctx context.Context, now time.Time, discard func(ctx context.Context, key string) error) error {
	due := table.Query{Work: true, Partition: retentionShard(), Until: table.Moment(now), Limit: mostRetained}
	items, failed := s.engine.Query(ctx, due)
	left := mostRetained
	for _, item := range items {
		if left <= 0 || ctx.Err() != nil {
			break
		}
		err := s.retained(ctx, item, now, discard, &left)
		if errors.Is(err, keyring.ErrSealed) { // itself, or what it is about
			err = errors.Join(err, s.putOff(ctx, item, now))
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

// putOff leaves one alone for a while.
func (s Retention) putOff(ctx context.Context, item table.Item, now time.Time) error {
	item.Version++
	item.Work = &table.Key{Partition: retentionShard(), Sort: table.Moment(now.Add(unopened)) + "#" + item.Sort}
	return s.engine.Write(ctx, table.Write{Item: item, If: table.Unchanged})
}

// retained carries one out. Where something of it fails or is being written by
// others, it stays planned.
func (s Retention) retained(ctx context.Context, item table.Item, now time.Time,
	discard func(ctx context.Context, key string) error, left *int) error {
	var r retention
	if err := s.open(item, &r); err != nil {
		return err
	}
	if len(r.Discard) > 0 && discard == nil {
		return errNoRawMail
	}
	for _, key := range r.Discard {
		if err := discard(ctx, key); err != nil {
			return fmt.Errorf("store: delete raw mail: %w", err)
		}
		*left--
	}
	done, err := s.expire(ctx, r, left)
	if err != nil || !done {
		return err
	}
	item.Version, item.Work, item.Body, item.Expires = item.Version+1, nil, nil, now.Add(s.keep)
	if err := s.engine.Write(ctx, table.Write{Item: item, If: table.Unchanged}); !errors.Is(err, table.ErrConflict) {
		return err
	}
	return nil // another clock was faster
}

// expire gives what belongs to a case, and to its customer, the time to expire that
// follows from how the cases stand. It reports whether all of it has it now.
func (s Retention) expire(ctx context.Context, r retention, left *int) (bool, error) {
	conversations, err := s.engine.Get(ctx, conversationKey(r.Customer))
	if err != nil {
		return false, err
	}
	all, own, err := s.ends(ctx, conversations, r)
	if err != nil {
		return false, err
	}
	words, err := s.engine.Query(ctx, table.Query{Partition: customerPartition(r.Customer), Prefix: "MSG#"})
	if err != nil {
		return false, err
	}
	audit, err := s.engine.Query(ctx, table.Query{Partition: caseKey(r.Receipt).Partition, Prefix: "A#"})
	if err != nil {
		return false, err
	}
	done, err := s.until(ctx, append(conversations, words...), all, left)
	if err != nil || !done {
		return false, err
	}
	return s.until(ctx, audit, own, left)
}

// until gives items a time to expire, zero for never. One that has another already,
// from a later turn, keeps it; so does a tombstone, which has no words.
func (s Retention) until(ctx context.Context, items []table.Item, end time.Time, left *int) (done bool, err error) {
	done = true
	for _, item := range items {
		if item.Expires.IsZero() == end.IsZero() || item.Owner == unsent || item.Owner == takenBack {
			continue
		}
		if *left--; *left < 0 {
			return false, nil
		}
		item.Version, item.Expires = item.Version+1, end
		switch err := s.engine.Write(ctx, table.Write{Item: item, If: table.Unchanged}); {
		case errors.Is(err, table.ErrConflict):
			done = false
		case err != nil:
			return false, err
		}
	}
	return done, nil
}

// ends are when what belongs to a customer expires, and what belongs to one case:
// never, while one of the customer's cases, or that one, is open.
func (s Retention) ends(ctx context.Context, conversations []table.Item, r retention) (all, own time.Time, err error) {
	refs := []conversation.CaseRef{{Receipt: r.Receipt}}
	for _, item := range conversations {
		var state conversation.State
		if err := s.open(item, &state); err != nil {
			return all, own, err
		}
		refs = append(refs, slices.DeleteFunc(state.Cases, func(c conversation.CaseRef) bool { return c.Receipt == r.Receipt })...)
	}
	found, err := s.cases(ctx, refs, time.Time{})
	all, own = r.At.Add(s.keep), r.At.Add(s.keep)
	for _, c := range found {
		end := s.end(c, r.At)
		if c.Receipt == r.Receipt {
			own = end
		}
		if all.IsZero() || end.IsZero() {
			all = time.Time{}
		} else if end.After(all) {
			all = end
		}
	}
	return all, own, err
}

// end is when a case expires: never, while it is open. Whoever writes to it later
// does not keep it for longer. Where nothing says when it was closed, it was then.
func (s *base) end(c cases.Case, then time.Time) time.Time {
	switch {
	case c.State != cases.Closed:
		return time.Time{}
	case c.ClosedAt.IsZero():
		return then.Add(s.keep)
	}
	return c.ClosedAt.Add(s.keep)
}
