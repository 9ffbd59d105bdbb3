package casework_test

import (
	"slices"
	"testing"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/casework"
)

// An answer by mail takes the case and answers in one go: the clock may not have moved in between.
func TestDeedsOfOneInstantStandInTheirOrder(t *testing.T) {
	s := apptest.New(t)
	receipt, _ := claims(s)
	var want []casework.Verb
	for range 6 {
		for _, v := range []casework.Verb{casework.Take, casework.HandBack} {
			s.Act(receipt, casework.Action{By: apptest.Agent, Verb: v})
			want = append(want, v)
		}
	}
	var got []casework.Verb
	for _, a := range s.Open(receipt).Audit {
		got = append(got, a.Verb)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the trail tells %q, want %q", got, want)
	}
}
