// Package watch does what waits for a time: deliveries that nobody finished, the digest
// of the morning, reminders and late answers, the judgement of one-time codes, and what
// closed cases leave behind. A clock calls it each minute; calling it twice is harmless.
package watch

import (
	"context"
	"errors"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/dates"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
)

// Leftovers finds deliveries; package store has it.
type Leftovers interface {
	// Leftovers returns up to limit rows that nobody delivered in time. An error
	// speaks of rows that could not be read; it may stand beside those that could.
	Leftovers(ctx context.Context, now time.Time, limit int) ([]outbox.Row, error)
}

// Cases is what the clock does on cases; package store has it.
type Cases interface {
	// Cases returns the outlines of the closed cases, or of those that are not. An error
	// may stand beside those that opened.
	Cases(ctx context.Context, closed bool) ([]cases.Case, error)
	// Case returns a case. The error is [casework.ErrNoCase].
	Case(ctx context.Context, r cases.Receipt) (cases.Case, error)
	// Together returns the customer's other cases that are not closed.
	Together(ctx context.Context, c cases.Case, now time.Time) ([]cases.Case, error)
	// Act keeps what was done on a case, all or nothing. The error is
	// [outbox.ErrConflict] where somebody else came first.
	Act(ctx context.Context, d casework.Deed) error
}

// Retainer gives what belongs to closed cases its time to expire; package store has it.
type Retainer interface {
	// Retain carries out what closing and reopening cases has planned: what belongs
	// to them is given a time to expire, or loses it, and raw mails are deleted. One
	// call does a bounded part of it, the next goes on.
	Retain(ctx context.Context, now time.Time, discard func(ctx context.Context, key string) error) error
}

// Store is what the clock looks after.
type Store interface {
	Leftovers
	Cases
	Retainer
}

// Register is what the clock looks after where people are looked up; package store has it.
type Register interface {
	// CodeFigures counts codes and what became of them, from rows that turns leave; no
	// turn ever counts.
	CodeFigures(ctx context.Context, now time.Time) (affected.Codes, error)
	// Gate makes the way of codes slow or shuts it until a moment, for all customers
	// alike.
	Gate(ctx context.Context, j affected.Judgement, until time.Time) error
	// AnchorDay saves where the disclosure log stands on a day. The hash is to be
	// kept elsewhere as well; fresh is true once a day.
	AnchorDay(ctx context.Context, now time.Time) (day, hash string, fresh bool, err error)
}

// Meter counts how often the reader outside was asked; package store has it.
type Meter interface {
	// Count adds up what turns left and returns the calls of today. Turns compare it with
	// the day's cap; no turn ever counts.
	Count(ctx context.Context, now time.Time) (calls int, err error)
}

// Daybook adds up days; package store has it.
type Daybook interface {
	// Fold adds what was noted since the last time to the days on which it happened. The
	// error is [outbox.ErrConflict] where another clock did meanwhile.
	Fold(ctx context.Context, now time.Time, of func(time.Time) dates.Date) error
}

// Releaser words what a customer is told whose case went back to the desk; package
// conversation has it.
type Releaser interface {
	Released(lang string, r cases.Receipt) inquiry.Reply
}

// Calendar is when people are there; package hours has it.
type Calendar interface {
	cases.Calendar
	Opened(time.Time) time.Time               // the opening of the day, zero while nobody is there
	Between(from, to time.Time) time.Duration // staffed time
	Day(time.Time) dates.Date                 // on the desk's wall
}

// Config is what a watcher needs. Register is nil where nobody is looked up, Discard
// where no raw mail is kept, Meter where nothing is read outside, Daybook where nobody reports; the
// rest is required.
type Config struct {
	Store    Store
	Outbox   *outbox.Outbox
	Teller   *notice.Teller
	Releaser Releaser
	Calendar Calendar
	Register Register
	Codes    affected.Bounds                             // of one-time codes; the usual ones where one is 0
	Meter    Meter                                       // nil where nothing is read outside
	Daybook  Daybook                                     // nil where nobody reports
	Discard  func(ctx context.Context, key string) error // deletes a raw mail
	// Finish closes a case that is to be closed with its answer, once that has left.
	Finish func(ctx context.Context, r cases.Receipt) error
}

// Watcher is what a clock calls. It is safe for concurrent use.
type Watcher struct{ Config }

// New returns a watcher.
func New(c Config) (*Watcher, error) {
	if c.Store == nil || c.Outbox == nil || c.Teller == nil || c.Releaser == nil || c.Calendar == nil || c.Finish == nil {
		return nil, errors.New("watch: Store, Outbox, Teller, Releaser, Calendar and Finish are needed")
	}
	return &Watcher{c}, nil
}

// Tick does everything that is due, and says in one line of the log how much there was: by
// that line, and by its absence, an operator is woken.
func (w *Watcher) Tick(ctx context.Context) error {
	waiting, undelivered := w.deliver(ctx)
	all, failed := w.watch(ctx)
	overdue := 0
	for _, c := range all {
		if c.Overdue && c.Waits() && !c.Shelved {
			overdue++
		}
	}
	w.Outbox.Log.InfoContext(ctx, "tick", "waiting", waiting, "open", len(all), "overdue", overdue)
	return errors.Join(undelivered, failed)
}

const (
	leftover = 100              // rows of the outbox that a tick takes in a round
	rounds   = 20               // of a tick, after an outage
	enough   = 20 * time.Second // for another round
)

// Deliver finishes what turns left behind: deliveries whose owner died, or that were put
// off. Each row is leased before it is sent.
func (w *Watcher) Deliver(ctx context.Context) error {
	_, err := w.deliver(ctx)
	return err
}

// deliver returns how many rows it found.
func (w *Watcher) deliver(ctx context.Context) (found int, failed error) {
	owner, err := w.Outbox.Token()
	if err != nil {
		return 0, err
	}
	for range rounds {
		rows, err := w.Store.Leftovers(ctx, w.now(), leftover)
		found, failed = found+len(rows), errors.Join(failed, err)
		for _, row := range rows {
			failed = errors.Join(failed, w.Outbox.Deliver(ctx, row, owner))
		}
		if len(rows) < leftover || failed != nil || near(ctx) {
			break
		}
	}
	return found, failed
}

// near reports whether the context ends too soon for another round.
func near(ctx context.Context) bool {
	deadline, bounded := ctx.Deadline()
	return bounded && time.Until(deadline) < enough
}

// Watch does what is due about cases and codes.
func (w *Watcher) Watch(ctx context.Context) error {
	_, err := w.watch(ctx)
	return err
}

// watch returns the cases that were open when it began.
func (w *Watcher) watch(ctx context.Context) (all []cases.Case, failed error) {
	failed = w.Store.Retain(ctx, w.now(), w.Discard)
	all, err := w.Store.Cases(ctx, false)
	failed = errors.Join(failed, err, w.digest(ctx, all))
	for _, c := range all {
		if c.Closing != "" && !w.now().Before(c.AnsweredAt.Add(casework.Hold)) {
			failed = errors.Join(failed, w.Finish(ctx, c.Receipt))
		}
		if w.reminds(c) || w.late(c) || w.left(c, all) {
			failed = errors.Join(failed, w.chase(ctx, c.Receipt))
		}
	}
	failed = errors.Join(failed, w.Teller.AnnounceAll(ctx), w.shelf(ctx, all))
	if w.Register != nil {
		failed = errors.Join(failed, w.codes(ctx), w.anchor(ctx))
	}
	if w.Meter != nil {
		if _, err := w.Meter.Count(ctx, w.now()); !errors.Is(err, outbox.ErrConflict) { // staff switched it meanwhile
			failed = errors.Join(failed, err)
		}
	}
	if w.Daybook != nil {
		if err := w.Daybook.Fold(ctx, w.now(), w.Calendar.Day); !errors.Is(err, outbox.ErrConflict) { // another clock did
			failed = errors.Join(failed, err)
		}
	}
	return all, failed
}

func (w *Watcher) now() time.Time { return w.Outbox.Now() }
