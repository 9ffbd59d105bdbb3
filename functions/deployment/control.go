package deployment

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"time"

	"madoguchi/internal/approval"
	"madoguchi/internal/aws"
	"madoguchi/internal/bundle"
	"madoguchi/internal/control"
	"madoguchi/internal/incident"
	"madoguchi/internal/published"
)

// steer reads a part of what a function is built from, and reports whether it is another one
// than before.
type steer func(context.Context, *basis) (changed bool, err error)

// looking ends the reading of the control document, for which no webhook waits.
const looking = 2 * time.Second

// loading ends the reading of a bundle, which has some megabytes; a turn has ten seconds.
const loading = 4 * time.Second

// wheel are the settings of who can be steered.
type wheel struct{ bucket, keys string }

func (e *environment) wheel() wheel { return wheel{e.may("CONTROL_BUCKET"), e.may("BUNDLE_KEYS")} }

// steering reads the control document from a bucket, and the bundle of the incident that it names;
// nil where there is no bucket. Without a document all switches are off, and the bundle that came
// with the program counts, which matter is of.
func (d *Deployment) steering(g ground, w wheel, matter *matter, ear ear) (steer, error) {
	keys, err := approval.ParseKeys(w.keys)
	if err != nil || w.bucket == "" {
		return nil, err
	}
	l := &library{aws.NewBlobs(g.cfg, w.bucket), keys, matter, ear}
	return func(ctx context.Context, b *basis) (bool, error) {
		document, err := l.control(ctx)
		if err != nil {
			return false, err
		}
		b.unread = false
		changed := !reflect.DeepEqual(document.Switches, b.switches)
		b.switches = document.Switches
		if document.Incident.Bundle == b.bundle {
			return changed, nil
		}
		m, err := l.matter(ctx, document.Incident.Bundle)
		if err != nil { // the switches hold all the same
			d.Log.ErrorContext(ctx, "not renewed", "what", "bundle", "err", err)
			b.unread = errors.Is(err, aws.ErrCall)
			return changed, nil
		}
		d.Log.InfoContext(ctx, "renewed", "what", "bundle")
		b.matter, b.bundle = m, document.Incident.Bundle
		return true, nil
	}, nil
}

// mostWords is how large a control document or an approval may be, in bytes.
const mostWords = 1 << 20

// library is where published bundles are.
type library struct {
	blobs *aws.Blobs
	keys  approval.Keys
	built *matter // of the bundle that came with the program
	ear   ear
}

func (l *library) control(ctx context.Context) (control.Document, error) {
	ctx, cancel := context.WithTimeout(ctx, looking)
	defer cancel()
	stored, err := l.blobs.GetBelow(ctx, control.Key, mostWords)
	if errors.Is(err, fs.ErrNotExist) {
		return control.Document{}, nil
	}
	if err != nil {
		return control.Document{}, err
	}
	return control.Read(stored)
}

// matter loads a bundle that two people approved, and reads all that the function needs of it before
// anything is answered by it. "" is the one that came with the program.
func (l *library) matter(ctx context.Context, sum string) (*matter, error) {
	if sum == "" {
		return l.built, nil
	}
	ctx, cancel := context.WithTimeout(ctx, loading)
	defer cancel()
	stored, err := l.blobs.GetBelow(ctx, published.ApprovedBy(sum), mostWords)
	if err != nil {
		return nil, fmt.Errorf("the approval: %w", err)
	}
	var by published.Approval
	if json.Unmarshal(stored, &by) != nil {
		return nil, approval.ErrTooFew
	}
	if err := l.keys.Check(sum, by.Signatures); err != nil {
		return nil, err
	}
	b, i, err := l.open(ctx, sum)
	if err != nil {
		return nil, err
	}
	m, err := made(b, i, l.ear)
	if err != nil {
		return nil, err
	}
	return m, m.opens()
}

// open opens a bundle: for a function that reads messages all of it, for the others what they need,
// which is the first megabyte.
func (l *library) open(ctx context.Context, sum string) (*bundle.Bundle, *incident.Incident, error) {
	key := published.Object(sum)
	if !l.built.listens() {
		o, err := l.blobs.Open(ctx, key, published.Most)
		if err != nil {
			return nil, nil, fmt.Errorf("the bundle: %w", err)
		}
		return published.OpenIncident(o, o.Size(), sum, l.built.incident.ID)
	}
	raw, err := l.blobs.GetBelow(ctx, key, published.Most)
	if err != nil {
		return nil, nil, fmt.Errorf("the bundle: %w", err)
	}
	return published.Open(raw, sum, l.built.incident.ID)
}
