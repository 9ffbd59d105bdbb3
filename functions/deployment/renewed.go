package deployment

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/switches"
)

const (
	// secretLife is how long the secret counts that was read.
	secretLife = 10 * time.Minute
	// controlLife is how long the control document does.
	controlLife = time.Minute
	// rest is how long nobody asks again after a reading, whatever failed: what is forged costs
	// no calls.
	rest = time.Minute
)

// basis is what a function is built from.
type basis struct {
	ground
	matter   *matter // nil where the function knows no incident
	bundle   string  // by its sum, "" for the one that came with the program
	unread   bool    // another one counts, which could not be fetched
	switches switches.Set
}

// renewed is a function that outlives what it was built from. It is built again when that has
// changed, between two events, so that none is handled with the half of one and the half of
// another. Where it cannot be read, or nothing can be built from it, what was there before goes
// on. It is safe for concurrent use.
type renewed struct {
	*Deployment
	build   func(basis) (lambda.Handler, error)
	refused func(out []byte) bool // what came out may be for an old secret; nil for never
	control steer                 // reads the control document; nil where the function has none

	mu      sync.Mutex
	handler lambda.Handler
	basis   basis
	asked   time.Time // when the secret was asked for
	due     time.Time // when it is to be read again
	steered time.Time // when the control document is: with the first event
	known   bool      // it, and the bundle that it names, was read once; until then each event asks
}

// renewed builds a function.
func (d *Deployment) renewed(b basis, control steer, build func(basis) (lambda.Handler, error)) (*renewed, error) {
	first, err := build(b)
	if err != nil {
		return nil, err
	}
	r := &renewed{Deployment: d, build: build, control: control, handler: first, basis: b, asked: d.wall()}
	r.due = r.asked.Add(secretLife)
	return r, nil
}

// wall is the time by the wall: Lambda stops a function between events, and monotonic time may
// stop with it.
func (d *Deployment) wall() time.Time { return d.now().Round(0) }

// Invoke implements [lambda.Handler].
func (r *renewed) Invoke(ctx context.Context, event []byte) ([]byte, error) {
	h := r.current(ctx, false)
	out, err := h.Invoke(ctx, event)
	if err != nil || r.refused == nil || !r.refused(out) {
		return out, err
	}
	if again := r.current(ctx, true); again != h {
		return again.Invoke(ctx, event)
	}
	return out, nil
}

// current is the function of now. Where somebody has been refused the secret may be another
// one by now.
func (r *renewed) current(ctx context.Context, refused bool) lambda.Handler {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.wall()
	if r.basis.id != "" && (!now.Before(r.due) || refused && now.Sub(r.asked) >= rest) {
		r.asked, r.due = now, now.Add(rest)
		if r.renew(ctx, "secret", r.reread) {
			r.due = now.Add(secretLife)
		}
	}
	if r.control != nil && (!r.known || !now.Before(r.steered)) {
		r.steered = now.Add(controlLife)
		r.known = r.renew(ctx, "control", r.control) && !r.basis.unread || r.known
	}
	return r.handler
}

// reread reads the secret.
func (r *renewed) reread(ctx context.Context, b *basis) (changed bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, renewing)
	defer cancel()
	err = b.read(ctx)
	return !b.secret.Same(r.basis.secret), err
}

// renew reads a part of the basis once more, and builds the function anew where that is another
// one. It reports whether that went well.
func (r *renewed) renew(ctx context.Context, what string, read steer) bool {
	b, h := r.basis, r.handler
	changed, err := read(ctx, &b)
	if err == nil && changed {
		h, err = r.build(b)
	}
	if err != nil {
		r.Log.ErrorContext(ctx, "not renewed", "what", what, "err", err)
		return false
	}
	if r.basis, r.handler = b, h; changed {
		r.Log.InfoContext(ctx, "renewed", "what", what)
	}
	return true
}

// renewing ends a reading of the secret: LINE waits two seconds for its answer.
const renewing = 800 * time.Millisecond

// unauthorized reports whether a webhook was refused for its signature.
func unauthorized(out []byte) bool {
	var response struct{ StatusCode int }
	return json.Unmarshal(out, &response) == nil && response.StatusCode == http.StatusUnauthorized
}
