// Package publish holds the commands that bring a changed incident to a desk that runs: its folder
// is checked, made into a bundle, signed by two people and served from one moment to the next.
package publish

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/shelf"
	"madoguchi/infra/local/steer"
	"madoguchi/internal/approval"
	"madoguchi/internal/bundle"
	"madoguchi/internal/control"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/published"
)

// Run is `incident key`, `diff`, `publish`, `activate`, `rollback` or `fits`, by the first argument; false for
// another one.
func Run(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) (bool, error) {
	return commands{published.Make}.run(ctx, args, now, stdout, stderr)
}

// commands are these, with what makes a bundle of an incident: that takes seconds.
type commands struct {
	make func(*incident.Incident) ([]byte, bundle.Sum, error)
}

func (c commands) run(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) (bool, error) {
	if len(args) == 0 {
		return false, nil
	}
	switch args[0] {
	case "key":
		return true, key(ctx, args[1:], stdout, stderr)
	case "diff":
		return true, c.diff(ctx, args[1:], stdout, stderr)
	case "publish":
		return true, c.publish(ctx, args[1:], stdout, stderr)
	case "activate":
		return true, activate(ctx, args[1:], now, stdout, stderr)
	case "rollback":
		return true, rollback(ctx, args[1:], now, stdout, stderr)
	case "fits":
		return true, fits(ctx, args[1:], stdout, stderr)
	}
	return false, nil
}

// options are the flags that these commands share.
type options struct {
	control, incident, by, key, keys string
}

func parse(command string, args []string, stderr io.Writer, want ...string) (o options, s shelf.Shelf, rest []string, err error) {
	flags := cli.New("incident "+command, stderr)
	flags.StringVar(&o.control, "control", "", "`where` the control document is: s3://BUCKET, or a folder")
	for _, name := range want {
		switch name {
		case "incident":
			flags.StringVar(&o.incident, name, "", "the incident: its `folder`, or the name of one that is built in")
		case "by":
			flags.StringVar(&o.by, name, "", "your `name`")
		case "key":
			flags.StringVar(&o.key, name, "", "your `key`: kms:ID, or a file that incident key made")
		case "keys":
			flags.StringVar(&o.keys, name, "", "the public `keys` that functions know, as the parameter BundleKeys has them")
		}
	}
	if err := flags.Parse(args); err != nil {
		return o, nil, nil, err
	}
	if slices.Contains(want, "by") && !named(o.by) {
		return o, nil, nil, fmt.Errorf("incident %s: your name, please: -by NAME", command)
	}
	s, err = shelf.Open(o.control)
	return o, s, flags.Args(), err
}

// publish makes the bundle of a folder, signs it and puts it on the shelf. The second person does
// the same with the same folder: that they come to the same bundle is what they approve.
func (c commands) publish(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, s, rest, err := parse("publish", args, stderr, "incident", "by", "key")
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("incident publish takes no argument %q", rest[0])
	}
	mine, err := openKey(o.key)
	if err != nil {
		return err
	}
	i, err := incidents.Load(o.incident) // which refuses what the fact lock refuses
	if err != nil {
		return err
	}
	raw, made, err := c.make(i)
	if err != nil {
		return err
	}
	sum := made.String()
	signature, err := mine.sign(ctx, approval.Statement(sum, o.by))
	if err != nil {
		return err
	}
	if err := s.Put(ctx, published.Object(sum), raw); err != nil {
		return err
	}
	names, err := sign(ctx, s, i.ID, sum, approval.Signature{By: o.by, Signature: signature})
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s %s\nsigned by %s\n", i.ID, sum, strings.Join(names, ", "))
	if len(names) < approval.Enough {
		fmt.Fprintln(stdout, "a second person publishes the same folder, then: incident activate", sum)
	}
	return nil
}

// approved is who signed a bundle; nobody where there is none.
func approved(ctx context.Context, s shelf.Shelf, sum string) (by published.Approval, err error) {
	stored, err := s.Get(ctx, published.ApprovedBy(sum))
	if errors.Is(err, fs.ErrNotExist) {
		return by, nil
	}
	if err != nil {
		return by, err
	}
	return by, json.Unmarshal(stored, &by)
}

// sign puts a signature beside a bundle, and returns who signed it by now.
func sign(ctx context.Context, s shelf.Shelf, incident, sum string, mine approval.Signature) (names []string, err error) {
	err = s.Change(ctx, published.ApprovedBy(sum), func(stored []byte) ([]byte, error) {
		by := published.Approval{}
		if stored != nil {
			if err := json.Unmarshal(stored, &by); err != nil {
				return nil, err
			}
		}
		by.Incident = incident
		by.Signatures = slices.DeleteFunc(by.Signatures, func(other approval.Signature) bool { return other.By == mine.By })
		by.Signatures = append(by.Signatures, mine)
		for _, one := range by.Signatures {
			names = append(names, one.By)
		}
		return json.MarshalIndent(by, "", "  ")
	})
	return names, err
}

// activate lets a bundle count that functions will take: it is looked at as they look at it.
func activate(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) error {
	o, s, rest, err := parse("activate", args, stderr, "by", "keys")
	if err != nil {
		return err
	}
	if len(rest) != 1 {
		return errors.New("incident activate: the sum of one bundle, please, as incident publish prints it")
	}
	sum := rest[0]
	keys, err := approval.ParseKeys(o.keys)
	if err != nil {
		return err
	}
	by, raw, err := lying(ctx, s, sum)
	if err != nil {
		return err
	}
	if err := taken(keys, sum, by, raw, by.Incident); err != nil {
		return err
	}
	return point(ctx, s, stdout, o.by, now, func(p control.Pointer) (control.Pointer, error) {
		if p.Bundle == sum {
			return p, nil
		}
		return control.Pointer{Bundle: sum, Before: p.Bundle}, nil
	})
}

// lying is a bundle on a shelf, and who signed it.
func lying(ctx context.Context, s shelf.Shelf, sum string) (by published.Approval, raw []byte, err error) {
	if by, err = approved(ctx, s, sum); err != nil {
		return by, nil, err
	}
	raw, err = s.Get(ctx, published.Object(sum))
	return by, raw, err
}

// taken is why functions of this release would not take a bundle; nil where they would.
func taken(keys approval.Keys, sum string, by published.Approval, raw []byte, id string) error {
	if err := keys.Check(sum, by.Signatures); err != nil {
		return err
	}
	_, _, err := published.Open(raw, sum, id)
	return err
}

// fits says, in one line, whether programs of this release would go on with the bundle that counts: its sum
// and "fits", its sum and why not, or "none".
func fits(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	o, s, rest, err := parse("fits", args, stderr, "incident", "keys")
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("incident fits takes no argument %q", rest[0])
	}
	keys, err := approval.ParseKeys(o.keys)
	if err != nil {
		return err
	}
	d, err := steer.Read(ctx, s)
	if err != nil {
		return err
	}
	sum := d.Incident.Bundle
	if sum == "" {
		_, err = fmt.Fprintln(stdout, "none")
		return err
	}
	i, err := incidents.Load(o.incident)
	if err != nil {
		return err
	}
	by, raw, err := lying(ctx, s, sum)
	if err != nil {
		return err
	}
	says := "fits"
	if err := taken(keys, sum, by, raw, i.ID); err != nil {
		says = err.Error()
	}
	_, err = fmt.Fprintln(stdout, sum, says)
	return err
}

// rollback goes back to what counted before; a second one comes back.
func rollback(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) error {
	o, s, rest, err := parse("rollback", args, stderr, "by")
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fmt.Errorf("incident rollback takes no argument %q", rest[0])
	}
	return point(ctx, s, stdout, o.by, now, func(p control.Pointer) (control.Pointer, error) {
		if p == (control.Pointer{}) {
			return p, errors.New("incident rollback: no bundle was ever activated; the one that came with the programs counts")
		}
		return control.Pointer{Bundle: p.Before, Before: p.Bundle}, nil
	})
}

// point lets another bundle count. The switches stay.
func point(ctx context.Context, s shelf.Shelf, stdout io.Writer, by string, now time.Time,
	to func(control.Pointer) (control.Pointer, error),
) error {
	d, err := steer.Change(ctx, s, func(d *control.Document, unread error) (err error) {
		if unread != nil {
			return unread
		}
		d.At, d.By = now, by
		d.Incident, err = to(d.Incident)
		return err
	})
	if err != nil {
		return err
	}
	return steer.Show(stdout, d)
}
