package casework

import (
	"context"
	"errors"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/notice"
)

// ErrNothingToJoin is returned where a case is joined to itself, or its words are known
// to be the customer's.
var ErrNothingToJoin = errors.New("casework: only words whose sender nobody vouches for are joined, to another case")

// join puts the words of a case whose sender nobody vouches for into another one: a
// member of staff says that they belong together. They stay marked. The case that they
// came from is closed; what its sender writes later opens it again, and nothing of it
// comes into the other by itself.
func (o *Office) join(ctx context.Context, r cases.Receipt, a Action) error {
	return yielding(func() error {
		from, err := o.Store.Case(ctx, r)
		if err != nil {
			return err
		}
		lines, _, err := o.Store.Lines(ctx, from.Customer, "")
		if err != nil {
			return err
		}
		into, err := o.Store.Case(ctx, cases.Receipt(a.To))
		if err != nil {
			return err
		}
		deed, err := o.joining(from, lines, into, a)
		if err != nil {
			return err
		}
		return o.keep(ctx, deed)
	})
}

// joining is the deed: the last part of the conversation, as the page shows it.
func (o *Office) joining(from cases.Case, lines []Line, into cases.Case, a Action) (Deed, error) {
	now := o.Outbox.Now()
	d := Deed{Action: a, Now: now, Detail: string(into.Receipt)}
	if !from.Doubtful() || from.Receipt == into.Receipt {
		return d, ErrNothingToJoin
	}
	if into.State == cases.Closed {
		return d, cases.ErrClosed
	}
	into.RawKeys, from.RawKeys = slices.Concat(into.RawKeys, from.RawKeys), nil // all of them: nobody has seen them yet
	into.Follow(now, o.Calendar)
	into.Scanned, from.Scanned = slices.Concat(into.Scanned, from.Scanned), nil
	d.Joined = slices.DeleteFunc(slices.Clone(lines), func(l Line) bool { return l.From != "customer" || l.Unsent })
	for _, l := range d.Joined {
		into.Heard.Add("", l.Text)
	}
	if n := len(d.Joined); n > 0 {
		into.Say("", d.Joined[n-1].Text, "", now)
	}
	err := from.Close(a.By, now)
	d.Case, d.Into = from, &into
	if err != nil || into.Owner == "" || into.Owner == a.By {
		return d, err
	}
	d.Rows, d.News, err = o.Teller.ToOwner(notice.Followed, "joined-"+a.ID, into)
	return d, err
}
