package deployment

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/aws"
	"madoguchi/internal/aws/awstest"
	"madoguchi/internal/identity"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
)

// warm is a function that runs on while its key changes.
type warm struct {
	*world
	t      *testing.T
	table  Table
	looks  *lookup
	others int // readings of a secret by others
}

func newWarm(t *testing.T) *warm {
	w := &warm{world: open(t), t: t, table: file(t)}
	w.restart()
	return w
}

// restart is a function that starts anew.
func (w *warm) restart() {
	g := w.ground(w.t)
	w.looks = w.d.lookup(g, "roster", store.New(w.table(g.cfg, "desk"), g.keys, keep), w.table(g.cfg, w.env["AFFECTED_TABLE"]))
	w.others = len(w.Calls("GetSecretValue"))
}

// keys puts versions of the key into the secret, each made of one byte; the last is
// the current one.
func (w *warm) keys(versions map[uint16]byte) {
	w.t.Helper()
	var document aws.Secret
	document.Keys.Versions = map[uint16][]byte{}
	for v, b := range versions {
		document.Keys.Versions[v] = bytes.Repeat([]byte{b}, keyring.SecretSize)
		document.Keys.Current = max(document.Keys.Current, v)
	}
	body, err := json.Marshal(map[string]any{"keys": document.Keys})
	if err != nil {
		w.t.Fatal(err)
	}
	w.SetSecret("roster", string(body))
}

// end lets the secret be deleted.
func (w *warm) end() {
	w.t.Helper()
	mine := w.readings()
	if _, err := aws.EndSecret(w.t.Context(), w.ground(w.t).cfg, "roster", secretDays); err != nil {
		w.t.Fatal(err)
	}
	w.others += w.readings() - mine
}

// roster has the roster function do something. What it reads is not counted.
func (w *warm) roster(event string) {
	w.t.Helper()
	mine := w.readings()
	invoke(w.t, w.function(w.t, with(w.table, w.d.Roster)), fixture(w.t, event))
	w.others += w.readings() - mine
}

// purge ends the roster and its secret.
func (w *warm) purge() { w.roster("roster-purge.json") }

// list has a list taken in under the key of the secret.
func (w *warm) list() {
	w.t.Helper()
	w.SetObject(lists, list, people(3))
	w.roster("sqs-roster-list.json")
	if _, there := w.Object(lists, list); there {
		w.t.Fatal("the list was not taken in", w.log)
	}
}

// readings are how often the function has read a key.
func (w *warm) readings() int { return len(w.Calls("GetSecretValue")) - w.others }

// What a lookup may say of taro2, who is on the list.
const (
	member = "member"
	none   = "there is no roster"
	noKey  = "no key"
	failed = "failed"
)

// says looks taro2 up in both ways, which must say the same, and never "nobody".
func (w *warm) says() string {
	w.t.Helper()
	needs := identity.Needs{What: identity.NeedEmail, Of: affected.Person{Email: "taro2@example.jp"}}
	found, err := w.looks.Find(w.t.Context(), needs, w.at)
	if err == nil && found.Needs != needs {
		w.t.Errorf("found for %+v", found.Needs)
	}
	if err == nil && !found.Ready {
		err = affected.ErrNoRoster
	}
	customer := verdict(found.Segments, err)
	_, segments, err := w.looks.Compare(w.t.Context(), needs.Of)
	if staff := verdict(segments, err); staff != customer {
		w.t.Errorf("a customer is told %q, staff %q", customer, staff)
	}
	return customer
}

func verdict(segments []string, err error) string {
	switch {
	case errors.Is(err, affected.ErrNoRoster):
		return none
	case errors.Is(err, keyring.ErrNoKey):
		return noKey
	case err != nil:
		return failed
	}
	return strings.Join(segments, " ")
}

// TestLookupWhileTheKeyChanges: what happens to the key while the function is warm,
// and what it says then, half a minute later and after a minute.
func TestLookupWhileTheKeyChanges(t *testing.T) {
	cases := []struct {
		name               string
		before             func(*warm)
		change             func(*warm)
		first, early, late string
		readings           int
	}{
		{"nothing", func(w *warm) { w.list() }, func(*warm) {}, member, member, member, 1},
		{"the first key is drawn, and a list taken in", func(w *warm) { w.end() },
			func(w *warm) { w.keys(map[uint16]byte{1: 7}); w.list() }, none, none, member, 2},
		{"a new version, and the list under it", func(w *warm) { w.list() },
			func(w *warm) { w.keys(map[uint16]byte{1: 2, 2: 7}); w.list() }, member, noKey, member, 2},
		{"a new version alone: the list is still of the old one", func(w *warm) { w.list() },
			func(w *warm) { w.keys(map[uint16]byte{1: 2, 2: 7}) }, member, member, member, 1},
		{"another key under the same version, and the list under it", func(w *warm) { w.list() },
			func(w *warm) { w.keys(map[uint16]byte{1: 7}); w.list() }, member, noKey, member, 2},
		{"another key under the same version, and no list: who starts now knows nothing", func(w *warm) { w.list() },
			func(w *warm) { w.keys(map[uint16]byte{1: 7}); w.restart() }, member, noKey, noKey, 2},
		{"the list of a key that the secret lost", func(w *warm) { w.list(); w.keys(map[uint16]byte{2: 7}) },
			func(*warm) {}, noKey, noKey, noKey, 2},
		{"the roster is purged", func(w *warm) { w.list() },
			func(w *warm) { w.purge() }, member, none, none, 1},
		{"the roster is purged, and there is another one", func(w *warm) { w.list() },
			func(w *warm) { w.purge(); w.keys(map[uint16]byte{1: 7}); w.list() }, member, noKey, member, 2},
		{"the list is of a new key, and then the secret is ended", func(w *warm) { w.list() },
			func(w *warm) { w.keys(map[uint16]byte{2: 7}); w.list(); w.end() }, member, noKey, none, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWarm(t)
			c.before(w)
			w.restart()
			first := w.says()
			c.change(w)
			w.at = w.at.Add(30 * time.Second)
			early := w.says()
			w.at = w.at.Add(30 * time.Second)
			late := w.says()
			if first != c.first || early != c.early || late != c.late {
				t.Errorf("says %q, then %q, then %q; want %q, %q, %q", first, early, late, c.first, c.early, c.late)
			}
			w.at = w.at.Add(30 * time.Second)
			if again := w.says(); again != c.late || w.readings() != c.readings {
				t.Errorf("says %q at the end, want %q; the key was read %d times, want %d", again, c.late, w.readings(), c.readings)
			}
			w.silent(t, "taro")
		})
	}
}

// TestLookupWhileTheKeyCannotBeRead fails, which brings the turn back, and says neither
// that nobody was found nor that there is no roster. It does not wait a minute for the
// next reading: the queue waits by itself.
func TestLookupWhileTheKeyCannotBeRead(t *testing.T) {
	denied := awstest.Fault{Status: 400, Code: "AccessDeniedException"}
	w := newWarm(t)
	w.list()
	w.Fail("GetSecretValue", denied)
	if got := w.says(); got != failed {
		t.Errorf("at the first lookup: %q", got)
	}
	w.Heal("GetSecretValue")
	if got := w.says(); got != member {
		t.Errorf("a moment later: %q", got)
	}
	w.Fail("GetSecretValue", denied)
	w.at = w.at.Add(time.Hour)
	if got := w.says(); got != member {
		t.Errorf("with a key that was read before: %q", got)
	}
	w.Heal("GetSecretValue")
	w.keys(map[uint16]byte{2: 7})
	w.list()
	w.Fail("GetSecretValue", denied)
	if got := w.says(); got != failed {
		t.Errorf("with a key that does not fit any more: %q", got)
	}
	w.Heal("GetSecretValue")
	if got := w.says(); got != member {
		t.Errorf("a moment after that: %q", got)
	}
	w.SetSecret("roster", "{}")
	w.restart()
	if got := w.says(); got != failed {
		t.Errorf("with a document that holds no key: %q", got)
	}
}

// TestLookupAtOnce: of lookups at the same time one reads the key, and has an end set
// to it.
func TestLookupAtOnce(t *testing.T) {
	w := newWarm(t)
	w.list()
	read, readings := w.looks.ring, atomic.Int64{}
	w.looks.ring = func(ctx context.Context) (*keyring.Ring, error) {
		readings.Add(1)
		if end, limited := ctx.Deadline(); !limited || time.Until(end) > reading {
			t.Error("the reading may take longer than the turn")
		}
		return read(ctx)
	}
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			if got := w.says(); got != member {
				t.Error("says", got)
			}
		})
	}
	done.Wait()
	if n := readings.Load(); n != 1 {
		t.Errorf("%d readings", n)
	}
}
