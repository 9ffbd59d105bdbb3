package deployment

import (
	"context"
	"errors"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/store"
)

// Clock is the function that EventBridge Scheduler fires every minute: it
// finishes what turns left behind and tells staff what waits. It understands no
// questions, so it needs no matcher.
func (d *Deployment) Clock(ctx context.Context, table Table) (lambda.Handler, error) {
	env := d.environment()
	s, bucket := env.settings(), env.must("RAW_MAIL_BUCKET")
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.load(unread)
	if err != nil {
		return nil, err
	}
	desk, staff, err := d.desk(g, s, store.New(table(g.cfg, s.table), g.keys, keep), c)
	if err != nil {
		return nil, err
	}
	staff.Discard = aws.NewBlobs(g.cfg, bucket).Delete
	return handler(aws.Scheduled(func(ctx context.Context) error { return errors.Join(desk.Tick(ctx), staff.Watch(ctx)) })), nil
}
