package deployment

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/aws"
	"madoguchi/internal/casework"
	"madoguchi/internal/identity"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
	"madoguchi/internal/verifier"
)

const (
	// rereading is how long a key that was read counts, where it does not fit.
	rereading = time.Minute
	// reading ends the reading of a key: a turn has ten seconds, and must still look up,
	// keep and deliver.
	reading = 3 * time.Second
)

// lookup looks into the roster for a function that outlives its keys: one is drawn,
// changes and ends while the function is warm. So a key is read when it is first
// needed, and again where there was none or it does not fit. It is safe for
// concurrent use.
type lookup struct {
	rows  *store.Store
	table table.Bulk
	ring  func(context.Context) (*keyring.Ring, error) // reads it; aws.ErrNoSecret where there is none
	now   func() time.Time
	log   *slog.Logger

	mu     sync.Mutex
	roster *roster.Index // under the key that was read last; nil: there is none
	read   time.Time     // when that was, zero for never
}

var (
	_ turn.Verifier   = (*lookup)(nil)
	_ casework.Roster = (*lookup)(nil)
)

// Find implements [turn.Verifier].
func (l *lookup) Find(ctx context.Context, needs identity.Needs, now time.Time) (found identity.Found, err error) {
	err = l.try(ctx, func(r *roster.Index) error {
		found, err = verifier.New(l.rows, r).Find(ctx, needs, now)
		return err
	})
	if errors.Is(err, affected.ErrNoRoster) {
		return identity.Found{Needs: needs}, nil
	}
	return found, err
}

// Compare implements [casework.Roster].
func (l *lookup) Compare(ctx context.Context, given affected.Person, by ...affected.Field) (fits map[affected.Field]bool,
	segments []string, err error) {
	err = l.try(ctx, func(r *roster.Index) error {
		fits, segments, err = r.Compare(ctx, given, by...)
		return err
	})
	return fits, segments, err
}

// try looks something up, and once more where the key did not fit and another one is
// there by now. A key that still does not fit stays an error: "nobody" would be a lie.
func (l *lookup) try(ctx context.Context, look func(*roster.Index) error) error {
	first, err := l.open(ctx, nil)
	if err != nil {
		return err
	}
	if err = look(first); !errors.Is(err, keyring.ErrNoKey) {
		return err
	}
	second, failed := l.open(ctx, first)
	switch {
	case failed != nil:
		return failed
	case second == first:
		return err
	}
	return look(second)
}

// open returns the roster under the key that was read last. Where that is still the
// one that did not fit, or none, the key is read again, at most once in a while. A
// reading that failed does not count: the queue brings the turn back, and waits longer
// each time.
func (l *lookup) open(ctx context.Context, unfit *roster.Index) (*roster.Index, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.roster == unfit && l.now().Sub(l.read) >= rereading {
		if err := l.reread(ctx); err != nil {
			return nil, err
		}
	}
	if l.roster == nil {
		return nil, affected.ErrNoRoster
	}
	return l.roster, nil
}

func (l *lookup) reread(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, reading)
	defer cancel()
	keys, err := l.ring(ctx)
	switch {
	case errors.Is(err, aws.ErrNoSecret):
		l.log.WarnContext(ctx, "there is no roster", "err", err)
		l.roster = nil
	case err != nil:
		return fmt.Errorf("deployment: the roster's key: %w", err)
	default:
		l.roster = roster.New(l.table, keys, l.now)
	}
	l.read = l.now().Round(0) // by the wall: Lambda stops a function between turns, and monotonic time may stop with it
	return nil
}
