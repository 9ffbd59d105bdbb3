package bolt_test

import (
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

func TestEngine(t *testing.T) {
	tabletest.Engine(t, func(t testing.TB) table.Engine { return tabletest.Bolt(t) })
}

func TestBulk(t *testing.T) {
	tabletest.Bulk(t, func(t testing.TB) table.Bulk { return tabletest.Bolt(t) })
}

// Enough items that the file has several pages.
func TestPurgeDeletesWhatHasExpiredAndNothingElse(t *testing.T) {
	e, now := tabletest.Bolt(t), time.Date(2019, 5, 12, 10, 0, 0, 0, time.UTC)
	const rounds = 400
	for i := range rounds {
		for name, expires := range map[string]time.Time{"past": now.Add(-time.Hour), "now": now, "later": now.Add(time.Second), "never": {}} {
			item := table.Item{Key: table.Key{Partition: "p", Sort: fmt.Sprint(name, i)}, Version: 1, Expires: expires, Body: make([]byte, 100)}
			item.Work = &table.Key{Partition: "w", Sort: item.Sort}
			if err := e.Write(t.Context(), table.Write{Item: item}); err != nil {
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
		for _, q := range []table.Query{{Partition: "p", Prefix: test.prefix}, {Partition: "w", Prefix: test.prefix, Work: true}} {
			if items, err := e.Query(t.Context(), q); err != nil || len(items) != test.left {
				t.Errorf("%s, index %t: %d left, want %d: %v", test.prefix, q.Work, len(items), test.left, err)
			}
		}
	}
}
