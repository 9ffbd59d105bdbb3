package telemetry

import (
	"context"
	"log/slog"
)

// traceSize is how many signs a trace has: 64 bits of a hash, enough to find the lines of one
// message among those of months.
const traceSize = 16

// Trace is the id that all lines about an inbound have in common, made of the inbound's own
// id by the desk's keyed hash: whoever has the logs and not the key learns nothing by it,
// and whoever has the message finds its lines. It is of a message and never of a person. It
// is made anew wherever it is needed, so that no turn carries it: the clock, which finishes a
// delivery an hour later, writes the same one.
func Trace(hash func(domain, value string) string, id string) string {
	if sum := hash("trace", id); len(sum) > traceSize {
		return sum[:traceSize]
	}
	return ""
}

type traceKey struct{}

// With returns a context under which each line bears a trace.
func With(ctx context.Context, trace string) context.Context {
	return context.WithValue(ctx, traceKey{}, trace)
}

type requestKey struct{}

// Requested returns a context under which each line bears the id that API Gateway gave a
// request; the same stands in its access log.
func Requested(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

// known is what a context tells of its lines.
func known(ctx context.Context) (all []slog.Attr) {
	if id, _ := ctx.Value(traceKey{}).(string); id != "" {
		all = append(all, slog.String("trace", id))
	}
	if id, _ := ctx.Value(requestKey{}).(string); id != "" {
		all = append(all, slog.String("request", id))
	}
	return all
}
