package casework

import (
	"context"
	"errors"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
)

// Relay sends what a member of staff answered by mail to the customer. Nobody's
// case becomes theirs, a closed one opens again; where a colleague has it, the
// sender is told that nothing was sent. A repeat of the same mail sends nothing.
func (o *Office) Relay(ctx context.Context, in inquiry.Inbound) error {
	receipt, by := cases.Receipt(in.Case), in.Address.Value()
	c, err := o.Store.Case(ctx, receipt)
	if errors.Is(err, ErrNoCase) {
		return nil // expired; nobody is left to write to
	}
	if err != nil {
		return err
	}
	answer := Action{By: by, Verb: Answer, Text: in.Text, ID: in.ID}
	if done, err := (waiting{o}).said(ctx, c, answer); err != nil || done {
		return err
	}
	if c.State == cases.Closed {
		others, err := o.Store.Together(ctx, c, o.Outbox.Now())
		if err != nil {
			return err
		}
		if holder := cases.Holder(others); holder != "" && holder != by {
			return o.notSent(ctx, c, in)
		}
		if err := o.Act(ctx, receipt, Action{By: by, Verb: Reopen}); err != nil {
			return err
		}
	}
	err = o.Act(ctx, receipt, Action{By: by, Verb: Take})
	if err == nil {
		err = o.Act(ctx, receipt, answer)
	}
	var taken *cases.TakenError
	if errors.As(err, &taken) || errors.Is(err, cases.ErrNotOwner) {
		return o.notSent(ctx, c, in)
	}
	return err
}

// notSent tells who answered by mail that a colleague has the customer.
func (o *Office) notSent(ctx context.Context, c cases.Case, in inquiry.Inbound) error {
	return o.Teller.Tell(ctx, notice.NotSent, "refused-"+in.ID, []cases.Case{c}, []inquiry.Address{in.Address})
}
