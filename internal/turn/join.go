package turn

import (
	"context"
	"errors"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// ErrNothingToJoin is returned where a case is joined to itself, or its words are known
// to be the customer's.
var ErrNothingToJoin = errors.New("turn: only words whose sender nobody vouches for are joined, to another case")

// join puts the words of a case whose sender nobody vouches for into another one: a
// member of staff says that they belong together. They stay marked. The case that they
// came from is closed; what its sender writes later opens it again, and nothing of it
// comes into the other by itself.
func (s *Staff) join(ctx context.Context, r cases.Receipt, a Action) error {
	for range attempts {
		from, err := s.Cases.File(ctx, r, a.By)
		if err != nil {
			return err
		}
		into, err := s.Cases.File(ctx, cases.Receipt(a.To), a.By)
		if err != nil {
			return err
		}
		deed, err := s.joining(from, into.Case, a)
		if err != nil {
			return err
		}
		err = s.Cases.Act(ctx, deed)
		if err == nil {
			s.deliver(ctx, deed)
		}
		if !errors.Is(err, ErrConflict) {
			return err
		}
	}
	return ErrConflict
}

// joining is the deed: the last part of the conversation, as the page shows it.
func (s *Staff) joining(from File, into cases.Case, a Action) (Deed, error) {
	now := s.Desk.Now()
	d := Deed{Action: a, Now: now, Detail: string(into.Receipt)}
	if !from.Case.Doubtful() || from.Case.Receipt == into.Receipt {
		return d, ErrNothingToJoin
	}
	if into.State == cases.Closed {
		return d, cases.ErrClosed
	}
	into.RawKeys, from.Case.RawKeys = slices.Concat(into.RawKeys, from.Case.RawKeys), nil // all of them: nobody has seen them yet
	into.Follow(now, s.Desk.Calendar)
	d.Joined = slices.DeleteFunc(slices.Clone(from.Lines), func(l Line) bool { return l.From != "customer" || l.Unsent })
	err := from.Case.Close(a.By, now)
	d.Case, d.Into = from.Case, &into
	if err == nil && into.Owner != "" && into.Owner != a.By && s.Desk.Notices != nil {
		owner, failed := s.Desk.token()
		if failed != nil {
			return d, failed
		}
		d.Rows, err = s.Desk.notices(Followed, "joined-"+a.ID, []cases.Case{into}, []inquiry.Address{inquiry.NewAddress(into.Owner)}, owner)
	}
	return d, err
}
