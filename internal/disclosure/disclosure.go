// Package disclosure keeps the log of what was told to whom, in sixteen chains of hashes on
// a table: what the company must be able to show, and nobody can change unseen.
//
//	D#<shard>   HEAD         where a shard ends
//	D#<shard>   E#<number>   an entry, chained to the one before it
//	DA#<year>   <day>        the ends of all shards on a day, chained to the day before
//	DA          LAST         the last day that has them
//
// [Log.Append] returns writes for the transaction of whoever tells, so that no status is
// told without its entry. [Log.AnchorDay] notes once a day where the shards end; that hash
// also goes to the operator, so that a log which was rewritten as a whole shows, too.
// [Log.Verify] names every flaw, [Log.Export] writes the log as CSV.
//
// The log names nobody: customers and contacts are keyed hashes, and its items stand in
// clear. Nothing of it ever expires.
package disclosure

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"iter"
	"strconv"
	"time"

	"madoguchi/internal/table"
)

// Log is the disclosure log on a table. It is safe for concurrent use.
type Log struct{ engine table.Engine }

// New opens the log of a table; an empty one needs no more.
func New(engine table.Engine) *Log { return &Log{engine} }

// Entry is one status that was told: what the company must be able to show. It
// names nobody.
type Entry struct {
	At       time.Time `json:"at"`
	Proof    string    `json:"proof"`             // "email", "letter", "dmarc" or "staff"
	Segments []string  `json:"segments"`          // none: told that nothing matched
	Customer string    `json:"customer"`          // keyed hash
	Contact  string    `json:"contact,omitempty"` // keyed hash of the contact that was proven; "" where staff compared
}

// Record is an entry in its place. The log is in shards by customer, so
// that few turns meet; each is a chain of hashes, in which a missing, changed or
// added entry shows.
type Record struct {
	Shard  int    `json:"shard"`
	Number int    `json:"number"` // in its shard, from 1
	Hash   string `json:"hash"`
	Entry
}

// shards is the number of chains. It can never change.
const shards = 16

// link is an entry as the table holds it. Hash is over Previous and the very bytes of
// Entry, so that no later version of this code can see them otherwise.
type link struct {
	Previous string          `json:"previous"` // hash of the entry before it, "" for the first
	Entry    json.RawMessage `json:"entry"`
	Hash     string          `json:"hash"`
}

// numbered is what an entry's bytes hold.
type numbered struct {
	Shard  int `json:"shard"`
	Number int `json:"number"`
	Entry
}

// Head is where a shard ends. The number is the item's version, too.
type Head struct {
	Number int    `json:"number"` // of its last entry, 0 for none
	Hash   string `json:"hash"`
}

func partition(n int) string { return "D#" + strconv.Itoa(n) }

func headKey(shard int) table.Key { return table.Key{Partition: partition(shard), Sort: "HEAD"} }

func entryKey(shard, number int) table.Key {
	return table.Key{Partition: partition(shard), Sort: fmt.Sprintf("E#%010d", number)}
}

func shardOfCustomer(customer string) int {
	h := fnv.New32a()
	h.Write([]byte(customer))
	return int(h.Sum32() % shards)
}

// chained is the SHA-256 over the previous hash and the bytes of an entry, in hex.
// The hash before is of fixed length or empty, so that nothing can move between them.
func chained(previous string, entry []byte) string {
	sum := sha256.Sum256(append([]byte(previous+"\n"), entry...))
	return hex.EncodeToString(sum[:])
}

// Append returns the writes that note a disclosure, to be part of the transaction
// of the turn that tells it. Where another turn of the shard comes first, they
// conflict and the turn is taken again. Nothing of the log ever expires.
func (l *Log) Append(ctx context.Context, d Entry) ([]table.Write, error) {
	shard := shardOfCustomer(d.Customer)
	last, err := l.head(ctx, shard)
	if err != nil {
		return nil, err
	}
	d.At, d.Segments = d.At.UTC(), append([]string{}, d.Segments...) // [] in JSON, never null
	next := last.Number + 1
	entry, err := json.Marshal(numbered{shard, next, d})
	if err != nil {
		return nil, fmt.Errorf("disclosure: encode disclosure: %w", err)
	}
	hash := chained(last.Hash, entry)
	body, err := table.Replace(entryKey(shard, next), 0, link{last.Hash, entry, hash})
	if err != nil {
		return nil, err
	}
	end, err := table.Replace(headKey(shard), int64(last.Number), Head{next, hash})
	return []table.Write{end, body}, err
}

func (l *Log) head(ctx context.Context, shard int) (Head, error) {
	var h Head
	items, err := l.engine.Get(ctx, headKey(shard))
	if err != nil || len(items) == 0 {
		return h, err
	}
	return h, table.Decode(items[0], &h)
}

// All yields the whole log, shard by shard, each from its oldest entry on.
// What does not decode is yielded with an error, and the rest goes on; see
// [Log.Verify] for whether it is all true.
func (l *Log) All(ctx context.Context) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for shard := range shards {
			items, err := l.entries(ctx, shard)
			if err != nil {
				yield(Record{Shard: shard}, err)
				return
			}
			for _, item := range items {
				if !yield(disclosed(shard, item)) {
					return
				}
			}
		}
	}
}

func (l *Log) entries(ctx context.Context, shard int) ([]table.Item, error) {
	return l.engine.Query(ctx, table.Query{Partition: partition(shard), Prefix: "E#"})
}

func disclosed(shard int, item table.Item) (Record, error) {
	var l link
	if err := table.Decode(item, &l); err != nil {
		return Record{Shard: shard}, err
	}
	var n numbered
	if err := json.Unmarshal(l.Entry, &n); err != nil {
		return Record{Shard: shard}, fmt.Errorf("disclosure: decode disclosure: %w", err)
	}
	return Record{n.Shard, n.Number, l.Hash, n.Entry}, nil
}
