package watch

import (
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// digest tells staff at the opening what came in since the last closing. Its
// name holds the day, so that it goes out once.
func (w *Watcher) digest(ctx context.Context, all []cases.Case) error {
	opening := w.Calendar.Opened(w.now())
	if opening.IsZero() {
		return nil
	}
	var waiting []cases.Case
	for _, c := range all {
		if c.State == cases.Open && !c.Shelved && c.WaitsSince().Before(opening) {
			waiting = append(waiting, c)
		}
	}
	name := "digest-" + opening.Format("20060102")
	told, err := w.Teller.Told(ctx, name)
	if err != nil || len(waiting) == 0 || told {
		return err
	}
	return w.Teller.TellStaff(ctx, notice.Digest, name, waiting)
}

// shelf tells staff, once a day while they are there, that doubtful mail waits.
func (w *Watcher) shelf(ctx context.Context, all []cases.Case) error {
	shelved := slices.DeleteFunc(slices.Clone(all), func(c cases.Case) bool { return !c.Shelved })
	opening := w.Calendar.Opened(w.now())
	if len(shelved) == 0 || opening.IsZero() {
		return nil
	}
	name := "shelf-" + opening.Format("20060102")
	told, err := w.Teller.Told(ctx, name)
	if err != nil || told {
		return err
	}
	return w.Teller.TellStaff(ctx, notice.Shelf, name, shelved)
}

// chase does what is due about a case, of which the list knows the outline only.
func (w *Watcher) chase(ctx context.Context, r cases.Receipt) error {
	c, err := w.Store.Case(ctx, r)
	if err != nil {
		return err
	}
	return errors.Join(w.remind(ctx, c), w.overdue(ctx, c), w.abandoned(ctx, c))
}

// late reports whether staff are still to be told that an answer is late.
func (w *Watcher) late(c cases.Case) bool {
	return !c.Overdue && !c.Shelved && c.Waits() && !w.now().Before(c.DueAt)
}

// overdue leaves news, once, that an answer is late. What stands on the shelf waits
// behind all other work.
func (w *Watcher) overdue(ctx context.Context, c cases.Case) error {
	if !w.late(c) {
		return nil
	}
	c.Overdue = true
	return w.act(ctx, casework.Late, casework.Deed{Case: c, News: w.Teller.Fresh(notice.Overdue, c)})
}

// reminds reports whether the owner of a case is still to be told that an answer is due
// soon: a quarter of the promise is left.
func (w *Watcher) reminds(c cases.Case) bool {
	now := w.now()
	if c.Reminded || c.Owner == "" || !c.Waits() || !now.Before(c.DueAt) {
		return false
	}
	return w.Calendar.Between(now, c.DueAt) <= cases.Promise(c.Lane, w.Calendar)/4
}

// remind tells them once for each owner and due time.
func (w *Watcher) remind(ctx context.Context, c cases.Case) error {
	if !w.reminds(c) {
		return nil
	}
	c.Reminded = true
	name := "reminder-" + string(c.Receipt) + "-" + second(c.DueAt) + "-" + second(c.OwnedAt)
	rows, news, err := w.Teller.ToOwner(notice.Reminder, name, c)
	if err != nil {
		return err
	}
	return w.act(ctx, casework.Remind, casework.Deed{Case: c, Rows: rows, News: news})
}

func second(t time.Time) string { return t.UTC().Format("20060102T150405") }

// patience is the staffed time for which a customer waits for the person who has
// the case, before the desk speaks again.
const patience = 2 * time.Hour

// left reports whether the owner of a case has left the customer without an answer for
// longer than that. What the owner wrote in another case of the customer is an answer, too.
func (w *Watcher) left(c cases.Case, others []cases.Case) bool {
	since := c.OwnedAt
	if c.FollowedAt.After(since) {
		since = c.FollowedAt
	}
	passed := func() bool { return !w.now().Before(w.Calendar.Add(since, patience)) }
	if c.State != cases.Owned || !c.Waits() || !passed() {
		return false
	}
	for _, o := range others {
		if o.Receipt != c.Receipt && o.Owner == c.Owner && o.AnsweredAt.After(since) && c.Together(o) {
			since = o.AnsweredAt
		}
	}
	return passed()
}

// abandoned hands a conversation back to the desk whose owner left the customer
// without an answer, and tells the customer; the case stays open, and so do the customer's
// other cases that the same person had.
func (w *Watcher) abandoned(ctx context.Context, c cases.Case) error {
	if !w.left(c, nil) {
		return nil
	}
	others, err := w.Store.Together(ctx, c, w.now())
	if err != nil || !w.left(c, others) {
		return err
	}
	id, err := w.Outbox.Token()
	if err != nil {
		return err
	}
	d := casework.Deed{Case: c}
	if c.Reachable() {
		in := inquiry.Inbound{ID: "released-" + id, Channel: c.Channel, Customer: c.Customer, Address: c.Address, Mail: c.Mail}
		row, err := w.Outbox.Compose(in, c.Lang, []inquiry.Reply{w.Releaser.Released(c.Lang, c.Receipt)})
		if err != nil {
			return err
		}
		row.Always = true
		d.Rows = []outbox.Row{row}
	}
	all := cases.Customer{Case: d.Case, Others: others}
	if err := all.Release(); err != nil {
		return err
	}
	d.Case, d.Others = all.Case, all.Others
	return w.act(ctx, casework.TimeOut, d)
}

// act keeps what the clock did to a case, and delivers its rows. A failed delivery is
// logged only: the next tick delivers what is left.
func (w *Watcher) act(ctx context.Context, verb casework.Verb, d casework.Deed) error {
	id, err := w.Outbox.Token()
	if err != nil {
		return err
	}
	d.Action, d.Now = casework.Action{By: "clock", Verb: verb, ID: id}, w.now()
	if err := w.Store.Act(ctx, d); err != nil {
		if errors.Is(err, outbox.ErrConflict) {
			return nil // somebody acts on it right now
		}
		return err
	}
	for _, row := range d.Rows {
		if err := w.Outbox.Deliver(ctx, row, row.Owner); err != nil {
			w.Outbox.Log.Error("staff delivery", "channel", row.Channel, "err", err)
		}
	}
	return nil
}
