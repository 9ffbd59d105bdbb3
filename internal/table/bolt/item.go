package bolt

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/table"
)

// row is an item as the file holds it under its name, without what is zero: a roster
// has millions.
type row struct {
	Version int64
	Owner   string     `json:",omitempty"`
	Body    []byte     `json:",omitempty"`
	Work    *table.Key `json:",omitempty"`
	Expires time.Time  `json:",omitzero"`
}

func encode(i table.Item) ([]byte, error) {
	value, err := json.Marshal(row{i.Version, i.Owner, i.Body, i.Work, i.Expires})
	if err != nil {
		return nil, fmt.Errorf("bolt: encode item: %w", err)
	}
	return value, nil
}

func decode(name, value []byte) (table.Item, error) {
	var r row
	if err := json.Unmarshal(value, &r); err != nil {
		return table.Item{}, fmt.Errorf("bolt: decode item: %w", err)
	}
	partition, sort, _ := bytes.Cut(name, []byte{0})
	return table.Item{Key: table.Key{Partition: string(partition), Sort: string(sort)},
		Version: r.Version, Owner: r.Owner, Body: r.Body, Work: r.Work, Expires: r.Expires}, nil
}

// join makes a bucket key, the name of an item; no partition holds a zero byte.
func join(partition, sort string) []byte { return []byte(partition + "\x00" + sort) }

// entry is the key of an index entry: its place, then the item's name, so that
// two items may share a place.
func entry(place table.Key, name []byte) []byte {
	return append(append(join(place.Partition, place.Sort), 0), name...)
}

// sortOf is the sort key within a bucket key.
func sortOf(key []byte) string {
	_, rest, _ := bytes.Cut(key, []byte{0})
	sort, _, _ := bytes.Cut(rest, []byte{0})
	return string(sort)
}
