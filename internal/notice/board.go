package notice

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/outbox"
)

// Untold is news of a case that staff are still to be told.
type Untold struct {
	Board
	Receipt cases.Receipt
	At      time.Time
	Version int64
}

// Board is where news of one kind waits to be told together. Urgent news waits for
// nothing else.
type Board struct {
	News   News
	Urgent bool
}

func boards() []Board {
	return []Board{{Opened, true}, {Opened, false}, {Overdue, true}, {Overdue, false}}
}

// Bulletin is what stands on a board.
type Bulletin struct {
	Board
	Last    time.Time // when somebody was told last, zero for never
	Version int64
	Untold  []Untold
	Cases   []cases.Case // of this news
}

// window is how long news is gathered after a mail: the first news is told at once, and
// then nobody gets more than one mail in this time, however many cases open.
const window = 2 * time.Minute

// mostTold is how much news and how many mails about it one transaction of 100 writes
// holds, beside the board. What is left stays on the board for the next mail.
const mostTold = 99

func (b *Bulletin) bound(most int) {
	b.Untold = b.Untold[:min(len(b.Untold), max(1, most))]
	b.Cases = slices.DeleteFunc(b.Cases, func(c cases.Case) bool {
		return !slices.ContainsFunc(b.Untold, func(n Untold) bool { return n.Receipt == c.Receipt })
	})
}

// Opening is the news of a case that has just opened, to be stored with it; none where
// the digest of the next opening will tell it, or the case stands on the shelf.
func (t *Teller) Opening(c cases.Case) []Untold {
	urgent := c.Lane.Wakes()
	if c.Shelved || !urgent && !t.Calendar.Open(t.Outbox.Now()) {
		return nil
	}
	return t.Fresh(Opened, c)
}

// Fresh is news of a case for the board of its lane, to be stored with the case.
func (t *Teller) Fresh(news News, c cases.Case) []Untold {
	return []Untold{{Board{news, c.Lane.Wakes()}, c.Receipt, t.Outbox.Now(), 1}}
}

// Announce tells staff what stands on the boards of some news that was just stored. A
// failure is logged only: the news stays on its board, and [Teller.AnnounceAll] tells it.
func (t *Teller) Announce(ctx context.Context, fresh []Untold) {
	for _, n := range fresh {
		if err := t.announce(ctx, n.Board, n); err != nil {
			t.Outbox.Log.Error("staff not told", "news", n.News, "err", err)
		}
	}
}

// AnnounceAll tells staff what stands on all boards.
func (t *Teller) AnnounceAll(ctx context.Context) error {
	var failed error
	for _, board := range boards() {
		failed = errors.Join(failed, t.announce(ctx, board))
	}
	return failed
}

// announce tells staff in one mail what stands on a board, unless they had another mail
// of it just now.
func (t *Teller) announce(ctx context.Context, board Board, fresh ...Untold) error {
	b, err := t.Boards.Bulletin(ctx, board, fresh)
	if err != nil || len(b.Untold) == 0 || t.Outbox.Now().Sub(b.Last) < window {
		return err
	}
	owner, err := t.Outbox.Token()
	if err != nil {
		return err
	}
	to := t.Writer.Recipients(board.Urgent)
	b.bound(mostTold - len(to))
	b.Last = t.Outbox.Now()
	var rows []outbox.Row
	if about := pressingFirst(b.Cases); len(about) > 0 {
		if rows, err = t.Compose(board.News, board.name(b.Last), about, to, owner); err != nil {
			return err
		}
	}
	if err := t.Boards.Tell(ctx, b, rows); err != nil {
		if errors.Is(err, outbox.ErrConflict) {
			return nil // somebody else is telling them
		}
		return err
	}
	return t.deliver(ctx, rows, owner)
}

// name names a mail about a board; only one of that moment is ever planned.
func (b Board) name(at time.Time) string {
	name := string(b.News)
	if b.Urgent {
		name += "-urgent"
	}
	return name + "-" + at.UTC().Format("20060102T150405.000")
}

// pressingFirst leaves out what is closed by now, and puts what somebody vouches for
// before what anybody may have written.
func pressingFirst(all []cases.Case) []cases.Case {
	all = slices.DeleteFunc(slices.Clone(all), func(c cases.Case) bool { return c.State == cases.Closed })
	doubtful := func(c cases.Case) int {
		if c.Doubtful() {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(all, func(a, b cases.Case) int {
		return cmp.Or(doubtful(a)-doubtful(b), a.OpenedAt.Compare(b.OpenedAt))
	})
	return all
}
