// Package steer holds the command by which operators steer a desk that runs.
package steer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/shelf"
	"madoguchi/internal/cases"
	"madoguchi/internal/control"
	"madoguchi/internal/incidents"
	"madoguchi/internal/switches"
)

const usage = `incident switch -control WHERE [-incident DIR] [-anew] -by NAME WHAT

WHERE is s3://BUCKET (output ControlBucket of the stack), or the folder of infra/local -control. Without WHAT it shows what is set.
  pause                 the desk only says how to reach people, and everything goes to a person
  resume                it answers again
  stop TOPIC            a person answers what is asked of a topic, or of an entry of it
  start TOPIC           the desk answers it again
  close-codes           no one-time code is sent
  open-codes
  banner SNIPPET        everybody who writes reads it once; see snippets.yaml of the incident
  no-banner
  greylist RECEIPT      whoever has this receipt is answered by a person alone
  ungreylist RECEIPT
  clear                 all off
Functions follow within a minute.`

// Run is `incident switch`.
func Run(ctx context.Context, args []string, now time.Time, stdout, stderr io.Writer) error {
	flags := cli.New("incident switch", stderr)
	where := flags.String("control", "", "`where` the control document is: s3://BUCKET, or a folder")
	incident := flags.String("incident", "", "the incident that is served: its `folder`, or the name of one that is built in")
	by := flags.String("by", "", "your `name`, for whoever asks later who did this")
	anew := flags.Bool("anew", false, "begin with all switches off, whatever is there; where that cannot be read,\n"+
		"with the incident that is built in, too")
	flags.Usage = func() { fmt.Fprintln(stderr, usage) }
	if err := flags.Parse(args); err != nil {
		return err
	}
	s, err := shelf.Open(*where)
	if err != nil {
		return err
	}
	if flags.NArg() == 0 {
		d, err := Read(ctx, s)
		if err = kept(&d, *anew, err); err != nil {
			return err
		}
		return Show(stdout, d)
	}
	if *by == "" {
		return errors.New("incident switch: your name, please: -by NAME")
	}
	what := ""
	if flags.NArg() > 1 {
		what = flags.Arg(1)
	}
	if err := known(*incident, flags.Arg(0), what, flags.NArg()); err != nil {
		return err
	}
	d, err := Change(ctx, s, func(d *control.Document, unread error) error {
		if err := kept(d, *anew, unread); err != nil {
			return err
		}
		d.At, d.By = now, *by
		return change(&d.Switches, flags.Arg(0), what, flags.NArg())
	})
	if err != nil {
		return err
	}
	return Show(stdout, d)
}

// kept is what is kept of a document that was read, or could not be: all of it, or, begun anew, which
// incident counts.
func kept(d *control.Document, anew bool, unread error) error {
	switch {
	case anew:
		*d = control.Document{Incident: d.Incident}
	case unread != nil:
		return fmt.Errorf("%w; with -anew it is written over, and the incident that is built in counts until another one "+
			"is activated", unread)
	}
	return nil
}

// known checks what a change adds, and nothing that was there before: a pause waits for no folder
// and for nobody's typing mistake.
func known(incident, verb, what string, n int) error {
	var added switches.Set
	if err := change(&added, verb, what, n); err != nil {
		return err
	}
	if len(added.Topics) == 0 && len(added.Greylist) == 0 && added.Banner == "" {
		return nil
	}
	i, err := incidents.Load(incident)
	if err != nil {
		return err
	}
	return added.Check(i)
}

// Read reads the control document of a shelf, the zero one where there is none.
func Read(ctx context.Context, s shelf.Shelf) (control.Document, error) {
	stored, err := s.Get(ctx, control.Key)
	if errors.Is(err, fs.ErrNotExist) {
		return control.Document{}, nil
	}
	if err != nil {
		return control.Document{}, err
	}
	return control.Read(stored)
}

// Change changes the control document of a shelf, and returns what it is then. It tells change where the
// one that is there cannot be read. Nobody else can have written meanwhile, see [shelf.Shelf].
func Change(ctx context.Context, s shelf.Shelf, change func(d *control.Document, unread error) error) (d control.Document, err error) {
	err = s.Change(ctx, control.Key, func(stored []byte) ([]byte, error) {
		var unread error
		if stored != nil {
			d, unread = control.Read(stored)
		}
		if err := change(&d, unread); err != nil {
			return nil, err
		}
		return d.Write()
	})
	return d, err
}

// change makes one change. n is how many arguments there are.
func change(s *switches.Set, verb, what string, n int) error {
	alone := map[string]func(){
		"pause":       func() { s.Paused = true },
		"resume":      func() { s.Paused = false },
		"close-codes": func() { s.NoCodes = true },
		"open-codes":  func() { s.NoCodes = false },
		"no-banner":   func() { s.Banner = "" },
		"clear":       func() { *s = switches.Set{} },
	}
	of := map[string]func(){
		"stop":       func() { s.Topics = with(s.Topics, what) },
		"start":      func() { s.Topics = without(s.Topics, what) },
		"banner":     func() { s.Banner = what },
		"greylist":   func() { s.Greylist = with(s.Greylist, receipt(what)) },
		"ungreylist": func() { s.Greylist = without(s.Greylist, receipt(what)) },
	}
	switch do, one := alone[verb], of[verb]; {
	case do != nil && n == 1:
		do()
	case one != nil && n == 2:
		one()
	default:
		return errors.New("incident switch: none of its words; flags come before them, -h tells which there are")
	}
	return nil
}

// receipt is a receipt as people write it; what is none stays as it is, and is refused later.
func receipt(s string) cases.Receipt {
	if r, err := cases.ParseReceipt(s); err == nil {
		return r
	}
	return cases.Receipt(s)
}

func with[T comparable](all []T, one T) []T {
	if slices.Contains(all, one) {
		return all
	}
	return append(all, one)
}

func without[T comparable](all []T, one T) []T {
	return slices.DeleteFunc(all, func(other T) bool { return other == one })
}

// Show prints what is set, a line each.
func Show(w io.Writer, d control.Document) error {
	s := d.Switches
	if d.At.IsZero() {
		_, err := fmt.Fprintln(w, "no document: all switches are off")
		return err
	}
	fmt.Fprintf(w, "set at %s by %s\n", d.At.Format(time.RFC3339), d.By)
	line := func(on bool, format string, args ...any) {
		if on {
			fmt.Fprintf(w, "  "+format+"\n", args...)
		}
	}
	line(s.Paused, "paused: the desk only says how to reach people")
	line(s.NoCodes, "one-time codes: closed")
	for _, topic := range s.Topics {
		line(true, "stopped: %s", topic)
	}
	line(s.Banner != "", "banner: %s", s.Banner)
	for _, r := range s.Greylist {
		line(true, "on the greylist: %s", r)
	}
	line(d.Incident.Bundle != "", "incident: %s", d.Incident.Bundle)
	line(d.Incident.Before != "", "incident before: %s", d.Incident.Before)
	line(s.Banner == "" && !s.Paused && !s.NoCodes && len(s.Topics)+len(s.Greylist) == 0, "all switches are off")
	return nil
}
