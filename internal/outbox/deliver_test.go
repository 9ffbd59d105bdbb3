package outbox_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

func TestDeliveryThatFailsIsPutOff(t *testing.T) {
	for name, says := range map[string]error{"not delivered": outbox.ErrLater, "outcome not seen": apptest.ErrUnseen, "deadline": context.DeadlineExceeded} {
		t.Run(name, func(t *testing.T) {
			s := apptest.New(t)
			s.LINE.Says = func() error { return says }
			in := s.Tap("in1", "period")
			s.Handle(in)
			s.LINE.Says = nil
			s.Tick(time.Second)
			s.Tried("before its time", 1)
			s.Handle(in)
			s.Tried("on a repeat before its time", 1)
			s.Tick(2 * time.Second)
			s.Tried("in its time", 2)
			s.Tick(time.Hour)
			s.Tried("after it was delivered", 2)
		})
	}
}

// Between the commit and the sending a process may die.
func TestCrashBeforeSendingLosesNothing(t *testing.T) {
	finish := map[string]func(*apptest.Stage, inquiry.Inbound){
		"the clock finishes": func(s *apptest.Stage, _ inquiry.Inbound) { s.Tick(21 * time.Second) },
		"a repeat finishes": func(s *apptest.Stage, in inquiry.Inbound) {
			s.Now = s.Now.Add(21 * time.Second)
			s.Handle(in)
		},
	}
	for name, finish := range finish {
		t.Run(name, func(t *testing.T) {
			s := apptest.New(t)
			in := s.Tap("in1", "period")
			s.LINE.Says = func() error { panic("out of memory") }
			crash(s, in)
			s.LINE.Tries, s.LINE.Says = nil, nil

			s.Handle(in)
			s.Tick(time.Second)
			s.Tried("while the dead process may still be sending", 0)
			finish(s, in)
			s.Tried("after its lease", 1)
			s.Tick(time.Hour)
			s.Handle(in)
			s.Tried("after that", 1)
		})
	}
}

// crash handles an inbound and survives its panic.
func crash(s *apptest.Stage, in inquiry.Inbound) {
	s.T.Helper()
	defer func() {
		if recover() == nil {
			s.T.Fatal("nothing crashed")
		}
	}()
	s.Handle(in)
}

func TestNobodyElseSendsWhatIsBeingSent(t *testing.T) {
	s := apptest.New(t)
	in := s.Tap("in1", "period")
	inside := false
	s.LINE.Says = func() error {
		if !inside {
			inside = true
			s.Tick(time.Second)
			s.Handle(in)
		}
		return nil
	}
	s.Handle(in)
	s.Tried("with the clock and a repeat in between", 1)
}

func TestRefusedForGoodIsNotTriedAgain(t *testing.T) {
	s := apptest.New(t)
	s.LINE.Says = func() error { return outbox.ErrNever }
	in := s.Tap("in1", "period")
	s.Handle(in)
	s.Tick(24 * time.Hour)
	s.Tried("after it was refused", 1)
	if row := s.Row(in); row.State != outbox.Refused {
		t.Errorf("the row is %s", row.State)
	}
}

// LINE knows a retry key for 24 hours and compares the body (platform fact 6).
func TestTriesAreEqualAndEndWithinADay(t *testing.T) {
	s := apptest.New(t)
	in := s.Tap("in1", "period")
	began := s.Now
	last := began
	s.LINE.Says = func() error {
		last = s.Now
		return outbox.ErrLater
	}
	s.Handle(in)
	for range 26 * 60 {
		s.Tick(time.Minute)
	}
	if row := s.Row(in); row.State != outbox.Expired {
		t.Errorf("the row is %s", row.State)
	}
	if spent := last.Sub(began); spent < 22*time.Hour || spent >= 24*time.Hour {
		t.Errorf("the last try came after %v", spent)
	}
	if n := len(s.LINE.Tries); n < 100 || n > 200 {
		t.Errorf("%d tries", n)
	}
	first := s.LINE.Tries[0]
	for i, p := range s.LINE.Tries {
		if string(p.Body) != string(first.Body) || p.RetryKey != first.RetryKey || p.RetryKey == "" {
			t.Fatalf("try %d differs from the first", i)
		}
	}
}

func TestWaitingGrowsUpToTenMinutes(t *testing.T) {
	s := apptest.New(t)
	var tries []time.Time
	s.LINE.Says = func() error {
		tries = append(tries, s.Now)
		return outbox.ErrLater
	}
	s.Handle(s.Tap("in1", "period"))
	for range 3600 {
		s.Tick(time.Second)
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
		s := apptest.New(t)
		s.Turns.Store = &apptest.Between{Store: s.Store, After: func() error { return apptest.ErrUnseen }}
		if err := s.Turns.Handle(t.Context(), s.Tap("in1", "period")); !errors.Is(err, apptest.ErrUnseen) {
			t.Fatal(err)
		}
		s.Tick(48 * time.Hour)
		s.Tried("after two days", 1)
	})
	t.Run("a second try is not: LINE has forgotten the retry key", func(t *testing.T) {
		s := apptest.New(t)
		s.LINE.Says = func() error { return apptest.ErrUnseen }
		in := s.Tap("in1", "period")
		s.Handle(in)
		s.Tick(48 * time.Hour)
		s.Tried("after two days", 1)
		if row := s.Row(in); row.State != outbox.Expired {
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
	return r, apptest.ErrUnseen
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
			s := apptest.New(t)
			s.Turns.Outbox.Rows = &forgetful{s.Store, test.fails, test.effect}
			in := s.Tap("in1", "period")
			if err := s.Turns.Handle(t.Context(), in); (err != nil) != test.failed {
				t.Errorf("got %v", err)
			}
			s.Tick(time.Minute)
			s.Tick(time.Minute)
			s.Tried("in the end", test.said)
			if row := s.Row(in); row.State != outbox.Delivered {
				t.Errorf("the row is %s", row.State)
			}
		})
	}
}

func TestDeliveredRowKeepsNoWordsAndNoAddress(t *testing.T) {
	s := apptest.New(t)
	in := s.Tap("in1", "period")
	s.Handle(in)
	row := s.Row(in)
	if row.State != outbox.Delivered || row.Parcel.Body != nil || row.Parcel.To != (inquiry.Address{}) || row.Parcel.ReplyToken != "" {
		t.Errorf("kept %+v", row)
	}
	if len(row.Kept) != 2 || row.Kept[0].Entry != "period" {
		t.Errorf("kept %+v of the reply", row.Kept)
	}
}
