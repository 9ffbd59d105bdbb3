package notice

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
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
// nothing else; what is not urgent is gathered in one place, see [Board.Place].
type Board struct {
	News   News
	Urgent bool
}

// Place is the board on which the news is gathered: what is not urgent is told in [Round].
func (b Board) Place() Board {
	if b.Urgent {
		return b
	}
	return Board{News: Round}
}

// Name is what the board is called where it is kept.
func (b Board) Name() string {
	if b.Urgent {
		return string(b.News) + urgentName
	}
	return string(b.News)
}

const urgentName = "#urgent"

// BoardOf is the board of a name.
func BoardOf(name string) Board {
	news, urgent := strings.CutSuffix(name, urgentName)
	return Board{News(news), urgent}
}

// Most is how much news one mail takes from the board; the rest waits for the next. Of a round it
// is what a flood leaves in ten minutes.
func (b Board) Most() int {
	if b.Urgent {
		return 60
	}
	return 400
}

// Gathers are the boards on which the news stands: of a round, once all is looked for, those on
// which an earlier version of the desk left it as well.
func (b Board) Gathers(all bool) []Board {
	if all && b.News == Round {
		return []Board{b, {News: Opened}, {News: Overdue}}
	}
	return []Board{b}
}

func boards() []Board { return []Board{{Opened, true}, {Overdue, true}, {Round, false}} }

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
func (b Board) window() time.Duration {
	if b.Urgent {
		return 2 * time.Minute
	}
	return 10 * time.Minute
}

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
	for _, place := range boards() {
		of := slices.DeleteFunc(slices.Clone(fresh), func(n Untold) bool { return n.Place() != place })
		if len(of) == 0 {
			continue
		}
		if err := t.announce(ctx, place, of...); err != nil {
			t.Outbox.Log.Error("staff not told", "news", place.News, "err", err)
		}
	}
}

// AnnounceRound is [Teller.Announce] of all that waits for the next round.
func (t *Teller) AnnounceRound(ctx context.Context) {
	if err := t.announce(ctx, Board{News: Round}); err != nil {
		t.Outbox.Log.Error("staff not told", "news", Round, "err", err)
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
	last, err := t.Boards.Last(ctx, board)
	if err != nil || t.Outbox.Now().Sub(last) < board.window() {
		return err // in a flood each turn asks no more than this
	}
	b, err := t.Boards.Bulletin(ctx, board, fresh)
	if err != nil || len(b.Untold) == 0 {
		return err
	}
	owner, err := t.Outbox.Token()
	if err != nil {
		return err
	}
	b.Last = t.Outbox.Now()
	rows, err := t.rows(&b, owner)
	if err != nil {
		return err
	}
	if len(rows) == 0 && !last.IsZero() {
		b.Last = last // nobody was told anything
	}
	return t.take(ctx, b, rows, owner)
}

// take takes a bulletin off its board, and delivers what tells it.
func (t *Teller) take(ctx context.Context, b Bulletin, rows []outbox.Row, owner string) error {
	if err := t.Boards.Tell(ctx, b, rows); err != nil {
		if errors.Is(err, outbox.ErrConflict) {
			return nil // somebody else is telling them
		}
		return err
	}
	return t.deliver(ctx, rows, owner)
}

// rows are the mails that tell a bulletin.
func (t *Teller) rows(b *Bulletin, owner string) ([]outbox.Row, error) {
	if b.Board == (Board{News: Round}) {
		return t.round(*b, owner)
	}
	to := t.Writer.Recipients(b.Urgent)
	b.bound(mostTold - len(to) - len(t.Rooms))
	about := pressingFirst(b.Cases)
	if len(about) == 0 {
		return nil, nil
	}
	rows, err := t.Compose(b.News, b.name(b.Last), about, to, owner)
	if err != nil {
		return nil, err
	}
	return append(rows, t.rooms(b.name(b.Last), []Part{{b.News, about}}, owner)...), nil
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
