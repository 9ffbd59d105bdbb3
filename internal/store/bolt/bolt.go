// Package bolt is the engine of one process: items in a bbolt file. It serves
// the rehearsal stage and a company that runs the desk on its own machine.
package bolt

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	bbolt "go.etcd.io/bbolt"

	"madoguchi/internal/store"
)

// Engine is a [store.Engine] in two buckets of a bbolt file. It is safe for
// concurrent use; bbolt has one writer at a time.
type Engine struct{ db *bbolt.DB }

var _ store.Engine = (*Engine)(nil)

// New prepares the buckets. The file stays the caller's, to close and to share.
func New(db *bbolt.DB) (*Engine, error) {
	err := db.Update(func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucketIfNotExists([]byte(items))
		if err != nil {
			return err
		}
		_, err = tx.CreateBucketIfNotExists([]byte(work))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("bolt: create buckets: %w", err)
	}
	return &Engine{db}, nil
}

const (
	items = "items"
	work  = "work"
)

// Get implements [store.Engine].
func (e *Engine) Get(_ context.Context, keys ...store.Key) ([]store.Item, error) {
	var found []store.Item
	err := e.db.View(func(tx *bbolt.Tx) error {
		for _, key := range keys {
			item, ok, err := read(tx, key)
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

// Write implements [store.Engine].
func (e *Engine) Write(_ context.Context, writes ...store.Write) error {
	if err := check(writes); err != nil {
		return err
	}
	return e.db.Update(func(tx *bbolt.Tx) error {
		for _, w := range writes {
			if err := put(tx, w); err != nil {
				return err
			}
		}
		return nil
	})
}

// check refuses what DynamoDB would refuse, so that it shows in a rehearsal.
func check(writes []store.Write) error {
	keys := map[store.Key]bool{}
	for _, w := range writes {
		keys[w.Key] = true
	}
	if len(keys) < len(writes) || len(writes) > 100 {
		return fmt.Errorf("bolt: %d writes for %d items", len(writes), len(keys))
	}
	return nil
}

// Query implements [store.Engine].
func (e *Engine) Query(_ context.Context, q store.Query) ([]store.Item, error) {
	var found []store.Item
	err := e.db.View(func(tx *bbolt.Tx) error {
		bucket := tx.Bucket([]byte(items))
		if q.Work {
			bucket = tx.Bucket([]byte(work))
		}
		start := join(q.Partition, q.Prefix)
		cursor := bucket.Cursor()
		for k, v := cursor.Seek(start); k != nil && bytes.HasPrefix(k, start); k, v = cursor.Next() {
			if q.Limit > 0 && len(found) == q.Limit {
				return nil
			}
			if q.Until != "" && sortOf(k) > q.Until {
				return nil
			}
			item, err := follow(tx, q.Work, v)
			if err != nil {
				return err
			}
			found = append(found, item)
		}
		return nil
	})
	return found, err
}

// follow decodes an item, or the item to which an index entry points.
func follow(tx *bbolt.Tx, index bool, value []byte) (store.Item, error) {
	if index {
		value = tx.Bucket([]byte(items)).Get(value)
	}
	return decode(value)
}

// put writes one item under its condition and keeps the index beside it true.
func put(tx *bbolt.Tx, w store.Write) error {
	old, exists, err := read(tx, w.Key)
	if err != nil {
		return err
	}
	if w.If == store.Absent && exists || w.If == store.Unchanged && (!exists || old.Version != w.Version-1) {
		return store.ErrConflict
	}
	name := join(w.Partition, w.Sort)
	if exists && old.Work != nil {
		if err := tx.Bucket([]byte(work)).Delete(entry(*old.Work, name)); err != nil {
			return fmt.Errorf("bolt: %w", err)
		}
	}
	if w.Work != nil {
		if err := tx.Bucket([]byte(work)).Put(entry(*w.Work, name), name); err != nil {
			return fmt.Errorf("bolt: %w", err)
		}
	}
	value, err := json.Marshal(w.Item)
	if err != nil {
		return fmt.Errorf("bolt: %w", err)
	}
	return tx.Bucket([]byte(items)).Put(name, value)
}

func read(tx *bbolt.Tx, key store.Key) (store.Item, bool, error) {
	value := tx.Bucket([]byte(items)).Get(join(key.Partition, key.Sort))
	if value == nil {
		return store.Item{}, false, nil
	}
	item, err := decode(value)
	return item, err == nil, err
}

func decode(value []byte) (store.Item, error) {
	var item store.Item
	if err := json.Unmarshal(value, &item); err != nil {
		return item, fmt.Errorf("bolt: decode item: %w", err)
	}
	return item, nil
}

// join makes a bucket key; no partition holds a zero byte.
func join(partition, sort string) []byte { return []byte(partition + "\x00" + sort) }

// entry is the key of an index entry: its place, then the item's name, so that
// two items may share a place.
func entry(place store.Key, name []byte) []byte {
	return append(append(join(place.Partition, place.Sort), 0), name...)
}

// sortOf is the sort key within a bucket key.
func sortOf(key []byte) string {
	_, rest, _ := bytes.Cut(key, []byte{0})
	sort, _, _ := bytes.Cut(rest, []byte{0})
	return string(sort)
}

// Purge deletes what has expired, as DynamoDB does by itself.
func (e *Engine) Purge(now time.Time) error {
	return e.db.Update(func(tx *bbolt.Tx) error {
		cursor := tx.Bucket([]byte(items)).Cursor()
		for k, v := cursor.First(); k != nil; k, v = cursor.Next() {
			item, err := decode(v)
			if err != nil {
				return err
			}
			if item.Expires.IsZero() || now.Before(item.Expires) {
				continue
			}
			if item.Work != nil {
				if err := tx.Bucket([]byte(work)).Delete(entry(*item.Work, k)); err != nil {
					return err
				}
			}
			if err := cursor.Delete(); err != nil {
				return err
			}
		}
		return nil
	})
}
