// Package disclosures is the command for whoever must show what was told to whom.
package disclosures

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"madoguchi/infra/local/cli"
	"madoguchi/infra/local/datafile"
	"madoguchi/internal/disclosure"
	"madoguchi/internal/table/bolt"
)

// Run is for whoever must show what was told to whom.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	command := ""
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "verify", "export":
	case "-h", "-help", "--help", "help":
		return cli.Help(stderr, "disclosures verify or export; each tells its flags with -h")
	default:
		return errors.New("disclosures verify or export, please")
	}
	flags := cli.New("disclosures "+command, stderr)
	data := flags.String("data", "", "`folder` of the desk")
	published := flags.String("published", "", "verify: `file` with anchors that were kept elsewhere, to hold them against the "+
		"folder's; lines like 2019-04-12 HASH")
	if err := errors.Join(flags.Parse(args), cli.None(flags)); err != nil {
		return err
	}
	anchors, err := readAnchors(*published)
	if err != nil {
		return err
	}
	f, err := datafile.HoldOld(*data)
	if err != nil {
		return err
	}
	defer f.Close()
	engine, err := bolt.New(f.Db)
	if err != nil {
		return err
	}
	log := disclosure.New(engine)
	if command == "export" {
		out := bufio.NewWriter(stdout)
		return errors.Join(log.Export(ctx, out), out.Flush())
	}
	return verifyDisclosures(ctx, log, *published, anchors, stdout)
}

// verifyDisclosures checks the log against itself, and against the anchors that were kept in
// a file elsewhere: who can rewrite the folder can rewrite its anchors, too.
func verifyDisclosures(ctx context.Context, log *disclosure.Log, file string, published map[string]string, stdout io.Writer) error {
	verified, flaws, err := log.Verify(ctx, published)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "checked: %s in %s, and %s of the folder\n", cli.Counted(verified.Entries, "entry", "entries"),
		cli.Counted(verified.Shards, "shard", "shards"), cli.Counted(verified.Anchors, "anchor", "anchors"))
	if file == "" {
		fmt.Fprintln(stdout, "no anchor that was kept elsewhere was held against them; -published FILE does that, with lines like "+
			"2019-04-12 HASH")
	} else {
		fmt.Fprintf(stdout, "held against them: %s that %s kept in %s\n", cli.Counted(len(published), "anchor", "anchors"),
			map[bool]string{true: "was", false: "were"}[len(published) == 1], file)
	}
	for _, f := range flaws {
		fmt.Fprintln(stdout, f)
	}
	if len(flaws) > 0 {
		return errors.New("the disclosure log is not as it was written")
	}
	fmt.Fprintln(stdout, "all as it was written")
	return nil
}

// readAnchors reads the hashes of anchors by their day.
func readAnchors(path string) (map[string]string, error) {
	if path == "" {
		return nil, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	all := map[string]string{}
	lines := bufio.NewScanner(file)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 {
			continue
		}
		if _, err := time.Parse(time.DateOnly, fields[0]); err != nil || len(fields) != 2 {
			return nil, fmt.Errorf("%s:%d: no line like 2019-04-12 HASH", path, n)
		}
		all[fields[0]] = fields[1]
	}
	return all, lines.Err()
}
