package notice

import (
	"context"
	"slices"

	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// Part is news of one kind in a mail that tells several.
type Part struct {
	News  News
	About []cases.Case
}

// kind is news that a round tells, to all staff or to the owner of each case alone. What holds of
// a case no more when it is told is left out.
type kind struct {
	news  News
	owner bool
	holds func(cases.Case) bool
}

// kinds are those of a round, what is for the owner first. A case is told once, under the first
// that it falls under.
func kinds() []kind {
	open := func(c cases.Case) bool { return c.State != cases.Closed }
	return []kind{{Assigned, true, open}, {Reminder, true, cases.Case.Waits}, {Followed, true, cases.Case.Waits},
		{Overdue, false, cases.Case.Waits}, {Opened, false, open}}
}

// round makes a mail for each member of staff whom some of the news concerns: all of it that is
// for all of them, and what is for the owner of a case as it stands now.
func (t *Teller) round(b Bulletin, owner string) ([]outbox.Row, error) {
	var rows []outbox.Row
	for n, to := range t.audience(b) {
		parts := b.parts(func(k kind, c cases.Case) bool { return !k.owner || c.Owner == to.Value() })
		if len(parts) == 0 {
			continue
		}
		body, err := t.write(parts, to)
		if err != nil {
			return nil, err
		}
		rows = append(rows, t.row(b.name(b.Last), n, to, body, owner))
	}
	forAll := b.parts(func(k kind, _ cases.Case) bool { return !k.owner })
	return append(rows, t.rooms(b.name(b.Last), forAll, owner)...), nil
}

func (t *Teller) write(parts []Part, to inquiry.Address) ([]byte, error) {
	if len(parts) == 1 {
		return t.Writer.Notice(parts[0].News, parts[0].About, to, t.Outbox.Now())
	}
	return t.Writer.Round(parts, to, t.Outbox.Now())
}

// audience is who is told of a round: all staff, and owners whom the list does not name any more.
func (t *Teller) audience(b Bulletin) []inquiry.Address {
	all := t.Writer.Recipients(false)
	for _, c := range b.Cases {
		if owner := inquiry.NewAddress(c.Owner); c.Owner != "" && !slices.Contains(all, owner) {
			all = append(all, owner)
		}
	}
	return all
}

// parts are what concerns a reader.
func (b Bulletin) parts(concerns func(kind, cases.Case) bool) []Part {
	var parts []Part
	told := map[cases.Receipt]bool{}
	for _, k := range kinds() {
		about := slices.DeleteFunc(pressingFirst(b.Cases), func(c cases.Case) bool {
			is := func(n Untold) bool { return n.Receipt == c.Receipt && n.News == k.news }
			return told[c.Receipt] || !concerns(k, c) || !k.holds(c) || !slices.ContainsFunc(b.Untold, is)
		})
		for _, c := range about {
			told[c.Receipt] = true
		}
		if len(about) > 0 {
			parts = append(parts, Part{k.news, about})
		}
	}
	return parts
}

// ToOwner is what tells the owner of a case some news of it, to be stored with it: a mail of its
// own where the case is urgent, else word for the next round.
func (t *Teller) ToOwner(news News, name string, c cases.Case) ([]outbox.Row, []Untold, error) {
	if !c.Lane.Wakes() {
		return nil, t.Fresh(news, c), nil
	}
	rows, err := t.ComposeTo(c.Owner, news, name, c)
	return rows, nil, err
}

// TellStaff tells all staff what has a name of its own, once, and not within the time of a round:
// then it is still to be told, and a later call does.
func (t *Teller) TellStaff(ctx context.Context, news News, name string, about []cases.Case) error {
	b, err := t.Boards.Bulletin(ctx, Board{News: Round}, nil)
	if err != nil || t.Outbox.Now().Sub(b.Last) < b.window() {
		return err
	}
	owner, err := t.Outbox.Token()
	if err != nil {
		return err
	}
	rows, err := t.Compose(news, name, about, t.Writer.Recipients(false), owner)
	if err != nil {
		return err
	}
	rows = append(rows, t.rooms(name, []Part{{news, about}}, owner)...)
	b.Untold, b.Last = nil, t.Outbox.Now()
	return t.take(ctx, b, rows, owner)
}
