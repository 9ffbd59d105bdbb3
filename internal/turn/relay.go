package turn

import (
	"context"
	"errors"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// Relay sends what a member of staff answered by mail to the customer. Nobody's
// case becomes theirs, a closed one opens again; where a colleague has it, the
// sender is told that nothing was sent. A repeat of the same mail sends nothing.
func (s *Staff) Relay(ctx context.Context, in inquiry.Inbound) error {
	receipt, by := cases.Receipt(in.Case), in.Address.Value()
	file, err := s.Cases.File(ctx, receipt, by)
	if errors.Is(err, ErrNoCase) {
		return nil // expired; nobody is left to write to
	}
	if err != nil {
		return err
	}
	answer := Action{By: by, Verb: Answer, Text: in.Text, ID: in.ID}
	if done, err := s.said(ctx, file.Case, answer); err != nil || done {
		return err
	}
	if file.Case.State == cases.Closed {
		if err := s.Act(ctx, receipt, Action{By: by, Verb: Reopen}); err != nil {
			return err
		}
	}
	err = s.Act(ctx, receipt, Action{By: by, Verb: Take})
	if err == nil {
		err = s.Act(ctx, receipt, answer)
	}
	var taken *cases.TakenError
	if errors.As(err, &taken) || errors.Is(err, cases.ErrNotOwner) {
		return s.Desk.inform(ctx, NotSent, "refused-"+in.ID, []cases.Case{file.Case}, []inquiry.Address{in.Address})
	}
	return err
}
