package store

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
)

// shards spreads an index partition, so that an announcement hour does not meet
// the limit of a single one (1,000 writes a second).
const shards = 8

// unsent is the owner of a message that was taken back.
const unsent = "unsent"

func customerPartition(c inquiry.CustomerKey) string { return "C#" + string(c) }

func conversationKey(c inquiry.CustomerKey) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "CONV"}
}

func (s *base) claimKey(in inquiry.Inbound) table.Key {
	return table.Key{Partition: customerPartition(in.Customer), Sort: "IN#" + s.safe(in.ID)}
}

func (s *base) rowKey(c inquiry.CustomerKey, inbound string, n int) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "OUT#" + s.safe(inbound) + "#" + strconv.Itoa(n)}
}

func (s *base) messageKey(c inquiry.CustomerKey, id string) table.Key {
	return table.Key{Partition: customerPartition(c), Sort: "MSG#" + s.safe(id)}
}

func caseKey(r cases.Receipt) table.Key {
	return table.Key{Partition: "K#" + string(r), Sort: "CASE"}
}

// outlineKey is what lists show of a case. Cases of an earlier version of the desk have
// none and stand in the index themselves, until they are written again.
func outlineKey(r cases.Receipt) table.Key {
	return table.Key{Partition: caseKey(r).Partition, Sort: "LIST"}
}

func outboxShard(n int) string { return "OUT#" + strconv.Itoa(n) }

func caseShard(closed bool, n int) string {
	return fmt.Sprintf("CASE#%s#%d", map[bool]string{true: "closed", false: "open"}[closed], n)
}

func shardOf(key string) int {
	h := fnv.New32a()
	h.Write([]byte(key))
	return int(h.Sum32() % shards)
}

// safe keeps an id that a platform gave as a part of a key; one of another form
// than the platforms use is replaced by its hash.
func (s *base) safe(id string) string {
	const allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
	if id != "" && len(id) <= 64 && strings.Trim(id, allowed) == "" {
		return id
	}
	return s.keys.Hash("id", id)
}
