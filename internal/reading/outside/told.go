package outside

import (
	"context"
	"log/slog"
)

// Told is the message of the line that [Trace.Tell] writes; package telemetry makes metrics of it.
const Told = "reader"

// Outcome is what became of a message that might have been read outside.
type Outcome string

// The outcomes. Metrics and alarms go by them.
const (
	Read     Outcome = "read"     // the model's reading holds
	Fallback Outcome = "fallback" // the model should have read it, and the desk did
	OverCap  Outcome = "capped"   // see [Capped]
	NotDue   Outcome = "not_due"  // it is switched off, or there is nothing to read, or no time to: all is well
)

// Outcome sorts an attempt.
func (t Trace) Outcome() Outcome {
	switch t.Dropped {
	case "":
		return Read
	case Capped:
		return OverCap
	case Off, Old, Hurried, Empty:
		return NotDue
	}
	return Fallback
}

// Tell writes one line about an attempt to the log: numbers, and words of this package. More
// is what the turn knows of it; it must hold nothing that a person wrote either.
func (t Trace) Tell(ctx context.Context, log *slog.Logger, more ...slog.Attr) {
	log.LogAttrs(ctx, slog.LevelInfo, Told, append([]slog.Attr{
		slog.String("reader", t.Reader), slog.String("outcome", string(t.Outcome())), slog.String("why", string(t.Dropped)),
		slog.Bool("asked", t.Asked), slog.Int64("ms", t.Millis), slog.Int("input", t.Usage.Input),
		slog.Int("cache_read", t.Usage.CacheRead), slog.Int("cache_write", t.Usage.CacheWrite), slog.Int("output", t.Usage.Output),
	}, more...)...)
}
