package outside

import (
	"context"
	"sync"
	"time"
)

// Limits are how long a model may take, and when it is left alone. A call has the least of
// Call, what its context has left less Spare, and what is left until Reply.
type Limits struct {
	Call     time.Duration // at most
	Spare    time.Duration // what the turn needs after the call, of the time that its context has
	Reply    time.Duration // after the message was received: a reply token lives longer by little
	Fresh    time.Duration // how old a message may be that is read outside at all
	Least    time.Duration // no call is made that would have less, and fail
	Failures int           // in a row, after which the model is left alone
	Rest     time.Duration // for so long; then one call is tried
}

// Standard are the limits of a desk that answers within six seconds.
func Standard() Limits {
	return Limits{
		Call: 4 * time.Second, Spare: 5 * time.Second, Reply: 20 * time.Second, Fresh: 10 * time.Second,
		Least: 500 * time.Millisecond, Failures: 5, Rest: time.Minute,
	}
}

// left is the time that a call has, or why none is made.
func (l Limits) left(ctx context.Context, now, received time.Time) (time.Duration, Reason) {
	if now.Sub(received) > l.Fresh {
		return 0, Old
	}
	left := min(l.Call, received.Add(l.Reply).Sub(now))
	if deadline, ok := ctx.Deadline(); ok {
		left = min(left, deadline.Sub(now)-l.Spare)
	}
	if left < l.Least {
		return 0, Hurried
	}
	return left, ""
}

// breaker leaves a model alone that failed several times in a row.
type breaker struct {
	most int
	rest time.Duration

	mu    sync.Mutex
	row   int       // failures in a row
	until time.Time // it rests, where there were as many as may be
}

// allows reports whether the model may be called now. Whoever may, calls it and tells what
// came of it.
func (b *breaker) allows(now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.row < b.most:
		return true
	case now.Before(b.until):
		return false
	}
	b.until = now.Add(b.rest) // others wait for this one, and for the next if nobody hears of it again
	return true
}

// worked tells of a call that was answered, whatever the answer was.
func (b *breaker) worked() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.row = 0
}

// failed tells of a call that was not. That a turn stopped says nothing about the model.
func (b *breaker) failed(now time.Time, why Reason) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if why == Stopped {
		return
	}
	if b.row++; b.row >= b.most {
		b.until = now.Add(b.rest)
	}
}
