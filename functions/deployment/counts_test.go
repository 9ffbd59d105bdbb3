package deployment

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/telemetry"
)

// logged are the lines of a log.
func logged(t *testing.T, log []byte) (all []map[string]any) {
	t.Helper()
	for line := range bytes.Lines(log) {
		fields := map[string]any{}
		decode(t, line, &fields)
		all = append(all, fields)
	}
	return all
}

// TestALineFromWebhookToReply: by one id an operator finds all lines about a message: when it
// was queued, what the turn made of it, when the customer had the answer; and of another
// message another one. With the first two alone nobody learns who wrote.
func TestALineFromWebhookToReply(t *testing.T) {
	w := open(t)
	table := file(t)
	answer := w.function(t, w.answer(table))
	said := func(words string) map[string][]map[string]any {
		w.log.Reset()
		if _, err := w.line.Say(t.Context(), user, words); err != nil {
			t.Fatal(err)
		}
		w.at = w.at.Add(2 * time.Second)
		invoke(t, answer, w.waiting(t))
		by := map[string][]map[string]any{}
		for _, line := range logged(t, w.log.Bytes()) {
			if trace, _ := line["trace"].(string); trace != "" {
				by[trace] = append(by[trace], line)
			}
			if line["unlisted"] != nil {
				t.Errorf("a key is not listed: %v", line)
			}
		}
		w.silent(t, user, words)
		return by
	}
	first, second := said("いつ漏れたのですか"), said("人と話したいです")
	for trace, lines := range first {
		var messages []any
		for _, line := range lines {
			messages = append(messages, line["msg"])
		}
		if !slices.Equal(messages, []any{"queued", "turn", "delivered"}) || len(trace) != 16 || second[trace] != nil {
			t.Errorf("%q has the lines %v", trace, messages)
		}
		turn, delivered := lines[1], lines[2]
		if turn["Inquiries"] != 1.0 || turn["result"] != "answered" || turn["channel"] != "line" {
			t.Errorf("a turn says %v", turn)
		}
		if delivered["ReplyMillis"] != 2000.0 {
			t.Errorf("a delivery says %v", delivered)
		}
	}
	if len(first) != 1 {
		t.Errorf("%d messages have lines", len(first))
	}
	for _, lines := range second {
		if lines[1]["msg"] == "turn" && lines[1]["result"] != "handed over" {
			t.Errorf("a turn that asks for a person says %v", lines[1])
		}
	}
}

// TestATurnThatFailsIsTraced by what the message itself carries, for it may not even open.
func TestATurnThatFailsIsTraced(t *testing.T) {
	w := open(t)
	answer := w.function(t, w.answer(file(t)))
	if _, err := w.line.Say(t.Context(), user, "いつ漏れたのですか"); err != nil {
		t.Fatal(err)
	}
	sent := w.Sent(inboxURL)
	sent[0].Body = `{"customer":"line:x","body":"AAAA"}`
	w.log.Reset()
	invoke(t, answer, arrival(inboxARN, sent...))
	for _, line := range logged(t, w.log.Bytes()) {
		if line["msg"] == "turn failed" && line["trace"] == sent[0].Attributes["trace"].StringValue && line["version"] == "7" && line["TurnsFailed"] == 1.0 {
			return
		}
	}
	t.Errorf("no line has the trace of the message: %s", w.log)
}

// TestATickCounts what it found, and how old the secret is.
func TestATickCounts(t *testing.T) {
	w := open(t)
	table := file(t)
	if _, err := w.line.Say(t.Context(), user, "人と話したいです"); err != nil {
		t.Fatal(err)
	}
	invoke(t, w.function(t, w.answer(table)), w.waiting(t))
	clock := w.function(t, w.clock(table))
	count := func(later time.Duration) map[string]any {
		w.at = w.at.Add(later)
		w.log.Reset()
		if _, err := clock.Invoke(t.Context(), fixture(t, "scheduler-tick.json")); err != nil {
			t.Fatal(err)
		}
		all := map[string]any{}
		for _, line := range logged(t, w.log.Bytes()) {
			for _, metric := range telemetry.Metrics() {
				if line[metric] != nil {
					all[metric] = line[metric]
				}
			}
		}
		return all
	}
	if got := count(time.Minute); got["Ticks"] != 1.0 || got["CasesOpen"] != 1.0 || got["CasesOverdue"] != 0.0 || got["DeliveriesWaiting"] != 0.0 || got["SecretDays"] != 12.0 {
		t.Errorf("a tick counts %v", got)
	}
	count(30 * 24 * time.Hour)
	if got := count(time.Minute); got["CasesOverdue"] != 1.0 || got["SecretDays"] != 42.0 {
		t.Errorf("a month later a tick counts %v", got)
	}
}

// TestTemplateShowsWhatIsCounted: alarms and dashboard ask for metrics that the lines of a log
// make, in the namespace of the functions, and nothing is counted that nobody sees. Alarms of a
// reader outside are there where one is.
func TestTemplateShowsWhatIsCounted(t *testing.T) {
	f := load(t)
	if got := references(get(f.root, "Globals", "Function", "Environment", "Variables", "METRICS_NAMESPACE")); !slices.Equal(got, []string{"AWS::StackName"}) {
		t.Errorf("the functions count under %q", got)
	}
	seen := map[string]bool{}
	f.each("AWS::CloudWatch::Alarm", func(name string, r *yaml.Node) {
		walkNodes(r, func(n *yaml.Node) {
			if from, metric := get(n, "Namespace"), get(n, "MetricName"); from != nil && metric != nil && slices.Contains(references(from), "AWS::StackName") {
				seen[metric.Value] = true
			}
		})
		if on := get(r, "Condition"); strings.HasPrefix(name, "Reader") != (on != nil && on.Value == "ReadsOutside") {
			t.Errorf("%s stands where nothing is read outside, or is missing where something is", name)
		}
	})
	body := substitute.ReplaceAllString(get(f.resource("Dashboard"), "Properties", "DashboardBody").Value, "$1")
	if !json.Valid([]byte(body)) {
		t.Fatal("the dashboard is no JSON")
	}
	for _, m := range regexp.MustCompile(`\["AWS::StackName", "(\w+)"|MetricName=\\"(\w+)\\"`).FindAllStringSubmatch(body, -1) {
		seen[m[1]+m[2]] = true
	}
	for metric := range seen {
		if !slices.Contains(telemetry.Metrics(), metric) {
			t.Errorf("%s is shown or watched, and no line makes it", metric)
		}
	}
	for _, metric := range telemetry.Metrics() {
		if !seen[metric] {
			t.Errorf("%s is counted, and nobody sees it", metric)
		}
	}
	f.each("AWS::CloudWatch::Alarm", func(name string, r *yaml.Node) {
		if shown := strings.Contains(body, `"`+name+`.Arn"`); shown == (get(r, "Condition") != nil) {
			t.Errorf("%s is on the dashboard: %v", name, shown)
		}
	})
}

// TestReaderMetrics: of what may become of a message that might be read outside lines make
// every metric that there is of it.
func TestReaderMetrics(t *testing.T) {
	var log bytes.Buffer
	tellAll(t.Context(), slog.New(telemetry.New(&log, "stack")))
	made := map[string]bool{}
	for _, line := range logged(t, log.Bytes()) {
		for key, value := range line {
			if _, number := value.(float64); number {
				made[key] = true
			}
		}
	}
	for _, metric := range telemetry.Metrics() {
		if strings.HasPrefix(metric, "Reader") && !made[metric] {
			t.Errorf("no line makes %s", metric)
		}
	}
}

// tellAll writes a line for everything that may become of a message, as a turn does.
func tellAll(ctx context.Context, log *slog.Logger) {
	for _, why := range append(outside.Reasons(), "") {
		trace := outside.Trace{Reader: onBedrock, Asked: true, Dropped: why, Millis: 1, Usage: outside.Usage{Input: 1, CacheRead: 1, CacheWrite: 1, Output: 1}}
		trace.Tell(ctx, log, slog.String("agreement", string(intent.Differed)))
	}
}
