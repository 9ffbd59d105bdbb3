package outbox

import (
	"context"
	"errors"
	"time"
)

// errUnderWay is returned for a mail that came back before its delivery was saved. The
// queue brings the event again.
var errUnderWay = errors.New("outbox: the delivery of a mail that came back is under way")

// Returned saves that a mail came back for good, or that its reader complained. Whoever
// reports it knows the mail's name, which is secret; a name that the outbox does not know
// changes nothing, and neither does a repeat.
func (o *Outbox) Returned(ctx context.Context, name string, complaint bool, at time.Time) error {
	row, there, err := o.Rows.Mailed(ctx, name)
	if err != nil {
		return err
	}
	o.Log.Info("mail returned", "complaint", complaint, "ours", there)
	switch {
	case !there:
		return nil
	case row.Channel == Codes:
		return o.Rows.CodeReturned(ctx, row, complaint, at)
	case row.State == Planned:
		return errUnderWay
	case complaint:
		if row.Unwanted {
			return nil
		}
		row.Unwanted = true
	default:
		if row.State != Delivered {
			return nil // known
		}
		row.State = Refused
		if err := o.alarm.Raise(ctx, row); err != nil {
			return err
		}
	}
	_, err = o.Rows.Save(ctx, row)
	return err
}
