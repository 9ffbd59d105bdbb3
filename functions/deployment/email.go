package deployment

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/email"
)

// rawMail is the prefix of raw mail in its bucket: [email.Intake] puts mail there,
// and the receipt rule in template.yaml lets SES do the same.
const rawMail = "mail/new/"

// errOtherEvent is an event that is neither a request nor a mail.
var errOtherEvent = errors.New("deployment: an event that the email function does not know")

// Email is the function behind POST /email and behind the receipt rule of SES:
// mail, into the inbox.
func (d *Deployment) Email(ctx context.Context) (lambda.Handler, error) {
	env := d.environment()
	door, authserv := env.door(), env.may("EMAIL_AUTHSERV_ID")
	g, err := d.ground(ctx, env, 8*time.Second) // a mail of 40 MB takes its time
	if err != nil {
		return nil, err
	}
	r, err := d.renewed(basis{ground: g}, nil, func(b basis) (lambda.Handler, error) {
		g := b.ground
		intake := d.intake(g, door)
		webhook := &email.Webhook{Intake: intake, Secrets: g.secret.Email.All(), AuthServ: authserv, MaxAge: keep, Now: d.now}
		return handler(twoDoors(aws.Gateway(webhook, d.Log), aws.Received(intake, rawMail))), nil
	})
	if err != nil {
		return nil, err
	}
	r.refused = unauthorized
	return r, nil
}

// door are the settings of who takes mail in.
type door struct {
	inbox, bucket string
	guard         email.Guard
}

func (e *environment) door() door {
	inbox, bucket, address := e.must("INBOX_URL"), e.must("RAW_MAIL_BUCKET"), e.must("DESK_ADDRESS")
	staff := append(e.list("STAFF_ADDRESSES"), e.list("ON_CALL_ADDRESSES")...)
	return door{inbox, bucket, guard(address, staff, e.list("FORM_ADDRESSES"))}
}

func (d *Deployment) intake(g ground, s door) *email.Intake {
	return &email.Intake{
		Guard: s.guard,
		Keys:  g.keys,
		Inbox: d.queue(g, s.inbox),
		Blobs: aws.NewBlobs(g.cfg, s.bucket),
		Now:   d.now,
		Log:   d.Log,
	}
}

// guard knows the desk by its address and its domain.
func guard(address string, staff, forms []string) email.Guard {
	_, domain, _ := strings.Cut(address, "@")
	return email.Guard{Addresses: []string{address}, Domains: []string{domain}, Staff: staff, Forms: forms}
}

// twoDoors tells the events by their shape: SES sends records, API Gateway a
// request with its context.
func twoDoors(
	gateway aws.GatewayFunc,
	received func(context.Context, events.SimpleEmailEvent) error,
) func(context.Context, json.RawMessage) (any, error) {
	return func(ctx context.Context, raw json.RawMessage) (any, error) {
		var shape struct {
			Records        []struct{ EventSource string }
			RequestContext json.RawMessage
		}
		if json.Unmarshal(raw, &shape) != nil {
			return nil, errOtherEvent
		}
		if len(shape.Records) > 0 && shape.Records[0].EventSource == "aws:ses" {
			var e events.SimpleEmailEvent
			if json.Unmarshal(raw, &e) != nil {
				return nil, errOtherEvent
			}
			return nil, received(ctx, e)
		}
		var e events.APIGatewayV2HTTPRequest
		if shape.RequestContext == nil || json.Unmarshal(raw, &e) != nil {
			return nil, errOtherEvent
		}
		return gateway(ctx, e)
	}
}
