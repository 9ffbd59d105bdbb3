package tabletest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/table"
)

// Bulk checks that an engine keeps the contract of [table.Bulk], which is that of
// [table.Engine] and some more. newEngine returns an empty one for each law.
func Bulk(t *testing.T, newEngine func(testing.TB) table.Bulk) {
	laws := []struct {
		name string
		law  func(*testing.T, table.Bulk)
	}{
		{"any number of items is put, and deleted", bulkMany},
		{"an item is put as it is, over whatever was there", bulkOver},
		{"what is not there is deleted without an error", bulkGone},
		{"only what is named is deleted", bulkNamed},
		{"two items of one key are refused", bulkTwice},
		{"no item at all is no error", bulkNone},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { l.law(t, newEngine(t)) })
	}
}

// Put writes items whatever stands there, or fails the test.
func Put(t *testing.T, e table.Bulk, items ...table.Item) {
	t.Helper()
	if err := e.Put(t.Context(), items...); err != nil {
		t.Fatal(err)
	}
}

// Delete removes items, or fails the test.
func Delete(t *testing.T, e table.Bulk, keys ...table.Key) {
	t.Helper()
	if err := e.Delete(t.Context(), keys...); err != nil {
		t.Fatal(err)
	}
}

func bulkMany(t *testing.T, e table.Bulk) {
	const n = 2634 // several calls, the last one not full
	var items []table.Item
	var keys []table.Key
	for i := range n {
		item := table.Item{Key: table.Key{Partition: fmt.Sprint("p", i%7), Sort: fmt.Sprintf("%04d", (i*611)%n)}, Version: 1,
			Body: []byte{byte(i)}}
		items, keys = append(items, item), append(keys, item.Key)
	}
	Put(t, e, items...)
	got := 0
	for i := range 7 {
		got += len(Query(t, e, table.Query{Partition: fmt.Sprint("p", i)}))
	}
	if got != n {
		t.Fatalf("%d items of %d", got, n)
	}
	if read := Get(t, e, keys[611]); len(read) != 1 || !same(read[0], items[611]) {
		t.Errorf("put %+v, read %+v", items[611], read)
	}
	Delete(t, e, keys...)
	for i := range 7 {
		if left := Query(t, e, table.Query{Partition: fmt.Sprint("p", i)}); len(left) != 0 {
			t.Errorf("%d items are left", len(left))
		}
	}
}

func bulkOver(t *testing.T, e table.Bulk) {
	old := table.Item{Key: table.Key{Partition: "p", Sort: "a"}, Version: 7, Owner: "somebody", Body: []byte("old"),
		Expires: time.Unix(1e9, 0)}
	next := table.Item{Key: old.Key, Version: 1, Body: bytes.Repeat([]byte{0, 255}, 100)}
	Put(t, e, old)
	Put(t, e, next)
	if got := Get(t, e, old.Key); len(got) != 1 || !same(got[0], next) {
		t.Errorf("read %+v", got)
	}
	Write(t, e, table.Write{Item: table.Item{Key: old.Key, Version: 2}, If: table.Unchanged})
}

func bulkGone(t *testing.T, e table.Bulk) {
	Put(t, e, fresh("p", "there").Item)
	Delete(t, e, table.Key{Partition: "p", Sort: "not"}, table.Key{Partition: "p", Sort: "there"}, table.Key{Partition: "q", Sort: "there"})
	Delete(t, e, table.Key{Partition: "p", Sort: "there"})
	if got := sorts(t, e, table.Query{Partition: "p"}); got != "" {
		t.Errorf("left %s", got)
	}
}

func bulkNamed(t *testing.T, e table.Bulk) {
	for _, sort := range []string{"a", "aa", "b", "a#1"} {
		Put(t, e, fresh("p", sort).Item, fresh("pp", sort).Item)
	}
	Delete(t, e, table.Key{Partition: "p", Sort: "a"}, table.Key{Partition: "pp", Sort: "b"})
	if got := sorts(t, e, table.Query{Partition: "p"}) + " | " + sorts(t, e, table.Query{Partition: "pp"}); got != "a#1 aa b | a a#1 aa" {
		t.Errorf("left %s", got)
	}
}

func bulkTwice(t *testing.T, e table.Bulk) {
	err := e.Put(t.Context(), fresh("p", "secret").Item, fresh("p", "b").Item, fresh("p", "secret").Item)
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func bulkNone(t *testing.T, e table.Bulk) {
	Put(t, e)
	Delete(t, e)
}
