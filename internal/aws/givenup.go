package aws

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"madoguchi/internal/email"
)

// GivenUp are events that Lambda gave up after its tries and sent to a queue: those of SES,
// with what it had found out about a mail, which itself lies in the bucket; those of SNS,
// about mail of ours; and ticks, of which nothing is to be done.
type GivenUp struct {
	client *sqs.Client
	url    string
	log    *slog.Logger
}

// Rereader reads a mail once more; [email.Intake] does.
type Rereader interface {
	Again(ctx context.Context, key string, verdict email.Verdict) error
}

var _ Rereader = (*email.Intake)(nil)

// Redo does what the functions did not that gave up.
type Redo struct {
	Mail   Rereader
	Prefix string                            // under which raw mail lies
	Note   func(context.Context, Fate) error // see [Sent]
}

// NewGivenUp uses the queue with that URL.
func NewGivenUp(cfg sdk.Config, url string, log *slog.Logger) *GivenUp {
	return &GivenUp{sqs.NewFromConfig(cfg), url, log}
}

// mostGivenUp is how many calls for more events one tick makes, of ten each.
const mostGivenUp = 10

// Take has what each event says done once more, and deletes the events of which that came
// to an end. Others come back by themselves. Done means that no more events wait. The form
// of a message is that of a destination,
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html.
func (g *GivenUp) Take(ctx context.Context, redo Redo) (done bool, all error) {
	for range mostGivenUp {
		out, err := g.client.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{QueueUrl: &g.url, MaxNumberOfMessages: maxBatch})
		if err != nil {
			return false, errors.Join(all, failed("ReceiveMessage", err))
		}
		if len(out.Messages) == 0 {
			return all == nil, all
		}
		taken := 0
		for _, m := range out.Messages {
			if err := g.again(ctx, redo, sdk.ToString(m.Body)); err != nil {
				all = errors.Join(all, err)
				continue
			}
			done := &sqs.DeleteMessageInput{QueueUrl: &g.url, ReceiptHandle: m.ReceiptHandle}
			if _, err := g.client.DeleteMessage(ctx, done); err != nil {
				all = errors.Join(all, failed("DeleteMessage", err))
				continue
			}
			taken++
		}
		if taken == 0 || ctx.Err() != nil {
			break
		}
	}
	return false, all
}

// again does what one event says.
func (g *GivenUp) again(ctx context.Context, redo Redo, body string) error {
	var record struct {
		RequestContext struct {
			Condition              string // why Lambda gave up
			ApproximateInvokeCount int
		}
		RequestPayload json.RawMessage
	}
	var shape struct {
		Records []struct{ EventSource string }
	}
	if json.Unmarshal([]byte(body), &record) != nil || json.Unmarshal(record.RequestPayload, &shape) != nil {
		g.log.ErrorContext(ctx, "an event that nobody knows was given up") // the sweep finds a mail
		return nil
	}
	from := "schedule"
	if len(shape.Records) > 0 {
		from = shape.Records[0].EventSource
	}
	why := record.RequestContext
	g.log.WarnContext(ctx, "given up", "from", from, "why", why.Condition, "tries", why.ApproximateInvokeCount)
	switch from {
	case "aws:ses":
		return g.reread(ctx, redo, record.RequestPayload)
	case "aws:sns":
		return g.note(ctx, redo, record.RequestPayload)
	}
	return nil // the next tick does what one did not
}

func (g *GivenUp) reread(ctx context.Context, redo Redo, payload []byte) error {
	var e events.SimpleEmailEvent
	if json.Unmarshal(payload, &e) != nil {
		g.log.ErrorContext(ctx, "an event of SES that does not read was given up") // the sweep finds the mail
		return nil
	}
	for _, r := range e.Records {
		g.log.WarnContext(ctx, "mail given up", "mail", r.SES.Mail.MessageID)
		if err := redo.Mail.Again(ctx, redo.Prefix+r.SES.Mail.MessageID, verdict(r.SES.Receipt)); err != nil {
			return fmt.Errorf("aws: mail %q of SES: %w", r.SES.Mail.MessageID, err)
		}
	}
	return nil
}

// note notes what became of mail. A record that does not say so never will.
func (g *GivenUp) note(ctx context.Context, redo Redo, payload []byte) error {
	var e events.SNSEvent
	err := errNoFate
	if json.Unmarshal(payload, &e) == nil {
		err = noted(ctx, e, redo.Note)
	}
	if errors.Is(err, errNoFate) {
		g.log.ErrorContext(ctx, "a record of SNS that says nothing was given up")
		return nil
	}
	return err
}
