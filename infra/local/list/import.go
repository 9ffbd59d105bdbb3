// Package list is the command for the list of affected people: check, import, sample, rotate
// and purge.
package list

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/datafile"
	"madoguchi/internal/roster"
	"madoguchi/internal/table/bolt"
)

// Import is a list that is to count from now on.
type Import struct {
	Data     string // folder of the desk
	Incident string // another incident: its folder, or its name
	File     string // the company's
	Now      func() time.Time
}

func rosterImport(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := cli.New("roster import", stderr)
	o := Import{Now: time.Now}
	flags.StringVar(&o.Data, "data", "", "`folder` of the desk; created if missing")
	flags.StringVar(&o.Incident, "incident", "", "another incident: its `folder`, or the name of one that is built in")
	skip := flags.Bool("skip-bad", false, "leave bad rows out; else one of them refuses the list")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if o.File, err = cli.One(flags); err != nil {
		return err
	}
	err = o.takeIn(ctx, *skip, stdout, stderr)
	if errors.Is(err, datafile.ErrInUse) {
		err = fmt.Errorf("%w, or start it with -roster FILE", err)
	}
	return err
}

// AtStart imports the list with which a desk is started, if there is one.
func (o Import) AtStart(ctx context.Context, stderr io.Writer) error {
	if o.File == "" {
		return nil
	}
	return o.takeIn(ctx, false, stderr, stderr)
}

// takeIn imports the list of the options into the file of the desk, which must not
// run, and writes the report. Done again after an interruption it goes on where it
// stopped.
func (o Import) takeIn(ctx context.Context, skipBad bool, report, progress io.Writer) error {
	l, err := openList(o.File, o.Incident)
	if err != nil {
		return err
	}
	defer l.file.Close()
	f, err := datafile.Hold(o.Data)
	if err != nil {
		return err
	}
	m := newMeter(progress)
	err = load(ctx, f, l, skipBad, o.Now, m)
	m.end()
	if ctx.Err() == nil {
		l.write(report)
	}
	switch {
	case ctx.Err() != nil:
		err = fmt.Errorf("interrupted, nothing has changed for anybody who asks; the same again goes on where it stopped, with %s of "+
			"%s in", cli.Counted(m.done, "row", "rows"), cli.Grouped(m.total))
	case err == nil:
		fmt.Fprintln(report, "counts from now on")
	}
	return errors.Join(advice(err), f.Close())
}

// load imports a list, under a key that is drawn where there is none. Older versions
// of the key are dropped when nothing is left that was made under them.
func load(ctx context.Context, f *datafile.File, l *list, skipBad bool, now func() time.Time, m *meter) error {
	k, err := datafile.ReadRosterKeys(f.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		k, err = datafile.DrawRosterKey(f.Dir)
	}
	if err != nil {
		return err
	}
	keys, err := k.Ring()
	if err != nil {
		return err
	}
	table, err := bolt.Table(f.Db, datafile.RosterTable)
	if err != nil {
		return err
	}
	people := roster.New(table, keys, now)
	if l.report, err = roster.Import(ctx, l.file, l.incident, people, skipBad, m.imported); err != nil {
		return err
	}
	if len(k.Secrets) == 1 {
		return nil
	}
	k.Secrets = map[uint16][]byte{k.Current: k.Secrets[k.Current]}
	return k.Write(f.Dir)
}

func rosterRotate(args []string, stdout, stderr io.Writer) error {
	flags := cli.New("roster rotate", stderr)
	data := flags.String("data", "", "`folder` of the desk")
	if err := errors.Join(flags.Parse(args), cli.None(flags)); err != nil {
		return err
	}
	f, err := datafile.HoldOld(*data)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := datafile.ReadRosterKeys(*data); errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no key yet; the first import draws one")
	}
	k, err := datafile.DrawRosterKey(*data)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "version %d of the key is drawn. ", k.Current)
	fmt.Fprintln(stdout, "People are found under the older one until the list is imported again:")
	fmt.Fprintf(stdout, "\n  go run ./infra/local roster import -data %s FILE\n\nThat drops the older one.\n", *data)
	return nil
}
