// Package proposals keeps what staff propose to answer, an item each, in one partition: there are
// tens, and a page shows them all.
package proposals

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/proposal"
	"madoguchi/internal/table"
)

// Partition is where they stand.
const Partition = "PROPOSALS"

// Years is how long one is kept that was approved: it is the record of who approved what customers
// read.
const Years = 3

// Book keeps them on a table.
type Book struct {
	Engine table.Engine
	Keys   *keyring.Ring
	Keep   time.Duration // of one that nobody approved, after it was changed last
}

func key(id string) table.Key { return table.Key{Partition: Partition, Sort: id} }

// Proposals returns all of them, what was changed last first. An error may stand beside those that
// opened.
func (b Book) Proposals(ctx context.Context, now time.Time) ([]proposal.Proposal, error) {
	items, err := b.Engine.Query(ctx, table.Query{Partition: Partition})
	if err != nil {
		return nil, err
	}
	var all []proposal.Proposal
	for _, item := range items {
		if !item.Expires.IsZero() && !now.Before(item.Expires) {
			continue // DynamoDB deletes late
		}
		p, broken := b.open(item)
		if err = errors.Join(err, broken); broken == nil {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b proposal.Proposal) int { return b.Changed().Compare(a.Changed()) })
	return all, err
}

// Proposal returns one. The error is [proposal.ErrNone].
func (b Book) Proposal(ctx context.Context, id string, now time.Time) (proposal.Proposal, error) {
	items, err := b.Engine.Get(ctx, key(id))
	if err != nil {
		return proposal.Proposal{}, err
	}
	if len(items) == 0 || !items[0].Expires.IsZero() && !now.Before(items[0].Expires) {
		return proposal.Proposal{}, proposal.ErrNone
	}
	return b.open(items[0])
}

func (b Book) open(item table.Item) (proposal.Proposal, error) {
	var p proposal.Proposal
	if err := b.Keys.Open(item.Place(), item.Body, &p); err != nil {
		return p, fmt.Errorf("proposals: open one: %w", err)
	}
	p.Version = item.Version
	return p, nil
}

// Put writes one as it was read, or a new one. The error is [outbox.ErrConflict] where somebody else
// was faster.
func (b Book) Put(ctx context.Context, p proposal.Proposal) error {
	item, condition := table.Item{Key: key(p.ID), Version: p.Version + 1, Expires: p.Changed().Add(b.Keep)}, table.Unchanged
	if p.Version == 0 {
		condition = table.Absent
	}
	if p.State == proposal.Approved {
		item.Expires = p.Last(proposal.Approve).At.AddDate(Years, 0, 0)
	}
	var err error
	if item.Body, err = b.Keys.Seal(item.Place(), p); err != nil {
		return fmt.Errorf("proposals: seal one: %w", err)
	}
	if err = b.Engine.Write(ctx, table.Write{Item: item, If: condition}); errors.Is(err, table.ErrConflict) {
		return outbox.ErrConflict
	}
	return err
}
