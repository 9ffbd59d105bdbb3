package turn

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
)

// Untold is news of a case that staff are still to be told.
type Untold struct {
	Board
	Receipt cases.Receipt
	At      time.Time
	Version int64
}

// Board is where news of one kind wait to be told together. What is urgent waits for
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
	Cases   []cases.Case // of these news
}

// window is how long news are gathered after some were told: the first are told at
// once, and then nobody gets more than one mail in this time, however many cases open.
const window = 2 * time.Minute

// mostTold is how many news and mails about them one transaction of 100 writes holds,
// beside the board. What is left stays on it for the next mail.
const mostTold = 99

func (b *Bulletin) bound(most int) {
	b.Untold = b.Untold[:min(len(b.Untold), max(1, most))]
	b.Cases = slices.DeleteFunc(b.Cases, func(c cases.Case) bool {
		return !slices.ContainsFunc(b.Untold, func(n Untold) bool { return n.Receipt == c.Receipt })
	})
}

// news is what a turn leaves on a board of a case that it opened: nothing where that
// is told by the digest of the opening, or stands on the shelf.
func (d *Desk) news(c *cases.Case) []Untold {
	if c == nil || d.Notices == nil || c.Shelved {
		return nil
	}
	urgent := c.Lane == cases.Urgent
	if !urgent && !d.Calendar.Open(d.Now()) {
		return nil
	}
	return []Untold{{Board{Opened, urgent}, c.Receipt, d.Now(), 1}}
}

// announce tells staff what stands on the board of some news. A failure is no failure
// of who left them there: the clock tells what is left.
func (d *Desk) announce(ctx context.Context, fresh []Untold) {
	for _, n := range fresh {
		if err := d.announceAll(ctx, n.Board, n); err != nil {
			d.Log.Error("staff not told", "news", n.News, "err", err)
		}
	}
}

// announceAll tells staff in one mail what stands on a board, unless they were told of
// others just now. The index may not show yet what a turn has just left there.
func (d *Desk) announceAll(ctx context.Context, board Board, fresh ...Untold) error {
	b, err := d.Outbox.Bulletin(ctx, board, fresh)
	if err != nil || len(b.Untold) == 0 || d.Now().Sub(b.Last) < window {
		return err
	}
	owner, err := d.token()
	if err != nil {
		return err
	}
	to := d.Notices.Recipients(board.Urgent)
	b.bound(mostTold - len(to))
	b.Last = d.Now()
	var rows []Row
	if all := pressingFirst(b.Cases); len(all) > 0 {
		if rows, err = d.notices(board.News, board.name(b.Last), all, to, owner); err != nil {
			return err
		}
	}
	if err := d.Outbox.Tell(ctx, b, rows); err != nil {
		if errors.Is(err, ErrConflict) {
			return nil // somebody else is telling them
		}
		return err
	}
	for _, row := range rows {
		err = errors.Join(err, d.deliver(ctx, row, owner))
	}
	return err
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

// Shelf tells staff, once a day while they are there, that doubtful mail waits.
func (s *Staff) shelf(ctx context.Context, all []cases.Case) error {
	now := s.Desk.Now()
	shelved := slices.DeleteFunc(slices.Clone(all), func(c cases.Case) bool { return !c.Shelved })
	opening := s.Desk.Calendar.Opened(now)
	if len(shelved) == 0 || opening.IsZero() {
		return nil
	}
	name := "shelf-" + opening.Format("20060102")
	told, err := s.Desk.Outbox.Rows(ctx, inquiry.Inbound{Customer: staffRows, ID: name})
	if err != nil || len(told) > 0 {
		return err
	}
	return s.Desk.inform(ctx, Shelf, name, shelved, s.Desk.Notices.Recipients(false))
}
