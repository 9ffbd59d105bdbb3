package store

import (
	"context"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
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
func (s Turns) Load(ctx context.Context, in inquiry.Inbound) (turn.Snapshot, error) {
	var snap turn.Snapshot
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
	snap.State.Cases = refs(snap.Cases)
	return snap, err
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
func (s Turns) Commit(ctx context.Context, t turn.Turn) error {
	plan := &plan{base: s.base, now: t.Now, expires: t.Now.Add(s.keep)}
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
