package bolt

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"madoguchi/internal/table"
)

// atOnce is how many items one transaction writes. In a big file each of them is on
// a page of its own, and a transaction keeps its pages in memory until it ends.
const atOnce = 2500

// Put implements [table.Bulk]. The keys are sorted first: a page that several of them
// share is then read and written once.
func (e *Engine) Put(_ context.Context, items ...table.Item) error {
	items = slices.Clone(items)
	slices.SortFunc(items, func(a, b table.Item) int { return compare(a.Key, b.Key) })
	for i := 1; i < len(items); i++ {
		if items[i].Key == items[i-1].Key {
			return fmt.Errorf("bolt: two of %d items have one key", len(items))
		}
	}
	return e.each(len(items), func(t buckets, i int) error { return t.put(table.Write{Item: items[i], If: table.Always}) })
}

// Delete implements [table.Bulk].
func (e *Engine) Delete(_ context.Context, keys ...table.Key) error {
	keys = slices.Clone(keys)
	slices.SortFunc(keys, compare)
	return e.each(len(keys), func(t buckets, i int) error { return t.delete(keys[i]) })
}

// each does something n times, in as many transactions as it takes.
func (e *Engine) each(n int, do func(t buckets, i int) error) error {
	for from := 0; from < n; from += atOnce {
		err := e.update(func(t buckets) error {
			for i := from; i < min(from+atOnce, n); i++ {
				if err := do(t, i); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (t buckets) delete(key table.Key) error {
	item, exists, err := t.read(key)
	if err != nil || !exists {
		return err
	}
	name := join(key.Partition, key.Sort)
	if err := t.unindex(item, name); err != nil {
		return err
	}
	if err := t.items.Delete(name); err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return nil
}

func compare(a, b table.Key) int {
	return cmp.Or(cmp.Compare(a.Partition, b.Partition), cmp.Compare(a.Sort, b.Sort))
}
