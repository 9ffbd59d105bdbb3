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
	"madoguchi/internal/store/attention"
	"madoguchi/internal/store/codes"
	"madoguchi/internal/store/daybook"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/store/searchrow"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
	"madoguchi/internal/watch"
)

// Attention is what staff look at.
type Attention = attention.Book

// Search finds words.
type Search = searchrow.Book

// Store is the desk's state on a table: one part for each of its consumers, all on the
// same items. It is safe for concurrent use.
type Store struct {
	Turns
	Outbox
	Boards
	Casework
	Retention
	Figures
	Register
	*codes.Counter
	ledger.Meter
	daybook.Book
	Attention
	Search
	*base
}

// base is what the parts share.
type base struct {
	engine table.Engine
	log    *disclosure.Log
	keys   *keyring.Ring
	keep   time.Duration // after something was last written
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
	_ watch.Meter    = (*Store)(nil)
)

// New keeps state for the given time after it was last written; an open case is
// kept until it closes.
func New(engine table.Engine, keys *keyring.Ring, keep time.Duration) *Store {
	b := &base{engine, disclosure.New(engine), keys, keep}
	meter, days := ledger.Meter{Engine: engine, Keep: keep}, daybook.Book{Engine: engine, Keys: keys, Past: keep}
	return &Store{Turns{b, false}, Outbox{b}, Boards{b}, Casework{b}, Retention{b}, Figures{b}, Register{b},
		&codes.Counter{Engine: engine}, meter, days, b.attention(), Search{Engine: engine, Keys: keys}, b}
}

// attention keeps what staff look at.
func (s *base) attention() attention.Book {
	return attention.Book{Engine: s.engine, Keys: s.keys, Keep: s.keep}
}

// WithOutside returns the store for a desk with a reader outside: a turn reads its switch with
// the rest, in the same call.
func (s *Store) WithOutside() *Store {
	with := *s
	with.Turns.outside = true
	return &with
}

// Disclosures is the log of what turns and staff told, on the same table.
func (s *Store) Disclosures() *disclosure.Log { return s.log }

// cases reads a customer's cases, the oldest first.
func (s *base) cases(ctx context.Context, refs []conversation.CaseRef, now time.Time) ([]cases.Case, error) {
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

// casesOf reads the conversation of a customer and then its cases.
func (s *base) casesOf(ctx context.Context, c inquiry.CustomerKey, now time.Time) ([]cases.Case, error) {
	items, err := s.engine.Get(ctx, conversationKey(c))
	if err != nil || len(items) == 0 || expired(items[0], now) {
		return nil, err
	}
	var state conversation.State
	if err := s.open(items[0], &state); err != nil {
		return nil, err
	}
	return s.cases(ctx, state.Cases, now)
}

// openRows is [opened] for rows.
func (s *base) openRows(items []table.Item) ([]outbox.Row, error) {
	return opened(s, items, func(r *outbox.Row) *int64 { return &r.Version })
}

// openCases is [opened] for cases.
func (s *base) openCases(items []table.Item) ([]cases.Case, error) {
	return opened(s, items, func(c *cases.Case) *int64 { return &c.Version })
}

// opened returns what opens, with its version as it was read, and an error for what does
// not: a single item must not hold up all others.
func opened[T any](s *base, items []table.Item, version func(*T) *int64) ([]T, error) {
	var all []T
	var failed error
	for _, item := range items {
		var one T
		if err := s.open(item, &one); err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		*version(&one) = item.Version
		all = append(all, one)
	}
	return all, failed
}

// open unseals a body. A tombstone or a claim has none.
func (s *base) open(item table.Item, value any) error {
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
