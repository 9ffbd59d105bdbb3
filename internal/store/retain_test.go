package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// TestRetention checks that what belongs to a case expires with it, however it is closed and opened.
func TestRetention(t *testing.T) {
	onEach(t, []law{
		{"what belongs to a closed case expires, whatever happens on the way", retained},
		{"while one case of a customer is open their words stay", retainedWhileOpen},
		{"a case that opens again gets its words back", retainedAgain},
		{"raw mails of a closed case are deleted, and tried again where that fails", discarded},
		{"a retention that does not open holds up no other", retainedBeside},
		{"nor does one whose conversation does not", retainedBesideClosedBook},
		{"much that belongs to a case is done in parts", retainedInParts},
	})
}

// written is a customer with an open case: three messages, and a look by staff.
func (d *desk) written(t *testing.T, user string, receipt cases.Receipt) inquiry.Inbound {
	t.Helper()
	in := d.message(user, "in0-"+user)
	d.commit(t, withCase(d.turn(in, 0), receipt, start().Add(time.Hour)))
	for i := range 2 {
		next := d.turn(d.message(user, fmt.Sprint("in", i+1, "-", user)), int64(i+1))
		next.Outcome.State.Cases = d.load(t, in).State.Cases
		d.commit(t, next)
	}
	d.deed(t, in, receipt, casework.See, "look-"+user, start())
	return in
}

// deed lets staff do something on a case of a customer.
func (d *desk) deed(t *testing.T, in inquiry.Inbound, receipt cases.Receipt, verb casework.Verb, id string, now time.Time,
	discard ...string) {
	t.Helper()
	file, err := d.File(t.Context(), receipt, "agent1")
	if err != nil {
		t.Fatal(err)
	}
	c := file.Case
	switch verb {
	case casework.Close:
		c.State, c.ClosedAt = cases.Closed, now
	case casework.Reopen:
		c.State, c.ClosedAt, c.ReopenedAt = cases.Open, time.Time{}, now
	}
	deed := casework.Deed{Case: c, Action: casework.Action{By: "agent1", Verb: verb, ID: id}, Now: now, Discard: discard}
	if err := d.Act(t.Context(), deed); err != nil {
		t.Fatal(err)
	}
}

// retain lets the clock carry out what is planned.
func (d *desk) retain(t *testing.T, now time.Time) {
	t.Helper()
	if err := d.Retain(t.Context(), now, func(context.Context, string) error { return nil }); err != nil {
		t.Fatal(err)
	}
}

// belongings are the conversation and the words of a customer, and the audit of a case.
func (d *desk) belongings(t *testing.T, in inquiry.Inbound, receipt cases.Receipt) []table.Item {
	t.Helper()
	audit := tabletest.Query(t, d.engine, table.Query{Partition: "K#" + string(receipt), Prefix: "A#"})
	return slices.Concat(d.items(t, in, "CONV"), d.items(t, in, "MSG#"), audit)
}

// expire fails the test unless everything expires then, or never for the zero time.
func (d *desk) expire(t *testing.T, when string, items []table.Item, want time.Time) {
	t.Helper()
	if len(items) < 5 {
		t.Fatalf("%s: only %d items", when, len(items))
	}
	for _, item := range items {
		if !item.Expires.Equal(want) {
			t.Errorf("%s: %s expires %v, want %v", when, item.Sort, item.Expires, want)
		}
	}
}

const minute = time.Minute

// A process may end behind any write. What is planned is still there then.
func retained(t *testing.T, d *desk) {
	in := d.written(t, "U-a", "KM7P-3XQ9")
	closed := start().Add(time.Hour)
	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close", closed)
	for n := range 10 {
		if err := d.dying(n).Retain(t.Context(), closed.Add(minute), nil); err == nil {
			break
		}
		if n == 9 {
			t.Fatal("the retention is never done")
		}
	}
	d.expire(t, "after the close", d.belongings(t, in, "KM7P-3XQ9"), closed.Add(keep))
	before := len(d.engine.items)
	d.retain(t, closed.Add(2*minute))
	if n := len(d.engine.items) - before; n > 0 {
		t.Errorf("once it is done, %d items are written again", n)
	}
	d.deed(t, in, "KM7P-3XQ9", casework.Note, "note", closed.Add(time.Hour))
	if item := tabletest.Get(t, d.engine, table.Key{Partition: "K#KM7P-3XQ9", Sort: "CASE"})[0]; !item.Expires.Equal(closed.Add(keep)) {
		t.Errorf("whoever writes to a closed case keeps it until %v", item.Expires)
	}
}

// dying is the store of a process that ends at its n-th write from now on, counted from 0.
func (d *desk) dying(n int) *store.Store {
	return store.New(&dying{d.engine, n}, d.keys, keep)
}

type dying struct {
	table.Engine
	left int
}

var errDied = errors.New("the process died")

func (e *dying) Write(ctx context.Context, writes ...table.Write) error {
	if e.left--; e.left < 0 {
		return errDied
	}
	return e.Engine.Write(ctx, writes...)
}

func retainedWhileOpen(t *testing.T, d *desk) {
	in := d.written(t, "U-a", "KM7P-3XQ9")
	more := withCase(d.turn(d.message("U-a", "in9"), 3), "KM7P-3XQA", start())
	more.Outcome.State.Cases = append(d.load(t, in).State.Cases, more.Outcome.State.Cases...)
	d.commit(t, more)
	first, second := start().Add(time.Hour), start().Add(48*time.Hour)
	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close1", first)
	d.retain(t, first.Add(minute))
	for _, item := range d.items(t, in, "MSG#") {
		if !item.Expires.IsZero() {
			t.Errorf("%s expires although a case is open", item.Sort)
		}
	}
	for _, item := range tabletest.Query(t, d.engine, table.Query{Partition: "K#KM7P-3XQ9", Prefix: "A#"}) {
		if !item.Expires.Equal(first.Add(keep)) {
			t.Errorf("the audit of the closed one expires %v", item.Expires)
		}
	}
	d.deed(t, in, "KM7P-3XQA", casework.Close, "close2", second)
	d.retain(t, second.Add(minute))
	for _, item := range d.items(t, in, "MSG#") {
		if !item.Expires.Equal(second.Add(keep)) {
			t.Errorf("with both closed %s expires %v", item.Sort, item.Expires)
		}
	}
}

// It opens again by staff, or by what the customer writes; also before anybody came
// to carry out what the closing planned.
func retainedAgain(t *testing.T, d *desk) {
	in := d.written(t, "U-a", "KM7P-3XQ9")
	closed := start().Add(time.Hour)
	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close1", closed)
	d.retain(t, closed.Add(minute))
	d.deed(t, in, "KM7P-3XQ9", casework.Reopen, "reopen", closed.Add(time.Hour))
	d.retain(t, closed.Add(time.Hour+minute))
	d.expire(t, "opened by staff", d.belongings(t, in, "KM7P-3XQ9"), time.Time{})

	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close2", closed.Add(2*time.Hour))
	d.retain(t, closed.Add(2*time.Hour+minute))
	d.expire(t, "closed again", d.belongings(t, in, "KM7P-3XQ9"), closed.Add(2*time.Hour+keep))

	next := d.turn(d.message("U-a", "in9"), d.load(t, in).Version)
	next.Now = closed.Add(3 * time.Hour)
	c := d.load(t, in).Cases[0]
	c.State, c.ClosedAt, c.ReopenedAt = cases.Open, time.Time{}, next.Now
	next.Cases = []cases.Case{c}
	next.Outcome.State.Cases = d.load(t, in).State.Cases
	next.Outcome.State.Cases[0].State = cases.Open
	d.commit(t, next)
	d.retain(t, next.Now.Add(minute))
	d.expire(t, "opened by the customer", d.belongings(t, in, "KM7P-3XQ9"), time.Time{})

	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close3", closed.Add(4*time.Hour))
	d.deed(t, in, "KM7P-3XQ9", casework.Reopen, "reopen3", closed.Add(4*time.Hour+time.Second))
	d.retain(t, closed.Add(4*time.Hour+minute))
	d.expire(t, "closed by mistake", d.belongings(t, in, "KM7P-3XQ9"), time.Time{})
}

func discarded(t *testing.T, d *desk) {
	in := d.written(t, "U-a", "KM7P-3XQ9")
	closed := start().Add(time.Hour)
	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close", closed, "mail/1", "mail/2")
	gone := map[string]bool{}
	down := errors.New("the store of raw mail is down")
	discard := func(_ context.Context, key string) error {
		if key == "mail/2" && !gone["mail/1 again"] {
			gone["mail/1 again"] = true
			return down
		}
		gone[key] = true
		return nil
	}
	if err := d.Retain(t.Context(), closed.Add(minute), discard); !errors.Is(err, down) || gone["mail/2"] {
		t.Fatalf("got %v", err)
	}
	if err := d.Retain(t.Context(), closed.Add(2*minute), discard); err != nil || !gone["mail/1"] || !gone["mail/2"] {
		t.Fatalf("deleted %v, %v", gone, err)
	}
	d.expire(t, "after that", d.belongings(t, in, "KM7P-3XQ9"), closed.Add(keep))
}

func retainedBeside(t *testing.T, d *desk) {
	d.besides(t, "KEEP#")
}

func retainedBesideClosedBook(t *testing.T, d *desk) {
	d.besides(t, "CONV")
}

// besides damages an item of one customer; what belongs to another one expires.
func (d *desk) besides(t *testing.T, what string) {
	t.Helper()
	bad, good := d.written(t, "U-a", "KM7P-3XQ9"), d.written(t, "U-b", "KM7P-3XQA")
	closed := start().Add(time.Hour)
	d.deed(t, bad, "KM7P-3XQ9", casework.Close, "close1", closed)
	d.deed(t, good, "KM7P-3XQA", casework.Close, "close2", closed)
	item := d.items(t, bad, what)[0]
	item.Body = []byte("sealed under a key that is gone")
	tabletest.Write(t, d.engine, table.Write{Item: item, If: table.Always})
	if err := d.Retain(t.Context(), closed.Add(minute), nil); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("nothing is said of the other: %v", err)
	}
	d.expire(t, "beside it", d.belongings(t, good, "KM7P-3XQA"), closed.Add(keep))
	if err := d.Retain(t.Context(), closed.Add(2*minute), nil); err != nil {
		t.Errorf("it comes back every minute: %v", err)
	}
	if err := d.Retain(t.Context(), closed.Add(48*time.Hour), nil); !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("it is never tried again: %v", err)
	}
}

func retainedInParts(t *testing.T, d *desk) {
	in := d.written(t, "U-a", "KM7P-3XQ9")
	const most, many = 500, 520 // most is what one call does
	closed := start().Add(time.Hour)
	d.deed(t, in, "KM7P-3XQ9", casework.Close, "close", closed)
	for i := range many {
		key := table.Key{Partition: "C#" + string(in.Customer), Sort: fmt.Sprintf("MSG#%04d", i)}
		tabletest.Write(t, d.engine, table.Write{Item: table.Item{Key: key, Version: 1}, If: table.Absent})
	}
	d.engine.items = nil
	d.retain(t, closed.Add(minute))
	if n := len(d.engine.items); n != most {
		t.Errorf("the first call wrote %d items", n)
	}
	d.retain(t, closed.Add(2*minute))
	d.expire(t, "after two calls", d.belongings(t, in, "KM7P-3XQ9"), closed.Add(keep))
}
