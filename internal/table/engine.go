package table

import (
	"context"
	"errors"
	"strings"
	"time"
)

// ErrConflict is returned by [Engine.Write] where a condition does not hold.
// Nothing was written then.
var ErrConflict = errors.New("table: a condition does not hold")

// Engine is what a database must do.
type Engine interface {
	// Get returns the items with these keys, in any order, as last written.
	// Missing items are left out.
	Get(ctx context.Context, keys ...Key) ([]Item, error)
	// Write does all writes or none, each under its condition; at most 100, each
	// for another key.
	Write(ctx context.Context, writes ...Write) error
	// Query returns items in the order of their sort key, or against it.
	Query(ctx context.Context, q Query) ([]Item, error)
}

// Bulk is what a database must do besides to take in a roster: any number of items
// at once, each of another key, without conditions, and not all or none. After an
// error some are written and some are not; doing it again does the rest. It counts
// no versions: nobody else may be writing these items.
type Bulk interface {
	Engine
	// Put writes items over whatever is there.
	Put(ctx context.Context, items ...Item) error
	// Delete deletes the items with these keys; those that are not there are no error.
	Delete(ctx context.Context, keys ...Key) error
}

// Key names an item: the partition and the place in it.
type Key struct{ Partition, Sort string }

// Place is what the body of an item is sealed for: it opens under its own key only.
func (k Key) Place() string { return k.Partition + "|" + k.Sort }

// Kind is the beginning of the sort key, which names an item in an error without naming
// anybody.
func (k Key) Kind() string {
	kind, _, _ := strings.Cut(k.Sort, "#")
	return kind
}

// Item is one row of the table.
type Item struct {
	Key
	Version int64     // goes up with each write
	Owner   string    // of a claim: who wrote it
	Body    []byte    //
	Work    *Key      // its place in the sparse index of things that still need doing; nil for none
	Expires time.Time // deleted some time after; zero for never
}

// Condition must hold for a write.
type Condition int

const (
	Absent    Condition = iota // there is no such item
	Unchanged                  // the item has Version-1: it is as it was read
	Always
)

// Write puts an item under a condition.
type Write struct {
	Item
	If Condition
}

// Query selects items of one partition, or of one partition of the work index,
// by Prefix or by Until but not by both: DynamoDB takes one condition on a sort
// key.
type Query struct {
	Partition string
	Prefix    string // of the sort key
	Until     string // sort keys up to and including it; "" for all
	Work      bool   // of the index
	Limit     int    // 0 for all
	Last      bool   // the last ones first
}
