package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"iter"
	"madoguchi/internal/table"
	"strconv"
	"time"
)

// Disclosure is one status that was told: what the company must be able to show. It
// names nobody.
type Disclosure struct {
	At       time.Time `json:"at"`
	Proof    string    `json:"proof"`             // "email", "letter", "dmarc" or "staff"
	Segments []string  `json:"segments"`          // none: told that nothing matched
	Customer string    `json:"customer"`          // keyed hash
	Contact  string    `json:"contact,omitempty"` // keyed hash of the contact that was proven; "" where staff compared
}

// Disclosed is an entry of the disclosure log. The log is in shards by customer, so
// that few turns meet; each is a chain of hashes, in which a missing, changed or
// added entry shows.
type Disclosed struct {
	Shard  int    `json:"shard"`
	Number int    `json:"number"` // in its shard, from 1
	Hash   string `json:"hash"`
	Disclosure
}

// disclosureShards is the number of chains. It can never change.
const disclosureShards = 16

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
	Disclosure
}

// Head is where a shard ends. The number is the item's version, too.
type Head struct {
	Number int    `json:"number"` // of its last entry, 0 for none
	Hash   string `json:"hash"`
}

func disclosureShard(n int) string { return "D#" + strconv.Itoa(n) }

func headKey(shard int) table.Key { return table.Key{Partition: disclosureShard(shard), Sort: "HEAD"} }

func entryKey(shard, number int) table.Key {
	return table.Key{Partition: disclosureShard(shard), Sort: fmt.Sprintf("E#%010d", number)}
}

func shardOfCustomer(customer string) int {
	h := fnv.New32a()
	h.Write([]byte(customer))
	return int(h.Sum32() % disclosureShards)
}

// chained is the SHA-256 over the previous hash and the bytes of an entry, in hex.
// The hash before is of fixed length or empty, so that nothing can move between them.
func chained(previous string, entry []byte) string {
	sum := sha256.Sum256(append([]byte(previous+"\n"), entry...))
	return hex.EncodeToString(sum[:])
}

// disclose returns the writes that note a disclosure, to be part of the transaction
// of the turn that tells it. Where another turn of the shard comes first, they
// conflict and the turn is taken again. Nothing of the log ever expires.
func (s *Store) disclose(ctx context.Context, d Disclosure) ([]table.Write, error) {
	shard := shardOfCustomer(d.Customer)
	last, err := s.head(ctx, shard)
	if err != nil {
		return nil, err
	}
	d.At, d.Segments = d.At.UTC(), append([]string{}, d.Segments...) // [] in JSON, never null
	next := last.Number + 1
	entry, err := json.Marshal(numbered{shard, next, d})
	if err != nil {
		return nil, fmt.Errorf("store: encode disclosure: %w", err)
	}
	hash := chained(last.Hash, entry)
	body, err := replace(entryKey(shard, next), 0, link{last.Hash, entry, hash})
	if err != nil {
		return nil, err
	}
	end, err := replace(headKey(shard), int64(last.Number), Head{next, hash})
	return []table.Write{end, body}, err
}

func (s *Store) head(ctx context.Context, shard int) (Head, error) {
	var h Head
	items, err := s.engine.Get(ctx, headKey(shard))
	if err != nil || len(items) == 0 {
		return h, err
	}
	return h, decode(items[0], &h)
}

// Disclosures yields the whole log, shard by shard, each from its oldest entry on.
// What does not decode is yielded with an error, and the rest goes on; see
// [Store.VerifyDisclosures] for whether it is all true.
func (s *Store) Disclosures(ctx context.Context) iter.Seq2[Disclosed, error] {
	return func(yield func(Disclosed, error) bool) {
		for shard := range disclosureShards {
			items, err := s.entries(ctx, shard)
			if err != nil {
				yield(Disclosed{Shard: shard}, err)
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

func (s *Store) entries(ctx context.Context, shard int) ([]table.Item, error) {
	return s.engine.Query(ctx, table.Query{Partition: disclosureShard(shard), Prefix: "E#"})
}

func disclosed(shard int, item table.Item) (Disclosed, error) {
	var l link
	if err := decode(item, &l); err != nil {
		return Disclosed{Shard: shard}, err
	}
	var n numbered
	if err := json.Unmarshal(l.Entry, &n); err != nil {
		return Disclosed{Shard: shard}, fmt.Errorf("store: decode disclosure: %w", err)
	}
	return Disclosed{n.Shard, n.Number, l.Hash, n.Disclosure}, nil
}
