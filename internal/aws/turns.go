package aws

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/inquiry"
)

// Desk takes turns, see package turn.
type Desk interface {
	Handle(ctx context.Context, in inquiry.Inbound) error
	Bury(ctx context.Context, in inquiry.Inbound) error
}

// errUnnamed is an event that is not from SQS: there is no name by which to
// return a message.
var errUnnamed = errors.New("aws: a message without an identifier")

// Turns hands the messages of a FIFO queue to the desk, and those of its
// dead-letter queue to be buried. All its fields are needed.
type Turns struct {
	Queue       *Queue
	DeadLetters string // ARN of the dead-letter queue
	Desk        Desk
	Log         *slog.Logger
}

// Serve handles an event of SQS with ReportBatchItemFailures. The first failure
// of a group ends the group: the message and the rest of it are returned, so
// that a customer's messages stay in order. Only identifiers of the event are
// ever returned, for a single unknown one fails the whole batch (platform fact 28).
func (t *Turns) Serve(ctx context.Context, e events.SQSEvent) (events.SQSEventResponse, error) {
	out := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	failed := map[string]bool{}
	for _, m := range e.Records {
		if m.MessageId == "" {
			return out, errUnnamed
		}
		group := m.Attributes["MessageGroupId"]
		if !failed[group] {
			err := t.take(ctx, m)
			if err == nil {
				continue
			}
			failed[group] = true
			t.Log.ErrorContext(ctx, "turn failed", "message", m.MessageId, "tries", m.Attributes["ApproximateReceiveCount"], "dead", t.dead(m), "err", err)
		}
		t.hurry(ctx, m)
		out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
	}
	return out, nil
}

// dead reports whether a message was given up by the queue.
func (t *Turns) dead(m events.SQSMessage) bool { return m.EventSourceARN == t.DeadLetters }

func (t *Turns) take(ctx context.Context, m events.SQSMessage) (err error) {
	defer caught(&err)
	ctx, cancel := within(ctx)
	defer cancel()
	in, err := t.Queue.Open(m.Body)
	if err != nil {
		return err
	}
	if t.dead(m) {
		return t.Desk.Bury(ctx, in)
	}
	return t.Desk.Handle(ctx, in)
}

// hurry lets a message come back while its reply token is still good: after a
// second, then after twice as long each time, so that an outage of minutes does
// not make dead letters of everything. For a dead letter there is no hurry.
func (t *Turns) hurry(ctx context.Context, m events.SQSMessage) {
	if t.dead(m) {
		return
	}
	tries, err := strconv.Atoi(m.Attributes["ApproximateReceiveCount"])
	if err != nil {
		tries = 1
	}
	after := min(time.Minute, time.Second<<min(max(tries-1, 0), 6))
	if err := t.Queue.Again(ctx, m.ReceiptHandle, after); err != nil {
		t.Log.ErrorContext(ctx, "turn waits for the queue's timeout", "message", m.MessageId, "err", err)
	}
}
