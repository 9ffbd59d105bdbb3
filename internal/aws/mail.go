package aws

import (
	"context"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
)

// Mailer sends mail through SES.
type Mailer struct {
	client *sesv2.Client
	set    *string
}

var _ email.Mailer = (*Mailer)(nil)

// NewMailer sends under a configuration set, "" for none. Each call is made
// once: SES has no idempotency token, so that a second attempt of the SDK could
// be a second mail; the outbox tries again, and knows how often (platform fact 20).
func NewMailer(cfg sdk.Config, configurationSet string) *Mailer {
	m := &Mailer{client: sesv2.NewFromConfig(cfg, func(o *sesv2.Options) { o.Retryer = sdk.NopRetryer{} })}
	if configurationSet != "" {
		m.set = &configurationSet
	}
	return m
}

// Send implements [email.Mailer].
func (m *Mailer) Send(ctx context.Context, from string, to inquiry.Address, raw []byte) error {
	_, err := m.client.SendEmail(ctx, &sesv2.SendEmailInput{
		FromEmailAddress:     &from,
		Destination:          &types.Destination{ToAddresses: []string{email.Mailbox(to)}},
		Content:              &types.EmailContent{Raw: &types.RawMessage{Data: raw}},
		ConfigurationSetName: m.set,
	})
	if err != nil {
		return failed("SendEmail", err)
	}
	return nil
}
