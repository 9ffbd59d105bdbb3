package eval

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math"
	"slices"
	"time"

	"madoguchi/infra/local/ask"
	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/eval/recording"
	"madoguchi/infra/local/reader"
	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/redact/veil"
)

// choice says which reader outside is asked, if one is.
type choice struct {
	reader.Choice
	dump, replay, record string // folders, see package recording
}

func (c *choice) flags(flags *flag.FlagSet) {
	c.Flags(flags)
	flags.StringVar(&c.dump, "dump", "", "write into this `folder` what a reader outside would be asked, and read inside")
	flags.StringVar(&c.replay, "replay", "", "a reader outside: its recorded answers in this `folder`")
	flags.StringVar(&c.record, "record", "", "write into this `folder` what the reader outside is asked and what it answers")
}

// outer is a reader outside of the desk, and what became of its calls.
type outer struct {
	*outside.Reader
	mode    conversation.Mode
	now     func() time.Time
	heading func() string // who read, and what to know of it, in lines

	asked, read int
	dropped     map[outside.Reason]int
	last        *reading.Reading // what it read last, nil where it did not
}

// open returns the reader of the choice, nil for none.
func (c choice) open(ctx context.Context, i *incident.Incident, now func() time.Time) (*outer, error) {
	r := &outer{now: now, dropped: map[outside.Reason]int{}}
	var err error
	if r.mode, err = c.Mode(conversation.Always); err != nil {
		return nil, err
	}
	detail, err := c.Detail()
	if err != nil {
		return nil, err
	}
	answers, err := c.model(ctx, r)
	if err != nil || answers == nil {
		return nil, err
	}
	r.Reader, err = outside.New(outside.Config{Name: "eval", Model: answers, Incident: i, Detail: detail,
		Veil: veil.Of, Limits: patient(), Now: now, Log: slog.New(slog.DiscardHandler)})
	return r, err
}

// model is what answers; nil for none.
func (c choice) model(ctx context.Context, r *outer) (outside.Model, error) {
	folders := count(c.dump != "") + count(c.replay != "") + count(c.record != "")
	switch {
	case folders > 1 || c.Name() != "" && c.dump+c.replay != "":
		return nil, errors.New("one of -dump, -replay and -reader, please; -record goes with -reader")
	case c.dump != "":
		d, err := recording.NewDump(c.dump)
		r.heading = func() string {
			return "read inside; " + cli.Counted(d.Calls(), "call", "calls") + " written to " + c.dump
		}
		return d, err
	case c.replay != "":
		p, err := recording.Open(c.replay)
		r.heading = func() string { return replayed(p) }
		return p, err
	}
	m, err := c.Model(ctx)
	r.heading = func() string { return "read by " + c.Name() }
	if err != nil || c.record == "" {
		return m, err
	}
	if m == nil {
		return nil, errors.New("-record goes with -reader")
	}
	return recording.NewRecord(c.record, m, c.Name())
}

// replayed says who answered, and what to know of it.
func replayed(p *recording.Replay) string {
	s := "read by " + p.Name() + ", recorded"
	if p.Drifted() {
		s += "\ndrift: the prompt or the tool has changed since the recording"
	}
	if p.Missing() > 0 {
		s += "\nnot recorded, and read inside: " + cli.Counted(p.Missing(), "call", "calls")
	}
	return s
}

// patient are the limits of who measures: a model that is slow is waited for, and one that
// fails is asked again.
func patient() outside.Limits {
	return outside.Limits{Call: time.Minute, Reply: time.Hour, Fresh: time.Hour, Failures: math.MaxInt}
}

// ask reads a message, nil where the model did not.
func (r *outer) ask(ctx context.Context, req reading.Request) *reading.Reading {
	read, trace := r.Read(ctx, req, r.now())
	r.asked++
	if trace.Dropped != "" {
		r.dropped[trace.Dropped]++
		return nil
	}
	r.read++
	r.last = &read
	return &read
}

// outside is the reader as the command ask has it.
func (r *outer) outside() ask.Outside {
	if r == nil {
		return ask.Outside{}
	}
	return ask.Outside{Mode: r.mode, Read: r.ask}
}

// took returns what was read since it was last called, nil where nothing was.
func (r *outer) took() *reading.Reading {
	if r == nil {
		return nil
	}
	last := r.last
	r.last = nil
	return last
}

// print writes who read, how often it was asked and why what it returned was dropped, since
// it was last called.
func (r *outer) print(w io.Writer) {
	if r == nil {
		return
	}
	fmt.Fprintln(w, r.heading())
	fmt.Fprintf(w, "asked %s times, read %s", cli.Grouped(r.asked), cli.Grouped(r.read))
	for _, why := range slices.Sorted(maps.Keys(r.dropped)) {
		fmt.Fprintf(w, ", %s %s", why, cli.Grouped(r.dropped[why]))
	}
	fmt.Fprint(w, "\n\n")
	r.asked, r.read = 0, 0
	clear(r.dropped)
}
