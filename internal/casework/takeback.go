package casework

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Hold is for how long an answer that is written on a page waits before it leaves. Its row is
// stored like any other and leased by nobody; the page asks for its delivery when the time is over
// (see [Office.Send]), and where it was closed the clock finds it. Taking it back is a write of the
// same row, so of the page, the clock and who takes it back one wins.
const Hold = 10 * time.Second

// ErrTakenBack is returned for an answer that its writer took back: the same form does not send it.
var ErrTakenBack = errors.New("casework: the answer was taken back")

// TakenBack is an answer that does not leave, as the store undoes it.
type TakenBack struct {
	ID     string       // of the answer
	At     time.Time    // when it was written
	Counts []int        // the places of the cases that it answered in the figures
	Draft  inquiry.Text // its words, and what was half written meanwhile
}

// Send delivers an answer of somebody whose time is over. Before it, after it was taken back, and
// while somebody else delivers it, nothing happens.
func (o *Office) Send(ctx context.Context, r cases.Receipt, by, id string) error {
	rows, err := waiting{o}.rows(ctx, r, by, id)
	if err != nil || len(rows) == 0 {
		return err
	}
	owner, err := o.Outbox.Token()
	for _, row := range rows {
		if err == nil {
			err = o.Outbox.Deliver(ctx, row, owner)
		}
	}
	if err != nil {
		return err
	}
	return waiting{o}.finish(ctx, r)
}

// Finisher is what closes a case in the name of its owner that was to be closed with its last answer,
// if that has left. Where it was taken back or refused, the customer wrote meanwhile, or the owner let
// the case go, it stays. The page asks for it when it asks for the delivery, and so does the clock.
func Finisher(o *Office) func(ctx context.Context, r cases.Receipt) error { return waiting{o}.finish }

func (o waiting) finish(ctx context.Context, r cases.Receipt) error {
	c, err := o.Store.Case(ctx, r)
	if err != nil || c.Closing == "" {
		return err
	}
	rows, err := o.Store.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: c.Closing})
	if err != nil || !slices.ContainsFunc(rows, func(r outbox.Row) bool { return r.State == outbox.Delivered }) {
		return err
	}
	err = o.Act(ctx, r, Action{By: c.Owner, Verb: Close, To: c.Closing})
	if errors.Is(err, cases.ErrClosed) || errors.Is(err, cases.ErrNotOwner) || errors.Is(err, cases.ErrSent) {
		return nil // something else came first
	}
	return err
}

// waiting is what is done with answers that wait.
type waiting struct{ *Office }

// rows are the rows of an answer that somebody wrote in a case.
func (o waiting) rows(ctx context.Context, r cases.Receipt, by, id string) ([]outbox.Row, error) {
	c, err := o.Store.Case(ctx, r)
	if err != nil || id == "" {
		return nil, err
	}
	rows, err := o.Store.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: id})
	return slices.DeleteFunc(rows, func(r outbox.Row) bool { return r.By != by }), err
}

// release sends an answer that still waits before something is done that follows it: another answer,
// or that its writer lets the case go. It cannot be taken back any more. Nothing is sent, and the error
// is [cases.ErrUnseen], where the case would be closed over news that nobody saw.
func (o waiting) release(ctx context.Context, c cases.Case, a Action) error {
	if a.Verb == Close && a.Seen != nil && a.unseen(c) {
		return cases.ErrUnseen
	}
	switch a.Verb {
	case Answer, Tell, HandBack, Transfer, TakeOver, Close:
	default:
		return nil
	}
	if c.Answering.ID == "" || !o.Outbox.Now().Before(c.AnsweredAt.Add(Hold)) {
		return nil
	}
	rows, err := o.Store.Rows(ctx, inquiry.Inbound{Customer: c.Customer, ID: c.Answering.ID})
	for _, row := range rows {
		if err := o.Outbox.Release(ctx, row); err != nil {
			o.Outbox.Log.Error("staff delivery", "channel", row.Channel, "err", err) // the clock tries again
		}
	}
	return err
}

// takeBack makes a draft again of an answer that has not left. The error is [cases.ErrSent] where it
// has, something followed it, or the figures may have counted it.
func (o waiting) takeBack(ctx context.Context, r cases.Receipt, a Action) error {
	return yielding(func() error {
		file, err := o.Store.File(ctx, r, a.By)
		if err != nil {
			return err
		}
		d, err := o.takingBack(ctx, file, a)
		if err != nil {
			return err
		}
		return o.keep(ctx, d)
	})
}

func (o waiting) takingBack(ctx context.Context, file File, a Action) (Deed, error) {
	d := Deed{Case: file.Case, Action: a, Now: o.Outbox.Now()}
	before := file.Case.Answering
	written := slices.IndexFunc(file.Lines, func(l Line) bool { return l.ID == a.To && l.From == a.By })
	rows, err := o.rows(ctx, d.Case.Receipt, a.By, a.To)
	if err != nil {
		return d, err
	}
	if len(rows) != 1 || !rows[0].Held() || written < 0 || !d.Now.Before(rows[0].Until.Add(Hold)) {
		return d, cases.ErrSent
	}
	d.TakenBack = &TakenBack{ID: a.To, At: d.Case.AnsweredAt, Counts: []int{before.N},
		Draft: joined(file.Lines[written].Text, file.Draft)}
	if err := d.Case.TakeBack(a.By, a.To); err != nil {
		return d, err
	}
	for _, other := range before.Also {
		i := slices.IndexFunc(file.Others, func(c cases.Case) bool { return c.Receipt == other })
		if i < 0 {
			return d, cases.ErrSent
		}
		c := file.Others[i]
		d.TakenBack.Counts = append(d.TakenBack.Counts, c.Answering.N)
		if err := c.TakeBack(a.By, a.To); err != nil {
			return d, err
		}
		d.Others = append(d.Others, c)
	}
	d.Rows = []outbox.Row{o.Outbox.TakenBack(rows[0])}
	return d, nil
}

// joined is a draft of what was taken back and of what was written since.
func joined(taken, since inquiry.Text) inquiry.Text {
	return inquiry.NewText(strings.TrimSpace(taken.Words() + "\n\n" + since.Words()))
}
