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
	"madoguchi/internal/conversation"
	"madoguchi/internal/incident"
	"madoguchi/internal/reading"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/reading/prompt"
	"madoguchi/internal/redact/veil"
)

// choice says which reader outside is asked, if one is.
type choice struct {
	dump, replay string // folders, see package recording
	mode, detail string
}

func (c *choice) flags(flags *flag.FlagSet) {
	flags.StringVar(&c.dump, "dump", "", "write into this `folder` what a reader outside would be asked, and read inside")
	flags.StringVar(&c.replay, "replay", "", "a reader outside: its recorded answers in this `folder`")
	flags.StringVar(&c.mode, "reader-mode", string(conversation.Always),
		"when the reader outside is asked: always, or unsure, where the desk's own reader is not certain")
	flags.StringVar(&c.detail, "reader-detail", "topics", "what the reader outside points at: topics or entries")
}

// reader is a reader outside of the desk, and what became of its calls.
type reader struct {
	*outside.Reader
	mode    conversation.Mode
	now     func() time.Time
	heading func() string // who read, and what to know of it, in lines

	asked, read int
	dropped     map[outside.Reason]int
	last        *reading.Reading // what it read last, nil where it did not
}

// open returns the reader of the choice, nil for none.
func (c choice) open(i *incident.Incident, now func() time.Time) (*reader, error) {
	r := &reader{mode: conversation.Mode(c.mode), now: now, dropped: map[outside.Reason]int{}}
	details := map[string]prompt.Detail{"topics": prompt.ToTopics, "entries": prompt.ToEntries}
	detail, known := details[c.detail]
	if !known || r.mode != conversation.Always && r.mode != conversation.Helpful {
		return nil, errors.New("-reader-mode is always or unsure, -reader-detail topics or entries")
	}
	model, err := c.model(r)
	if err != nil || model == nil {
		return nil, err
	}
	r.Reader, err = outside.New(outside.Config{Name: "eval", Model: model, Incident: i, Detail: detail,
		Veil: veil.Of, Limits: patient(), Now: now, Log: slog.New(slog.DiscardHandler)})
	return r, err
}

// model is what answers; nil for none.
func (c choice) model(r *reader) (outside.Model, error) {
	switch {
	case c.dump != "" && c.replay != "":
		return nil, errors.New("-dump or -replay, please")
	case c.dump != "":
		d, err := recording.NewDump(c.dump)
		r.heading = func() string {
			return fmt.Sprintf("read inside; %s written to %s", cli.Counted(d.Calls(), "call", "calls"), c.dump)
		}
		return d, err
	case c.replay != "":
		p, err := recording.Open(c.replay)
		r.heading = func() string {
			s := "read by " + p.Name() + ", recorded"
			if p.Drifted() {
				s += "\ndrift: the prompt or the tool has changed since the recording"
			}
			if p.Missing() > 0 {
				s += "\nnot recorded, and read inside: " + cli.Counted(p.Missing(), "call", "calls")
			}
			return s
		}
		return p, err
	}
	return nil, nil
}

// patient are the limits of who measures: a model that is slow is waited for, and one that
// fails is asked again.
func patient() outside.Limits {
	return outside.Limits{Call: time.Minute, Reply: time.Hour, Fresh: time.Hour, Failures: math.MaxInt}
}

// ask reads a message, nil where the model did not.
func (r *reader) ask(ctx context.Context, req reading.Request) *reading.Reading {
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
func (r *reader) outside() ask.Outside {
	if r == nil {
		return ask.Outside{}
	}
	return ask.Outside{Mode: r.mode, Read: r.ask}
}

// took returns what was read since it was last called, nil where nothing was.
func (r *reader) took() *reading.Reading {
	if r == nil {
		return nil
	}
	last := r.last
	r.last = nil
	return last
}

// print writes who read, how often it was asked and why what it returned was dropped, since
// it was last called.
func (r *reader) print(w io.Writer) {
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
