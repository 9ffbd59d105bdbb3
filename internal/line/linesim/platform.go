// Package linesim stands in for the LINE platform, in tests and in the rehearsal
// on one machine: LINE forbids load tests against the real one (platform fact 15).
//
// A [Platform] has two sides. Towards the desk it is an http.Handler with the
// four calls that the desk makes, as strict as LINE or stricter: reply tokens
// work once and for a minute, retry keys are remembered for a day, limits are
// counted as LINE counts them. Towards the customer it is a phone: [Platform.Say],
// [Platform.Tap] and the like send a signed webhook to the desk, and
// [Platform.Transcript] is what the screen shows.
// It also has what users sent, for a time.
//
// It shares no code with package line and knows nothing of LINE's SDK, so that a
// misunderstanding there does not repeat itself here.
package linesim

import (
	"context"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"
)

// Config describes one channel.
type Config struct {
	Secret  []byte // channel secret: signs webhooks, and as text buys tokens
	ID      string // channel id
	Token   string // a long-lived channel token; "" for none
	Quota   int    // pushes a month; 0 means no limit
	Rate    int    // calls of one kind a second; 0 means LINE's 2,000
	Now     func() time.Time
	Random  io.Reader // for ids; must not fail
	Picture []byte    // what every picture that users send holds; nil for drawn ones
	Deliver Delivery
}

// Delivery brings a webhook to the desk and returns the HTTP status, see
// [ToHandler] and [ToURL].
type Delivery func(ctx context.Context, body []byte, signature string) (int, error)

// Platform is the stand-in. All its methods may be called at once.
type Platform struct {
	config Config
	ids    ids
	mux    *http.ServeMux

	mu     sync.Mutex // never held while the desk is called: it calls back
	state  state
	faults map[string][]Fault
}

// New returns a platform on which nobody has written yet.
func New(c Config) (*Platform, error) {
	if len(c.Secret) == 0 || c.Now == nil || c.Random == nil || c.Deliver == nil {
		return nil, errors.New("linesim: secret, clock, random source and delivery are needed")
	}
	if c.Rate == 0 {
		c.Rate = 2000
	}
	p := &Platform{config: c, ids: ids{c.Random}, state: newState(), faults: map[string][]Fault{}}
	p.mux = api{p}.routes()
	return p, nil
}

// ServeHTTP is the platform's API, the base of /v2/bot/... and /oauth2/....
func (p *Platform) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.mux.ServeHTTP(w, r) }

// Fault is something that goes wrong with one call.
type Fault struct {
	Status   int  // what the call is answered
	Accepted bool // the call takes effect all the same, and only its answer is lost
}

// Break makes the next call of a kind fail: "reply", "push", "loading" or "token".
// Several faults are used up in order.
func (p *Platform) Break(call string, f Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.faults[call] = append(p.faults[call], f)
}

// fault takes the next fault of a call, if there is one.
func (p *Platform) fault(call string) (Fault, bool) {
	waiting := p.faults[call]
	if len(waiting) == 0 {
		return Fault{}, false
	}
	p.faults[call] = waiting[1:]
	return waiting[0], true
}
