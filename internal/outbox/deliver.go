package outbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/telemetry"
)

const (
	giveUp  = 23 * time.Hour   // LINE forgets a retry key after 24 hours (platform fact 6)
	longest = 10 * time.Minute // between two tries
	fresh   = time.Hour        // what a chat room is told; whoever reads there had the mail long ago
)

// Deliver sends a planned row unless somebody else holds its lease, and saves the
// result. After an error the result is not saved, and the row will be sent again.
func (o *Outbox) Deliver(ctx context.Context, row Row, owner string) error {
	if row.State != Planned {
		return nil
	}
	ctx = telemetry.With(ctx, telemetry.Trace(o.Hash, row.Inbound))
	row, mine, err := o.lease(ctx, row, owner)
	if err != nil || !mine {
		return err
	}
	silenced, err := o.silenced(ctx, row)
	if err != nil {
		return err
	}
	if silenced {
		return o.save(ctx, o.finished(row, Withdrawn))
	}
	row = o.after(ctx, row, o.send(ctx, row))
	if err := o.alarm.Raise(ctx, row); err != nil {
		return err
	}
	return o.save(ctx, row)
}

// Release sends a held row now, whatever its time: something followed that ends the waiting.
func (o *Outbox) Release(ctx context.Context, row Row) error {
	if !row.Held() {
		return nil
	}
	owner, err := o.Token()
	if err != nil {
		return err
	}
	row.Until = o.Now()
	return o.Deliver(ctx, row, owner)
}

// silenced reports whether a person took the conversation over after the desk
// planned to speak: Deliver asks before it sends, because the plan may be old.
func (o *Outbox) silenced(ctx context.Context, row Row) (bool, error) {
	if row.By != "" || row.Always {
		return false, nil
	}
	return o.Humans.Held(ctx, row.Customer)
}

// save tries twice: where the result of a try is lost, the message is sent again. A
// conflict is no error: the first try was heard after all, or the row has another
// owner by now.
func (o *Outbox) save(ctx context.Context, row Row) error {
	_, err := o.Rows.Save(ctx, row)
	if err != nil && !errors.Is(err, ErrConflict) {
		_, err = o.Rows.Save(ctx, row)
	}
	if errors.Is(err, ErrConflict) {
		return nil
	}
	return err
}

// errTooLate means that a delivery was tried for so long that another try might
// say it twice, or that what it says no longer holds.
var errTooLate = errors.New("outbox: not delivered in time")

// send tries a delivery. A row that an outage of the desk kept from its first try
// for a day is still sent: nothing was said yet. A code that has ended is not.
func (o *Outbox) send(ctx context.Context, row Row) error {
	if late(row, o.Now().Sub(row.Since)) {
		return errTooLate
	}
	channel, there := o.Channels[row.Channel]
	if !there { // a later version of the desk planned it
		return fmt.Errorf("%w: no such channel", ErrLater)
	}
	return channel.Send(ctx, row.Parcel)
}

func late(row Row, age time.Duration) bool {
	switch row.Channel {
	case Codes:
		return age >= affected.CodeLife
	case Webhook, Group:
		return row.Attempts > 0 && age >= fresh
	}
	return row.Attempts > 0 && age > giveUp
}

// lease makes a row the owner's, unless somebody else holds the lease.
func (o *Outbox) lease(ctx context.Context, row Row, owner string) (Row, bool, error) {
	now := o.Now()
	if now.Before(row.Until) {
		return row, row.Owner == owner, nil
	}
	row.Owner, row.Until = owner, now.Add(lease)
	row, err := o.Rows.Save(ctx, row)
	if errors.Is(err, ErrConflict) {
		return row, false, nil
	}
	return row, err == nil, err
}

// after is the row as it stands after a try.
func (o *Outbox) after(ctx context.Context, row Row, sent error) Row {
	row.Attempts++
	if row.Limited++; !errors.Is(sent, ErrLimited) {
		row.Limited = 0
	}
	switch {
	case sent == nil:
		o.tell(ctx, row)
		row = o.finished(row, Delivered)
	case errors.Is(sent, ErrNever):
		row = o.finished(row, Refused)
	case errors.Is(sent, errTooLate):
		row = o.finished(row, Expired)
	default:
		row.Owner, row.Until = "", o.Now().Add(backoff(row.Attempts))
	}
	if sent != nil {
		o.Log.ErrorContext(ctx, "delivery", "channel", row.Channel, "state", row.State, "attempts", row.Attempts, "err", sent)
	}
	return row
}

// tell says how long a customer waited for what the desk itself answers, from the moment at
// which the message came in.
func (o *Outbox) tell(ctx context.Context, row Row) {
	if came := row.Parcel.Received; row.By == "" && !came.IsZero() {
		o.Log.InfoContext(ctx, "delivered", "channel", row.Channel, "attempts", row.Attempts, "ms", o.Now().Sub(came).Milliseconds())
	}
}

// finished is a row that is not tried again; its body goes.
func (o *Outbox) finished(row Row, state State) Row {
	row.State, row.Parcel, row.Until = state, Parcel{}, o.Now()
	return row
}

// backoff doubles from two seconds.
func backoff(attempts int) time.Duration {
	return min(longest, time.Second<<min(attempts, 10))
}
