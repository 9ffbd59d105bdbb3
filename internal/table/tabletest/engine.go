// Package tabletest is the suite that each engine of a table passes: [Engine] for what
// every table must do, [Bulk] for the roster's besides. [OnEach] and [OnEachBulk] run the
// tests of what stands on a table, on both engines.
package tabletest

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/table"
)

// Engine checks that an engine keeps the contract of [table.Engine]. newEngine
// returns an empty one for each law.
func Engine(t *testing.T, newEngine func(testing.TB) table.Engine) {
	laws := []struct {
		name string
		law  func(*testing.T, table.Engine)
	}{
		{"what is not there is left out", missing},
		{"an item comes back as it was written, its expiry to the second", faithful},
		{"a write needs its condition", conditions},
		{"one condition that fails stops all writes", allOrNone},
		{"two writes for one item, or more than a hundred, are refused", refused},
		{"an item enters the work index, moves in it and leaves it", index},
		{"a query returns what it names, in order", queries},
		{"a query for nothing finds nothing", nothing},
		{"a query goes on where one answer of the database ends", paging},
		{"any number of items is read at once", many},
		{"of many writers on one version exactly one wins", race},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { l.law(t, newEngine(t)) })
	}
}

func missing(t *testing.T, e table.Engine) {
	Write(t, e, fresh("p", "there"))
	got := Get(t, e, table.Key{Partition: "p", Sort: "there"}, table.Key{Partition: "p", Sort: "not"},
		table.Key{Partition: "q", Sort: "there"})
	if len(got) != 1 || got[0].Sort != "there" {
		t.Errorf("got %v", got)
	}
	if got := Get(t, e, table.Key{Partition: "p", Sort: "not"}); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func faithful(t *testing.T, e table.Engine) {
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	items := []table.Item{
		{Key: table.Key{Partition: "p", Sort: "body"}, Version: 1, Body: every},
		{Key: table.Key{Partition: "p", Sort: "owner"}, Version: 1 << 40, Owner: "somebody"},
		{Key: table.Key{Partition: "p", Sort: "index"}, Version: 1, Work: &table.Key{Partition: "w", Sort: "2019#x"}},
		{Key: table.Key{Partition: "p", Sort: "expires"}, Version: 1, Expires: time.Date(2019, 4, 12, 10, 0, 0, 999e6,
			time.FixedZone("", 9*3600))},
		{Key: table.Key{Partition: "分", Sort: "#/+_-= 列"}, Version: 1},
	}
	for _, item := range items {
		Write(t, e, table.Write{Item: item, If: table.Absent})
		got := Get(t, e, item.Key)
		if len(got) != 1 || !same(got[0], item) {
			t.Errorf("wrote %+v, read %+v", item, got)
		}
	}
}

// same compares what an engine must keep.
func same(a, b table.Item) bool {
	work := a.Work == nil && b.Work == nil || a.Work != nil && b.Work != nil && *a.Work == *b.Work
	return work && a.Key == b.Key && a.Version == b.Version && a.Owner == b.Owner && bytes.Equal(a.Body, b.Body) &&
		a.Expires.IsZero() == b.Expires.IsZero() && (a.Expires.IsZero() || a.Expires.Unix() == b.Expires.Unix())
}

func conditions(t *testing.T, e table.Engine) {
	tests := []struct {
		name    string
		stored  int64 // version, 0 for no item
		version int64 // of the write
		If      table.Condition
		want    error
	}{
		{"absent, and it is", 0, 1, table.Absent, nil},
		{"absent, and it is not", 1, 2, table.Absent, table.ErrConflict},
		{"unchanged, and it is", 1, 2, table.Unchanged, nil},
		{"unchanged, and it went on", 2, 2, table.Unchanged, table.ErrConflict},
		{"unchanged, and it is older than it was", 1, 3, table.Unchanged, table.ErrConflict},
		{"unchanged, and it is gone", 0, 2, table.Unchanged, table.ErrConflict},
		{"unchanged since it was not there, which is what absent is for", 0, 1, table.Unchanged, table.ErrConflict},
		{"always, over another", 7, 1, table.Always, nil},
		{"always, where there is none", 0, 1, table.Always, nil},
	}
	for i, test := range tests {
		key := table.Key{Partition: "p", Sort: fmt.Sprint(i)}
		if test.stored > 0 {
			Write(t, e, table.Write{Item: table.Item{Key: key, Version: test.stored}, If: table.Always})
		}
		err := e.Write(t.Context(), table.Write{Item: table.Item{Key: key, Version: test.version, Owner: "new"}, If: test.If})
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		got := Get(t, e, key)
		if wrote := len(got) == 1 && got[0].Owner == "new"; wrote != (test.want == nil) {
			t.Errorf("%s: left %+v", test.name, got)
		}
	}
}

func allOrNone(t *testing.T, e table.Engine) {
	Write(t, e, fresh("p", "taken"))
	var writes []table.Write
	for i := range 30 {
		w := fresh("p", fmt.Sprintf("new%02d", i))
		w.Work = &table.Key{Partition: "w", Sort: w.Sort}
		writes = append(writes, w)
	}
	if err := e.Write(t.Context(), append(writes, fresh("p", "taken"))...); !errors.Is(err, table.ErrConflict) {
		t.Fatalf("with a conflict on the last: %v", err)
	}
	if got := sorts(t, e, table.Query{Partition: "p"}); got != "taken" {
		t.Errorf("left %s", got)
	}
	if got := sorts(t, e, table.Query{Partition: "w", Work: true}); got != "" {
		t.Errorf("left %s in the index", got)
	}
	Write(t, e, writes...)
	if got := len(Query(t, e, table.Query{Partition: "p", Prefix: "new"})); got != len(writes) {
		t.Errorf("wrote %d of %d", got, len(writes))
	}
}

func refused(t *testing.T, e table.Engine) {
	var long []table.Write
	for i := range 101 {
		long = append(long, fresh("p", fmt.Sprint(i)))
	}
	twice := []table.Write{fresh("p", "a"), fresh("p", "b"), fresh("p", "a")}
	twice[0].If, twice[2].If = table.Always, table.Always
	for _, writes := range [][]table.Write{long, twice} {
		if err := e.Write(t.Context(), writes...); err == nil {
			t.Errorf("%d writes were taken", len(writes))
		}
	}
	if got := sorts(t, e, table.Query{Partition: "p"}); got != "" {
		t.Errorf("left %s", got)
	}
	Write(t, e, long[:100]...)
}

func index(t *testing.T, e table.Engine) {
	steps := []struct {
		name       string
		work       *table.Key
		w, another string // what the two index partitions hold then
	}{
		{"appears", &table.Key{Partition: "w", Sort: "5"}, "neighbour item", ""},
		{"stays", &table.Key{Partition: "w", Sort: "5"}, "neighbour item", ""},
		{"moves forward", &table.Key{Partition: "w", Sort: "3"}, "item neighbour", ""},
		{"shares a place, in whatever order", &table.Key{Partition: "w", Sort: "4"}, "", ""},
		{"moves away", &table.Key{Partition: "v", Sort: "3"}, "neighbour", "item"},
		{"disappears", nil, "neighbour", ""},
		{"appears again", &table.Key{Partition: "w", Sort: "5"}, "neighbour item", ""},
	}
	neighbour := fresh("p", "neighbour")
	neighbour.Work = &table.Key{Partition: "w", Sort: "4"}
	Write(t, e, neighbour)
	for i, s := range steps {
		item := table.Item{Key: table.Key{Partition: "p", Sort: "item"}, Version: int64(i + 1), Work: s.work, Body: []byte{byte(i)}}
		Write(t, e, table.Write{Item: item, If: table.Always})
		got := Query(t, e, table.Query{Partition: "w", Work: true})
		if names := namesOf(got); names != s.w && (s.w != "" || len(got) != 2) {
			t.Errorf("%s: w holds %q, want %q", s.name, names, s.w)
		}
		if names := sorts(t, e, table.Query{Partition: "v", Work: true}); names != s.another {
			t.Errorf("%s: v holds %q, want %q", s.name, names, s.another)
		}
		for _, g := range got {
			if g.Sort == "item" && !same(g, item) {
				t.Errorf("%s: the index has %+v, want all of %+v", s.name, g, item)
			}
		}
	}
}

func queries(t *testing.T, e table.Engine) {
	for _, sort := range []string{"b#2", "a", "c", "b#1", "b", "b#10", "bb"} {
		w := fresh("p", sort)
		w.Work = &table.Key{Partition: "w", Sort: sort}
		Write(t, e, w)
	}
	Write(t, e, fresh("pp", "other"), fresh("o", "other"))
	tests := []struct {
		name string
		q    table.Query
		want string
	}{
		{"all, in the order of bytes", table.Query{}, "a b b#1 b#10 b#2 bb c"},
		{"with a prefix", table.Query{Prefix: "b#"}, "b#1 b#10 b#2"},
		{"with a prefix that is a whole key", table.Query{Prefix: "b#1"}, "b#1 b#10"},
		{"with a prefix that nothing has", table.Query{Prefix: "b#3"}, ""},
		{"up to a key, that one too", table.Query{Until: "b#1"}, "a b b#1"},
		{"up to a key that is not there", table.Query{Until: "b#0"}, "a b"},
		{"up to a key before all", table.Query{Until: "Z"}, ""},
		{"a few", table.Query{Limit: 3}, "a b b#1"},
		{"the last ones first", table.Query{Last: true, Limit: 3}, "c bb b#2"},
		{"all from the end", table.Query{Last: true}, "c bb b#2 b#10 b#1 b a"},
		{"the last ones up to a key", table.Query{Last: true, Until: "b#10", Limit: 2}, "b#10 b#1"},
		{"the last ones before a key that is not there", table.Query{Last: true, Until: "b#0"}, "b a"},
		{"the last ones before all", table.Query{Last: true, Until: "Z"}, ""},
		{"fewer than a limit", table.Query{Prefix: "b#", Limit: 9}, "b#1 b#10 b#2"},
	}
	for _, test := range tests {
		for partition, work := range map[string]bool{"p": false, "w": true} {
			test.q.Partition, test.q.Work = partition, work
			if got := sorts(t, e, test.q); got != test.want {
				t.Errorf("%s, index %t: %q, want %q", test.name, work, got, test.want)
			}
		}
	}
}

func nothing(t *testing.T, e table.Engine) {
	if got := sorts(t, e, table.Query{Partition: "p"}) + sorts(t, e, table.Query{Partition: "p", Work: true, Until: "z"}); got != "" {
		t.Errorf("found %s", got)
	}
}

// DynamoDB ends an answer at 1 MB, before and after it, as its index does.
func paging(t *testing.T, e table.Engine) {
	body := bytes.Repeat([]byte("0123456789abcdef"), 300<<10/16)
	want := ""
	for i := range 7 {
		w := fresh("p", fmt.Sprint(i))
		w.Body, w.Work = body, &table.Key{Partition: "w", Sort: w.Sort}
		Write(t, e, w)
		want += " " + w.Sort
	}
	want = want[1:]
	for _, q := range []table.Query{{Partition: "p"}, {Partition: "w", Work: true}, {Partition: "p", Limit: 7},
		{Partition: "w", Work: true, Until: "6"}} {
		if got := sorts(t, e, q); got != want {
			t.Errorf("%+v: got %q", q, got)
		}
	}
	if got := sorts(t, e, table.Query{Partition: "p", Limit: 6}); got != want[:11] {
		t.Errorf("six: got %q", got)
	}
}

// DynamoDB takes 100 keys at once.
func many(t *testing.T, e table.Engine) {
	var keys []table.Key
	for i := range 130 {
		w := fresh("p", fmt.Sprint(i))
		Write(t, e, w)
		keys = append(keys, w.Key, table.Key{Partition: "q", Sort: w.Sort})
	}
	got := map[table.Key]bool{}
	for _, item := range Get(t, e, keys...) {
		got[item.Key] = true
	}
	if len(got) != 130 {
		t.Errorf("read %d of 130", len(got))
	}
}

func race(t *testing.T, e table.Engine) {
	const writers = 50
	Write(t, e, fresh("p", "contested"))
	errs := make([]error, writers)
	var done sync.WaitGroup
	for i := range writers {
		done.Go(func() {
			item := table.Item{Key: table.Key{Partition: "p", Sort: "contested"}, Version: 2, Owner: fmt.Sprint(i)}
			own := table.Item{Key: table.Key{Partition: "p", Sort: fmt.Sprint("won by ", i)}, Version: 1}
			errs[i] = e.Write(t.Context(), table.Write{Item: own, If: table.Absent}, table.Write{Item: item, If: table.Unchanged})
		})
	}
	done.Wait()
	winner := -1
	for i, err := range errs {
		switch {
		case err == nil && winner < 0:
			winner = i
		case err == nil:
			t.Errorf("both %d and %d won", winner, i)
		case !errors.Is(err, table.ErrConflict):
			t.Errorf("writer %d lost with %v", i, err)
		}
	}
	if got := sorts(t, e, table.Query{Partition: "p"}); got != fmt.Sprint("contested won by ", winner) {
		t.Errorf("left %q", got)
	}
	if got := Get(t, e, table.Key{Partition: "p", Sort: "contested"}); got[0].Owner != fmt.Sprint(winner) {
		t.Errorf("%d won, and it is owned by %s", winner, got[0].Owner)
	}
}

// fresh is the first write of an item.
func fresh(partition, sort string) table.Write {
	return table.Write{Item: table.Item{Key: table.Key{Partition: partition, Sort: sort}, Version: 1}, If: table.Absent}
}

// Write writes all or none, or fails the test.
func Write(t *testing.T, e table.Engine, writes ...table.Write) {
	t.Helper()
	if err := e.Write(t.Context(), writes...); err != nil {
		t.Fatal(err)
	}
}

// Get returns the items of the keys, or fails the test.
func Get(t *testing.T, e table.Engine, keys ...table.Key) []table.Item {
	t.Helper()
	items, err := e.Get(t.Context(), keys...)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// Query returns what a query finds, or fails the test.
func Query(t *testing.T, e table.Engine, q table.Query) []table.Item {
	t.Helper()
	items, err := e.Query(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// sorts are the sort keys that a query finds, by which these laws name items.
func sorts(t *testing.T, e table.Engine, q table.Query) string {
	t.Helper()
	return namesOf(Query(t, e, q))
}

func namesOf(items []table.Item) string {
	var names []string
	for _, item := range items {
		names = append(names, item.Sort)
	}
	return strings.Join(names, " ")
}
