package aws

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/email"
	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/telemetry"
)

// A message of the dead-letter queue that does not open is parked after so many tries, a
// minute apart: the key under which it is sealed may be on its way. One that opens and cannot
// be buried waits longer: the database may be down.
const (
	mostUnopened = 5
	mostUnburied = 60
	parked       = "parked/" // the prefix of the blobs
)

// errUnnamed is an event that is not from SQS: there is no name by which to
// return a message.
var errUnnamed = errors.New("aws: a message without an identifier")

// Turns hands the messages of a FIFO queue to the desk, and those of its
// dead-letter queue to be buried. All its fields are needed.
type Turns struct {
	Queue       *Queue
	DeadLetters string // ARN of the dead-letter queue
	Handler     inbox.Handler
	Blobs       email.Blobs // takes what is parked
	Log         *slog.Logger
}

// Serve handles an event of SQS with ReportBatchItemFailures. It may hold messages of several
// customers: each customer's are taken in their order, those of different customers at the
// same time, so that nobody waits for another one's turn. What is left of a customer's messages
// is returned, the first of them and all behind it. Only identifiers of the event are
// ever returned, for a single unknown one fails the whole batch (platform fact 28).
func (t *Turns) Serve(ctx context.Context, e events.SQSEvent) (events.SQSEventResponse, error) {
	out := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	var groups [][]events.SQSMessage
	place := map[string]int{}
	for _, m := range e.Records {
		if m.MessageId == "" {
			return out, errUnnamed
		}
		group := m.Attributes["MessageGroupId"]
		if _, known := place[group]; !known {
			place[group], groups = len(groups), append(groups, nil)
		}
		groups[place[group]] = append(groups[place[group]], m)
	}
	var all sync.WaitGroup
	for i, g := range groups {
		all.Go(func() { groups[i] = g[t.serve(ctx, g):] })
	}
	all.Wait()
	for _, m := range slices.Concat(groups...) {
		out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
	}
	return out, nil
}

// serve takes the messages of one customer, and returns of how many. The rest comes back.
func (t *Turns) serve(ctx context.Context, group []events.SQSMessage) (done int) {
	within, cancel := within(ctx)
	defer cancel()
	done, wait, err := t.take(within, group)
	if done == len(group) {
		return done
	}
	m := group[done]
	if trace := m.MessageAttributes[traced].StringValue; trace != nil {
		ctx = telemetry.With(ctx, *trace)
	}
	if err != nil {
		tries := received(m)
		t.Log.ErrorContext(ctx, "turn failed", "message", m.MessageId, "tries", tries, "dead", t.dead(m), "err", err)
		wait = inbox.Backoff(tries)
	}
	if t.dead(m) {
		return done // it has time
	}
	var handles []string
	for _, m := range group[done:] {
		handles = append(handles, m.ReceiptHandle)
	}
	if err := t.Queue.Again(ctx, wait, handles...); err != nil {
		t.Log.ErrorContext(ctx, "turn waits for the queue's timeout", "message", m.MessageId, "err", err)
	}
	return done
}

// dead reports whether a message was given up by the queue.
func (t *Turns) dead(m events.SQSMessage) bool { return m.EventSourceARN == t.DeadLetters }

// take takes turns as far as the messages open, or buries those that were given up.
func (t *Turns) take(ctx context.Context, group []events.SQSMessage) (done int, wait time.Duration, err error) {
	defer caught(&err)
	if t.dead(group[0]) {
		for done < len(group) && err == nil {
			if err = t.give(ctx, group[done]); err == nil {
				done++
			}
		}
		return done, 0, err
	}
	var all []inquiry.Inbound
	var broken error
	for _, m := range group {
		in, err := t.Queue.Open(m.Body)
		if broken = err; broken != nil {
			break
		}
		all = append(all, in)
	}
	if done, wait, err = t.Handler.Take(ctx, all...); err == nil && wait == 0 && done == len(all) {
		err = broken
	}
	return done, wait, err
}

// give gives a message that the queue gave up to a person.
func (t *Turns) give(ctx context.Context, m events.SQSMessage) error {
	in, err := t.Queue.Open(m.Body)
	if err != nil {
		return t.park(ctx, m, err, mostUnopened)
	}
	return t.park(ctx, m, t.bury(ctx, in), mostUnburied)
}

func (t *Turns) bury(ctx context.Context, in inquiry.Inbound) (err error) {
	defer caught(&err)
	return t.Handler.Bury(ctx, in)
}

// park takes a message that failed too often out of its customer's way: its body is kept as
// it is, and a case points at it.
func (t *Turns) park(ctx context.Context, m events.SQSMessage, failed error, most int) error {
	if failed == nil || received(m) < most {
		return failed
	}
	key := parked + m.MessageId
	if err := t.Blobs.Put(ctx, key, []byte(m.Body)); err != nil {
		return errors.Join(failed, err)
	}
	if err := t.Handler.Park(ctx, message(m.Body).Channel(), key); err != nil {
		return errors.Join(failed, err)
	}
	return nil
}

// received is how often SQS has handed a message over.
func received(m events.SQSMessage) int {
	tries, err := strconv.Atoi(m.Attributes["ApproximateReceiveCount"])
	if err != nil {
		return 1
	}
	return tries
}
