package disclosure

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/table"
)

// Anchors are the ends of all shards of the disclosure log on one day, and one hash
// over them. Kept elsewhere, the hash shows a log that was rewritten as a whole. A
// field that comes later must be left out where it is zero, or old hashes change.
type Anchors struct {
	Day      string    `json:"day"` // as 2019-04-12
	At       time.Time `json:"at"`
	Heads    []Head    `json:"heads"`    // one for each shard
	Previous Anchored  `json:"previous"` // zero for the first
	Hash     string    `json:"hash"`     // over all of the above
}

// Anchored names the anchor of a day.
type Anchored struct {
	Day  string `json:"day"`
	Hash string `json:"hash"`
}

// lastAnchor is the anchor that the next one goes on from, and where to begin to look.
type lastAnchor struct {
	Anchored
	First string `json:"first"` // day
}

func lastAnchorKey() table.Key { return table.Key{Partition: "DA", Sort: "LAST"} }

func anchorKey(day string) table.Key { return table.Key{Partition: "DA#" + day[:4], Sort: day} }

// hash covers everything but itself. JSON of these types has one form only.
func (a Anchors) hash() (string, error) {
	a.Hash = ""
	b, err := json.Marshal(a)
	if err != nil {
		return "", fmt.Errorf("disclosure: encode anchor: %w", err)
	}
	return chained(a.Previous.Hash, b), nil
}

var errDay = errors.New("disclosure: a day is written like 2019-04-12")

// Anchor notes where the shards of the disclosure log end. A day has one anchor: where
// it is there already, that one is returned. Days are anchored in their order.
func (l *Log) Anchor(ctx context.Context, day string, now time.Time) (Anchors, error) {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return Anchors{}, errDay
	}
	for {
		a, err := l.anchor(ctx, day, now)
		if !errors.Is(err, table.ErrConflict) || ctx.Err() != nil {
			return a, err
		}
		// Fired twice at once: the other one's is there now.
	}
}

// AnchorDay is [Log.Anchor] for the day of a moment, in UTC, and reports whether that has
// just been done. A clock that was set back, as in a rehearsal, anchors nothing until it
// is where it was.
func (l *Log) AnchorDay(ctx context.Context, now time.Time) (day, hash string, fresh bool, err error) {
	last, _, err := l.lastAnchor(ctx)
	if day = now.UTC().Format(time.DateOnly); err != nil || last.Day >= day {
		return last.Day, last.Hash, false, err
	}
	a, err := l.Anchor(ctx, day, now)
	return a.Day, a.Hash, a.At.Equal(now), err
}

func (l *Log) anchor(ctx context.Context, day string, now time.Time) (Anchors, error) {
	// The last one first: what another call anchors after it is read is a conflict.
	last, version, err := l.lastAnchor(ctx)
	if err != nil {
		return Anchors{}, err
	}
	if a, there, err := l.anchorOf(ctx, day); there || err != nil {
		return a, err
	}
	if last.Day >= day {
		return Anchors{}, fmt.Errorf("disclosure: %s cannot be anchored after %s", day, last.Day)
	}
	a := Anchors{Day: day, At: now.UTC(), Heads: make([]Head, shards), Previous: last.Anchored}
	for shard := range a.Heads {
		if a.Heads[shard], err = l.head(ctx, shard); err != nil {
			return Anchors{}, err
		}
	}
	if a.Hash, err = a.hash(); err != nil {
		return Anchors{}, err
	}
	return a, l.keepAnchor(ctx, a, last, version)
}

// keepAnchor writes an anchor and moves the last one on, all or nothing.
func (l *Log) keepAnchor(ctx context.Context, a Anchors, last lastAnchor, version int64) error {
	last.Anchored = Anchored{a.Day, a.Hash}
	if last.First == "" {
		last.First = a.Day
	}
	kept, err := table.Replace(anchorKey(a.Day), 0, a)
	if err != nil {
		return err
	}
	moved, err := table.Replace(lastAnchorKey(), version, last)
	if err != nil {
		return err
	}
	return l.engine.Write(ctx, kept, moved)
}

func (l *Log) anchorOf(ctx context.Context, day string) (Anchors, bool, error) {
	var a Anchors
	items, err := l.engine.Get(ctx, anchorKey(day))
	if err != nil || len(items) == 0 {
		return a, false, err
	}
	return a, true, table.Decode(items[0], &a)
}

func (l *Log) lastAnchor(ctx context.Context) (lastAnchor, int64, error) {
	var last lastAnchor
	items, err := l.engine.Get(ctx, lastAnchorKey())
	if err != nil || len(items) == 0 {
		return last, 0, err
	}
	return last, items[0].Version, table.Decode(items[0], &last)
}

// anchors returns all of them by day, from the first year that is known of to the last.
func (l *Log) anchors(ctx context.Context, years []int) ([]table.Item, error) {
	var all []table.Item
	for year := slices.Min(years); year <= slices.Max(years); year++ {
		items, err := l.engine.Query(ctx, table.Query{Partition: fmt.Sprintf("DA#%04d", year)})
		if err != nil {
			return nil, err
		}
		all = append(all, items...)
	}
	return all, nil
}

// yearsOf are those of the days that are days.
func yearsOf(days ...string) []int {
	var years []int
	for _, day := range days {
		if at, err := time.Parse(time.DateOnly, day); err == nil {
			years = append(years, at.Year())
		}
	}
	return years
}
