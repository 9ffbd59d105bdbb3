package bolt_test

import (
	"path/filepath"
	"testing"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/table"
	"madoguchi/internal/table/bolt"
	"madoguchi/internal/table/tabletest"
)

// file is a bbolt file and where it is.
func file(t testing.TB, options *bbolt.Options) (*bbolt.DB, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "desk.db")
	db, err := bbolt.Open(path, 0o600, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, path
}

func named(t testing.TB, db *bbolt.DB, name string) *bolt.Engine {
	t.Helper()
	engine, err := bolt.Table(db, name)
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

func TestTablesOfOneFileAreApart(t *testing.T) {
	db, _ := file(t, &bbolt.Options{NoSync: true})
	desk, err := bolt.New(db)
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string]*bolt.Engine{"the desk's": desk, "one": named(t, db, "one"), "another": named(t, db, "another")}
	key := table.Key{Partition: "p", Sort: "a"}
	for name, e := range tables {
		item := table.Item{Key: key, Version: 1, Owner: name, Work: &table.Key{Partition: "w", Sort: "a"}, Expires: time.Unix(1e9, 0)}
		if err := e.Write(t.Context(), table.Write{Item: item, If: table.Absent}); err != nil {
			t.Fatal(name, err)
		}
	}
	if err := tables["one"].Purge(time.Unix(2e9, 0)); err != nil {
		t.Fatal(err)
	}
	if err := tables["another"].Delete(t.Context(), key); err != nil {
		t.Fatal(err)
	}
	for name, e := range tables {
		want := 0
		if name == "the desk's" {
			want = 1
		}
		for _, q := range []table.Query{{Partition: "p"}, {Partition: "w", Work: true}} {
			if items, err := e.Query(t.Context(), q); err != nil || len(items) != want || want == 1 && items[0].Owner != name {
				t.Errorf("%s table holds %+v, index %t: %v", name, items, q.Work, err)
			}
		}
	}
}

func TestABulkWriteKeepsTheIndexTrue(t *testing.T) {
	e := tabletest.Bolt(t)
	item := func(place string) table.Item {
		i := table.Item{Key: table.Key{Partition: "p", Sort: "a"}, Version: 1}
		if place != "" {
			i.Work = &table.Key{Partition: "w", Sort: place}
		}
		return i
	}
	for _, place := range []string{"", "1", "2", "", "3", ""} {
		if err := e.Put(t.Context(), item(place)); err != nil {
			t.Fatal(err)
		}
		items, err := e.Query(t.Context(), table.Query{Partition: "w", Work: true})
		if err != nil || len(items) != min(len(place), 1) || place != "" && items[0].Work.Sort != place {
			t.Errorf("put at %q, the index holds %+v: %v", place, items, err)
		}
	}
}
