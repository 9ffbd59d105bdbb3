// Package attention keeps what staff look at: which news of which case somebody has seen, and
// who has a case open right now. Each is one small item, so that a page reads it with what it
// reads anyway; and both are written seldom: a page that is open writes nothing new until the
// customer does, and renews that somebody is there before the lease ends. It keeps as well when
// somebody ended their sessions.
package attention

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

// Book keeps it on a table.
type Book struct {
	Engine table.Engine
	Keys   *keyring.Ring
	Keep   time.Duration // of what somebody has seen
}

const (
	tries = 5                // at a write, where another page of the same person writes, too
	most  = 1000             // cases of which somebody's views are kept, the last ones
	after = 10 * time.Second // a lease stays in the table for so long after its end

	renewed = 10 * time.Second // and is written anew where it would last longer by so much
)

// SeenKey is what a member of staff has seen.
func SeenKey(keys *keyring.Ring, by string) table.Key {
	return table.Key{Partition: staffPartition(keys, by), Sort: "SEEN"}
}

// HereKey is who has a case open.
func HereKey(r cases.Receipt) table.Key { return table.Key{Partition: "K#" + string(r), Sort: "HERE"} }

// seen is the body of the first item.
type seen struct{ News map[cases.Receipt]time.Time }

// here is the body of the second.
type here struct{ Staff []casework.Presence }

// SeenOf opens the item of [SeenKey].
func (b Book) SeenOf(item table.Item) (map[cases.Receipt]time.Time, error) {
	var s seen
	err := b.open(item, &s)
	return s.News, err
}

// HereOf opens the item of [HereKey]; it may hold leases that are over.
func (b Book) HereOf(item table.Item) ([]casework.Presence, error) {
	var h here
	err := b.open(item, &h)
	return h.Staff, err
}

// Seen implements [casework.Attention].
func (b Book) Seen(ctx context.Context, by string) (map[cases.Receipt]time.Time, error) {
	item, err := b.read(ctx, SeenKey(b.Keys, by))
	if err != nil || item.Version == 0 {
		return nil, err
	}
	return b.SeenOf(item)
}

// Saw implements [casework.Attention].
func (b Book) Saw(ctx context.Context, by string, news map[cases.Receipt]time.Time, now time.Time) error {
	return b.change(ctx, SeenKey(b.Keys, by), now.Add(b.Keep), func(item table.Item) (any, error) {
		s := seen{}
		if item.Version > 0 {
			if err := b.open(item, &s); err != nil {
				return nil, err
			}
		}
		if s.News == nil {
			s.News = map[cases.Receipt]time.Time{}
		}
		fresh := false
		for r, at := range news {
			if at.After(s.News[r]) {
				s.News[r], fresh = at, true
			}
		}
		if !fresh {
			return nil, nil
		}
		s.forget()
		return s, nil
	})
}

// forget drops the oldest views.
func (s seen) forget() {
	for len(s.News) > most {
		oldest, at := cases.Receipt(""), time.Time{}
		for r, t := range s.News {
			if oldest == "" || t.Before(at) {
				oldest, at = r, t
			}
		}
		delete(s.News, oldest)
	}
}

// Here implements [casework.Attention].
func (b Book) Here(ctx context.Context, r cases.Receipt, p casework.Presence, now time.Time) error {
	return b.change(ctx, HereKey(r), now.Add(casework.Lease+after), func(item table.Item) (any, error) {
		var h here
		if item.Version > 0 {
			if err := b.open(item, &h); err != nil {
				return nil, err
			}
		}
		if h.holds(p, now) {
			return nil, nil
		}
		h.Staff = slices.DeleteFunc(h.Staff, func(o casework.Presence) bool { return o.By == p.By || !now.Before(o.Until) })
		if p.Until.After(now) {
			h.Staff = append(h.Staff, p)
		}
		return h, nil
	})
}

// holds reports whether a lease says what a new one would, and does not end soon; or that there is
// none that ends now. So a page that asks often writes seldom.
func (h here) holds(p casework.Presence, now time.Time) bool {
	i := slices.IndexFunc(h.Staff, func(o casework.Presence) bool { return o.By == p.By })
	if i < 0 || !now.Before(h.Staff[i].Until) {
		return !now.Before(p.Until)
	}
	return h.Staff[i].Typing == p.Typing && now.Before(p.Until) && p.Until.Sub(h.Staff[i].Until) < renewed
}

// change reads an item and writes what to makes of it, again where somebody else was faster;
// nil leaves it alone.
func (b Book) change(ctx context.Context, key table.Key, expires time.Time, to func(table.Item) (any, error)) error {
	for range tries {
		item, err := b.read(ctx, key)
		if err != nil {
			return err
		}
		body, err := to(item)
		if err != nil || body == nil {
			return err
		}
		next, condition := table.Item{Key: key, Version: item.Version + 1, Expires: expires}, table.Unchanged
		if item.Version == 0 {
			condition = table.Absent
		}
		if next.Body, err = b.Keys.Seal(key.Place(), body); err != nil {
			return fmt.Errorf("attention: seal %s: %w", key.Kind(), err)
		}
		if err = b.Engine.Write(ctx, table.Write{Item: next, If: condition}); !errors.Is(err, table.ErrConflict) {
			return err
		}
	}
	return outbox.ErrConflict
}

// read returns an item, the zero value where there is none.
func (b Book) read(ctx context.Context, key table.Key) (table.Item, error) {
	items, err := b.Engine.Get(ctx, key)
	if err != nil || len(items) == 0 {
		return table.Item{}, err
	}
	return items[0], nil
}

func (b Book) open(item table.Item, value any) error {
	if err := b.Keys.Open(item.Place(), item.Body, value); err != nil {
		return fmt.Errorf("attention: open %s: %w", item.Kind(), err)
	}
	return nil
}
