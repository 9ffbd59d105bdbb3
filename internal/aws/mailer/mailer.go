// Package mailer sends mail through SES. It stands apart from package aws so that functions which send none
// do not carry its client, whose tables of types alone are a tenth of their start.
package mailer

import (
	"context"
	"errors"
	"fmt"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"

	"madoguchi/internal/aws"
	"madoguchi/internal/email"
	"madoguchi/internal/inquiry"
)

// mailer sends mail through SES. It holds the one call that it makes and not the client: where a program has
// templates the linker keeps all methods of a type that lies in something whose methods it cannot foresee.
type mailer struct {
	send func(context.Context, *sesv2.SendEmailInput, ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error)
	set  *string
}

var _ email.Mailer = (*mailer)(nil)

// New sends under a configuration set, "" for none. Each call is made
// once: SES has no idempotency token, so that a second attempt of the SDK could
// be a second mail; the outbox tries again, and knows how often (platform fact 20).
func New(cfg sdk.Config, configurationSet string) email.Mailer {
	m := &mailer{send: sesv2.NewFromConfig(cfg, func(o *sesv2.Options) { o.Retryer = sdk.NopRetryer{} }).SendEmail}
	if configurationSet != "" {
		m.set = &configurationSet
	}
	return m
}

// Send implements [email.Mailer].
func (m *mailer) Send(ctx context.Context, from string, to inquiry.Address, raw []byte) error {
	_, err := m.send(ctx, &sesv2.SendEmailInput{
		FromEmailAddress:     &from,
		Destination:          &types.Destination{ToAddresses: []string{email.Mailbox(to)}},
		Content:              &types.EmailContent{Raw: &types.RawMessage{Data: raw}},
		ConfigurationSetName: m.set,
	})
	switch {
	case err == nil:
		return nil
	case refused(err):
		return fmt.Errorf("%w: %w", email.ErrRefused, aws.Failed("SendEmail", err))
	}
	return aws.Failed("SendEmail", err)
}

// refused reports whether no later try can send this mail: SES takes neither its
// content nor its form, or has shut the account for good. A domain that is not
// verified, an account that is paused and a configuration set that is missing are
// put right by people, within the time for which the outbox tries.
func refused(err error) bool {
	var rejected *types.MessageRejected
	var malformed *types.BadRequestException
	var suspended *types.AccountSuspendedException
	return errors.As(err, &rejected) || errors.As(err, &malformed) || errors.As(err, &suspended)
}
