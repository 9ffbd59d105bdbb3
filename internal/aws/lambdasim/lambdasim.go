// Package lambdasim runs a function as Lambda does: the program named bootstrap, as a process of
// its own that asks a runtime API for events, one at a time. A [Function] has one process; it is
// started with the first event and again after it died, and the end of it is the end of an event.
//
// It shares no code with aws-lambda-go, whose side of the API it checks.
package lambdasim

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// What becomes of an event that got no answer, beside the [Failure] that a function returns.
var (
	ErrDied    = errors.New("lambdasim: the process ended before it had answered")
	ErrTimeout = errors.New("lambdasim: the function took longer than it may")
)

// Failure is the error that a function returned, as it told Lambda.
type Failure struct {
	Type    string `json:"errorType"`
	Message string `json:"errorMessage"`
}

// Error implements error.
func (f *Failure) Error() string { return fmt.Sprintf("lambdasim: %s: %s", f.Type, f.Message) }

// Function is a program and how Lambda runs it. Fields are set before the first event.
type Function struct {
	Program string        // path of the bootstrap
	Env     []string      // all that the process sees, beside what Lambda itself sets
	Timeout time.Duration // of an event, the start of the process included

	turn sync.Mutex // an event has the process to itself

	mu      sync.Mutex
	process *process // nil where none runs
	log     buffer
	starts  int
}

// Invoke hands an event over and waits for the answer. An error is [ErrDied], [ErrTimeout], a
// *[Failure], that of the context, or that the program cannot be started.
func (f *Function) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	f.turn.Lock()
	defer f.turn.Unlock()
	p, err := f.running()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, f.Timeout, ErrTimeout)
	defer cancel()
	answer, err := p.invoke(ctx, event)
	if errors.Is(err, ErrDied) || ctx.Err() != nil {
		f.Kill() // Lambda, too, ends what did not answer in time
	}
	return answer, err
}

// running is the process of the function, which is started where there is none.
func (f *Function) running() (*process, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.process != nil && f.process.alive() {
		return f.process, nil
	}
	p, err := start(f.Program, f.Env, &f.log)
	if err != nil {
		return nil, err
	}
	f.process, f.starts = p, f.starts+1
	return p, nil
}

// Kill ends the process at once (SIGKILL), wherever it is, and waits for its end. The next event
// starts another. It may be called at any time.
func (f *Function) Kill() {
	f.mu.Lock()
	p := f.process
	f.process = nil
	f.mu.Unlock()
	if p != nil {
		p.kill()
	}
}

// Starts is how many processes there were.
func (f *Function) Starts() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.starts
}

// Log is all that the processes have written, to both outputs.
func (f *Function) Log() string { return f.log.String() }
