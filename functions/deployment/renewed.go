package deployment

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/lambda"
)

const (
	// secretLife is how long the secret counts that was read.
	secretLife = 10 * time.Minute
	// secretRest is how long nobody asks again after a reading, whatever failed: what is forged
	// costs no calls.
	secretRest = time.Minute
)

// renewed is a function that outlives what it was built from. It is built again when that has
// changed, between two events, so that none is handled with the half of one and the half of
// another. Where it cannot be read, or nothing can be built from it, what was there before goes
// on. It is safe for concurrent use.
type renewed struct {
	*Deployment
	build   func(ground) (lambda.Handler, error)
	refused func(out []byte) bool // what came out may be for an old secret; nil for never

	mu      sync.Mutex
	handler lambda.Handler
	ground  ground
	asked   time.Time // when the secret was asked for
	due     time.Time // when it is to be read again
}

// renewed builds a function.
func (d *Deployment) renewed(g ground, build func(ground) (lambda.Handler, error)) (*renewed, error) {
	first, err := build(g)
	if err != nil {
		return nil, err
	}
	r := &renewed{Deployment: d, build: build, handler: first, ground: g, asked: d.wall()}
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
	if !now.Before(r.due) || refused && now.Sub(r.asked) >= secretRest {
		r.asked, r.due = now, now.Add(secretRest)
		if err := r.renew(ctx); err != nil {
			r.Log.ErrorContext(ctx, "not renewed", "what", "secret", "err", err)
		} else {
			r.due = now.Add(secretLife)
		}
	}
	return r.handler
}

// renew reads the secret once more, and builds the function anew where it is another one. It
// takes no longer than one attempt at a call, for somebody waits.
func (r *renewed) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, renewing)
	defer cancel()
	g := r.ground
	if err := g.read(ctx); err != nil || g.secret.Same(r.ground.secret) {
		return err
	}
	h, err := r.build(g)
	if err != nil {
		return err
	}
	r.handler, r.ground = h, g
	r.Log.InfoContext(ctx, "renewed", "what", "secret")
	return nil
}

// renewing ends the reading of a secret: LINE waits two seconds for its answer.
const renewing = 800 * time.Millisecond

// unauthorized reports whether a webhook was refused for its signature.
func unauthorized(out []byte) bool {
	var response struct{ StatusCode int }
	return json.Unmarshal(out, &response) == nil && response.StatusCode == http.StatusUnauthorized
}
