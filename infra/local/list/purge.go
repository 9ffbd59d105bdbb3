package list

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/datafile"
	"madoguchi/internal/incidents"
	"madoguchi/internal/roster"
	"madoguchi/internal/table/bolt"
)

func rosterPurge(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := cli.New("roster purge", stderr)
	data := flags.String("data", "", "`folder` of the desk")
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	yes := flags.Bool("yes", false, "do it; else only what would be done is told")
	if err := errors.Join(flags.Parse(args), cli.None(flags)); err != nil {
		return err
	}
	i, err := incidents.Load(*dir)
	if err != nil {
		return err
	}
	f, err := datafile.HoldOld(*data)
	if err != nil {
		return err
	}
	e, err := endingOf(ctx, f)
	switch {
	case err != nil:
	case e == nil:
		fmt.Fprintf(stdout, "There is no roster in %s.\n", *data)
	case *yes:
		e.certificate.Incident = i.ID
		err = e.purge(ctx, f, stdout)
	default:
		e.tell(stdout, *data)
	}
	return errors.Join(err, f.Close())
}

// ending is the end of a roster.
type ending struct {
	roster      *roster.Index
	current     roster.Generation // zero where none counts
	certificate roster.Certificate
}

// endingOf looks at what there is to end; nil for nothing. The key may be gone already:
// somebody deleted it.
func endingOf(ctx context.Context, f *datafile.File) (*ending, error) {
	k, err := datafile.ReadRosterKeys(f.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	table, err := bolt.Table(f.Db, datafile.RosterTable)
	if err != nil {
		return nil, err
	}
	e := &ending{roster: roster.New(table, nil, time.Now)}
	if len(k.Secrets) > 0 {
		keys, err := k.Ring()
		if err != nil {
			return nil, err
		}
		e.roster = roster.New(table, keys, time.Now)
		if e.certificate.Keys, err = e.roster.Fingerprints(slices.Sorted(maps.Keys(k.Secrets))...); err != nil {
			return nil, err
		}
	}
	var there bool
	if e.current, there, err = e.roster.Current(ctx); err == nil && !there && len(k.Secrets) == 0 {
		return nil, nil
	}
	return e, err
}

// tell says what a purge would do.
func (e *ending) tell(w io.Writer, data string) {
	if e.current.ID != "" {
		fmt.Fprintf(w, "would delete   generation %s\n", e.current)
	}
	fmt.Fprintf(w, "would delete   every other generation and unfinished import\n")
	for _, k := range e.certificate.Keys {
		fmt.Fprintf(w, "would destroy  key version %d, fingerprint %s\n", k.Version, k.Sign)
	}
	fmt.Fprintf(w, "would rewrite  %s, so that no freed page of it holds anything\n", filepath.Join(data, "madoguchi.db"))
	fmt.Fprintf(w, "Nobody can be told their status then, until a list is imported again. To do it, add -yes.\n")
}

// purge ends the roster and prints the certificate. The key goes last, so that a purge that was broken off can
// be done again and still names it.
func (e *ending) purge(ctx context.Context, f *datafile.File, w io.Writer) error {
	for range 2 { // the second one forgets that there was anything
		purged, err := e.roster.Purge(ctx)
		if err != nil {
			return err
		}
		e.certificate.Purged.Items += purged.Items
		e.certificate.Purged.Generations = append(e.certificate.Purged.Generations, purged.Generations...)
	}
	if err := rewrite(f.Db); err != nil {
		return err
	}
	if err := destroyRosterKeys(f.Dir); err != nil {
		return err
	}
	e.certificate.At = time.Now()
	e.certificate.Tables = []string{datafile.RosterTable + " in " + filepath.Join(f.Dir, "madoguchi.db")}
	e.certificate.Remains = []string{
		"copies of the folder that were made besides (backups, snapshots): until you delete them; with the key in them they can be read",
		"the list itself, wherever the file lies that was imported: until you delete it",
		"blocks that the file system freed and has not written over: until it does; " +
			"what lies there are keyed hashes whose key is destroyed"}
	_, err := fmt.Fprint(w, e.certificate)
	return err
}

// rewrite replaces the file by one without free pages, which keep what was deleted.
func rewrite(db *bbolt.DB) error {
	path := db.Path()
	if err := os.Remove(path + ".new"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	fresh, err := bbolt.Open(path+".new", 0o600, nil)
	if err != nil {
		return err
	}
	const perTransaction = 16 << 20 // bytes
	if err := errors.Join(bbolt.Compact(fresh, db, perTransaction), fresh.Close()); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// destroyRosterKeys writes over the file before it removes it.
func destroyRosterKeys(dir string) error {
	for _, path := range []string{datafile.RosterKeyPath(dir), datafile.RosterKeyPath(dir) + ".new"} {
		err := destroy(path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func destroy(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err != nil {
		return errors.Join(err, file.Close())
	}
	noise := make([]byte, info.Size())
	rand.Read(noise)
	_, err = file.Write(noise)
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Remove(path)
}
