package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"madoguchi/infra/local/standin"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/roster/csvfile"
)

// errInUse is a file that another process has.
var errInUse = errors.New("is in use by another process")

// rosterCommand is what an operator does with the list of affected people.
func rosterCommand(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "check":
		return rosterCheck(ctx, args, stdout, stderr)
	case "import":
		return rosterImport(ctx, args, stdout, stderr)
	case "sample":
		return rosterSample(args, stdout, stderr)
	case "rotate":
		return rosterRotate(args, stdout, stderr)
	case "purge":
		return rosterPurge(ctx, args, stdout, stderr)
	case "-h", "-help", "--help", "help":
		return help(stderr, "roster check, import, sample, rotate or purge; each tells its flags with -h")
	}
	return errors.New("roster check, import, sample, rotate or purge, please")
}

func newFlags(name string, stderr io.Writer) *flag.FlagSet {
	flags := flag.NewFlagSet(name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	return flags
}

// help tells which commands there are.
func help(w io.Writer, commands string) error {
	fmt.Fprintln(w, commands)
	return flag.ErrHelp
}

// one returns the one argument behind the flags.
func one(flags *flag.FlagSet) (string, error) {
	if flags.NArg() != 1 {
		return "", fmt.Errorf("one file, please: %s FILE (flags before the file)", flags.Name())
	}
	return flags.Arg(0), nil
}

// none refuses arguments behind the flags.
func none(flags *flag.FlagSet) error {
	if flags.NArg() > 0 {
		return fmt.Errorf("%s takes flags only", flags.Name())
	}
	return nil
}

func rosterCheck(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := newFlags("roster check", stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	path, err := one(flags)
	if err != nil {
		return err
	}
	l, err := openList(path, *dir)
	if err != nil {
		return err
	}
	defer l.file.Close()
	m := newMeter(stderr)
	checked, err := csvfile.Check(ctx, l.file, l.incident, m.checked)
	if err != nil {
		return err
	}
	l.report = checked.Report
	m.end()
	l.write(stdout)
	return l.verdict()
}

// sampleSeed makes the list that comes without -seed.
const sampleSeed = 1

func rosterSample(args []string, stdout, stderr io.Writer) error {
	flags := newFlags("roster sample", stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	seed := flags.Uint64("seed", sampleSeed, "the same `number` makes the same list")
	name := flags.String("o", "", "write to this `file` and not to standard output")
	if err := errors.Join(flags.Parse(args), none(flags)); err != nil {
		return err
	}
	i, err := incidents.Load(*dir)
	if err != nil {
		return err
	}
	var key [32]byte
	binary.LittleEndian.PutUint64(key[:], *seed)
	random := rand.NewChaCha8(key) // the letter codes of invented people are no secret
	if *name == "" {
		out := bufio.NewWriter(stdout)
		return errors.Join(csvfile.Sample(out, i, random), out.Flush())
	}
	file, err := os.OpenFile(*name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(csvfile.Sample(file, i, random), file.Close()); err != nil {
		return err
	}
	fmt.Fprintf(stderr, "%s of invented people written to %s\n", counted(announced(i), "row", "rows"), *name)
	return nil
}

// announced is how many rows the segments of an incident have together.
func announced(i *incident.Incident) int {
	sum := 0
	for _, s := range i.Segments {
		sum += s.Max
	}
	return sum
}

// hold opens the file of a desk that does not run.
func hold(dir string, clock time.Time) (*stage, error) {
	if dir == "" {
		return nil, errors.New("-data DIR, please: the folder of the desk")
	}
	s := &stage{options: options{data: dir}, clock: standin.StartClock(clock)}
	err := s.openFile()
	if errors.Is(err, errInUse) {
		err = fmt.Errorf("%w: stop the desk first", err)
	}
	return s, err
}

// holdOld is hold for what makes sense only where there was a desk before.
func holdOld(dir string) (*stage, error) {
	if _, err := os.Stat(filepath.Join(dir, "madoguchi.db")); dir != "" && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is not the folder of a desk", dir)
	}
	return hold(dir, time.Time{})
}
