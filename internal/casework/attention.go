package casework

import (
	"cmp"
	"context"
	"slices"
	"time"

	"madoguchi/internal/cases"
)

// Lease is for how long somebody who was there counts as there.
const Lease = 30 * time.Second

// Presence is that somebody has the page of a case open.
type Presence struct {
	By     string
	Typing bool // an answer
	Until  time.Time
}

// Attention keeps what staff look at; package store has it.
type Attention interface {
	// Seen returns the news that somebody has seen, by their time, see [cases.Case.NewsAt].
	Seen(ctx context.Context, by string) (map[cases.Receipt]time.Time, error)
	// Saw keeps that somebody saw the news of cases.
	Saw(ctx context.Context, by string, news map[cases.Receipt]time.Time, now time.Time) error
	// Here keeps that somebody has a case open, or has it no more where their lease is over.
	Here(ctx context.Context, r cases.Receipt, p Presence, now time.Time) error
}

// others are those who are there besides somebody, by name.
func others(all []Presence, by string, now time.Time) []Presence {
	there := slices.DeleteFunc(slices.Clone(all), func(p Presence) bool { return p.By == by || !now.Before(p.Until) })
	slices.SortFunc(there, func(a, b Presence) int { return cmp.Compare(a.By, b.By) })
	return there
}

// Here keeps that somebody has a case open, typing an answer or not, for [Lease]; gone is that
// they left it. The error is [ErrNoCase].
func (o *Office) Here(ctx context.Context, r cases.Receipt, by string, typing, gone bool) error {
	if _, err := o.Store.Case(ctx, r); err != nil {
		return err
	}
	now := o.Outbox.Now()
	p := Presence{By: by, Typing: typing, Until: now.Add(Lease)}
	if gone {
		p.Until = now
	}
	return o.Store.Here(ctx, r, p, now)
}

// news are those that a file shows and that who opens it has not seen: of the case, and of the
// customer's other ones, for their words stand in the same conversation.
func (f File) news() map[cases.Receipt]time.Time {
	news := map[cases.Receipt]time.Time{}
	for _, c := range append([]cases.Case{f.Case}, f.Others...) {
		if at := c.NewsAt(); c.Customer == f.Case.Customer && at.After(f.Seen[c.Receipt]) {
			news[c.Receipt] = at
		}
	}
	return news
}

// Seen returns the news that somebody has seen: what is newer, they have not.
func (o *Office) Seen(ctx context.Context, by string) (map[cases.Receipt]time.Time, error) {
	return o.Store.Seen(ctx, by)
}
