package understand

import (
	"slices"
	"testing"
)

// Rows for entries without one tell their questions apart; what is given stays as it is. To
// an encoder of weights by chance all texts are much alike: it takes more questions.
func TestFit(t *testing.T) {
	e := tiny(t)
	given := map[string]Row{"thanks": {Bias: .5, Weights: slices.Clone(e.Encode("ありがとう"))}, "other": {}}
	stretch(given["thanks"].Weights, usual)
	before := slices.Clone(given["thanks"].Weights)
	rows := Fit(e, given, slices.Repeat(few(), 20))
	if !slices.Equal(rows["thanks"].Weights, before) || rows["thanks"].Bias != .5 {
		t.Error("a given row has changed")
	}
	if _, ok := rows["other"]; ok {
		t.Error("an entry without questions has a row")
	}
	names := []string{"fee", "fee.refund", "period", "thanks"}
	var h head
	for _, name := range names {
		h.rows = append(h.rows, rows[name])
	}
	for _, x := range few() {
		if _, known := given[x.Entry]; known {
			continue
		}
		p := h.probabilities(e.Encode(x.Question))
		if best := names[slices.Index(p, slices.Max(p))]; best != x.Entry {
			t.Errorf("%q is told as %s, want %s", x.Question, best, x.Entry)
		}
	}
}
