package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"
)

// line is what a handler writes.
func line(t *testing.T, namespace string, write func(ctx context.Context, log *slog.Logger)) map[string]any {
	t.Helper()
	var b bytes.Buffer
	write(t.Context(), slog.New(New(&b, namespace)))
	fields := map[string]any{}
	if err := json.Unmarshal(b.Bytes(), &fields); err != nil {
		t.Fatalf("%v: %s", err, b.Bytes())
	}
	return fields
}

func has(t *testing.T, fields map[string]any, want ...string) {
	t.Helper()
	if got := slices.Sorted(maps.Keys(fields)); !slices.Equal(got, want) {
		t.Errorf("the line has %q, want %q", got, want)
	}
}

func TestWhatIsNotListedIsLeftOut(t *testing.T) {
	got := line(t, "", func(ctx context.Context, log *slog.Logger) {
		log.ErrorContext(ctx, "turn", "err", errors.New("aws: no answer"), "words", "たすけて")
	})
	has(t, got, "err", "level", "msg", "time", "unlisted")
	got = line(t, "", func(_ context.Context, log *slog.Logger) {
		log.With("customer", "line:abc").WithGroup("mail").Info("mail", "route", "person", "subject", "たすけて")
	})
	has(t, got, "level", "mail", "msg", "time", "unlisted")
	has(t, got["mail"].(map[string]any), "route", "unlisted")
}

// tally is a group by types, as package line writes one.
type tally struct{}

func (tally) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("message.text", 2), slog.Group("more", slog.Int("x", 1)))
}

func TestTypesAreNamedByWhoCounts(t *testing.T) {
	got := line(t, "", func(_ context.Context, log *slog.Logger) { log.Info("line: webhook", "types", tally{}) })
	has(t, got["types"].(map[string]any), "message.text", "more")
}

func TestALineBearsItsTrace(t *testing.T) {
	hash := func(domain, value string) string { return domain + " of an inbound " + value }
	ctx := With(Requested(t.Context(), "request1"), Trace(hash, "in1"))
	got := line(t, "", func(_ context.Context, log *slog.Logger) { log.InfoContext(ctx, "turn") })
	if got["trace"] != "trace of an inbo" || got["request"] != "request1" {
		t.Errorf("the line is %v", got)
	}
	got = line(t, "", func(ctx context.Context, log *slog.Logger) { log.InfoContext(ctx, "turn") })
	has(t, got, "level", "msg", "time")
}

// TestMetricsAreInTheFormat holds a line to what the specification asks: the directive at the
// root, and beside it a number for each metric and a text for each dimension.
func TestMetricsAreInTheFormat(t *testing.T) {
	type text string
	before := time.Now().UnixMilli()
	got := line(t, "stack", func(ctx context.Context, log *slog.Logger) {
		log.InfoContext(ctx, "turn", "channel", text("line"), "kind", text("faq"), "result", "answered", "inquiry", true)
	})
	has(t, got, "Inquiries", "_aws", "channel", "inquiry", "kind", "level", "msg", "result", "time")
	var meta metadata
	raw, _ := json.Marshal(got["_aws"])
	if err := json.Unmarshal(raw, &meta); err != nil || len(meta.CloudWatchMetrics) != 1 {
		t.Fatalf("%v: %s", err, raw)
	}
	if meta.Timestamp < before || meta.Timestamp > time.Now().UnixMilli() {
		t.Errorf("of %d", meta.Timestamp)
	}
	of := meta.CloudWatchMetrics[0]
	if of.Namespace != "stack" || len(of.Metrics) != 1 || of.Metrics[0] != (definition{"Inquiries", "Count"}) || got["Inquiries"] != 1.0 {
		t.Errorf("%+v, %v", of, got["Inquiries"])
	}
	for _, dimensions := range of.Dimensions {
		for _, key := range dimensions {
			if _, text := got[key].(string); !text {
				t.Errorf("the dimension %s is %v", key, got[key])
			}
		}
	}
	if len(of.Dimensions) != 4 || len(of.Dimensions[0]) != 0 {
		t.Errorf("dimensions %q", of.Dimensions)
	}
}

func TestMetricsHaveTheNumbersOfTheirLines(t *testing.T) {
	for _, c := range []struct {
		why     string
		message string
		args    []any
		want    map[string]float64
	}{
		{"counted", "parked", nil, map[string]float64{"Parked": 1}},
		{"measured", "delivered", []any{"channel", "line", "ms", int64(420)}, map[string]float64{"ReplyMillis": 420}},
		{"several", "tick", []any{"waiting", 3, "open", 20, "overdue", 1},
			map[string]float64{"Ticks": 1, "DeliveriesWaiting": 3, "CasesOpen": 20, "CasesOverdue": 1}},
		{"on a condition", "codes", []any{"state", "shut"}, map[string]float64{"CodesShut": 1}},
		{"which does not hold", "codes", []any{"state", "slow"}, nil},
		{"a line about something else", "mail", []any{"ms", 3}, nil},
		{"what nobody asks", "turn", []any{"channel", "line", "kind", "none", "result", "silent", "inquiry", false}, nil},
	} {
		got := line(t, "stack", func(_ context.Context, log *slog.Logger) { log.Info(c.message, c.args...) })
		n := 0
		for _, name := range Metrics() {
			if value, there := got[name]; there {
				n++
				if want, ok := c.want[name]; !ok || value != want {
					t.Errorf("%s: %s is %v, want %v", c.why, name, value, want)
				}
			}
		}
		if _, directed := got["_aws"]; n != len(c.want) || directed != (n > 0) {
			t.Errorf("%s: %d metrics, want %d: %v", c.why, n, len(c.want), got)
		}
	}
	got := line(t, "", func(_ context.Context, log *slog.Logger) { log.Info("parked") })
	has(t, got, "level", "msg", "time")
	got = line(t, "stack", func(_ context.Context, log *slog.Logger) { log.WithGroup("mail").Info("parked") })
	has(t, got, "level", "msg", "time")
}

// TestMetricsStandOnListedKeys: what a metric is made of, and what it is told apart by, may
// stand in a line; no two metrics have the same name.
func TestMetricsStandOnListedKeys(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range lines() {
		for _, m := range l.metrics {
			for _, key := range append([]string{m.value, m.where}, l.by...) {
				if key != "" && keys()[key] == "" {
					t.Errorf("%s is made of %s, which is not listed", m.name, key)
				}
			}
			if seen[m.name] || keys()[m.name] != "" {
				t.Errorf("%s is there twice", m.name)
			}
			seen[m.name] = true
		}
	}
}
