package ledger

import (
	"encoding/json"
	"fmt"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
)

// What a mail service says of a mail with a code.
const (
	Bounced    = "bounce"    // for good
	complained = "complaint" // the reader called it unwanted
)

// returnedKept is how long it is kept; the figures look back one day.
const returnedKept = 3 * 24 * time.Hour

// Returned is the body of an item, in clear: whose code it was, under the keyed hash of the
// customer who asked for it.
type Returned struct {
	At    time.Time           `json:"at"`
	Actor inquiry.CustomerKey `json:"actor"`
}

// ReturnedPartition is where what came back on a day stands.
func ReturnedPartition(at time.Time, shard int) string {
	return fmt.Sprintf("B#%s#%d", at.UTC().Format("20060102"), shard)
}

// ReturnedCode is the item of a mail with a code that came back; the hash names the mail.
func ReturnedCode(c inquiry.CustomerKey, hash string, complaint bool, at time.Time, shard int) (table.Item, error) {
	kind := Bounced
	if complaint {
		kind = complained
	}
	body, err := json.Marshal(Returned{at.UTC(), c})
	if err != nil {
		return table.Item{}, fmt.Errorf("store: encode feedback: %w", err)
	}
	key := table.Key{Partition: ReturnedPartition(at, shard), Sort: kind + "#" + hash}
	return table.Item{Key: key, Version: 1, Body: body, Expires: at.Add(returnedKept)}, nil
}
