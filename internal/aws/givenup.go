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

// GivenUp are events of SES that Lambda gave up after its tries. It sends them to a
// queue, with what SES had found out about the mail; the mail itself lies in the bucket.
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

// NewGivenUp uses the queue with that URL.
func NewGivenUp(cfg sdk.Config, url string, log *slog.Logger) *GivenUp {
	return &GivenUp{sqs.NewFromConfig(cfg), url, log}
}

// mostGivenUp is how many calls for more events one tick makes, of ten each.
const mostGivenUp = 10

// Take has each mail read once more, those under the prefix given, and deletes the
// events of which that came to an end. Others come back by themselves. Done means that
// no more events wait. The form of a message is that of a destination,
// https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html.
func (g *GivenUp) Take(ctx context.Context, intake Rereader, prefix string) (done bool, all error) {
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
			if err := g.reread(ctx, intake, prefix, sdk.ToString(m.Body)); err != nil {
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

func (g *GivenUp) reread(ctx context.Context, intake Rereader, prefix, body string) error {
	var record struct{ RequestPayload events.SimpleEmailEvent }
	if json.Unmarshal([]byte(body), &record) != nil || len(record.RequestPayload.Records) == 0 {
		g.log.ErrorContext(ctx, "no event of SES among those that were given up") // the sweep finds the mail
		return nil
	}
	for _, r := range record.RequestPayload.Records {
		g.log.WarnContext(ctx, "mail given up", "mail", r.SES.Mail.MessageID)
		if err := intake.Again(ctx, prefix+r.SES.Mail.MessageID, verdict(r.SES.Receipt)); err != nil {
			return fmt.Errorf("aws: mail %q of SES: %w", r.SES.Mail.MessageID, err)
		}
	}
	return nil
}
