// Package rostertest puts the invented people of an incident's sample on a list, for the
// tests of a desk that looks somebody up.
package rostertest

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"madoguchi/internal/incident"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/csvfile"
	"madoguchi/internal/table"
)

// Row is a row of the list: by column, as it stands in the file.
type Row map[string]string

// Sample returns as many people of each segment as the incident announces. Their letter
// codes are the same each time.
func Sample(i *incident.Incident) ([]Row, error) {
	var file bytes.Buffer
	if err := csvfile.Sample(&file, i, rand.NewChaCha8([32]byte{1})); err != nil {
		return nil, err
	}
	records, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, record := range records[1:] {
		row := Row{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// Some returns the first rows of each segment: a list that is imported in no time.
func Some(rows []Row, each int) []Row {
	var some []Row
	taken := map[string]int{}
	for _, row := range rows {
		if taken[row["segment"]]++; taken[row["segment"]] <= each {
			some = append(some, row)
		}
	}
	return some
}

// Segments returns the segments in which somebody with this value stands, sorted.
func Segments(rows []Row, column, value string) []string {
	var segments []string
	for _, row := range rows {
		if row[column] == value {
			segments = append(segments, row["segment"])
		}
	}
	slices.Sort(segments)
	return slices.Compact(segments)
}

// Only returns the first person of a segment who stands in no other.
func Only(t testing.TB, rows []Row, segment string) Row {
	t.Helper()
	return first(t, rows, segment)
}

// Twice returns the first person of two segments.
func Twice(t testing.TB, rows []Row, one, other string) Row {
	t.Helper()
	return first(t, rows, one, other)
}

// first returns the first person who stands in these segments and in no other.
func first(t testing.TB, rows []Row, segments ...string) Row {
	t.Helper()
	want := slices.Sorted(slices.Values(segments))
	i := slices.IndexFunc(rows, func(row Row) bool {
		return row["segment"] == segments[0] && slices.Equal(Segments(rows, "name", row["name"]), want)
	})
	if i < 0 {
		t.Fatalf("nobody stands in %q alone", segments)
	}
	return rows[i]
}

// write writes rows into a file as a company would.
func write(path string, rows []Row) error {
	columns := []string{"id", "segment", "name", "name_kana", "postal_code", "address", "phone", "email", "letter_code", "language"}
	records := [][]string{columns}
	for _, row := range rows {
		var record []string
		for _, column := range columns {
			record = append(record, row[column])
		}
		records = append(records, record)
	}
	var file bytes.Buffer
	if err := csv.NewWriter(&file).WriteAll(records); err != nil {
		return err
	}
	return os.WriteFile(path, file.Bytes(), 0o600)
}

// Import takes rows into a table, by a file that stands in dir meanwhile.
func Import(dir string, rows []Row, i *incident.Incident, to table.Bulk, keys *keyring.Ring) (err error) {
	var ids []string
	for _, s := range i.Segments {
		ids = append(ids, s.ID)
	}
	path := filepath.Join(dir, "list.csv")
	if err := write(path, rows); err != nil {
		return err
	}
	file, err := csvfile.Open(path, ids)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close(), os.Remove(path)) }()
	_, err = roster.Import(context.Background(), file, i, roster.New(to, keys, time.Now), false, nil)
	return err
}
