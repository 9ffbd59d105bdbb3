package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/roster/csvfile"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
)

// The invented people of the sample, as a desk under test has them on its list.

// listed is a row of the sample: by column, as it stands in the file.
type listed map[string]string

// sample7996 is the whole list and its rows. The letter codes are the same each time.
var sample7996 = sync.OnceValues(func() (rows []listed, err error) {
	r, err := embedded()
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	if err := csvfile.Sample(&file, r.Incident, rand.NewChaCha8([32]byte{1})); err != nil {
		return nil, err
	}
	records, err := csv.NewReader(&file).ReadAll()
	if err != nil {
		return nil, err
	}
	for _, record := range records[1:] {
		row := listed{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows, nil
})

func sampleRows(t testing.TB) []listed {
	t.Helper()
	rows, err := sample7996()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// some are the first rows of each segment: a list that is imported in no time.
func some(t testing.TB, each int) []listed {
	t.Helper()
	var rows []listed
	taken := map[string]int{}
	for _, row := range sampleRows(t) {
		if taken[row["segment"]]++; taken[row["segment"]] <= each {
			rows = append(rows, row)
		}
	}
	return rows
}

// of are the segments in which somebody with this value stands, sorted.
func of(rows []listed, column, value string) []string {
	var segments []string
	for _, row := range rows {
		if row[column] == value {
			segments = append(segments, row["segment"])
		}
	}
	slices.Sort(segments)
	return slices.Compact(segments)
}

// only is the first person of a segment who stands in no other.
func only(t testing.TB, rows []listed, segment string) listed {
	t.Helper()
	i := slices.IndexFunc(rows, func(row listed) bool {
		return row["segment"] == segment && len(of(rows, "name", row["name"])) == 1
	})
	if i < 0 {
		t.Fatalf("nobody stands in %s alone", segment)
	}
	return rows[i]
}

// twice is the first person of two segments.
func twice(t testing.TB, rows []listed, first, second string) listed {
	t.Helper()
	i := slices.IndexFunc(rows, func(row listed) bool {
		return row["segment"] == first && slices.Equal(of(rows, "name", row["name"]), slices.Sorted(slices.Values([]string{first, second})))
	})
	if i < 0 {
		t.Fatalf("nobody stands in %s and %s", first, second)
	}
	return rows[i]
}

// writeList writes rows as a company would.
func writeList(path string, rows []listed) error {
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

// takeIn imports rows into a table.
func takeIn(dir string, rows []listed, table table.Bulk, keys *keyring.Ring) (err error) {
	r, err := embedded()
	if err != nil {
		return err
	}
	var ids []string
	for _, s := range r.Incident.Segments {
		ids = append(ids, s.ID)
	}
	path := filepath.Join(dir, "list.csv")
	if err := writeList(path, rows); err != nil {
		return err
	}
	file, err := csvfile.Open(path, ids)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close(), os.Remove(path)) }()
	_, err = roster.Import(context.Background(), file, r.Incident, roster.New(table, keys, time.Now), false, nil)
	return err
}

// folder is what a desk that was stopped after an import leaves: the database, and
// the roster's keys.
type folder struct{ db, keys []byte }

// importing makes such a folder.
func importing(dir string, rows []listed) (folder, error) {
	ring, err := drawRosterKey(dir)
	if err != nil {
		return folder{}, err
	}
	keys, err := ring.ring()
	if err != nil {
		return folder{}, err
	}
	path := filepath.Join(dir, "madoguchi.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		return folder{}, err
	}
	table, err := bolt.Table(db, rosterTable)
	if err == nil {
		err = takeIn(dir, rows, table, keys)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return folder{}, err
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return folder{}, err
	}
	secrets, err := os.ReadFile(rosterKeyPath(dir))
	return folder{content, secrets}, err
}

// whole is a folder with all of the sample; importing it once is enough.
var whole = sync.OnceValues(func() (f folder, err error) {
	rows, err := sample7996()
	if err != nil {
		return folder{}, err
	}
	dir, err := os.MkdirTemp("", "sample-")
	if err != nil {
		return folder{}, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return importing(dir, rows)
})

// withSample is a folder in which a desk finds all of the sample.
func withSample(t testing.TB) string {
	t.Helper()
	f, err := whole()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for path, content := range map[string][]byte{filepath.Join(dir, "madoguchi.db"): f.db, rosterKeyPath(dir): f.keys} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// withList is a folder in which a desk finds these people.
func withList(t testing.TB, rows []listed) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := importing(dir, rows); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sixDigits is a one-time code as it stands in its mail: alone on a line.
var sixDigits = regexp.MustCompile(`(?m)^([0-9]{6})\r?$`)

// codes are the one-time codes that went to an address, the oldest first.
func (r *running) codes(address string) []string {
	r.t.Helper()
	var all []string
	for _, m := range r.told(address) {
		if m.From != codesFrom(r.Incident) {
			continue
		}
		found := sixDigits.FindAllStringSubmatch(r.mailText(m.ID), -1)
		if len(found) != 1 {
			r.t.Fatalf("%d codes in one mail", len(found))
		}
		all = append(all, found[0][1])
	}
	return all
}

// code is the last one-time code that went to an address.
func (r *running) code(address string) string {
	r.t.Helper()
	all := r.codes(address)
	if len(all) == 0 {
		r.t.Fatalf("no code went to %s", address)
	}
	return all[len(all)-1]
}

func (r *running) mailText(id string) string {
	r.t.Helper()
	var mail struct{ Body string }
	r.get("/local/mail/"+id+"/text", &mail)
	return mail.Body
}

// wrong is a code of six digits that is not the right one.
func wrong(code string) string {
	if code[0] == '0' {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}

// caller is a customer with a phone of the page.
type caller struct {
	*running
	user string
}

// caller is a customer of their own.
func (r *running) caller(n int) caller { return caller{r, user(100 + n)} }

// says writes a message, and returns what the desk says to it.
func (c caller) says(words string) string {
	c.t.Helper()
	return c.acts(gesture{Action: "say", Text: words})
}

// taps taps one of the quick replies that are on the screen.
func (c caller) taps(label string) string {
	c.t.Helper()
	bubbles := c.phone.Transcript(c.user)
	if len(bubbles) > 0 {
		for _, b := range bubbles[len(bubbles)-1].Quick {
			if b.Label == label {
				return c.acts(gesture{Action: "tap", Data: b.Data, Label: b.DisplayText})
			}
		}
	}
	c.t.Fatalf("no quick reply %q under %v", label, bubbles)
	return ""
}

func (c caller) acts(g gesture) string {
	c.t.Helper()
	before := len(answers(c.phone.Platform, c.user))
	g.User = c.user
	if status := c.post("/local/phone", g); status != 204 {
		c.t.Fatalf("phone: %d", status)
	}
	c.idle()
	return strings.Join(answers(c.phone.Platform, c.user)[before:], "\n")
}

// proves walks the way of the code to an address, and returns what the desk says
// in the end.
func (c caller) proves(address string) string {
	c.t.Helper()
	c.says("私は対象ですか")
	c.taps("メールで確認する")
	c.says(address)
	normal, err := affected.Normal(affected.Email, address)
	if err != nil {
		c.t.Fatal(err)
	}
	return c.says(c.code(normal))
}

// holds fails the test where a text lacks one of some words.
func holds(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("lacks %q:\n%s", w, text)
		}
	}
}

// lacks fails the test where a text holds one of some words.
func lacks(t testing.TB, text string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(text, w) {
			t.Errorf("holds %q:\n%s", w, text)
		}
	}
}
