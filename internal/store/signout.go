package store

import (
	"context"
	"madoguchi/internal/table"
	"strings"
	"time"
)

// SignedOut returns when a member of staff signed out last, the zero time for
// never.
func (s *Store) SignedOut(ctx context.Context, email string) (time.Time, error) {
	var at time.Time
	items, err := s.engine.Get(ctx, s.signOutKey(email))
	if err != nil || len(items) == 0 {
		return at, err
	}
	return at, s.open(items[0], &at)
}

// SignOut ends every session that a member of staff began until then.
func (s *Store) SignOut(ctx context.Context, email string, at time.Time) error {
	plan := &plan{store: s}
	plan.put(table.Always, table.Item{Key: s.signOutKey(email), Version: 1, Expires: at.Add(s.keep)}, at)
	if plan.err != nil {
		return plan.err
	}
	return s.engine.Write(ctx, plan.writes...)
}

func (s *Store) signOutKey(email string) table.Key {
	return table.Key{Partition: "P#" + s.keys.Hash("staff", strings.ToLower(email)), Sort: "OUT"}
}
