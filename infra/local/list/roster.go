package list

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"

	"madoguchi/infra/local/cli"
	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
	"madoguchi/internal/roster/csvfile"
)

// Run is what an operator does with the list of affected people.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
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
		return cli.Help(stderr, "roster check, import, sample, rotate or purge; each tells its flags with -h")
	}
	return errors.New("roster check, import, sample, rotate or purge, please")
}

func rosterCheck(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := cli.New("roster check", stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	if err := flags.Parse(args); err != nil {
		return err
	}
	path, err := cli.One(flags)
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
	flags := cli.New("roster sample", stderr)
	dir := flags.String("incident", "", "another incident: its `folder`, or the name of one that is built in")
	seed := flags.Uint64("seed", sampleSeed, "the same `number` makes the same list")
	name := flags.String("o", "", "write to this `file` and not to standard output")
	if err := errors.Join(flags.Parse(args), cli.None(flags)); err != nil {
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
	fmt.Fprintf(stderr, "%s of invented people written to %s\n", cli.Counted(announced(i), "row", "rows"), *name)
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
