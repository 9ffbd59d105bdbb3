package deployment

import (
	"testing"
	"time"

	"madoguchi/internal/app"
	"madoguchi/internal/aws/mailer"
	"madoguchi/internal/casework"
	"madoguchi/internal/store"
)

// TestClosingACaseEmptiesTheBucket: what a mail left in the bucket for a person goes
// with its case; the clock deletes it.
func TestClosingACaseEmptiesTheBucket(t *testing.T) {
	w := open(t)
	table := file(t)
	w.SetObject(bucket, "mail/new/mailid0pass", fixture(t, "email-attachment.eml"))
	invoke(t, w.function(t, w.d.Email), fixture(t, "email-ses-pass.json"))
	invoke(t, w.function(t, w.answer(table)), w.waiting(t))
	clock := w.function(t, w.clock(table))
	invoke(t, clock, fixture(t, "scheduler-tick.json"))
	if w.Objects() != 1 {
		t.Fatalf("%d raw mails before the case is closed", w.Objects())
	}
	g := w.ground(t)
	rows := store.New(table(g.cfg, "desk"), g.keys, keep)
	c, err := w.d.prepared(deaf)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := w.d.parts(g, w.d.environment().settings(), rows, c, mailer.New)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := app.New(parts)
	if err != nil {
		t.Fatal(err)
	}
	staff := whole.Office
	cases, err := staff.Queue(t.Context(), false)
	if err != nil || len(cases) != 1 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, verb := range []casework.Verb{casework.Take, casework.Close} {
		if err := staff.Act(t.Context(), cases[0].Receipt, casework.Action{By: "agent1@staff.example.jp", Verb: verb}); err != nil {
			t.Fatal(verb, err)
		}
	}
	w.at = w.at.Add(time.Minute)
	for range 2 {
		invoke(t, clock, fixture(t, "scheduler-tick.json"))
	}
	if w.Objects() != 0 {
		t.Errorf("%d raw mails are left", w.Objects())
	}
}
