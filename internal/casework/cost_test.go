package casework_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/app/apptest"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// counting is a table that notes what is read, by the kind of the items.
type counting struct {
	table.Engine
	reads []string
}

func (c *counting) Get(ctx context.Context, keys ...table.Key) ([]table.Item, error) {
	var kinds []string
	for _, k := range keys {
		kinds = append(kinds, k.Kind())
	}
	c.reads = append(c.reads, strings.Join(kinds, " "))
	return c.Engine.Get(ctx, keys...)
}

func (c *counting) Query(ctx context.Context, q table.Query) ([]table.Item, error) {
	c.reads = append(c.reads, "query "+(table.Key{Sort: cmp.Or(q.Prefix, q.Partition)}).Kind())
	return c.Engine.Query(ctx, q)
}

// A check reads the case and its audit, for the limit, and no word of the conversation;
// what other actions cost is measured in package store.
func TestACheckReadsNoConversation(t *testing.T) {
	engine := &counting{Engine: tabletest.Bolt(t)}
	o := apptest.ListedOn(t, engine)
	r := o.Opened("a")
	engine.reads = nil
	o.Must(o.Checks(r, apptest.Agent))
	if want := []string{"CASE", "query A", "TALLY CODES"}; !slices.Equal(engine.reads, want) {
		t.Errorf("read %q, want %q", engine.reads, want)
	}
}
