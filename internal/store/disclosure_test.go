package store_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"madoguchi/internal/disclosure"
	"madoguchi/internal/identity"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/turn"
)

// TestDisclosures checks that what a turn tells is in the disclosure log, and nothing else.
func TestDisclosures(t *testing.T) {
	onEach(t, []law{
		{"what a turn tells is noted with it, once, and stays", told},
		{"a turn that tells nothing notes nothing", untold},
		{"turns of one shard give way to each other", crowded},
		{"the log names nobody", nameless},
	})
}

// telling is a turn that tells a status.
func (d *desk) telling(user, id string, segments ...string) turn.Turn {
	tn := d.turn(d.message(user, id), 0)
	tn.Outcome.Disclosed = &identity.Disclosure{Proof: identity.ByCode, Segments: segments, Contact: "hash of a contact"}
	return tn
}

func (d *desk) log(t *testing.T) []disclosure.Record {
	t.Helper()
	var all []disclosure.Record
	for entry, err := range d.Disclosures().All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entry)
	}
	return all
}

func told(t *testing.T, d *desk) {
	tn := d.telling("U-a", "in1", "card_member", "member")
	d.commit(t, tn)
	d.conflict(t, tn)
	tn = d.telling("U-b", "in2")
	tn.Outcome.Disclosed.Proof = identity.BySender
	d.commit(t, tn)
	log := d.log(t)
	slices.SortFunc(log, func(a, b disclosure.Record) int { return len(b.Segments) - len(a.Segments) })
	if len(log) != 2 {
		t.Fatalf("the log is %+v", log)
	}
	a, b := log[0], log[1]
	if fmt.Sprint(a.Segments) != "[card_member member]" || a.Proof != "email" || a.Customer != string(d.message("U-a", "").Customer) ||
		!a.At.Equal(start()) || a.Number != 1 {
		t.Errorf("told %+v", a)
	}
	if len(b.Segments) != 0 || b.Proof != "dmarc" {
		t.Errorf("told %+v", b)
	}
	for _, item := range d.engine.items {
		if strings.HasPrefix(item.Partition, "D#") && !item.Expires.IsZero() {
			t.Error("the log expires")
		}
	}
}

func untold(t *testing.T, d *desk) {
	d.commit(t, d.turn(d.message("U-a", "in1"), 0))
	if log := d.log(t); len(log) != 0 {
		t.Errorf("the log is %+v", log)
	}
}

func crowded(t *testing.T, d *desk) {
	const customers = 24 // in 16 shards
	var done sync.WaitGroup
	quiet := store.New(d.engine.Engine, d.keys, keep)
	for i := range customers {
		tn := d.telling(fmt.Sprint("U-", i), fmt.Sprint("in", i), "member")
		done.Go(func() {
			err := quiet.Commit(t.Context(), tn)
			for errors.Is(err, outbox.ErrConflict) {
				err = quiet.Commit(t.Context(), tn)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	if log := d.log(t); len(log) != customers {
		t.Errorf("%d of %d are in the log", len(log), customers)
	}
	if _, flaws, err := d.Disclosures().Verify(t.Context(), nil); err != nil || len(flaws) > 0 {
		t.Errorf("the log has flaws: %v, %v", flaws, err)
	}
}

func nameless(t *testing.T, d *desk) {
	user := "U0123456789abcdef0123456789abcdef"
	d.commit(t, d.telling(user, "in1", "member"))
	if _, err := d.Disclosures().Anchor(t.Context(), "2019-04-12", start()); err != nil {
		t.Fatal(err)
	}
	if dump := d.engine.dump(); strings.Contains(dump, user) || !strings.Contains(dump, `"segments":["member"]`) {
		t.Error("the log holds a customer, or nothing")
	}
}
