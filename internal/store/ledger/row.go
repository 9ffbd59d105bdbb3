// Package ledger keeps what figures and limits are made of: one row for each turn, in clear,
// with nothing in it that names a customer or repeats a word; and what is added up from the
// rows. No two turns write the same item of it.
package ledger

import (
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
	"madoguchi/internal/turn"
)

// Row is what is noted of a turn.
type Row struct {
	At      time.Time         `json:"at"`
	Channel inquiry.Channel   `json:"channel"`
	Event   inquiry.Kind      `json:"event"`
	Kind    conversation.Kind `json:"kind"`
	Topics  []string          `json:"topics,omitempty"`
	Lane    cases.Lane        `json:"lane,omitempty"`
	Lang    string            `json:"lang,omitempty"`
	Reader  *Reader           `json:"reader,omitempty"`
}

// Reader is what became of reading a message outside of the desk.
type Reader struct {
	Name    string `json:"name"`
	Asked   bool   `json:"asked"`
	Dropped string `json:"dropped,omitempty"` // why there is no reading
	Read    string `json:"read,omitempty"`    // whether it and the desk's own reader agreed
	Millis  int64  `json:"ms,omitempty"`
	Tokens  []int  `json:"tokens,omitempty"` // input, read from the cache, written to it, output
}

// Shards are the partitions of a day.
const Shards = 8

// Item is the row of a turn, in a shard of its day.
func Item(t turn.Turn, shard int, id string, expires time.Time) (table.Item, error) {
	row := Row{At: t.Now.UTC(), Channel: t.Inbound.Channel, Event: t.Inbound.Kind, Kind: t.Outcome.Kind,
		Topics: t.Outcome.Topics, Lang: string(t.Outcome.State.Lang), Reader: reader(t)}
	if t.Outcome.Open != nil {
		row.Lane = t.Outcome.Open.Lane
	}
	body, err := json.Marshal(row)
	if err != nil {
		return table.Item{}, fmt.Errorf("ledger: %w", err)
	}
	key := table.Key{Partition: partition(t.Now, shard), Sort: table.Moment(t.Now) + "#" + id}
	return table.Item{Key: key, Version: 1, Body: body, Expires: expires}, nil
}

func partition(day time.Time, shard int) string { return fmt.Sprintf("L#%s#%d", table.Day(day), shard) }

// reader is what is noted of the reader outside, nil where none was needed.
func reader(t turn.Turn) *Reader {
	r := t.Read
	if r == nil {
		return nil
	}
	noted := &Reader{Name: r.Reader, Asked: r.Asked, Dropped: string(r.Dropped), Read: string(t.Outcome.Read), Millis: r.Millis}
	if u := r.Usage; r.Asked {
		noted.Tokens = []int{u.Input, u.CacheRead, u.CacheWrite, u.Output}
	}
	return noted
}
