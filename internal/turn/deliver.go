package turn

import (
	"context"
	"errors"
	"time"
)

const (
	giveUp   = 23 * time.Hour   // LINE forgets a retry key after 24 hours (platform fact 6)
	longest  = 10 * time.Minute // between two tries
	leftover = 100              // rows of the outbox that one tick takes
)

// Tick finishes what turns left behind: deliveries whose owner died or was put
// off. Firing it twice is harmless, each row is leased before it is sent.
func (d *Desk) Tick(ctx context.Context) error {
	owner, err := d.token()
	if err != nil {
		return err
	}
	rows, err := d.Outbox.Leftovers(ctx, d.Now(), leftover)
	if err != nil {
		return err
	}
	var failed error
	for _, row := range rows {
		failed = errors.Join(failed, d.deliver(ctx, row, owner))
	}
	return failed
}

// deliver sends a row that nobody else is sending, and notes what came of it.
// An error means that the note is missing, and the row will be sent again.
func (d *Desk) deliver(ctx context.Context, row Row, owner string) error {
	if row.State != Planned {
		return nil
	}
	row, mine, err := d.lease(ctx, row, owner)
	if err != nil || !mine {
		return err
	}
	row = d.after(row, d.Channels[row.Channel].Send(ctx, row.Parcel))
	_, err = d.Outbox.Save(ctx, row)
	return err
}

// lease makes a row the owner's, unless somebody else has it.
func (d *Desk) lease(ctx context.Context, row Row, owner string) (Row, bool, error) {
	now := d.Now()
	if row.Owner == owner {
		return row, true, nil
	}
	if now.Before(row.Until) {
		return row, false, nil
	}
	row.Owner, row.Until = owner, now.Add(lease)
	row, err := d.Outbox.Save(ctx, row)
	if errors.Is(err, ErrConflict) {
		return row, false, nil
	}
	return row, err == nil, err
}

// after is the row as it stands after a try.
func (d *Desk) after(row Row, sent error) Row {
	row.Attempts++
	now := d.Now()
	switch {
	case sent == nil:
		row.State, row.Parcel, row.Until = Delivered, Parcel{}, now
	case errors.Is(sent, ErrNever):
		row.State, row.Until = Refused, now
	case now.Sub(row.Since) > giveUp:
		row.State, row.Until = Expired, now
	default:
		row.Owner, row.Until = "", now.Add(backoff(row.Attempts))
	}
	if sent != nil {
		d.Log.Error("delivery", "channel", row.Channel, "state", row.State, "attempts", row.Attempts, "err", sent)
	}
	return row
}

// backoff doubles from two seconds.
func backoff(attempts int) time.Duration {
	return min(longest, time.Second<<min(attempts, 10))
}
