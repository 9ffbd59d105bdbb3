// Package verifier looks up what proving a contact needs: limits in the desk's table, and
// people in the roster's. A lookup does the same work whoever is asked about, so that its
// time tells nothing.
package verifier

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/identity"
)

// Verifier is a [turn.Verifier]. It is safe for concurrent use.
type Verifier struct {
	limits Limits
	people People
}

// Limits bounds what customers and staff may try; package store has it.
type Limits interface {
	// Limits fills in what bounds a need.
	Limits(ctx context.Context, found *identity.Found, now time.Time) error
}

// People is the list of affected people; package roster has it. Where it cannot know, it says so with an error,
// and never with no segments: [affected.ErrNoRoster] where there is no list.
type People interface {
	// Ready reports whether there is a list.
	Ready(ctx context.Context) (bool, error)
	// ByEmail returns the segments of the people with a normal address.
	ByEmail(ctx context.Context, email string) ([]string, error)
	// ByLetter returns those of a letter code with the postal code of its letter.
	ByLetter(ctx context.Context, code, postal string) ([]string, error)
}

// New asks limits first, and people where it must.
func New(l Limits, p People) *Verifier { return &Verifier{l, p} }

// Find returns what is known about a need. Where there is no list, it is not ready.
func (v *Verifier) Find(ctx context.Context, needs identity.Needs, now time.Time) (identity.Found, error) {
	found := identity.Found{Needs: needs}
	var err error
	if needs.What != identity.NeedRoster && needs.What != identity.NeedEmail {
		if err = v.limits.Limits(ctx, &found, now); err != nil {
			return found, err
		}
	}
	switch needs.What {
	case identity.NeedRoster:
		found.Ready, err = v.people.Ready(ctx)
	case identity.NeedEmail:
		found.Segments, err = v.people.ByEmail(ctx, needs.Of.Email)
	case identity.NeedLetter:
		found.Segments, err = v.people.ByLetter(ctx, needs.Of.Letter, needs.Of.Postal)
	}
	if errors.Is(err, affected.ErrNoRoster) {
		return found, nil
	}
	found.Ready = found.Ready || needs.What != identity.NeedRoster
	return found, err
}
