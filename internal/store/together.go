package store

import (
	"context"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
)

// conversation reads what the desk remembers of a customer, the zero value where there is
// nothing.
func (s Casework) conversation(ctx context.Context, c inquiry.CustomerKey) (conversation.State, error) {
	var state conversation.State
	items, err := s.engine.Get(ctx, conversationKey(c))
	if err != nil || len(items) == 0 {
		return state, err
	}
	return state, s.open(items[0], &state)
}

// Together implements [casework.Cases].
func (s Casework) Together(ctx context.Context, c cases.Case, now time.Time) ([]cases.Case, error) {
	if c.Doubtful() {
		return nil, nil
	}
	state, err := s.conversation(ctx, c.Customer)
	if err != nil {
		return nil, err
	}
	return s.together(ctx, c, state.Cases, now)
}

// together reads the customer's cases that refs name, but for the one that is at hand, and those
// of the customers to whom it is linked.
func (s Casework) together(ctx context.Context, c cases.Case, refs []conversation.CaseRef, now time.Time) ([]cases.Case, error) {
	if c.Doubtful() {
		return nil, nil
	}
	refs = slices.DeleteFunc(slices.Clone(refs), func(r conversation.CaseRef) bool { return r.Receipt == c.Receipt })
	for _, customer := range c.Linked {
		state, err := s.conversation(ctx, customer)
		if err != nil {
			return nil, err
		}
		refs = append(refs, state.Cases...)
	}
	all, err := s.cases(ctx, refs, now)
	return slices.DeleteFunc(all, func(o cases.Case) bool { return o.State == cases.Closed || !c.Together(o) }), err
}
