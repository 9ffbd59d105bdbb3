package telemetry

import (
	"context"
	"io"
	"log/slog"
)

// unlisted is the mark in place of a key that is not listed; the key itself may come from
// outside, so it is not told either.
const unlisted = "unlisted"

// open is the group whose members are words that its package makes of what comes from
// outside: package line counts events by type.
const open = "types"

// New returns a handler that writes lines of JSON to w. Its lines make metrics of the
// namespace; "" makes none. Each line bears what always says.
func New(w io.Writer, namespace string, always ...slog.Attr) slog.Handler {
	listed, counts := keys(), map[string]counted{}
	own := map[string]bool{slog.TimeKey: true, slog.LevelKey: true, slog.MessageKey: true, directive: true}
	for _, l := range lines() {
		counts[l.message] = l
	}
	for _, name := range Metrics() {
		own[name] = true
	}
	replace := func(groups []string, a slog.Attr) slog.Attr {
		if listed[a.Key] != "" || len(groups) == 0 && own[a.Key] || len(groups) > 0 && groups[0] == open {
			return a
		}
		return slog.Bool(unlisted, true)
	}
	return &handler{slog.NewJSONHandler(w, &slog.HandlerOptions{ReplaceAttr: replace}), namespace, counts, always}
}

// handler adds to each line what its context knows, and its metrics.
type handler struct {
	slog.Handler
	namespace string
	counts    map[string]counted // by the message of the line
	always    []slog.Attr
}

func (h *handler) Handle(ctx context.Context, r slog.Record) error {
	r = r.Clone()
	r.AddAttrs(known(ctx)...)
	r.AddAttrs(h.always...)
	if l, ok := h.counts[r.Message]; ok && h.namespace != "" {
		r.AddAttrs(l.measured(h.namespace, r)...)
	}
	return h.Handler.Handle(ctx, r)
}

// WithAttrs implements [slog.Handler].
func (h *handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return &handler{h.Handler.WithAttrs(attrs), h.namespace, h.counts, h.always}
}

// WithGroup implements [slog.Handler]. In a group no line makes metrics, which stand at the
// root of a line.
func (h *handler) WithGroup(name string) slog.Handler {
	return &handler{h.Handler.WithGroup(name), "", h.counts, h.always}
}
