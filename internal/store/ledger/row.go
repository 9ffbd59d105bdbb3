// Package ledger keeps what figures and limits are made of: one row for each turn, in clear,
// with nothing in it that names a customer or repeats a word; and what is added up from the
// rows. No two turns write the same item of it.
package ledger

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/redact"
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
	Lane    cases.Lane        `json:"lane,omitempty"` // of a case that opened
	Case    bool              `json:"case,omitempty"` // it belongs to a case, which a person has or will have
	Lang    string            `json:"lang,omitempty"`
	Masked  []redact.Kind     `json:"masked,omitempty"`
	Told    *casework.Told    `json:"told,omitempty"`
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
		Topics: t.Outcome.Topics, Lang: string(t.Outcome.State.Lang), Reader: reader(t),
		Case: t.Outcome.Open != nil || t.Outcome.Append != "", Masked: masked(t)}
	if t.Outcome.Open != nil {
		row.Lane = t.Outcome.Open.Lane
	}
	if d := t.Outcome.Disclosed; d != nil {
		row.Told = &casework.Told{Proof: d.Proof, Segments: d.Segments}
	}
	body, err := json.Marshal(row)
	if err != nil {
		return table.Item{}, fmt.Errorf("ledger: %w", err)
	}
	key := table.Key{Partition: partition(t.Now, shard), Sort: table.Moment(t.Now) + "#" + id}
	return table.Item{Key: key, Version: 1, Body: body, Expires: expires}, nil
}

func partition(day time.Time, shard int) string { return fmt.Sprintf("L#%s#%d", table.Day(day), shard) }

// masked are the kinds of what was cut out of the words of a turn.
func masked(t turn.Turn) redact.Kinds {
	found := t.Inbound.Text.Secrets()
	for _, in := range t.Outcome.Before {
		found = found.With(in.Text.Secrets())
	}
	return found
}

// Rows are what turns noted in a time of from's day that a sort key begins with, as 20190412T15
// is an hour, 20190412T151 ten minutes, "" the whole day; days are those of UTC.
func Rows(ctx context.Context, engine table.Engine, from time.Time, prefix string) ([]Row, error) {
	var all []Row
	for shard := range Shards {
		items, err := engine.Query(ctx, table.Query{Partition: partition(from, shard), Prefix: prefix})
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			var row Row
			if err := json.Unmarshal(item.Body, &row); err != nil {
				return nil, fmt.Errorf("ledger: %w", err)
			}
			all = append(all, row)
		}
	}
	return all, nil
}

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
