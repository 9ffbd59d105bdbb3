package deployment

import (
	"context"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/store"
)

// Feedback is the function behind the topic to which SES publishes what becomes of
// mail with codes.
func (d *Deployment) Feedback(ctx context.Context, table Table) (lambda.Handler, error) {
	env := d.environment()
	desk := env.must("DESK_TABLE")
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	rows := store.New(table(g.cfg, desk), g.keys, keep)
	return handler(aws.Sent(func(ctx context.Context, f aws.Fate) error {
		kind := store.Bounced
		if f.Complaint {
			kind = store.Complained
		}
		return rows.Feedback(ctx, store.Feedback{Kind: kind, Message: f.Message, At: f.At})
	})), nil
}
