package store

import (
	"context"
	"strings"
	"time"

	"madoguchi/internal/table"
)

// SignOuts keeps until when the sessions of staff are over.
type SignOuts struct{ *base }

// SignedOut returns when a member of staff signed out last, the zero time for
// never.
func (s SignOuts) SignedOut(ctx context.Context, email string) (time.Time, error) {
	var at time.Time
	items, err := s.engine.Get(ctx, s.signOutKey(email))
	if err != nil || len(items) == 0 {
		return at, err
	}
	return at, s.open(items[0], &at)
}

// SignOut ends every session that a member of staff began until then.
func (s SignOuts) SignOut(ctx context.Context, email string, at time.Time) error {
	plan := &plan{base: s.base}
	plan.put(table.Always, table.Item{Key: s.signOutKey(email), Version: 1, Expires: at.Add(s.keep)}, at)
	if plan.err != nil {
		return plan.err
	}
	return s.engine.Write(ctx, plan.writes...)
}

func (s *base) signOutKey(email string) table.Key {
	return table.Key{Partition: "P#" + s.keys.Hash("staff", strings.ToLower(email)), Sort: "OUT"}
}
