package deployment

import (
	"context"
	"crypto/rand"
	"os"
	"path/filepath"

	"github.com/aws/aws-lambda-go/lambda"

	"madoguchi/internal/app"
	"madoguchi/internal/aws"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/faq"
	"madoguchi/internal/hours"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/understand"
	"madoguchi/internal/understand/trained"
)

// Answer is the function behind the inbox and its dead-letter queue: it takes the
// turns.
func (d *Deployment) Answer(ctx context.Context, table Table, model Model) (lambda.Handler, error) {
	env := d.environment()
	url, letters, bucket := env.must("INBOX_URL"), env.must("DEAD_LETTERS_ARN"), env.must("RAW_MAIL_BUCKET")
	s := env.settings()
	secret, people := env.both("ROSTER_SECRET_ID", "AFFECTED_TABLE")
	r := env.reads()
	g, err := d.ground(ctx, env, callAWS)
	if err != nil {
		return nil, err
	}
	c, err := prepared(d.model)
	if err != nil {
		return nil, err
	}
	rows := store.New(table(g.cfg, s.table), g.keys, keep)
	out, err := d.outside(g, r, c.incident, model)
	if err != nil {
		return nil, err
	}
	if out.Reader != nil {
		rows = rows.WithOutside()
	}
	parts, err := d.parts(g, s, rows, c)
	if err != nil {
		return nil, err
	}
	out.Busy, parts.Outside = parts.Outside.Busy, out
	if people != "" {
		parts.Verifier = d.lookup(g, secret, rows, table(g.cfg, people))
	}
	whole, err := app.New(parts)
	if err != nil {
		return nil, err
	}
	turns := &aws.Turns{Queue: d.queue(g, url), DeadLetters: letters, Handler: whole.Turns, Blobs: aws.NewBlobs(g.cfg, bucket), Log: d.Log}
	return handler(turns.Serve), nil
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

// matter is the incident and what is made from it.
type matter struct {
	incident     *incident.Incident
	conversation *conversation.Responder
	calendar     *hours.Calendar
}

// prepared is the incident, with a matcher where questions are to be understood.
func prepared[M intent.Matcher](matcher func([]faq.Example) (M, error)) (*matter, error) {
	i, err := incidents.Load("")
	if err != nil {
		return nil, err
	}
	responder, err := conversation.Prepare(i, matcher)
	if err != nil {
		return nil, err
	}
	return &matter{i, responder, responder.Calendar()}, nil
}

// deaf is the matcher of a function that understands no questions.
func deaf([]faq.Example) (*faq.Model, error) { return nil, nil }

// model reads the matcher that infra/build trained. One that does not fit the
// incident is not used; training takes a second, so the log says why.
func (d *Deployment) model(examples []faq.Example) (*understand.Reader, error) {
	path := d.getenv("MODEL_FILE")
	if path == "" {
		path = filepath.Join(d.getenv("LAMBDA_TASK_ROOT"), "model.bin")
	}
	model, err := readModel(path, examples)
	if err == nil {
		return trained.With(model, examples)
	}
	d.Log.Warn("the matcher is trained at the start", "err", err)
	return trained.Reader(examples)
}

func readModel(path string, examples []faq.Example) (*faq.Model, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return faq.ReadModel(f, examples)
}
