package outside

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/prompt"
)

// mostTokens is how many a model may answer: six parts take half of them.
const mostTokens = 300

// Config is what a reader is made of.
type Config struct {
	Name     string // of the reader, for figures
	Model    Model
	Incident *incident.Incident
	Detail   prompt.Detail             // how closely the model points
	Veil     func(words string) string // replaces what names a person
	Limits   Limits                    // the zero value is [Standard]
	Now      func() time.Time
	Log      *slog.Logger
}

// Reader reads messages with a language model. It is safe for concurrent use.
type Reader struct {
	config  Config
	prompt  *prompt.Prompt
	breaker breaker
}

// New returns a reader, or an error where the incident has nothing to point at. It calls
// nobody.
func New(c Config) (*Reader, error) {
	if c.Limits == (Limits{}) {
		c.Limits = Standard()
	}
	p, err := prompt.Of(c.Incident, c.Detail)
	if err != nil {
		return nil, err
	}
	return &Reader{config: c, prompt: p, breaker: breaker{most: c.Limits.Failures, rest: c.Limits.Rest}}, nil
}

// Prompt is what the model is told before each message.
func (r *Reader) Prompt() *prompt.Prompt { return r.prompt }

// Call is the call that a request makes, and how many sentences the model is shown: none
// where there is nothing to read.
func (r *Reader) Call(req reading.Request) (c Call, sentences int) {
	seen := prose.Uncommented(req.Words.Words()) // a number must not hide from the veil behind what nobody sees
	message, shown := prompt.Message(req.Said, r.config.Veil(seen))
	return Call{System: r.prompt.System, Tool: Tool(r.prompt.Tool), Message: message, Most: mostTokens}, len(shown)
}

// Read asks the model what a message says that the desk received at some time. The reading
// holds where [Trace.Dropped] is "", and is the zero value otherwise. The model gets one
// call, or none, and as much time as the limits leave, see [Limits].
func (r *Reader) Read(ctx context.Context, req reading.Request, received time.Time) (reading.Reading, Trace) {
	trace := Trace{Reader: r.config.Name}
	start := r.config.Now()
	if _, why := r.config.Limits.left(ctx, start, received); why != "" {
		return trace.without(why)
	}
	call, sentences := r.Call(req)
	if sentences == 0 {
		return trace.without(Empty)
	}
	start = r.config.Now()
	left, why := r.config.Limits.left(ctx, start, received) // veiling a long mail takes some of the time
	if why != "" {
		return trace.without(why)
	}
	if !r.breaker.allows(start) {
		return trace.without(Resting)
	}
	within, stop := context.WithTimeout(ctx, left)
	defer stop()
	answer, err := r.config.Model.Call(within, call)
	end := r.config.Now()
	trace.Asked, trace.Millis, trace.Usage = true, end.Sub(start).Milliseconds(), answer.Usage
	if err != nil {
		why = reason(within, err)
		r.breaker.failed(end, why)
		// Its text may repeat what was sent.
		r.config.Log.LogAttrs(ctx, slog.LevelWarn, "a model did not read a message",
			slog.String("reader", r.config.Name), slog.String("why", string(why)), slog.Int64("ms", trace.Millis))
		return trace.without(why)
	}
	r.breaker.worked()
	read, why := r.check(answer, sentences)
	if why != "" {
		return trace.without(why)
	}
	return read, trace
}

// check makes a reading of an answer, or tells why it is none.
func (r *Reader) check(a Answer, sentences int) (reading.Reading, Reason) {
	switch {
	case a.Refused:
		return reading.Reading{}, Refused
	case a.Cut:
		return reading.Reading{}, Cut
	case a.Arguments == nil:
		return reading.Reading{}, NoCall
	case a.Beside:
		return reading.Reading{}, Beside
	}
	read, fault := r.prompt.Check(a.Arguments, sentences)
	return read, Reason(fault)
}

// reason is why a call failed, within its time.
func reason(within context.Context, err error) Reason {
	switch {
	case errors.Is(within.Err(), context.DeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return Late
	case within.Err() != nil:
		return Stopped
	case errors.Is(err, ErrThrottled):
		return Throttled
	case errors.Is(err, ErrDenied):
		return Denied
	case errors.Is(err, ErrUnavailable):
		return Unavailable
	}
	return Failed
}
