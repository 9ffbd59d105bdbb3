package telemetry

import "log/slog"

// metric is a number that CloudWatch takes out of a line.
type metric struct {
	name, unit string
	value      string // the key that has it; "" for one
	where, is  string // only of lines on which this key has that value; of all where it is ""
}

// counted are the lines, by their message, that make metrics. Each metric is there for all
// lines together, and once more by each of the keys named in by, which every such line must
// have.
type counted struct {
	message string
	by      []string
	metrics []metric
}

const (
	count  = "Count"
	millis = "Milliseconds"
)

// lines are all of which metrics are made. A test of functions/deployment holds alarms and
// dashboard of template.yaml to them.
func lines() []counted {
	return []counted{
		{"line: webhook", nil, []metric{{name: "Webhooks", unit: count}}},
		{"line: webhook refused: signature", nil, []metric{{name: "WebhooksRefused", unit: count}}},
		{"turn", []string{"channel", "kind", "result"}, []metric{{name: "Inquiries", unit: count, where: "inquiry", is: "true"}}},
		{"delivered", []string{"channel"}, []metric{{name: "ReplyMillis", unit: millis, value: "ms"}}},
		{"line: webhook not stored, LINE is to redeliver", []string{"version"}, []metric{{name: "WebhooksNotStored", unit: count}}},
		{"mail not stored", []string{"version"}, []metric{{name: "MailNotStored", unit: count}}},
		{"turn failed", []string{"version"}, []metric{{name: "TurnsFailed", unit: count}}},
		{"parked", nil, []metric{{name: "Parked", unit: count}}},
		{"quota exhausted", nil, []metric{{name: "QuotaExhausted", unit: count}}},
		{"room not told", nil, []metric{{name: "RoomsNotTold", unit: count}}},
		{"codes", nil, []metric{{name: "CodesShut", unit: count, where: "state", is: "shut"}}},
		{"tick", nil, []metric{
			{name: "Ticks", unit: count},
			{name: "DeliveriesWaiting", unit: count, value: "waiting"},
			{name: "CasesOpen", unit: count, value: "open"},
			{name: "CasesOverdue", unit: count, value: "overdue"},
		}},
		{"not renewed", nil, []metric{{name: "NotRenewed", unit: count}}},
		{"secret", nil, []metric{{name: "SecretDays", unit: count, value: "days"}}},
		{"reader", nil, []metric{
			{name: "ReaderRead", unit: count, where: "outcome", is: "read"},
			{name: "ReaderFallback", unit: count, where: "outcome", is: "fallback"},
			{name: "ReaderCapped", unit: count, where: "outcome", is: "capped"},
			{name: "ReaderDenied", unit: count, where: "why", is: "denied"},
			{name: "ReaderThrottled", unit: count, where: "why", is: "throttled"},
			{name: "ReaderDiffered", unit: count, where: "agreement", is: "differed"},
			{name: "ReaderMillis", unit: millis, value: "ms", where: "asked", is: "true"},
			{name: "ReaderInput", unit: count, value: "input", where: "asked", is: "true"},
			{name: "ReaderCacheRead", unit: count, value: "cache_read", where: "asked", is: "true"},
			{name: "ReaderCacheWrite", unit: count, value: "cache_write", where: "asked", is: "true"},
			{name: "ReaderOutput", unit: count, value: "output", where: "asked", is: "true"},
		}},
	}
}

// Metrics are the names of all metrics, in no order that means anything.
func Metrics() (names []string) {
	for _, l := range lines() {
		for _, m := range l.metrics {
			names = append(names, m.name)
		}
	}
	return names
}

const directive = "_aws"

// metadata is what the embedded metric format wants of a line, beside the values:
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
// (platform fact 50).
type metadata struct {
	Timestamp         int64 // in milliseconds
	CloudWatchMetrics []set
}

// set are metrics that have their dimensions in common.
type set struct {
	Namespace  string
	Dimensions [][]string // each a list of keys of the line; an empty one is for no dimension
	Metrics    []definition
}

type definition struct{ Name, Unit string }

// measured are what makes metrics of a line of which some are made, nothing where this one
// makes none.
func (l counted) measured(namespace string, r slog.Record) (all []slog.Attr) {
	has := map[string]slog.Value{}
	r.Attrs(func(a slog.Attr) bool {
		has[a.Key] = a.Value.Resolve()
		return true
	})
	of := set{Namespace: namespace, Dimensions: [][]string{{}}}
	for _, key := range l.by {
		if _, there := has[key]; there { // a rehearsal has no version
			of.Dimensions = append(of.Dimensions, []string{key})
		}
	}
	for _, m := range l.metrics {
		if m.where != "" && has[m.where].String() != m.is {
			continue
		}
		value := slog.IntValue(1)
		if m.value != "" {
			value = has[m.value]
		}
		of.Metrics = append(of.Metrics, definition{m.name, m.unit})
		all = append(all, slog.Attr{Key: m.name, Value: value})
	}
	if len(of.Metrics) == 0 {
		return nil
	}
	return append(all, slog.Any(directive, metadata{r.Time.UnixMilli(), []set{of}}))
}
