package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

type board struct{ Last time.Time }

// boardKey is written by whoever tells the news, after their own turn: where two do at
// once, one finds that the other was faster, and has nothing left to do.
func boardKey(b notice.Board) table.Key {
	return table.Key{Partition: "C#staff", Sort: "BOARD#" + b.Name()}
}

func newsShard(b notice.Board) string { return "NEWS#" + b.Name() }

// newsKey is an item of the case, so that no two turns meet.
func newsKey(n notice.Untold) table.Key {
	return table.Key{Partition: caseKey(n.Receipt).Partition, Sort: "NEWS#" + n.Name() + "#" + table.Moment(n.At)}
}

// untold leaves news on their board.
func (p *plan) untold(news []notice.Untold) {
	for _, n := range news {
		work := &table.Key{Partition: newsShard(n.Place()), Sort: table.Moment(n.At) + "#" + string(n.Receipt)}
		p.put(table.Always, table.Item{Key: newsKey(n), Version: n.Version, Work: work}, nil)
	}
}

// Boards keeps what staff are to be told.
type Boards struct{ *base }

// Last implements [notice.Boards].
func (s Boards) Last(ctx context.Context, b notice.Board) (time.Time, error) {
	items, err := s.engine.Get(ctx, boardKey(b))
	if err != nil || len(items) == 0 {
		return time.Time{}, err
	}
	var last board
	err = s.open(items[0], &last)
	return last.Last, err
}

// Bulletin implements [notice.Boards].
func (s Boards) Bulletin(ctx context.Context, b notice.Board, fresh []notice.Untold) (notice.Bulletin, error) {
	bulletin := notice.Bulletin{Board: b}
	wanted := []table.Key{boardKey(b)}
	for _, of := range b.Gathers(len(fresh) == 0) {
		indexed, err := s.engine.Query(ctx, table.Query{Work: true, Partition: newsShard(of), Limit: b.Most()})
		if err != nil {
			return bulletin, err
		}
		for _, item := range indexed {
			wanted = append(wanted, item.Key)
		}
	}
	for _, n := range fresh {
		if key := newsKey(n); !slices.Contains(wanted, key) {
			wanted = append(wanted, key)
		}
	}
	items, err := s.engine.Get(ctx, wanted...) // the index may be behind
	if err != nil {
		return bulletin, err
	}
	return s.bulletin(ctx, bulletin, items)
}

func (s Boards) bulletin(ctx context.Context, b notice.Bulletin, items []table.Item) (notice.Bulletin, error) {
	var all []table.Key
	for _, item := range items {
		if item.Key == boardKey(b.Board) {
			var last board
			if err := s.open(item, &last); err != nil {
				return b, err
			}
			b.Last, b.Version = last.Last, item.Version
			continue
		}
		n, ok := untoldOf(item)
		if !ok {
			continue
		}
		b.Untold = append(b.Untold, n)
		if key := caseKey(n.Receipt); !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	if len(all) == 0 {
		return b, nil
	}
	found, err := s.engine.Get(ctx, all...)
	if err != nil {
		return b, err
	}
	b.Cases, _ = s.openCases(found) // one that does not open is told with the list of cases, each minute
	return b, nil
}

// untoldOf reads news that are still on their board.
func untoldOf(item table.Item) (notice.Untold, bool) {
	name, _ := strings.CutPrefix(item.Sort[:strings.LastIndexByte(item.Sort, '#')], "NEWS#")
	receipt := cases.Receipt(strings.TrimPrefix(item.Partition, caseKey("").Partition))
	at, err := table.ParseMoment(item.Sort[strings.LastIndexByte(item.Sort, '#')+1:])
	return notice.Untold{Board: notice.BoardOf(name), Receipt: receipt, At: at, Version: item.Version}, err == nil && item.Work != nil
}

// Tell implements [notice.Boards]. A round of a flood is more than one transaction holds: the first
// one decides who tells it, and where the process ends before the last one, the next mail
// tells some news again.
func (s Boards) Tell(ctx context.Context, b notice.Bulletin, rows []outbox.Row) error {
	plan := &plan{base: s.base, now: b.Last, expires: b.Last.Add(s.keep)}
	condition := table.Unchanged
	if b.Version == 0 {
		condition = table.Absent
	}
	plan.put(condition, table.Item{Key: boardKey(b.Board), Version: b.Version + 1}, board{b.Last})
	for _, row := range rows {
		row.Version = 1
		plan.row(table.Absent, s.rowKey(row.Customer, row.Inbound, row.N), row)
	}
	for _, n := range b.Untold {
		plan.put(table.Unchanged, table.Item{Key: newsKey(n), Version: n.Version + 1, Expires: plan.expires}, nil)
	}
	if plan.err != nil {
		return plan.err
	}
	for part := range slices.Chunk(plan.writes, 100) { // as many as a transaction holds
		if err := s.engine.Write(ctx, part...); err != nil {
			return conflict(err)
		}
	}
	return nil
}
