package casework

import (
	"context"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// mostUnanswered is how many questions are looked at together.
const mostUnanswered = 100

// Unanswered looks at what the desk could not answer, for who writes what it is to answer.
type Unanswered struct {
	Store interface {
		Cases
		Counts
	}
	Now func() time.Time
}

// Questions returns the last questions that the desk could not answer, from a moment on, the newest
// first: two reads for each day until there are enough of them.
func (u Unanswered) Questions(ctx context.Context, since time.Time) ([]Missed, error) {
	var all []Missed
	first := since.UTC().Truncate(24 * time.Hour)
	for day := u.Now().UTC(); !day.Before(first) && len(all) < mostUnanswered; day = day.AddDate(0, 0, -1) {
		some, err := u.Store.Missed(ctx, day)
		if err != nil {
			return nil, err
		}
		all = append(all, some...)
	}
	all = slices.DeleteFunc(all, func(m Missed) bool { return m.At.Before(since) })
	return all[:min(mostUnanswered, len(all))], nil
}

// Shown reports whether the words of a customer may be shown beside no case of theirs: they go from
// there when all their cases are closed, and stay for who works on the cases.
func (u Unanswered) Shown(ctx context.Context, c inquiry.CustomerKey) (bool, error) {
	all, err := u.Store.CasesOf(ctx, c, u.Now())
	open := func(c cases.Case) bool { return c.State != cases.Closed }
	return len(all) == 0 || slices.ContainsFunc(all, open), err
}
