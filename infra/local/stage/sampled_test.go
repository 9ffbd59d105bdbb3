package stage

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/infra/local/datafile"
	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster/rostertest"
	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
)

// The invented people of the sample, as a desk under test has them on its list.

type listed = rostertest.Row

// sample7996 is the whole list; drawing it once is enough.
var sample7996 = sync.OnceValues(func() ([]listed, error) {
	r, err := embedded()
	if err != nil {
		return nil, err
	}
	return rostertest.Sample(r.Incident)
})

func sampleRows(t testing.TB) []listed {
	t.Helper()
	rows, err := sample7996()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// ring is a key ring with one secret.
func ring(t testing.TB, fill byte) *keyring.Ring {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{fill}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// takeIn imports rows into a table.
func takeIn(dir string, rows []listed, table table.Bulk, keys *keyring.Ring) error {
	r, err := embedded()
	if err != nil {
		return err
	}
	return rostertest.Import(dir, rows, r.Incident, table, keys)
}

// folder is what a desk that was stopped after an import leaves: the database, and
// the roster's keys.
type folder struct{ db, keys []byte }

// importing makes such a folder.
func importing(dir string, rows []listed) (folder, error) {
	ring, err := datafile.DrawRosterKey(dir)
	if err != nil {
		return folder{}, err
	}
	keys, err := ring.Ring()
	if err != nil {
		return folder{}, err
	}
	path := filepath.Join(dir, "madoguchi.db")
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		return folder{}, err
	}
	table, err := bolt.Table(db, datafile.RosterTable)
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
	secrets, err := os.ReadFile(datafile.RosterKeyPath(dir))
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
	for path, content := range map[string][]byte{filepath.Join(dir, "madoguchi.db"): f.db, datafile.RosterKeyPath(dir): f.keys} {
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

// What the desk says where somebody is told of themselves, and at every limit.
const (
	saysStatus  = "今回の件の対象に含まれています"
	saysLimited = "この方法での新しい確認は受け付けておりません"
)

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
