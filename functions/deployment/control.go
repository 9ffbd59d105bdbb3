package deployment

import (
	"context"
	"errors"
	"io/fs"
	"reflect"

	"madoguchi/internal/aws"
	"madoguchi/internal/control"
)

// steer reads a part of what a function is built from, and reports whether it is another one
// than before.
type steer func(context.Context, *basis) (changed bool, err error)

// steering reads the control document from a bucket; nil where there is none. Without a document
// all switches are off.
func (d *Deployment) steering(g ground, bucket string) steer {
	if bucket == "" {
		return nil
	}
	blobs := aws.NewBlobs(g.cfg, bucket)
	return func(ctx context.Context, b *basis) (bool, error) {
		var document control.Document
		stored, err := blobs.Get(ctx, control.Key)
		if err == nil {
			document, err = control.Read(stored)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return false, err
		}
		changed := !reflect.DeepEqual(document.Switches, b.switches)
		b.switches = document.Switches
		return changed, nil
	}
}
