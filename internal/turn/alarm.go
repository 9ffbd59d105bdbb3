package turn

import (
	"context"
	"strconv"

	"madoguchi/internal/escalation"
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

// lost tells who has the customer's case, or all staff, that a message will not
// arrive. Where there is no case, nobody is waiting for a person.
func (d *Desk) lost(ctx context.Context, row Row) error {
	snap, err := d.Store.Load(ctx, inquiry.Inbound{Customer: row.Customer, ID: row.Inbound, Received: d.Now()})
	if err != nil {
		return err
	}
	for _, c := range snap.Cases {
		if c.State == escalation.Closed {
			continue
		}
		to := d.Notices.Recipients(c.Lane == escalation.Urgent)
		if c.Owner != "" {
			to = []inquiry.Address{inquiry.NewAddress(c.Owner)}
		}
		return d.inform(ctx, Lost, "lost-"+row.Inbound+"-"+strconv.Itoa(row.N), []escalation.Case{c}, to)
	}
	return nil
}
