package casework

import (
	"context"
	"errors"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
)

// Errors of giving cases away.
var (
	ErrTheirs = errors.New("casework: they have the case already")
	ErrMoved  = errors.New("casework: nobody has the case any more")
)

// MostAssigned is how many cases are given away at once.
const MostAssigned = 25

// Assignment gives cases to a colleague, many at once, as a lead does.
type Assignment struct {
	By, To string
	Reason inquiry.Text // is in the audit of each, and shown to who has them then
	ID     string       // of the form: sent again it tells nobody twice
	Cases  []Held       // [MostAssigned] at most; what is beyond is left alone
}

// Held is a case, and who had it as somebody saw it, "" for nobody.
type Held struct {
	Receipt cases.Receipt
	Owner   string
}

// Assigned is what came of one of them. The error is nil, [ErrTheirs] also where it went with
// another case of the same customer, [ErrMoved] or a [cases.TakenError] where it changed hands
// meanwhile, or one of [Office.Act].
type Assigned struct {
	Held
	Err error
}

// Assign gives cases away one by one: each of them, with the customer's other cases, wholly or
// not at all, and none that changed hands since it was looked at. Who gets them is told once.
func (o *Office) Assign(ctx context.Context, a Assignment) []Assigned {
	var all []Assigned
	var given, urgent []cases.Case
	for _, held := range a.Cases[:min(len(a.Cases), MostAssigned)] {
		give := Action{By: a.By, Verb: Transfer, To: a.To, Text: a.Reason, Lead: true, Of: &held.Owner, Quiet: true}
		err := o.Act(ctx, held.Receipt, give)
		all = append(all, Assigned{held, err})
		if err != nil {
			continue
		}
		if c, err := o.Store.Case(ctx, held.Receipt); err == nil {
			given = append(given, c)
			if c.Lane.Wakes() {
				urgent = append(urgent, c)
			}
		}
	}
	if a.To == a.By {
		return all
	}
	if len(given) > len(urgent) { // each has left word, which is told in one mail
		o.Teller.AnnounceRound(ctx)
	}
	if len(urgent) > 0 {
		err := o.Teller.Tell(ctx, notice.Assigned, "assigned-"+a.ID, urgent, []inquiry.Address{inquiry.NewAddress(a.To)})
		if err != nil { // their queue shows the cases all the same
			o.Outbox.Log.Error("staff not told", "news", notice.Assigned, "err", err)
		}
	}
	return all
}

// held reports whether a case is still whose it was when somebody looked at it.
func held(c cases.Case, a Action) error {
	switch {
	case a.Of == nil || c.State == cases.Closed:
		return nil
	case c.Owner == a.To:
		return ErrTheirs
	case c.Owner == *a.Of:
		return nil
	case c.Owner == "":
		return ErrMoved
	}
	return &cases.TakenError{By: c.Owner}
}

// moved notes on each case of a deed that it went to a colleague, and why.
func moved(d *Deed, before []cases.Case) {
	note := func(c *cases.Case) {
		i := slices.IndexFunc(before, func(o cases.Case) bool { return o.Receipt == c.Receipt })
		if i >= 0 && before[i].Owner != c.Owner {
			c.Moved = cases.Moved{At: d.Now, By: d.Action.By, From: before[i].Owner, To: c.Owner, Reason: d.Action.Text}
		}
	}
	note(&d.Case)
	for i := range d.Others {
		note(&d.Others[i])
	}
	d.Detail = d.Action.Text.Words()
}
