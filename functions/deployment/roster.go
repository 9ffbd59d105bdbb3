package deployment

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambda"
	sdk "github.com/aws/aws-sdk-go-v2/aws"

	"madoguchi/internal/aws"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/table"
)

const (
	// exports is the prefix of what the roster function writes, and outside of the one
	// under which S3 names uploads.
	exports = "export/"
	// callRoster ends an attempt at a call: a list of a million people takes its time.
	callRoster = 2 * time.Minute
	// secretDays is how long the roster's secret can be restored after a purge, the
	// least that Secrets Manager allows.
	secretDays = 7
	// copyDays is how long DynamoDB keeps point-in-time copies (platform fact 29).
	copyDays = 35
)

var errCommand = errors.New("deployment: an event that the roster function does not know; by hand it takes " +
	`{"command": "current"}, "purge", "verify" or "export"`)

// registry is the company's list of people on AWS.
type registry struct {
	*Deployment
	cfg           sdk.Config
	matter        *matter
	blobs         *aws.Blobs
	people        table.Bulk
	log           *disclosure.Log
	bucket, table string
	secret, key   string
}

// Roster is the function that takes in lists which were put into its bucket, and ends
// the roster when it is told to. The roster's key is read when it is needed: it may
// come later than the function, and goes before it.
func (d *Deployment) Roster(ctx context.Context, table Table) (lambda.Handler, error) {
	env := d.environment()
	r := &registry{Deployment: d, bucket: env.must("ROSTER_BUCKET"), table: env.must("AFFECTED_TABLE"),
		secret: env.must("ROSTER_SECRET_ID"), key: env.must("ROSTER_KEY_ID")}
	queue, desk, w := env.must("ROSTER_QUEUE_URL"), env.must("DESK_TABLE"), env.wheel()
	if err := env.err(); err != nil {
		return nil, err
	}
	r.cfg = aws.Config(callRoster)
	c, err := d.prepared(deaf)
	if err != nil {
		return nil, err
	}
	r.blobs, r.people = aws.NewBlobs(r.cfg, r.bucket), table(r.cfg, r.table)
	r.log = disclosure.New(table(r.cfg, desk))
	steered, err := d.steering(ground{cfg: r.cfg}, w, c, deaf)
	if err != nil {
		return nil, err
	}
	return d.renewed(basis{ground: ground{cfg: r.cfg}, matter: c}, steered, func(b basis) (lambda.Handler, error) {
		r := *r
		r.matter = b.matter
		uploads := &aws.Uploads{Blobs: r.blobs, Queue: aws.NewQueue(r.cfg, queue, nil, d.Log), Take: r.load, Log: d.Log}
		return handler(queueOrCommand(uploads.Serve, aws.Commanded(r.obey))), nil
	})
}

// queueOrCommand tells the events by their shape: SQS sends records.
func queueOrCommand(queue func(context.Context, events.SQSEvent) (events.SQSEventResponse, error),
	command func(context.Context, aws.Command) (any, error)) func(context.Context, json.RawMessage) (any, error) {
	return func(ctx context.Context, raw json.RawMessage) (any, error) {
		var e events.SQSEvent
		if json.Unmarshal(raw, &e) == nil && len(e.Records) > 0 {
			return queue(ctx, e)
		}
		var c aws.Command
		if json.Unmarshal(raw, &c) != nil {
			return nil, errCommand
		}
		return command(ctx, c)
	}
}

// obey does what somebody orders by hand.
func (r *registry) obey(ctx context.Context, c aws.Command) (any, error) {
	switch c.Command {
	case "current":
		return r.current(ctx)
	case "purge":
		return r.purge(ctx)
	case "verify":
		return r.verify(ctx, c.Published)
	case "export":
		return r.export(ctx)
	}
	return nil, errCommand
}

// ring reads the roster's key, with the versions that it has.
func (r *registry) ring(ctx context.Context) (*keyring.Ring, []uint16, error) {
	document, err := aws.ReadSecret(ctx, r.cfg, r.secret)
	if err != nil {
		return nil, nil, err
	}
	keys, err := document.Ring(rand.Reader)
	return keys, slices.Sorted(maps.Keys(document.Keys.Versions)), err
}

// current tells which list counts.
func (r *registry) current(ctx context.Context) (any, error) {
	g, there, err := roster.New(r.people, nil, r.now).Current(ctx)
	if err != nil || !there {
		return map[string]any{"current": nil}, err
	}
	return map[string]any{"current": g}, nil
}

// purge ends the roster: table and key. It may be ordered again, to finish what one
// invocation has no time for, and to sweep up behind an import that was under way.
func (r *registry) purge(ctx context.Context) (any, error) {
	keys, versions, err := r.ring(ctx)
	gone := errors.Is(err, aws.ErrNoSecret)
	if err != nil && !gone {
		return nil, err
	}
	people := roster.New(r.people, keys, r.now)
	c := roster.Certificate{Incident: r.matter.incident.ID, Tables: []string{r.table}}
	if c.Keys, err = people.Fingerprints(versions...); err != nil {
		return nil, err
	}
	if c.Purged, err = people.Purge(ctx); err != nil {
		return nil, fmt.Errorf("deployment: the purge is not finished, order it again: %w", err)
	}
	c.At = r.now()
	c.Remains = r.remains(c.At)
	if !gone {
		until, err := aws.EndSecret(ctx, r.cfg, r.secret, secretDays)
		if err != nil {
			return nil, fmt.Errorf("deployment: the table is empty, but its key is not destroyed; order it again: %w", err)
		}
		c.Remains = append(c.Remains, fmt.Sprintf("the secret with the key: until %s, by aws secretsmanager restore-secret",
			until.UTC().Format(time.RFC3339)))
	}
	r.Log.WarnContext(ctx, "roster: purged", "certificate", c.String())
	return map[string]string{"certificate": c.String()}, nil
}

// remains says what the purge of a table leaves, whoever orders it.
func (r *registry) remains(at time.Time) []string {
	copies := at.AddDate(0, 0, copyDays).UTC().Format(time.RFC3339)
	return []string{
		fmt.Sprintf("point-in-time copies of %s: until %s; they are keyed hashes, which nothing reads without the secret", r.table, copies),
		fmt.Sprintf("lists and reports in s3://%s: for a day after they were put there", r.bucket),
		fmt.Sprintf("all of it, as long as the KMS key %s is there. To end it: aws kms schedule-key-deletion --key-id %s "+
			"--pending-window-in-days 7", r.key, r.key),
	}
}

// verify goes through the disclosure log.
func (r *registry) verify(ctx context.Context, published map[string]string) (any, error) {
	verified, flaws, err := r.log.Verify(ctx, published)
	if err != nil {
		return nil, err
	}
	told := []string{}
	for _, f := range flaws {
		told = append(told, f.String())
	}
	if len(told) > 0 {
		r.Log.ErrorContext(ctx, "the disclosure log is not as it was written", "flaws", len(told))
	}
	return map[string]any{"entries": verified.Entries, "shards": verified.Shards, "anchors": verified.Anchors, "flaws": told}, nil
}

// export puts the disclosure log into the bucket: an answer of Lambda has 6 MB.
func (r *registry) export(ctx context.Context) (any, error) {
	var b bytes.Buffer
	if err := r.log.Export(ctx, &b); err != nil {
		return nil, err
	}
	key := exports + "disclosures-" + r.now().UTC().Format("20060102T150405Z") + ".csv"
	if err := r.blobs.Put(ctx, key, b.Bytes()); err != nil {
		return nil, err
	}
	return map[string]string{"object": "s3://" + r.bucket + "/" + key}, nil
}
