package turn

import (
	"context"
	"time"

	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
)

// Reader reads messages outside of the desk; package reading/outside has one. It never
// fails: without a reading the desk's own reader answers.
type Reader interface {
	Read(ctx context.Context, r reading.Request, received time.Time) (reading.Reading, outside.Trace)
}

// Outside is the reader outside of the desk, and when it is asked.
type Outside struct {
	Reader Reader // nil where nothing is read outside
	Mode   conversation.Mode
	Cap    int                                           // calls a day, 0 for any number
	Busy   func(ctx context.Context, in inquiry.Inbound) // shows the customer that the desk reads, nil for nothing
}

// Switch is what turns must know of the reader outside: whether it is switched off, and how
// often it was asked today, as the clock counted last.
type Switch struct {
	Off   bool
	Calls int
}

// Read is what became of reading an inbound outside of the desk.
type Read struct {
	outside.Trace
	Reading reading.Reading // holds where nothing was dropped
}

// busy is how long showing that the desk reads may take.
const busy = 300 * time.Millisecond

// mode is when the reader is asked, were it not for the switch and the cap.
func (o Outside) mode() conversation.Mode {
	if o.Reader == nil {
		return conversation.Inside
	}
	return o.Mode
}

// shut is why the reader may not be asked now, "" where it may.
func (o Outside) shut(s Switch) outside.Reason {
	switch {
	case s.Off:
		return outside.Off
	case o.Cap > 0 && s.Calls >= o.Cap:
		return outside.Capped
	}
	return ""
}

// asker asks the reader outside, once for an attempt at a turn: one that gave way to another
// turn uses the same reading again, unless something else was said last meanwhile.
type asker struct {
	h       *Handler
	request reading.Request
	read    *Read // nil before it was asked
}

func (a *asker) ask(ctx context.Context, in inquiry.Inbound, s Switch, r reading.Request) conversation.Outside {
	if a.read == nil || !a.request.Equal(r) {
		a.request, a.read = r, a.outside(ctx, in, s, r)
	}
	o := conversation.Outside{Mode: a.h.Outside.mode(), Asked: true}
	if a.read.Dropped == "" {
		o.Reading = &a.read.Reading
	}
	return o
}

// outside asks, and shows the customer before that somebody reads.
func (a *asker) outside(ctx context.Context, in inquiry.Inbound, s Switch, r reading.Request) *Read {
	if why := a.h.Outside.shut(s); why != "" {
		return &Read{Trace: outside.Trace{Dropped: why}}
	}
	if show := a.h.Outside.Busy; show != nil {
		within, stop := context.WithTimeout(ctx, busy)
		show(within, in)
		stop()
	}
	read := &Read{}
	read.Reading, read.Trace = a.h.Outside.Reader.Read(ctx, r, in.Received)
	return read
}
