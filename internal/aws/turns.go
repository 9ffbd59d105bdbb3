package aws

import (
	"context"
	"errors"
	"log/slog"
	"strconv"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/email"
	"madoguchi/internal/inbox"
	"madoguchi/internal/inquiry"
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
			err := t.serve(ctx, m)
			if err == nil {
				continue
			}
			failed[group] = true
			tries := m.Attributes["ApproximateReceiveCount"]
			t.Log.ErrorContext(ctx, "turn failed", "message", m.MessageId, "tries", tries, "dead", t.dead(m), "err", err)
		}
		t.hurry(ctx, m)
		out.BatchItemFailures = append(out.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: m.MessageId})
	}
	return out, nil
}

// dead reports whether a message was given up by the queue.
func (t *Turns) dead(m events.SQSMessage) bool { return m.EventSourceARN == t.DeadLetters }

// serve answers one message, or buries one that was given up.
func (t *Turns) serve(ctx context.Context, m events.SQSMessage) (err error) {
	defer caught(&err)
	ctx, cancel := within(ctx)
	defer cancel()
	in, err := t.Queue.Open(m.Body)
	switch {
	case !t.dead(m) && err == nil:
		return t.Handler.Handle(ctx, in)
	case !t.dead(m):
		return err
	case err == nil:
		return t.park(ctx, m, t.bury(ctx, in), mostUnburied)
	}
	return t.park(ctx, m, err, mostUnopened)
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

// hurry lets a message come back before the queue's timeout; see [inbox.Backoff]. A
// message of the dead-letter queue has time.
func (t *Turns) hurry(ctx context.Context, m events.SQSMessage) {
	if t.dead(m) {
		return
	}
	if err := t.Queue.Again(ctx, m.ReceiptHandle, inbox.Backoff(received(m))); err != nil {
		t.Log.ErrorContext(ctx, "turn waits for the queue's timeout", "message", m.MessageId, "err", err)
	}
}
