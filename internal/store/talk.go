package store

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

// What of a conversation is read at once: so many messages, and so many bytes of them.
// Whoever writes a thousand long mails makes no page too big to open.
const (
	talkLines = 50
	talkBytes = 512 << 10
)

// The words of a customer stand in the order of time in the work index.
func talkShard(c inquiry.CustomerKey) string { return "M#" + string(c) }

func talkKey(c inquiry.CustomerKey, at time.Time, message table.Key) *table.Key {
	return &table.Key{Partition: talkShard(c), Sort: table.Moment(at) + "#" + strings.TrimPrefix(message.Sort, "MSG#")}
}

// Lines implements [casework.Files]. The cursor of a part is the key of its
// first message in the work index, for many may have the same time.
func (s Casework) Lines(ctx context.Context, c inquiry.CustomerKey, before string) (lines []casework.Line, older string, err error) {
	state, err := s.conversation(ctx, c)
	if err != nil {
		return nil, "", err
	}
	return s.lines(ctx, c, before, state.Placed)
}

// lines is Lines of a conversation whose words all have a place in the index, or of an earlier one.
func (s Casework) lines(ctx context.Context, c inquiry.CustomerKey, before string, placed bool) (
	lines []casework.Line, older string, err error,
) {
	written, err := s.engine.Query(ctx, table.Query{Work: true, Partition: talkShard(c), Last: true, Until: before, Limit: talkLines + 2})
	if err != nil {
		return nil, "", err
	}
	written = slices.DeleteFunc(written, func(i table.Item) bool { return i.Work.Sort == before })
	if n := fitting(written); n < len(written) {
		written, older = written[:n], written[n-1].Work.Sort
	}
	if older == "" && !placed {
		early, err := s.unindexed(ctx, c)
		if err != nil {
			return nil, "", err
		}
		written = append(written, early...)
	}
	sent, err := s.sentRows(ctx, c)
	if err != nil {
		return nil, "", err
	}
	lines = spokenBetween(sent, cursorTime(older), cursorTime(before))
	for _, item := range written {
		line, err := s.line(item, sent)
		if err != nil {
			return nil, "", err
		}
		lines = append(lines, line)
	}
	slices.SortStableFunc(lines, func(a, b casework.Line) int { return a.At.Compare(b.At) })
	return lines, older, nil
}

// unindexed are the words of an earlier version of the desk: no key of the work index, older than all that have one.
func (s Casework) unindexed(ctx context.Context, c inquiry.CustomerKey) ([]table.Item, error) {
	all, err := s.engine.Query(ctx, table.Query{Partition: customerPartition(c), Prefix: "MSG#"})
	return slices.DeleteFunc(all, func(i table.Item) bool { return i.Work != nil || i.Owner == takenBack }), err
}

// fitting is how many messages, the last ones first, are shown together; at least one.
func fitting(written []table.Item) int {
	size := 0
	for i, item := range written {
		if size += len(item.Body); i == talkLines || i > 0 && size > talkBytes {
			return i
		}
	}
	return len(written)
}

// cursorTime is the time in a cursor, zero where it is none.
func cursorTime(cursor string) time.Time {
	at, _, _ := strings.Cut(cursor, "#")
	t, _ := table.ParseMoment(at)
	return t
}

// sentRows are the deliveries to a customer, under the name of what they answer. They
// are few and small: what is delivered keeps no words, and the limits of answers hold.
func (s Casework) sentRows(ctx context.Context, c inquiry.CustomerKey) (map[string][]outbox.Row, error) {
	items, err := s.engine.Query(ctx, table.Query{Partition: customerPartition(c), Prefix: "OUT#"})
	if err != nil {
		return nil, err
	}
	rows, err := s.openRows(items)
	sent := map[string][]outbox.Row{}
	for _, row := range rows {
		name := s.safe(row.Inbound)
		sent[name] = append(sent[name], row)
	}
	return sent, err
}

// spokenBetween are the lines of the desk from a moment on, and before another one,
// zero for none.
func spokenBetween(sent map[string][]outbox.Row, from, before time.Time) []casework.Line {
	var lines []casework.Line
	for _, rows := range sent {
		for _, row := range rows {
			if row.By != "" || row.Since.Before(from) || !before.IsZero() && !row.Since.Before(before) {
				continue
			}
			lines = append(lines, casework.Line{At: row.Since, From: "desk", Entries: row.Kept, State: row.State, Unwanted: row.Unwanted,
				Limited: row.Exhausted()})
		}
	}
	slices.SortFunc(lines, func(a, b casework.Line) int { return a.At.Compare(b.At) })
	return lines
}

func (s Casework) line(item table.Item, sent map[string][]outbox.Row) (casework.Line, error) {
	if item.Owner == unsent { // a tombstone holds nothing
		at := item.Expires.Add(-s.keep) // where it has no place
		if item.Work != nil {
			at = cursorTime(item.Work.Sort)
		}
		return casework.Line{At: at, From: "customer", Unsent: true}, nil
	}
	var m message
	if err := s.open(item, &m); err != nil {
		return casework.Line{}, err
	}
	line := casework.Line{At: m.At, From: cmp.Or(m.By, "customer"), Text: m.Text, Cut: m.Cut, Weak: m.Weak, Note: m.Note,
		Considered: m.Considered, Doubtful: m.Doubtful, Content: m.Content}
	if rows := sent[strings.TrimPrefix(item.Sort, "MSG#")]; m.By != "" && !m.Note && len(rows) > 0 {
		row := rows[0]
		line.ID, line.State, line.Unwanted, line.Limited = row.Inbound, row.State, row.Unwanted, row.Exhausted()
		switch {
		case row.Held():
			line.Leaves = row.Until
		case row.State == outbox.Delivered:
			line.Left = row.Until
		}
	}
	return line, nil
}
