package deployment

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/email"
)

// Feedback is the function behind the topic to which SES publishes what becomes of
// mail: of answers as of codes. Each is a turn of its own, which the inbox brings.
func (d *Deployment) Feedback(ctx context.Context) (lambda.Handler, error) {
	env := d.environment()
	url := env.must("INBOX_URL")
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	return d.renewed(basis{ground: g}, nil, func(b basis) (lambda.Handler, error) {
		g := b.ground
		return handler(aws.Sent(d.note(g, d.queue(g, url)))), nil
	})
}

// note puts what became of a mail into the inbox.
func (d *Deployment) note(g ground, inbox *aws.Queue) func(context.Context, aws.Fate) error {
	return func(ctx context.Context, f aws.Fate) error {
		if f.Name == "" {
			d.Log.WarnContext(ctx, "a mail came back that is none of ours")
			return nil
		}
		return inbox.Put(ctx, email.ReturnedMail(g.keys, f.Name, f.Complaint, f.At))
	}
}
