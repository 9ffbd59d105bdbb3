package turn_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
)

func TestDeliveryThatFailsIsPutOff(t *testing.T) {
	for name, says := range map[string]error{"not delivered": outbox.ErrLater, "outcome not seen": errUnseen, "deadline": context.DeadlineExceeded} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.channel.says = func() error { return says }
			in := s.tap("in1", "period")
			s.handle(in)
			s.channel.says = nil
			s.tick(time.Second)
			s.tried("before its time", 1)
			s.handle(in)
			s.tried("on a repeat before its time", 1)
			s.tick(2 * time.Second)
			s.tried("in its time", 2)
			s.tick(time.Hour)
			s.tried("after it was delivered", 2)
		})
	}
}

// Between the commit and the sending a process may die.
func TestCrashBeforeSendingLosesNothing(t *testing.T) {
	finish := map[string]func(*stage, inquiry.Inbound){
		"the clock finishes": func(s *stage, _ inquiry.Inbound) { s.tick(21 * time.Second) },
		"a repeat finishes": func(s *stage, in inquiry.Inbound) {
			s.now = s.now.Add(21 * time.Second)
			s.handle(in)
		},
	}
	for name, finish := range finish {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			in := s.tap("in1", "period")
			s.channel.says = func() error { panic("out of memory") }
			s.crash(in)
			s.channel.tries, s.channel.says = nil, nil

			s.handle(in)
			s.tick(time.Second)
			s.tried("while the dead process may still be sending", 0)
			finish(s, in)
			s.tried("after its lease", 1)
			s.tick(time.Hour)
			s.handle(in)
			s.tried("after that", 1)
		})
	}
}

// crash handles an inbound and survives its panic.
func (s *stage) crash(in inquiry.Inbound) {
	s.t.Helper()
	defer func() {
		if recover() == nil {
			s.t.Fatal("nothing crashed")
		}
	}()
	s.handle(in)
}

func TestNobodyElseSendsWhatIsBeingSent(t *testing.T) {
	s := newStage(t)
	in := s.tap("in1", "period")
	inside := false
	s.channel.says = func() error {
		if !inside {
			inside = true
			s.tick(time.Second)
			s.handle(in)
		}
		return nil
	}
	s.handle(in)
	s.tried("with the clock and a repeat in between", 1)
}

func TestRefusedForGoodIsNotTriedAgain(t *testing.T) {
	s := newStage(t)
	s.channel.says = func() error { return outbox.ErrNever }
	in := s.tap("in1", "period")
	s.handle(in)
	s.tick(24 * time.Hour)
	s.tried("after it was refused", 1)
	if row := s.row(in); row.State != outbox.Refused {
		t.Errorf("the row is %s", row.State)
	}
}

// LINE knows a retry key for 24 hours and compares the body (platform fact 6).
func TestTriesAreEqualAndEndWithinADay(t *testing.T) {
	s := newStage(t)
	in := s.tap("in1", "period")
	began := s.now
	last := began
	s.channel.says = func() error {
		last = s.now
		return outbox.ErrLater
	}
	s.handle(in)
	for range 26 * 60 {
		s.tick(time.Minute)
	}
	if row := s.row(in); row.State != outbox.Expired {
		t.Errorf("the row is %s", row.State)
	}
	if spent := last.Sub(began); spent < 22*time.Hour || spent >= 24*time.Hour {
		t.Errorf("the last try came after %v", spent)
	}
	if n := len(s.channel.tries); n < 100 || n > 200 {
		t.Errorf("%d tries", n)
	}
	first := s.channel.tries[0]
	for i, p := range s.channel.tries {
		if string(p.Body) != string(first.Body) || p.RetryKey != first.RetryKey || p.RetryKey == "" {
			t.Fatalf("try %d differs from the first", i)
		}
	}
}

func TestWaitingGrowsUpToTenMinutes(t *testing.T) {
	s := newStage(t)
	var tries []time.Time
	s.channel.says = func() error {
		tries = append(tries, s.now)
		return outbox.ErrLater
	}
	s.handle(s.tap("in1", "period"))
	for range 3600 {
		s.tick(time.Second)
	}
	want := []time.Duration{2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600}
	for i, wait := range want {
		// A row comes up in the second after its time.
		if got := tries[i+1].Sub(tries[i]); got != wait*time.Second && got != (wait+1)*time.Second {
			t.Errorf("wait %d: %v, want %ds", i, got, wait)
		}
	}
}

func TestOutageOfADay(t *testing.T) {
	t.Run("a first try is made all the same: nothing was said yet", func(t *testing.T) {
		s := newStage(t)
		s.Desk.Store = &between{Store: s.store, after: func() error { return errUnseen }}
		if err := s.Desk.Handle(t.Context(), s.tap("in1", "period")); !errors.Is(err, errUnseen) {
			t.Fatal(err)
		}
		s.tick(48 * time.Hour)
		s.tried("after two days", 1)
	})
	t.Run("a second try is not: LINE has forgotten the retry key", func(t *testing.T) {
		s := newStage(t)
		s.channel.says = func() error { return errUnseen }
		in := s.tap("in1", "period")
		s.handle(in)
		s.tick(48 * time.Hour)
		s.tried("after two days", 1)
		if row := s.row(in); row.State != outbox.Expired {
			t.Errorf("the row is %s", row.State)
		}
	})
}

// forgetful is an outbox that fails its first saves, before their effect or
// after it.
type forgetful struct {
	outbox.Rows
	fails  int
	effect bool
}

func (o *forgetful) Save(ctx context.Context, r outbox.Row) (outbox.Row, error) {
	if o.fails--; o.fails < 0 {
		return o.Rows.Save(ctx, r)
	}
	if o.effect {
		if _, err := o.Rows.Save(ctx, r); err != nil {
			return r, err
		}
	}
	return r, errUnseen
}

// Neither a reply on LINE nor a mail has an idempotency key: only the note of it
// keeps it from being said again.
func TestNoteOfADeliveryIsTriedTwice(t *testing.T) {
	tests := []struct {
		name   string
		fails  int
		effect bool
		failed bool // the turn
		said   int
	}{
		{"the first note is not kept", 1, false, false, 1},
		{"the first note is kept, and nobody hears of it", 1, true, false, 1},
		{"no note is kept: said again, but not lost", 2, false, true, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := newStage(t)
			s.Desk.Outbox.Rows = &forgetful{s.store, test.fails, test.effect}
			in := s.tap("in1", "period")
			if err := s.Desk.Handle(t.Context(), in); (err != nil) != test.failed {
				t.Errorf("got %v", err)
			}
			s.tick(time.Minute)
			s.tick(time.Minute)
			s.tried("in the end", test.said)
			if row := s.row(in); row.State != outbox.Delivered {
				t.Errorf("the row is %s", row.State)
			}
		})
	}
}

// unread is an outbox with something in it that does not open.
type unread struct{ *store.Store }

func (o unread) Leftovers(ctx context.Context, now time.Time, limit int) ([]outbox.Row, error) {
	rows, err := o.Store.Leftovers(ctx, now, limit)
	return rows, errors.Join(err, keyring.ErrSealed)
}

func TestTickDeliversBesideWhatItCannotRead(t *testing.T) {
	s := newStage(t)
	s.channel.says = func() error { return outbox.ErrLater }
	s.handle(s.tap("in1", "period"))
	s.channel.says = nil
	s.Watcher.Store = unread{s.store}
	s.now = s.now.Add(time.Minute)
	if err := s.Watcher.Deliver(t.Context()); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("the clock is silent about it: %v", err)
	}
	s.tried("of what it can read", 2)
}
