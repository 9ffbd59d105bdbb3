package turn

import (
	"cmp"
	"context"
	"errors"
	"strconv"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// alarm tells staff what went wrong with a delivery to a customer. News are named,
// so however often a row is tried, they are told once.
func (d *Desk) alarm(ctx context.Context, row Row) error {
	switch {
	case row.Customer == staffRows || row.Channel == Codes || d.Notices == nil: // who waits for a code asks for another
		return nil
	case row.Exhausted():
		return d.exhausted(ctx, row)
	case row.State == Refused, row.State == Expired:
		return d.lost(ctx, row)
	}
	return nil
}

// exhausted tells staff, once a day, that a platform takes no more messages. The
// delivery itself is tried until it expires: quotas are raised, and months end.
// The message of the log line is what an alarm counts; see template.yaml.
func (d *Desk) exhausted(ctx context.Context, row Row) error {
	d.Log.Error("quota exhausted", "channel", row.Channel, "attempts", row.Attempts)
	name := "quota-" + string(row.Channel) + "-" + d.Now().UTC().Format("20060102")
	return d.inform(ctx, Quota, name, nil, d.Notices.Recipients(true))
}

// lost tells who has the customer's case, or all staff where nobody has it, that a message
// will not arrive; of what a member of staff wrote also where the case is closed.
func (d *Desk) lost(ctx context.Context, row Row) error {
	snap, err := d.Store.Load(ctx, inquiry.Inbound{Customer: row.Customer, ID: row.Inbound, Received: d.Now()})
	if err != nil {
		return err
	}
	c, waits := concerned(snap.Cases, row.By != "")
	if !waits {
		return d.lostAlone(ctx, row)
	}
	to := d.Notices.Recipients(c.Lane == cases.Urgent)
	switch owner := cmp.Or(c.Owner, row.By); {
	case owner != "":
		to = []inquiry.Address{inquiry.NewAddress(owner)}
	case row.Doubtful:
		return nil // whoever takes the case sees it; forged senders that nobody has would make a mail each
	}
	return d.inform(ctx, Lost, "lost-"+row.Inbound+"-"+strconv.Itoa(row.N), []cases.Case{c}, to)
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

// lostAlone tells staff, once an hour, that answers of the desk come back of whose
// customers there is no case. Where nobody vouches for who asked, nobody waits for them.
func (d *Desk) lostAlone(ctx context.Context, row Row) error {
	if row.Channel != inquiry.Email || row.Doubtful {
		return nil
	}
	return d.inform(ctx, Returned, "returned-"+d.Now().UTC().Format("20060102T15"), nil, d.Notices.Recipients(false))
}

// errUnderWay is word of a mail that came back faster than its delivery was noted. The
// queue brings it again.
var errUnderWay = errors.New("turn: the delivery of a mail that came back is under way")

// returned notes that a mail came back for good, or that its reader complained. Who
// reports it names the mail as only who has it can; all else is nothing to us. Again
// the same changes nothing.
func (d *Desk) returned(ctx context.Context, in inquiry.Inbound) error {
	complaint := in.Entry == inquiry.Complaint
	row, there, err := d.Outbox.Mailed(ctx, in.MessageID)
	if err != nil {
		return err
	}
	d.Log.Info("mail returned", "complaint", complaint, "ours", there)
	switch {
	case !there:
		return nil
	case row.Channel == Codes:
		return d.Outbox.CodeReturned(ctx, row, complaint, in.At)
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
		if d.Notices != nil {
			if err := d.lost(ctx, row); err != nil {
				return err
			}
		}
	}
	_, err = d.Outbox.Save(ctx, row)
	return err
}
