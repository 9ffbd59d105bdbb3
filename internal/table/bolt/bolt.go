// Package bolt is the engine of one process: items in a bbolt file. It serves
// the rehearsal stage and a company that runs the desk on its own machine.
package bolt

import (
	"bytes"
	"context"
	"fmt"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/table"
)

// Engine is a [table.Bulk] in two buckets of a bbolt file, one for the items and
// one for the work index. It is safe for concurrent use; bbolt has one writer at a
// time.
type Engine struct {
	db          *bbolt.DB
	items, work []byte // the names of the buckets
}

var _ table.Bulk = (*Engine)(nil)

// New prepares the desk's table. The file stays the caller's, to close and to
// share.
func New(db *bbolt.DB) (*Engine, error) { return prepare(db, "items", "work") }

// Table prepares one more table in the file, apart from all others.
func Table(db *bbolt.DB, name string) (*Engine, error) {
	return prepare(db, name+".items", name+".work")
}

func prepare(db *bbolt.DB, items, work string) (*Engine, error) {
	e := &Engine{db, []byte(items), []byte(work)}
	err := db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists(e.items)
		if err != nil {
			return err
		}
		_, err = tx.CreateBucketIfNotExists(e.work)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("bolt: create buckets: %w", err)
	}
	return e, nil
}

// buckets are the engine's within one transaction.
type buckets struct{ items, work *bbolt.Bucket }

func (e *Engine) in(tx *bbolt.Tx) buckets { return buckets{tx.Bucket(e.items), tx.Bucket(e.work)} }

// view runs a function that reads.
func (e *Engine) view(read func(buckets) error) error {
	return e.db.View(func(tx *bbolt.Tx) error { return read(e.in(tx)) })
}

// update runs a function that writes: all it did is kept, or nothing where it fails.
func (e *Engine) update(write func(buckets) error) error {
	return e.db.Update(func(tx *bbolt.Tx) error { return write(e.in(tx)) })
}

// Get implements [table.Engine].
func (e *Engine) Get(_ context.Context, keys ...table.Key) ([]table.Item, error) {
	var found []table.Item
	err := e.view(func(t buckets) error {
		for _, key := range keys {
			item, ok, err := t.read(key)
			if err != nil {
				return err
			}
			if ok {
				found = append(found, item)
			}
		}
		return nil
	})
	return found, err
}

// Write implements [table.Engine].
func (e *Engine) Write(_ context.Context, writes ...table.Write) error {
	if err := check(writes); err != nil {
		return err
	}
	return e.update(func(t buckets) error {
		for _, w := range writes {
			if err := t.put(w); err != nil {
				return err
			}
		}
		return nil
	})
}

// check refuses what DynamoDB would refuse, so that it shows in a rehearsal.
func check(writes []table.Write) error {
	keys := map[table.Key]bool{}
	for _, w := range writes {
		keys[w.Key] = true
	}
	if len(keys) < len(writes) || len(writes) > 100 {
		return fmt.Errorf("bolt: %d writes for %d items", len(writes), len(keys))
	}
	return nil
}

// Query implements [table.Engine].
func (e *Engine) Query(_ context.Context, q table.Query) ([]table.Item, error) {
	var found []table.Item
	err := e.view(func(t buckets) error {
		bucket := t.items
		if q.Work {
			bucket = t.work
		}
		start := join(q.Partition, q.Prefix)
		first, next := walk(bucket.Cursor(), start, q.Last)
		for k, v := first(); k != nil && bytes.HasPrefix(k, start); k, v = next() {
			if q.Limit > 0 && len(found) == q.Limit {
				return nil
			}
			if q.Until != "" && sortOf(k) > q.Until {
				if q.Last {
					continue
				}
				return nil
			}
			item, err := t.follow(q.Work, k, v)
			if err != nil {
				return err
			}
			found = append(found, item)
		}
		return nil
	})
	return found, err
}

// walk goes over the keys that begin with a prefix, or over the same ones from the end.
func walk(c *bbolt.Cursor, prefix []byte, last bool) (first, next func() (k, v []byte)) {
	if !last {
		return func() (k, v []byte) { return c.Seek(prefix) }, c.Next
	}
	behind := append(bytes.Clone(prefix), 0xff) // keys are UTF-8, which has no such byte
	return func() (k, v []byte) {
		if k, _ := c.Seek(behind); k == nil {
			return c.Last()
		}
		return c.Prev()
	}, c.Prev
}

// follow decodes an item, or the item to which an index entry points.
func (t buckets) follow(index bool, name, value []byte) (table.Item, error) {
	if index {
		name, value = value, t.items.Get(value)
	}
	return decode(name, value)
}

// put writes one item under its condition and keeps the index beside it true.
func (t buckets) put(w table.Write) error {
	old, exists, err := t.read(w.Key)
	if err != nil {
		return err
	}
	if w.If == table.Absent && exists || w.If == table.Unchanged && (!exists || old.Version != w.Version-1) {
		return table.ErrConflict
	}
	name := join(w.Partition, w.Sort)
	if err := t.unindex(old, name); err != nil {
		return err
	}
	if w.Work != nil {
		if err := t.work.Put(entry(*w.Work, name), name); err != nil {
			return fmt.Errorf("bolt: %w", err)
		}
	}
	value, err := encode(w.Item)
	if err != nil {
		return err
	}
	return t.items.Put(name, value)
}

// unindex takes an item out of the work index, if it is there.
func (t buckets) unindex(item table.Item, name []byte) error {
	if item.Work == nil {
		return nil
	}
	if err := t.work.Delete(entry(*item.Work, name)); err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return nil
}

func (t buckets) read(key table.Key) (table.Item, bool, error) {
	name := join(key.Partition, key.Sort)
	value := t.items.Get(name)
	if value == nil {
		return table.Item{}, false, nil
	}
	item, err := decode(name, value)
	return item, err == nil, err
}

// Purge deletes what has expired, as DynamoDB does by itself.
func (e *Engine) Purge(now time.Time) error {
	return e.update(func(t buckets) error {
		cursor := t.items.Cursor()
		for k, v := cursor.First(); k != nil; k, v = cursor.Next() {
			item, err := decode(k, v)
			if err != nil {
				return err
			}
			if item.Expires.IsZero() || now.Before(item.Expires) {
				continue
			}
			if err := t.unindex(item, k); err != nil {
				return err
			}
			if err := cursor.Delete(); err != nil {
				return err
			}
		}
		return nil
	})
}
