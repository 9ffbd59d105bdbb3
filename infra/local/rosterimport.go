package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"madoguchi/internal/roster"
	"madoguchi/internal/table/bolt"
)

func rosterImport(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("roster import", stderr)
	var o options
	flags.StringVar(&o.data, "data", "", "`folder` of the desk; created if missing")
	flags.StringVar(&o.incident, "incident", "", "another incident: its `folder`, or the name of one that is built in")
	skip := flags.Bool("skip-bad", false, "leave bad rows out; else one of them refuses the list")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var err error
	if o.roster, err = one(flags); err != nil {
		return err
	}
	err = o.takeIn(ctx, *skip, stdout, stderr)
	if errors.Is(err, errInUse) {
		err = fmt.Errorf("%w, or start it with -roster FILE", err)
	}
	return err
}

// importRoster takes the list in with which a desk is started.
func (o options) importRoster(ctx context.Context, stderr io.Writer) error {
	if o.roster == "" {
		return nil
	}
	return o.takeIn(ctx, false, stderr, stderr)
}

// takeIn imports the list of the options into the file of the desk, which must not
// run, and writes the report. Done again after an interruption it goes on where it
// stopped.
func (o options) takeIn(ctx context.Context, skipBad bool, report, progress io.Writer) error {
	l, err := openList(o.roster, o.incident)
	if err != nil {
		return err
	}
	defer l.file.Close()
	s, err := hold(o.data, o.clock)
	if err != nil {
		return err
	}
	m := newMeter(progress)
	err = s.load(ctx, l, skipBad, m)
	m.end()
	if ctx.Err() == nil {
		l.write(report)
	}
	switch {
	case ctx.Err() != nil:
		err = fmt.Errorf("interrupted, nothing has changed for anybody who asks; the same again goes on where it stopped, with %s of "+
			"%s in", counted(m.done, "row", "rows"), grouped(m.total))
	case err == nil:
		fmt.Fprintln(report, "counts from now on")
	}
	return errors.Join(advice(err), s.close())
}

// load imports a list, under a key that is drawn where there is none. Older versions
// of the key are dropped when nothing is left that was made under them.
func (s *stage) load(ctx context.Context, l *list, skipBad bool, m *meter) error {
	k, err := readRosterKeys(s.options.data)
	if errors.Is(err, fs.ErrNotExist) {
		k, err = drawRosterKey(s.options.data)
	}
	if err != nil {
		return err
	}
	keys, err := k.ring()
	if err != nil {
		return err
	}
	table, err := bolt.Table(s.db, rosterTable)
	if err != nil {
		return err
	}
	people := roster.New(table, keys, s.clock.Now)
	if l.report, err = roster.Import(ctx, l.file, l.incident, people, skipBad, m.imported); err != nil {
		return err
	}
	if len(k.Secrets) == 1 {
		return nil
	}
	k.Secrets = map[uint16][]byte{k.Current: k.Secrets[k.Current]}
	return k.write(s.options.data)
}

func rosterRotate(args []string, stdout, stderr io.Writer) error {
	flags := newFlags("roster rotate", stderr)
	data := flags.String("data", "", "`folder` of the desk")
	if err := errors.Join(flags.Parse(args), none(flags)); err != nil {
		return err
	}
	s, err := holdOld(*data)
	if err != nil {
		return err
	}
	defer s.close()
	if _, err := readRosterKeys(*data); errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no key yet; the first import draws one")
	}
	k, err := drawRosterKey(*data)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "version %d of the key is drawn. People are found under the older one until the list is imported again:\n", k.Current)
	fmt.Fprintf(stdout, "\n  go run ./infra/local roster import -data %s FILE\n\nThat drops the older one.\n", *data)
	return nil
}
