// Package ask is the command that says what the desk would reply to a question.
package ask

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/dialogue"
	"madoguchi/infra/local/reader"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/email"
	"madoguchi/internal/email/quote"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/reading"
)

// Question is a line of a file of questions.
type Question struct {
	ID      string          `json:"id"`
	Channel inquiry.Channel `json:"channel"` // line or email; line where missing
	Text    string          `json:"text"`
	At      string          `json:"at"`    // RFC 3339; the rehearsal clock where missing
	Turns   []Turn          `json:"turns"` // of a conversation; then there is no text
}

// Reply is what the desk would say to it.
type Reply struct {
	ID     string            `json:"id"`
	Kind   conversation.Kind `json:"kind"`
	Topics []string          `json:"topics"`
	Reply  string            `json:"reply"` // all that the customer reads, labels of quick replies included
}

// Run answers a question, or a file of them, each as a new customer's first
// message, or, where a line has turns, as a conversation with one. It goes the way that every channel goes and opens no file of a desk.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("ask", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	clock := flags.String("clock", "", "the desk's time, RFC 3339")
	channel := flags.String("channel", "line", "line or email")
	file := flags.String("file", "", "JSON lines of questions; - for standard input")
	explain := flags.Bool("explain", false, "tell on stderr how the question was read")
	var outside reader.Choice
	outside.Flags(flags)
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := rehearsal.Load(*dir)
	if err != nil {
		return err
	}
	desk, err := readBy(ctx, r.Pending(), outside, slog.New(slog.NewTextHandler(stderr, nil)))
	if err != nil {
		return err
	}
	if *file != "" {
		return desk.all(ctx, *file, *clock, stdout)
	}
	if flags.NArg() != 1 {
		return errors.New(`one question, please: ask "質問" (flags before the Question)`)
	}
	q := Question{Channel: inquiry.Channel(*channel), Text: flags.Arg(0), At: *clock}
	answer, err := desk.Ask(ctx, q)
	if err != nil {
		return err
	}
	fmt.Fprintln(stdout, answer.Reply)
	if *explain {
		told, err := desk.Explain(ctx, q)
		fmt.Fprint(stderr, told)
		return err
	}
	return nil
}

// readBy is a desk with the reader outside that flags chose, if any.
func readBy(ctx context.Context, r *rehearsal.Rehearsal, c reader.Choice, log *slog.Logger) (Desk, error) {
	desk := Desk{Rehearsal: r}
	outside, err := c.Open(ctx, r.Incident, time.Now, log)
	if err != nil || outside == nil {
		return desk, err
	}
	mode, err := c.Mode(conversation.Helpful)
	desk.Outside = Outside{mode, func(ctx context.Context, req reading.Request) *reading.Reading {
		read, trace := outside.Read(ctx, req, time.Now())
		if trace.Dropped != "" {
			log.Warn("not read outside", "why", trace.Dropped)
			return nil
		}
		return &read
	}}
	return desk, err
}

// Desk is a desk without customers and without a file.
type Desk struct {
	*rehearsal.Rehearsal
	Outside Outside
}

// Outside is a reader outside of the desk, and when it is asked. The zero value is none.
type Outside struct {
	Mode conversation.Mode
	Read func(context.Context, reading.Request) *reading.Reading // nil where it did not read
}

func (r Desk) all(ctx context.Context, name, clock string, stdout io.Writer) error {
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	return cli.Lines(name, func(line []byte) error { return r.line(ctx, line, clock, out) })
}

func (r Desk) line(ctx context.Context, line []byte, clock string, out *json.Encoder) error {
	q := Question{At: clock}
	if err := json.Unmarshal(line, &q); err != nil {
		return fmt.Errorf(`not a line like {"id":"1","text":"..."}: %w`, err)
	}
	if q.Turns != nil {
		talk, err := r.Talk(q)
		if err != nil {
			return err
		}
		return out.Encode(talk)
	}
	answer, err := r.Ask(ctx, q)
	if err != nil {
		return err
	}
	return out.Encode(answer)
}

// Ask takes one question through the conversation.
func (r Desk) Ask(ctx context.Context, q Question) (Reply, error) {
	reply, _, err := r.Step(ctx, q)
	return reply, err
}

// Step takes one question through the conversation. The outcome is all that was decided.
func (r Desk) Step(ctx context.Context, q Question) (Reply, conversation.Outcome, error) {
	in, err := r.inbound(q)
	if err != nil {
		return Reply{}, conversation.Outcome{}, err
	}
	receipt, err := cases.NewReceipt(strings.NewReader(strings.Repeat("madoguchi", 99)))
	if err != nil {
		return Reply{}, conversation.Outcome{}, err
	}
	given := conversation.Given{Receipt: receipt, Outside: conversation.Outside{Mode: r.Outside.Mode}}
	state := r.told(in)
	if ask := r.Conversation.Step(state, vouched(in), in.At, given).Ask; ask != nil {
		given.Outside.Asked, given.Outside.Reading = true, r.Outside.Read(ctx, *ask)
	}
	out := r.Conversation.Step(state, in, in.At, given)
	if out.Needs != nil { // a desk with a roster would say how to prove who one is
		given.Found = &identity.Found{Needs: *out.Needs, Ready: true}
		out = r.Conversation.Step(state, in, in.At, given)
	}
	topics := out.Topics
	if topics == nil {
		topics = []string{}
	}
	return Reply{ID: q.ID, Kind: out.Kind, Topics: topics, Reply: r.read(in.Channel, out)}, out, nil
}

// vouched is a question of somebody who is known to be the one who was told: no other mail is
// read outside.
func vouched(in inquiry.Inbound) inquiry.Inbound {
	if in.Mail != nil {
		in.Mail = &inquiry.Mail{Authenticated: true}
	}
	return in
}

// told is what a desk remembers of a new customer: nothing, or, where there is a reader
// outside, that they were told of it before, as whoever adds the desk as a friend is. Nobody else's
// words are sent.
func (r Desk) told(in inquiry.Inbound) conversation.State {
	if r.Outside.Mode == conversation.Inside {
		return conversation.State{}
	}
	in.ID, in.Channel, in.Kind, in.Mail, in.Text = "follow", inquiry.LINE, inquiry.Follow, nil, inquiry.Text{}
	in.At = in.At.Add(-time.Hour)
	in.Received = in.At
	given := conversation.Given{Outside: conversation.Outside{Mode: r.Outside.Mode}}
	return r.Conversation.Step(conversation.State{}, in, in.At, given).State
}

// inbound is a question as the channels hand it over.
func (r Desk) inbound(q Question) (inquiry.Inbound, error) {
	at, err := r.moment(q.At)
	if err != nil {
		return inquiry.Inbound{}, err
	}
	in := inquiry.Inbound{ID: "ask", Channel: inquiry.LINE, Kind: inquiry.Message, Address: inquiry.NewAddress("ask"),
		Text: inquiry.NewText(q.Text), At: at, Received: at}
	switch q.Channel {
	case "", inquiry.LINE:
	case inquiry.Email:
		in.Channel, in.Mail, in.Text = inquiry.Email, &inquiry.Mail{}, inquiry.NewText(quote.Sort(q.Text, true, false).Words)
	default:
		return inquiry.Inbound{}, errChannel
	}
	return in, nil
}

var errChannel = errors.New("channel: line or email")

// moment is when something is asked: at the rehearsal clock of the incident, where nothing else is said.
func (r Desk) moment(at string) (time.Time, error) {
	if at == "" {
		return r.Incident.Clock, nil
	}
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return time.Time{}, fmt.Errorf("at: %q is no time like 2019-04-12T10:00:00+09:00", at)
	}
	return t, nil
}

// read is what the customer sees.
func (r Desk) read(channel inquiry.Channel, out conversation.Outcome) string {
	if channel == inquiry.Email {
		return email.Channel{Incident: r.Incident}.Body(string(out.State.Lang), out.Replies)
	}
	return dialogue.Heard(out)
}
