package bolt_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/store"
	"madoguchi/internal/store/bolt"
	"madoguchi/internal/store/storetest"
)

func TestEngine(t *testing.T) {
	storetest.Engine(t, func(t testing.TB) store.Engine { return open(t) })
}

func TestDesk(t *testing.T) {
	storetest.Desk(t, func(t testing.TB) store.Engine { return open(t) })
}

func TestBulk(t *testing.T) {
	storetest.Bulk(t, func(t testing.TB) store.Bulk { return open(t) })
}

func TestDisclosures(t *testing.T) {
	storetest.Disclosures(t, func(t testing.TB) store.Engine { return open(t) })
}

func TestCodes(t *testing.T) {
	storetest.Codes(t, func(t testing.TB) store.Engine { return open(t) })
}

// open is an engine in a new file. No test pulls the plug, so none waits for
// the disk.
func open(t testing.TB) *bolt.Engine {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "desk.db"), 0o600, &bbolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	engine, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// Enough items that the file has several pages.
func TestPurgeDeletesWhatHasExpiredAndNothingElse(t *testing.T) {
	e, now := open(t), time.Date(2019, 5, 12, 10, 0, 0, 0, time.UTC)
	const rounds = 400
	for i := range rounds {
		for name, expires := range map[string]time.Time{"past": now.Add(-time.Hour), "now": now, "later": now.Add(time.Second), "never": {}} {
			item := store.Item{Key: store.Key{Partition: "p", Sort: fmt.Sprint(name, i)}, Version: 1, Expires: expires, Body: make([]byte, 100)}
			item.Work = &store.Key{Partition: "w", Sort: item.Sort}
			if err := e.Write(t.Context(), store.Write{Item: item}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := e.Purge(now); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		prefix string
		left   int
	}{{"past", 0}, {"now", 0}, {"later", rounds}, {"never", rounds}} {
		for _, q := range []store.Query{{Partition: "p", Prefix: test.prefix}, {Partition: "w", Prefix: test.prefix, Work: true}} {
			if items, err := e.Query(t.Context(), q); err != nil || len(items) != test.left {
				t.Errorf("%s, index %t: %d left, want %d: %v", test.prefix, q.Work, len(items), test.left, err)
			}
		}
	}
}
