package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"madoguchi/internal/store"
)

// disclosuresCommand is for whoever must show what was told to whom.
func disclosuresCommand(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 || args[0] != "verify" && args[0] != "export" {
		return errors.New("disclosures verify or export, please")
	}
	flags := newFlags("disclosures "+args[0], stderr)
	data := flags.String("data", "", "`folder` of the desk")
	published := flags.String("published", "", "verify: `file` with the anchors that you kept elsewhere: lines like 2019-04-12 HASH")
	if err := errors.Join(flags.Parse(args[1:]), none(flags)); err != nil {
		return err
	}
	anchors, err := readAnchors(*published)
	if err != nil {
		return err
	}
	s, err := holdOld(*data)
	if err != nil {
		return err
	}
	defer s.close()
	engine, err := s.engine()
	if err != nil {
		return err
	}
	log := store.New(engine, s.keys, keep)
	if args[0] == "export" {
		out := bufio.NewWriter(stdout)
		return errors.Join(log.ExportDisclosures(ctx, out), out.Flush())
	}
	return verifyDisclosures(ctx, log, anchors, stdout)
}

func verifyDisclosures(ctx context.Context, log *store.Store, published map[string]string, stdout io.Writer) error {
	verified, flaws, err := log.VerifyDisclosures(ctx, published)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s entries in %d shards, %s anchors, %s of them held against what was published\n",
		grouped(verified.Entries), verified.Shards, grouped(verified.Anchors), grouped(len(published)))
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
