package turn

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
)

const (
	giveUp   = 23 * time.Hour   // LINE forgets a retry key after 24 hours (platform fact 6)
	longest  = 10 * time.Minute // between two tries
	leftover = 100              // rows of the outbox that a tick takes in a round
	rounds   = 20               // of a tick, after an outage
)

// Tick finishes what turns left behind: deliveries whose owner died or was put
// off. Firing it twice is harmless, each row is leased before it is sent.
func (d *Desk) Tick(ctx context.Context) error {
	owner, err := d.token()
	if err != nil {
		return err
	}
	var failed error
	for range rounds {
		rows, err := d.Outbox.Leftovers(ctx, d.Now(), leftover)
		failed = errors.Join(failed, err)
		for _, row := range rows {
			failed = errors.Join(failed, d.deliver(ctx, row, owner))
		}
		if len(rows) < leftover || failed != nil || near(ctx) {
			break
		}
	}
	return failed
}

// near reports whether the context ends too soon for another round.
func near(ctx context.Context) bool {
	deadline, bounded := ctx.Deadline()
	return bounded && time.Until(deadline) < 20*time.Second
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
	silenced, err := d.silenced(ctx, row)
	if err != nil {
		return err
	}
	if silenced {
		row.State, row.Parcel, row.Until = Withdrawn, Parcel{}, d.Now()
		return d.note(ctx, row)
	}
	row = d.after(row, d.send(ctx, row))
	if err := d.alarm(ctx, row); err != nil {
		return err // the row is tried again, and staff are told then
	}
	return d.note(ctx, row)
}

// silenced reports whether a person took the conversation over after the desk
// planned to speak: who has it is asked when sending, not when planning.
func (d *Desk) silenced(ctx context.Context, row Row) (bool, error) {
	if row.By != "" || row.Always || d.Humans == nil {
		return false, nil
	}
	return d.Humans.Held(ctx, row.Customer)
}

// note keeps what came of a try, and tries twice: where the note is missing,
// what was said is said again. A conflict is no error. The first try was heard
// after all, or the row is somebody else's by now.
func (d *Desk) note(ctx context.Context, row Row) error {
	_, err := d.Outbox.Save(ctx, row)
	if err != nil && !errors.Is(err, ErrConflict) {
		_, err = d.Outbox.Save(ctx, row)
	}
	if errors.Is(err, ErrConflict) {
		return nil
	}
	return err
}

// errTooLate means that a delivery was tried for so long that another try might
// say it twice, or that what it says no longer holds.
var errTooLate = errors.New("turn: not delivered in time")

// send tries a delivery. One that an outage of the desk kept from its first try
// for a day is still made: nothing was said yet. A code that has ended is not.
func (d *Desk) send(ctx context.Context, row Row) error {
	age := d.Now().Sub(row.Since)
	if row.Attempts > 0 && age > giveUp || row.Channel == Codes && age >= affected.CodeLife {
		return errTooLate
	}
	return d.Channels[row.Channel].Send(ctx, row.Parcel)
}

// lease makes a row the owner's, unless somebody else has it.
func (d *Desk) lease(ctx context.Context, row Row, owner string) (Row, bool, error) {
	now := d.Now()
	if now.Before(row.Until) {
		return row, row.Owner == owner, nil
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
	if row.Limited++; !errors.Is(sent, ErrLimited) {
		row.Limited = 0
	}
	switch {
	case sent == nil:
		row.State, row.Parcel, row.Until = Delivered, Parcel{}, now
	case errors.Is(sent, ErrNever):
		row.State, row.Parcel, row.Until = Refused, Parcel{}, now
	case errors.Is(sent, errTooLate):
		row.State, row.Parcel, row.Until = Expired, Parcel{}, now
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
