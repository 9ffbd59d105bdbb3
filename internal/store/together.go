package store

import (
	"context"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
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

// Contact implements [casework.Cases].
func (s Casework) Contact(ctx context.Context, c inquiry.CustomerKey) (string, error) {
	state, err := s.conversation(ctx, c)
	return state.Contact, err
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
	all, err := s.together(ctx, c, state.Cases, now)
	open, _ := casework.Apart(all)
	return open, err
}

// together reads the customer's cases that refs name, but for the one that is at hand, and those
// of the customers to whom one of them is linked: a case that opened while others were linked may
// not say so itself.
func (s Casework) together(ctx context.Context, c cases.Case, refs []conversation.CaseRef, now time.Time) ([]cases.Case, error) {
	if c.Doubtful() {
		return nil, nil
	}
	refs = slices.DeleteFunc(slices.Clone(refs), func(r conversation.CaseRef) bool { return r.Receipt == c.Receipt })
	all, err := s.cases(ctx, refs, now)
	if err != nil {
		return nil, err
	}
	linked := slices.Clone(c.Linked)
	for _, o := range all {
		linked = append(linked, o.Linked...)
	}
	slices.Sort(linked)
	for _, customer := range slices.Compact(linked) {
		theirs, err := s.casesOf(ctx, customer, now)
		if err != nil {
			return nil, err
		}
		all = append(all, theirs...)
	}
	c.Linked = linked
	return slices.DeleteFunc(all, func(o cases.Case) bool { return !c.Together(o) }), nil
}
