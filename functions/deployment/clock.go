package deployment

import (
	"context"
	"errors"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/aws"
	"madoguchi/internal/faq"
)

// Clock is the function that EventBridge Scheduler fires every minute: it
// finishes what turns left behind and tells staff what waits. It understands no
// questions, so it needs no matcher.
func (d *Deployment) Clock(ctx context.Context, table Table) (lambda.Handler, error) {
	env := d.environment()
	s := env.settings()
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.load(func([]faq.Example) (*faq.Model, error) { return nil, nil })
	if err != nil {
		return nil, err
	}
	desk, staff, _, err := d.desk(g, s, table, c)
	if err != nil {
		return nil, err
	}
	return handler(aws.Scheduled(func(ctx context.Context) error { return errors.Join(desk.Tick(ctx), staff.Watch(ctx)) })), nil
}
