package store

import (
	"context"
	"maps"
	"slices"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation/memory"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// Turns keeps what turns decide.
type Turns struct {
	*base
	outside bool // there is a reader outside, whose switch is read with the rest
}

// Load implements [turn.Store]: one read, and a second one only for a customer
// with a case.
func (s Turns) Load(ctx context.Context, in inquiry.Inbound, behind ...inquiry.Inbound) (turn.Snapshot, error) {
	snap := turn.Snapshot{Gone: make([]bool, len(behind))}
	wanted := []table.Key{conversationKey(in.Customer), s.claimKey(in)}
	if in.MessageID != "" {
		wanted = append(wanted, s.messageKey(in.Customer, in.MessageID))
	}
	mailed, counts := s.mailedKey(in)
	if counts {
		wanted = append(wanted, mailed)
	}
	if s.outside {
		wanted = append(wanted, ledger.MeterKey())
	}
	gone := s.keysBehind(in, behind, snap.Gone)
	items, err := s.engine.Get(ctx, slices.AppendSeq(slices.Clone(wanted), maps.Keys(gone))...)
	if err != nil {
		return snap, err
	}
	for _, item := range items {
		if i, is := gone[item.Key]; is {
			snap.Gone[i] = true
			continue
		}
		switch item.Key {
		case wanted[0]:
			snap.Version = item.Version
			if !expired(item, in.Received) {
				err = s.open(item, &snap.State)
			}
		case wanted[1]:
			snap.Claimed = item.Owner
		case ledger.MeterKey():
			snap.Outside, err = ledger.SwitchOf(item, in.Received)
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
	snap.State.Cases = memory.Refs(snap.Cases)
	return snap, err
}

// keysBehind are the keys of what is there once an inbound behind another one was taken, or
// taken back, with its place. The same one again is gone once the first was taken.
func (s Turns) keysBehind(in inquiry.Inbound, behind []inquiry.Inbound, gone []bool) map[table.Key]int {
	keys := map[table.Key]int{s.claimKey(in): -1}
	for i, b := range behind {
		claim := s.claimKey(b)
		if _, gone[i] = keys[claim]; !gone[i] {
			keys[claim], keys[s.messageKey(b.Customer, b.KeptAs())] = i, i
		}
	}
	delete(keys, s.claimKey(in))
	return keys
}

// Commit implements [turn.Store]: the one transaction of a turn. It writes only
// items of this customer, of a case with a fresh random number, and a ledger
// row of its own, so that no two customers' turns ever meet.
func (s Turns) Commit(ctx context.Context, t turn.Turn) error {
	plan := &plan{base: s.base, now: t.Now, expires: t.Now.Add(s.keep)}
	for _, in := range append(t.Outcome.Before, t.Inbound) {
		plan.put(table.Absent, table.Item{Key: s.claimKey(in), Version: 1, Owner: t.Owner, Expires: plan.expires}, nil)
	}
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

// crowd counts them.
func (s Turns) crowd(ctx context.Context, in inquiry.Inbound) (affected.Crowd, error) {
	var c affected.Crowd
	if !crowding(in.Mail) {
		return c, nil
	}
	items, err := s.engine.Query(ctx, table.Query{Partition: crowdPartition(in, in.Received), Limit: affected.MostCrowd})
	hourAgo := table.Moment(in.Received.Add(-time.Hour))
	for _, item := range items {
		c.Hour += count(item.Sort > hourAgo)
	}
	c.Day = len(items)
	return c, err
}

// reopened reports whether a turn has just opened a case again that was closed.
func reopened(c cases.Case, t turn.Turn) bool {
	return c.Version > 0 && c.State != cases.Closed && c.ReopenedAt.Equal(t.Now)
}
