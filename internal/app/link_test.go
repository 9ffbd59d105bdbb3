package app_test

import (
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/roster/rostertest"
)

// The mailbox that a code proves is known again by its hash, when the proof itself is over; one
// that somebody only typed is not.
func TestAMailboxThatWasProvenIsKnownAgain(t *testing.T) {
	rows := rostertest.Some(sampleRows(t), 2)
	contact := rostertest.Only(t, rows, "member")["email"]
	desk, table := boltTables(t)
	s := play(t, desk, listing(t, table, rows), contact)
	customer := inquiry.NewCustomerKey(s.parts.Hash, inquiry.LINE, inquiry.NewAddress(s.asker))
	known := func(when string, want bool) {
		t.Helper()
		normal, err := affected.Normal(affected.Email, contact)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.store.Contact(t.Context(), customer)
		if err != nil || (got == s.parts.Hash(inquiry.Contact, normal)) != want || !want && got != "" {
			t.Errorf("%s: %q, %v", when, got, err)
		}
	}
	s.asks()
	s.says(contact)
	known("typed", false)
	s.says("000000")
	known("a wrong code", false)
	s.says(s.code())
	known("proven", true)
	s.now = s.now.Add(30 * affected.ProofLife)
	s.says("人と話したいです")
	known("when the proof is over", true)
}
