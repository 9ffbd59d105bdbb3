package standin

import (
	"errors"
	"sync"
	"time"
)

// errBackwards is returned by [Clock.Move] for a moment that has passed.
var errBackwards = errors.New("the clock only moves forward")

// Clock is the desk's clock: it runs at the pace of the machine's, from where it
// was set. It is safe for concurrent use.
type Clock struct {
	mu     sync.Mutex
	offset time.Duration
}

// StartClock starts a clock at a moment; the zero time means now.
func StartClock(at time.Time) *Clock {
	c := &Clock{}
	if !at.IsZero() {
		c.offset = time.Until(at)
	}
	return c
}

// Now is the desk's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.offset)
}

// Move sets the clock forward.
func (c *Clock) Move(to time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	ahead := to.Sub(time.Now().Add(c.offset))
	if ahead < 0 {
		return errBackwards
	}
	c.offset += ahead
	return nil
}
