package deployment

import (
	"context"
	"errors"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/affected"
	"madoguchi/internal/app"
	"madoguchi/internal/aws"
	"madoguchi/internal/email"
	"madoguchi/internal/store"
)

// Clock is the function that EventBridge Scheduler fires every minute: it
// finishes what turns left behind, tells staff what waits, and reads mail that the email
// function did not finish. It understands no questions, so it needs no matcher.
func (d *Deployment) Clock(ctx context.Context, table Table, mails Mails) (lambda.Handler, error) {
	env := d.environment()
	s, door, lost, outside := env.settings(), env.door(), env.must("GIVEN_UP_URL"), env.outside()
	w, codes := env.wheel(), affected.Bounds{Slow: env.number("CODES_SLOW"), Shut: env.number("CODES_SHUT")}
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.prepared(deaf)
	if err != nil {
		return nil, err
	}
	steered, err := d.steering(g, w, c, deaf)
	if err != nil {
		return nil, err
	}
	return d.renewed(basis{ground: g, matter: c}, steered, func(b basis) (lambda.Handler, error) {
		g, c := b.ground, b.matter.under(b.switches)
		rows := store.New(table(g.cfg, s.table), g.keys, keep)
		parts, err := d.parts(g, s, rows, c, mails)
		if err != nil {
			return nil, err
		}
		if outside {
			parts.Meter = rows
		}
		blobs := aws.NewBlobs(g.cfg, door.bucket)
		parts.Discard, parts.Codes = blobs.Delete, codes
		whole, err := app.New(parts)
		if err != nil {
			return nil, err
		}
		intake := d.intake(g, door)
		redo := aws.Redo{Mail: intake, Prefix: rawMail, Note: d.note(g, d.queue(g, door.inbox))}
		undone := &undone{intake, blobs, aws.NewGivenUp(g.cfg, lost, d.Log), redo}
		return handler(aws.Scheduled(func(ctx context.Context) error {
			if days, known := g.secret.Days(d.now()); known {
				d.Log.InfoContext(ctx, "secret", "days", days)
			}
			return errors.Join(whole.Watcher.Tick(ctx), undone.do(ctx)) // mail comes last: one may end the process
		})), nil
	})
}

// undone is what functions did not finish that nobody waits for: email, feedback.
type undone struct {
	intake  *email.Intake
	blobs   *aws.Blobs
	givenUp *aws.GivenUp
	redo    aws.Redo
}

// do goes by the events first: they say who a mail is from. The sweep, which does not
// know, waits until none is left.
func (u *undone) do(ctx context.Context) error {
	done, err := u.givenUp.Take(ctx, u.redo)
	if !done {
		return err
	}
	return u.intake.Sweep(ctx, u.blobs)
}
