package watch_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
)

// A general case is due after 18 hours, and this desk never closes.
func TestAnOwnerIsRemindedOnce(t *testing.T) {
	s := apptest.New(t)
	p := s.Mail
	s.Handle(s.Tap("in1", "speak_to_human"))
	r := s.Cases(false)[0].Receipt
	s.Watch(13*time.Hour + 29*time.Minute)
	s.Act(r, casework.Action{By: "agent2@staff.example.jp", Verb: casework.Take})
	s.Watch(0)
	if n := p.Count("reminder"); n != 0 {
		t.Fatal("reminded with more than a quarter of the time left")
	}
	for range 3 {
		s.Watch(time.Minute)
	}
	if n := p.Count("reminder of 1 to agent2"); n != 1 {
		t.Errorf("the owner was reminded %d times: %q", n, p.Sent)
	}
	s.Act(r, casework.Action{By: "lead1@staff.example.jp", Lead: true, Verb: casework.Transfer, To: "agent3@staff.example.jp"})
	for range 25 {
		s.Watch(time.Minute)
	}
	if n := p.Count("assigned of 1 to agent3"); n != 1 { // that it is due soon stands there, too
		t.Errorf("the new owner was told %d times: %q", n, p.Sent)
	}
}

// unread is an outbox with something in it that does not open.
type unread struct{ *store.Store }

func (o unread) Leftovers(ctx context.Context, now time.Time, limit int) ([]outbox.Row, error) {
	rows, err := o.Store.Leftovers(ctx, now, limit)
	return rows, errors.Join(err, keyring.ErrSealed)
}

func TestTickDeliversBesideWhatItCannotRead(t *testing.T) {
	s := apptest.New(t)
	s.LINE.Says = func() error { return outbox.ErrLater }
	s.Handle(s.Tap("in1", "period"))
	s.LINE.Says = nil
	s.Watcher.Store = unread{s.Store}
	s.Now = s.Now.Add(time.Minute)
	if err := s.Watcher.Deliver(t.Context()); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("the clock is silent about it: %v", err)
	}
	s.Tried("of what it can read", 2)
}
