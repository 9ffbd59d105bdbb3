// Package roster is the list of affected people: it takes in the company's file, and tells
// segments to whoever proves a contact, as keyed hashes (a blind index) in a table of its
// own, which has no index.
//
//	ROSTER                   CURRENT                the generation that counts
//	ROSTER                   IMPORT                 how far the import of another has come
//	ROSTER                   OLD#<generation>       one to sweep
//	G#<generation>#<bucket>  <anchor>#<hash>#<row>  a person, by one of the ways to them
//
// [Import] reads a file (package csvfile) into a new generation and lets that one count.
// [Index.ByEmail], [Index.ByLetter] and [Index.Compare] look people up; none returns what
// is on the list. [Index.Purge] ends the list, and a [Certificate] says so. By what a person
// is found and compared stands in person.go.
package roster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"madoguchi/internal/keyring"
	"madoguchi/internal/table"
)

var (
	// ErrSuperseded is returned to an import that is not the one under way: another
	// began after it, is taking in the same file, or a purge came.
	ErrSuperseded = errors.New("roster: another import took the place of this one")
)

// Index is the list of affected people as keyed hashes, in a table of its own and
// under keys of its own. It is safe for concurrent use.
//
// Each import is a whole new generation. The item CURRENT names the one that
// counts, and the key under which its hashes were made; a lookup reads it first, and
// says nothing under any other key. The items of a generation lie in a fixed number of partitions, so that all
// of them can be found again, and deleted, without a Scan.
type Index struct {
	engine table.Bulk
	keys   *keyring.Ring
	now    func() time.Time
}

// New reads and writes a roster. keys must not be those of the desk, so that
// destroying them ends the roster and nothing else.
func New(engine table.Bulk, keys *keyring.Ring, now func() time.Time) *Index {
	return &Index{engine, keys, now}
}

// Generation is one import that counts, or counted.
type Generation struct {
	ID         string `json:"id"`
	KeyVersion uint16 `json:"key_version"` // of the roster's secret
	// KeySign is of that version, as in [Fingerprint]; "" in what was written before there was one.
	KeySign string         `json:"key_sign,omitempty"`
	At      time.Time      `json:"at"`               // since when it counts
	Totals  map[string]int `json:"totals,omitempty"` // rows by segment
}

// Current returns the generation that counts, and whether there is one.
func (r *Index) Current(ctx context.Context) (Generation, bool, error) {
	s, err := r.standing(ctx)
	return s.current, s.current.ID != "", err
}

// Ready reports whether a list counts.
func (r *Index) Ready(ctx context.Context) (bool, error) {
	_, there, err := r.Current(ctx)
	return there, err
}

// progress is how far the import of a generation has come.
type progress struct {
	Generation string `json:"generation"` // "" where none was begun since the last purge
	Digest     string `json:"digest"`     // keyed hash of what names the file
	KeyVersion uint16 `json:"key_version"`
	Done       int    `json:"done"` // rows that are in
	Finished   bool   `json:"finished"`
}

// standing is what the roster says of itself, with the versions of the items for
// those who change them; a version is 0 where there is no item yet.
type standing struct {
	current         Generation
	progress        progress
	currentVersion  int64
	progressVersion int64
}

const rosterPartition = "ROSTER"

func currentKey() table.Key  { return table.Key{Partition: rosterPartition, Sort: "CURRENT"} }
func progressKey() table.Key { return table.Key{Partition: rosterPartition, Sort: "IMPORT"} }
func oldKey(generation string) table.Key {
	return table.Key{Partition: rosterPartition, Sort: "OLD#" + generation}
}

// standing reads both items. They are in clear: they name nobody, and the key
// version must be known before there is a key.
func (r *Index) standing(ctx context.Context) (standing, error) {
	var s standing
	items, err := r.engine.Get(ctx, currentKey(), progressKey())
	if err != nil {
		return s, err
	}
	for _, item := range items {
		if item.Key == currentKey() {
			s.currentVersion, err = item.Version, table.Decode(item, &s.current)
		} else {
			s.progressVersion, err = item.Version, table.Decode(item, &s.progress)
		}
		if err != nil {
			return standing{}, err
		}
	}
	return s, nil
}

// buckets are the partitions of a generation. DynamoDB takes 1,000 writes a second
// in each.
const buckets = 256

func bucket(generation string, n int) string { return fmt.Sprintf("G#%s#%d", generation, n) }
