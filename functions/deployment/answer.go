package deployment

import (
	"context"
	"crypto/rand"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/app"
	"madoguchi/internal/aws"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
)

// Answer is the function behind the inbox and its dead-letter queue: it takes the
// turns.
func (d *Deployment) Answer(ctx context.Context, table Table, mails Mails, model Model) (lambda.Handler, error) {
	env := d.environment()
	url, letters, bucket := env.must("INBOX_URL"), env.must("DEAD_LETTERS_ARN"), env.must("RAW_MAIL_BUCKET")
	s := env.settings()
	secret, people := env.both("ROSTER_SECRET_ID", "AFFECTED_TABLE")
	r, w := env.reads(), env.wheel()
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := d.prepared(listening)
	if err != nil {
		return nil, err
	}
	steered, err := d.steering(g, w, c, listening)
	if err != nil {
		return nil, err
	}
	return d.renewed(basis{ground: g, matter: c}, steered, func(b basis) (lambda.Handler, error) {
		g, c := b.ground, b.matter.under(b.switches)
		rows := store.New(table(g.cfg, s.table), g.keys, keep)
		out, err := d.outside(g, r, c.incident, model)
		if err != nil {
			return nil, err
		}
		if out.Reader != nil {
			rows = rows.WithOutside()
		}
		parts, err := d.parts(g, s, rows, c, mails)
		if err != nil {
			return nil, err
		}
		out.Busy, parts.Outside, parts.Switches = parts.Outside.Busy, out, b.switches
		if people != "" {
			parts.Verifier = d.lookup(g, secret, rows, table(g.cfg, people))
		}
		whole, err := app.New(parts)
		if err != nil {
			return nil, err
		}
		blobs := aws.NewBlobs(g.cfg, bucket)
		turns := &aws.Turns{Queue: d.queue(g, url), DeadLetters: letters, Handler: whole.Turns, Blobs: blobs, Log: d.Log}
		return handler(turns.Serve), nil
	})
}

// lookup looks into the roster. Nothing is read yet: that would make every start wait
// for what few turns need.
func (d *Deployment) lookup(g ground, secret string, rows *store.Store, table table.Bulk) *lookup {
	ring := func(ctx context.Context) (*keyring.Ring, error) {
		document, err := aws.ReadSecret(ctx, g.cfg, secret)
		if err != nil {
			return nil, err
		}
		return document.Ring(rand.Reader)
	}
	return &lookup{rows: rows, table: table, ring: ring, now: d.now, log: d.Log}
}
