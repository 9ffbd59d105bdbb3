package memory

import (
	"testing"

	"madoguchi/internal/cases"
)

// Who asks "not yet?" means what waits, and not what was answered since.
func TestTheCaseThatACustomerMeans(t *testing.T) {
	waiting, answered, closed := CaseRef{Receipt: "A", State: cases.Owned}, CaseRef{Receipt: "B", State: cases.Answered}, CaseRef{Receipt: "C", State: cases.Closed}
	older := CaseRef{Receipt: "O", State: cases.Open}
	for _, row := range []struct {
		why  string
		s    State
		want cases.Receipt
	}{
		{"what waits, though another was answered later", State{Cases: []CaseRef{waiting, answered, closed}}, "A"},
		{"of several the newest", State{Cases: []CaseRef{older, waiting, answered}}, "A"},
		{"the one that was spoken of last", State{Cases: []CaseRef{older, waiting}, Told: Told{Receipt: "O"}}, "O"},
		{"what is open, where nothing waits", State{Cases: []CaseRef{answered, closed}}, "B"},
		{"the newest, where all are closed", State{Cases: []CaseRef{closed}}, "C"},
		{"none", State{}, ""},
	} {
		if c, there := row.s.Current(); c.Receipt != row.want || there != (row.want != "") {
			t.Errorf("%s: %q, %t", row.why, c.Receipt, there)
		}
	}
}
