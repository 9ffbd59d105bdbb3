package aws

import (
	"context"
	"fmt"

	"github.com/aws/aws-lambda-go/events"

	"madoguchi/internal/email"
)

// Intake takes a mail that lies in the bucket.
type Intake interface {
	Stored(ctx context.Context, key string, verdict email.Verdict) error
}

var _ Intake = (*email.Intake)(nil)

// Received handles the event of a Lambda action in an SES receipt rule. The event
// has no body; the S3 action before it has stored the mail, under the prefix
// given and the id that SES gave it (platform fact 16).
//
// SES invokes asynchronously: after an error Lambda tries twice more.
func Received(intake Intake, prefix string) func(context.Context, events.SimpleEmailEvent) error {
	return func(ctx context.Context, e events.SimpleEmailEvent) (err error) {
		defer caught(&err)
		ctx, cancel := within(ctx)
		defer cancel()
		for _, r := range e.Records {
			if err := intake.Stored(ctx, prefix+r.SES.Mail.MessageID, verdict(r.SES.Receipt)); err != nil {
				return fmt.Errorf("aws: mail %q of SES: %w", r.SES.Mail.MessageID, err)
			}
		}
		return nil
	}
}

func verdict(r events.SimpleEmailReceipt) email.Verdict {
	return email.FromSES(email.Receipt{SPF: r.SPFVerdict.Status, DKIM: r.DKIMVerdict.Status, DMARC: r.DMARCVerdict.Status,
		Spam: r.SpamVerdict.Status, Virus: r.VirusVerdict.Status})
}
