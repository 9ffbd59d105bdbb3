package notice

import (
	"cmp"
	"context"
	"strconv"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Raise implements [outbox.Alarm]: it tells staff that the platform takes no more
// messages, that a message to a customer will not arrive, or that a chat room was not told.
func (t *Teller) Raise(ctx context.Context, row outbox.Row) error {
	switch {
	case row.Channel == outbox.Webhook, row.Channel == outbox.Group:
		return t.unheard(ctx, row)
	case row.Customer == staffRows || row.Channel == outbox.Codes: // who waits for a code asks for another
		return nil
	case row.Exhausted():
		return t.exhausted(ctx, row)
	case row.State == outbox.Refused, row.State == outbox.Expired:
		return t.lost(ctx, row)
	}
	return nil
}

// exhausted tells staff, once a day, that a platform takes no more messages. The
// delivery itself is tried until it expires: quotas are raised, and months end.
// The message of the log line is what an alarm counts; see package telemetry.
func (t *Teller) exhausted(ctx context.Context, row outbox.Row) error {
	t.Outbox.Log.Error("quota exhausted", "channel", row.Channel, "attempts", row.Attempts)
	name := "quota-" + string(row.Channel) + "-" + t.Outbox.Now().UTC().Format("20060102")
	return t.Tell(ctx, Quota, name, nil, t.Writer.Recipients(true))
}

// lost tells the owner of the customer's case, or all staff where it has none, that a
// message will not arrive. What a member of staff wrote is told even after the case was
// closed.
func (t *Teller) lost(ctx context.Context, row outbox.Row) error {
	all, err := t.Cases.CasesOf(ctx, row.Customer, t.Outbox.Now())
	if err != nil {
		return err
	}
	c, waits := concerned(all, row.By != "")
	if !waits {
		return t.lostAlone(ctx, row)
	}
	to := t.Writer.Recipients(c.Lane.Wakes())
	switch owner := cmp.Or(c.Owner, row.By); {
	case owner != "":
		to = []inquiry.Address{inquiry.NewAddress(owner)}
	case row.Doubtful:
		return nil // whoever takes the case sees it; forged senders that nobody has would make a mail each
	}
	return t.Tell(ctx, Lost, "lost-"+row.Inbound+"-"+strconv.Itoa(row.N), []cases.Case{c}, to)
}

// concerned is the case that a message belongs to: one that is open, else the last one.
func concerned(all []cases.Case, closed bool) (c cases.Case, there bool) {
	for _, c := range all {
		if c.State != cases.Closed {
			return c, true
		}
	}
	if len(all) == 0 || !closed {
		return c, false
	}
	return all[len(all)-1], true
}

// lostAlone tells staff, once an hour, that answers of the desk come back to customers
// who have no case. Where nobody vouches for who asked, nobody waits for the answer.
func (t *Teller) lostAlone(ctx context.Context, row outbox.Row) error {
	if row.Channel != inquiry.Email || row.Doubtful {
		return nil
	}
	return t.Tell(ctx, Returned, "returned-"+t.Outbox.Now().UTC().Format("20060102T15"), nil, t.Writer.Recipients(false))
}
