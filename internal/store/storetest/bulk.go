package storetest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/store"
)

// Bulk checks that an engine keeps the contract of [store.Bulk], which is that of
// [store.Engine] and some more. newEngine returns an empty one for each law.
func Bulk(t *testing.T, newEngine func(testing.TB) store.Bulk) {
	laws := []struct {
		name string
		law  func(*testing.T, store.Bulk)
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

func puts(t *testing.T, e store.Bulk, items ...store.Item) {
	t.Helper()
	if err := e.Put(t.Context(), items...); err != nil {
		t.Fatal(err)
	}
}

func deletes(t *testing.T, e store.Bulk, keys ...store.Key) {
	t.Helper()
	if err := e.Delete(t.Context(), keys...); err != nil {
		t.Fatal(err)
	}
}

func bulkMany(t *testing.T, e store.Bulk) {
	const n = 2634 // several calls, the last one not full
	var items []store.Item
	var keys []store.Key
	for i := range n {
		item := store.Item{Key: store.Key{Partition: fmt.Sprint("p", i%7), Sort: fmt.Sprintf("%04d", (i*611)%n)}, Version: 1, Body: []byte{byte(i)}}
		items, keys = append(items, item), append(keys, item.Key)
	}
	puts(t, e, items...)
	got := 0
	for i := range 7 {
		got += len(query(t, e, store.Query{Partition: fmt.Sprint("p", i)}))
	}
	if got != n {
		t.Fatalf("%d items of %d", got, n)
	}
	if read := get(t, e, keys[611]); len(read) != 1 || !same(read[0], items[611]) {
		t.Errorf("put %+v, read %+v", items[611], read)
	}
	deletes(t, e, keys...)
	for i := range 7 {
		if left := query(t, e, store.Query{Partition: fmt.Sprint("p", i)}); len(left) != 0 {
			t.Errorf("%d items are left", len(left))
		}
	}
}

func bulkOver(t *testing.T, e store.Bulk) {
	old := store.Item{Key: store.Key{Partition: "p", Sort: "a"}, Version: 7, Owner: "somebody", Body: []byte("old"), Expires: time.Unix(1e9, 0)}
	next := store.Item{Key: old.Key, Version: 1, Body: bytes.Repeat([]byte{0, 255}, 100)}
	puts(t, e, old)
	puts(t, e, next)
	if got := get(t, e, old.Key); len(got) != 1 || !same(got[0], next) {
		t.Errorf("read %+v", got)
	}
	write(t, e, store.Write{Item: store.Item{Key: old.Key, Version: 2}, If: store.Unchanged})
}

func bulkGone(t *testing.T, e store.Bulk) {
	puts(t, e, put("p", "there").Item)
	deletes(t, e, store.Key{Partition: "p", Sort: "not"}, store.Key{Partition: "p", Sort: "there"}, store.Key{Partition: "q", Sort: "there"})
	deletes(t, e, store.Key{Partition: "p", Sort: "there"})
	if got := sorts(t, e, store.Query{Partition: "p"}); got != "" {
		t.Errorf("left %s", got)
	}
}

func bulkNamed(t *testing.T, e store.Bulk) {
	for _, sort := range []string{"a", "aa", "b", "a#1"} {
		puts(t, e, put("p", sort).Item, put("pp", sort).Item)
	}
	deletes(t, e, store.Key{Partition: "p", Sort: "a"}, store.Key{Partition: "pp", Sort: "b"})
	if got := sorts(t, e, store.Query{Partition: "p"}) + " | " + sorts(t, e, store.Query{Partition: "pp"}); got != "a#1 aa b | a a#1 aa" {
		t.Errorf("left %s", got)
	}
}

func bulkTwice(t *testing.T, e store.Bulk) {
	err := e.Put(t.Context(), put("p", "secret").Item, put("p", "b").Item, put("p", "secret").Item)
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
}

func bulkNone(t *testing.T, e store.Bulk) {
	puts(t, e)
	deletes(t, e)
}
