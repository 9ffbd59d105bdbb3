package deployment

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/line"
)

// errNoLine is a secret without LINE's part.
var errNoLine = errors.New("deployment: the secret holds no channel of LINE")

// Line is the function behind POST /line: the webhook of LINE, into the inbox.
func (d *Deployment) Line(ctx context.Context) (lambda.Handler, error) {
	env := d.environment()
	url := env.must("INBOX_URL")
	// LINE waits 2 s (platform fact 3): a call that hangs leaves time for another.
	g, err := d.ground(ctx, env, 800*time.Millisecond)
	if err != nil {
		return nil, err
	}
	r, err := d.renewed(basis{ground: g}, nil, func(b basis) (lambda.Handler, error) {
		g := b.ground
		secrets := g.secret.Line.All()
		if len(secrets) == 0 {
			return nil, errNoLine
		}
		webhook := &line.Webhook{Secrets: secrets, Keys: g.keys, Inbox: d.queue(g, url), MaxAge: keep,
			Staff: g.secret.Told.Group, Now: d.now, Log: d.Log}
		return handler(aws.Gateway(webhook, d.Log)), nil
	})
	if err != nil {
		return nil, err
	}
	r.refused = unauthorized
	return r, nil
}
