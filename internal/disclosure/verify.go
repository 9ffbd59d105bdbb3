package disclosure

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/table"
)

// Fault is what may be wrong with a part of the disclosure log.
type Fault string

const (
	Missing   Fault = "missing"
	Changed   Fault = "not as it was written"
	Unlinked  Fault = "not linked to the one before it"
	Added     Fault = "behind the end of its shard"
	Ended     Fault = "not the end that was noted"
	Unlike    Fault = "not the one that was anchored"
	Published Fault = "not the one that was published"
)

// Flaw is one thing that is wrong with the log: with entries of a shard, or with the
// anchor of a day.
type Flaw struct {
	Shard           int    // -1 for an anchor
	Number, Through int    // the first and the last entry that it is about
	Day             string // of the anchor that it is about, or that shows it; "" for none
	Fault           Fault
}

func (f Flaw) String() string {
	what := fmt.Sprintf("shard %d, entry %d", f.Shard, f.Number)
	switch {
	case f.Shard < 0:
		return fmt.Sprintf("anchor of %s: %s", f.Day, f.Fault)
	case f.Through > f.Number:
		what = fmt.Sprintf("shard %d, entries %d to %d", f.Shard, f.Number, f.Through)
	}
	if f.Day != "" {
		return fmt.Sprintf("%s: %s on %s", what, f.Fault, f.Day)
	}
	return fmt.Sprintf("%s: %s", what, f.Fault)
}

// Verified is what was looked at.
type Verified struct{ Entries, Shards, Anchors int }

// Verify reads the whole log and names what is not as it was written. It
// can tell who rewrites a shard from some entry to its end only by an anchor, and who
// rewrites the anchors, too, only by published: the hashes of anchors by their day,
// as the operator kept them elsewhere; nil for none. Turns may go on meanwhile.
func (l *Log) Verify(ctx context.Context, published map[string]string) (Verified, []Flaw, error) {
	var c check
	if err := c.anchors(ctx, l, published); err != nil {
		return Verified{}, nil, err
	}
	for shard := range shards {
		if err := c.shard(ctx, l, shard); err != nil {
			return Verified{}, nil, err
		}
	}
	return Verified{c.entries, shards, len(c.trusted)}, c.flaws, nil
}

// check goes through the log once.
type check struct {
	trusted []Anchors // those that are as they were written
	entries int
	flaws   []Flaw
}

// add notes a flaw; one that goes on where the last one ends is the same.
func (c *check) add(f Flaw) {
	f.Through = max(f.Through, f.Number)
	if n := len(c.flaws); n > 0 && f.Shard >= 0 {
		last := &c.flaws[n-1]
		if last.Shard == f.Shard && last.Fault == f.Fault && last.Day == f.Day && last.Through+1 == f.Number {
			last.Through = f.Through
			return
		}
	}
	c.flaws = append(c.flaws, f)
}

func (c *check) anchor(day string, fault Fault) { c.add(Flaw{Shard: -1, Day: day, Fault: fault}) }

func (c *check) anchors(ctx context.Context, l *Log, published map[string]string) error {
	last, _, err := l.lastAnchor(ctx)
	if err != nil {
		return err
	}
	years := yearsOf(append(slices.Collect(maps.Keys(published)), last.First, last.Day)...)
	if len(years) == 0 {
		return nil
	}
	items, err := l.anchors(ctx, years)
	if err != nil {
		return err
	}
	there := map[string]bool{}
	var before Anchored
	for _, item := range items {
		there[item.Sort] = true
		before = c.one(item, before, published)
	}
	for _, day := range slices.Sorted(maps.Keys(published)) {
		if !there[day] {
			c.anchor(day, Missing)
		}
	}
	switch {
	case last.Day != "" && !there[last.Day]:
		if published[last.Day] == "" { // else it was named above
			c.anchor(last.Day, Missing)
		}
	case before != last.Anchored:
		c.anchor(before.Day, Ended)
	}
	return nil
}

// one checks one anchor against the one before and returns what the next must follow.
func (c *check) one(item table.Item, before Anchored, published map[string]string) Anchored {
	var a Anchors
	err := table.Decode(item, &a)
	hash, failed := a.hash()
	own := err == nil && failed == nil && a.Hash == hash && a.Day == item.Sort && len(a.Heads) == shards
	switch kept := published[item.Sort]; {
	case !own:
		c.anchor(item.Sort, Changed)
	case kept != "" && kept != a.Hash:
		c.anchor(item.Sort, Published)
	default:
		if a.Previous != before {
			c.anchor(item.Sort, Unlinked)
		}
		c.trusted = append(c.trusted, a)
	}
	return Anchored{item.Sort, a.Hash}
}

// shard checks one chain. The end is read before the entries and after, as turns may
// add to it meanwhile.
func (c *check) shard(ctx context.Context, l *Log, shard int) error {
	before, err := l.head(ctx, shard)
	if err != nil {
		return fmt.Errorf("disclosure: shard %d: %w", shard, err)
	}
	items, err := l.entries(ctx, shard)
	if err != nil {
		return err
	}
	after, err := l.head(ctx, shard)
	if err != nil {
		return fmt.Errorf("disclosure: shard %d: %w", shard, err)
	}
	w := walk{check: c, shard: shard, linked: true, hashes: map[int]string{}}
	for _, item := range items {
		w.entry(item, after.Number)
	}
	w.end(before)
	return nil
}

// walk goes along one chain.
type walk struct {
	*check
	shard  int
	number int            // of the entry that was passed last
	hash   string         // of it, where linked
	linked bool           // the next entry can be held against it
	hashes map[int]string // by number
}

func (w *walk) flaw(first, last int, fault Fault) {
	w.add(Flaw{Shard: w.shard, Number: first, Through: last, Fault: fault})
}

func (w *walk) entry(item table.Item, end int) {
	w.entries++
	number, err := strconv.Atoi(strings.TrimPrefix(item.Sort, "E#"))
	if err != nil || item.Key != entryKey(w.shard, number) || number < 1 || number > end {
		w.flaw(number, number, Added)
		return
	}
	if number > w.number+1 {
		w.flaw(w.number+1, number-1, Missing)
		w.linked = false
	}
	var l link
	d, err := disclosed(w.shard, item)
	if err == nil {
		err = table.Decode(item, &l)
	}
	own := err == nil && d.Shard == w.shard && d.Number == number && l.Hash == chained(l.Previous, l.Entry)
	switch {
	case !own:
		w.flaw(number, number, Changed)
	case w.linked && l.Previous != w.hash:
		w.flaw(number, number, Unlinked)
	}
	w.number, w.hash, w.linked, w.hashes[number] = number, l.Hash, own, l.Hash
}

// end holds the chain against where it must end and against the anchors.
func (w *walk) end(named Head) {
	if w.number < named.Number {
		w.flaw(w.number+1, named.Number, Missing)
	} else if w.hashes[named.Number] != named.Hash {
		w.flaw(named.Number, named.Number, Ended)
	}
	for _, a := range w.trusted {
		if h := a.Heads[w.shard]; w.hashes[h.Number] != h.Hash {
			w.add(Flaw{Shard: w.shard, Number: h.Number, Day: a.Day, Fault: Unlike})
		}
	}
}
