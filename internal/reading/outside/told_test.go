package outside_test

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"madoguchi/internal/reading/outside"
)

// TestOutcomes: each reason has an outcome, and only those that no model can help are no
// failure of one.
func TestOutcomes(t *testing.T) {
	want := map[outside.Reason]outside.Outcome{"": outside.Read, outside.Capped: outside.OverCap,
		outside.Off: outside.NotDue, outside.Old: outside.NotDue, outside.Hurried: outside.NotDue, outside.Empty: outside.NotDue}
	for _, why := range append(outside.Reasons(), "") {
		w, known := want[why]
		if !known {
			w = outside.Fallback
		}
		if got := (outside.Trace{Dropped: why}).Outcome(); got != w {
			t.Errorf("%q: %s, want %s", why, got, w)
		}
	}
}

// TestTell: the line that metrics are made of.
func TestTell(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewJSONHandler(&b, &slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}))
	trace := outside.Trace{Reader: "bedrock", Asked: true, Millis: 800, Usage: outside.Usage{Input: 1, CacheRead: 2, CacheWrite: 3, Output: 4}}
	trace.Tell(t.Context(), log, slog.String("inside", "same"))
	trace.Dropped = outside.Throttled
	trace.Tell(t.Context(), log)
	want := `{"level":"INFO","msg":"reader","reader":"bedrock","outcome":"read","why":"","asked":true,"ms":800,"input":1,"cache_read":2,"cache_write":3,"output":4,"inside":"same"}
{"level":"INFO","msg":"reader","reader":"bedrock","outcome":"fallback","why":"throttled","asked":true,"ms":800,"input":1,"cache_read":2,"cache_write":3,"output":4}
`
	if got := b.String(); got != want {
		t.Errorf("the lines are\n%s, want\n%s", got, strings.TrimSpace(want))
	}
}
