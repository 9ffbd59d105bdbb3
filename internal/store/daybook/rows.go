package daybook

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/daily"
	"madoguchi/internal/dates"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
)

// MissKey is that of a question that the desk could not answer. The newest come first, so that a page
// reads no more than it shows.
func MissKey(at time.Time, inbound string) table.Key {
	const never = 1 << 43 // in milliseconds: the year 2248
	return table.Key{Partition: "U#" + table.Day(at), Sort: fmt.Sprintf("%013d#%s", never-at.UnixMilli(), inbound)}
}

// ComparedKey is that of a check by staff.
func ComparedKey(at time.Time, id string) table.Key {
	return table.Key{Partition: "X#" + table.Day(at), Sort: table.Moment(at) + "#" + id}
}

// answeredKey notes an answer of a person.
func answeredKey(at time.Time, id string) table.Key {
	return table.Key{Partition: "S#" + table.Day(at), Sort: table.Moment(at) + "#" + id}
}

// endedKey notes that a case was closed.
func endedKey(at time.Time, id string) table.Key {
	return table.Key{Partition: "F#" + table.Day(at), Sort: table.Moment(at) + "#" + id}
}

// Counted are the rows of what staff did, to be part of its transaction. They name nobody and
// stand in clear; safe makes an id a part of a key.
func Counted(d casework.Deed, safe func(string) string, expires time.Time) ([]table.Item, error) {
	var items []table.Item
	add := func(key table.Key, row any) error {
		body, err := json.Marshal(row)
		if err != nil {
			return fmt.Errorf("daybook: %s: %w", d.Action.Verb, err)
		}
		items = append(items, table.Item{Key: key, Version: 1, Body: body, Expires: expires})
		return nil
	}
	for i, a := range d.Count {
		if err := add(answeredKey(a.At, safe(Nth(d.Action.ID, i))), a); err != nil {
			return nil, err
		}
	}
	if e := d.Ended; e != nil {
		if err := add(endedKey(e.At, safe(d.Action.ID)), e); err != nil {
			return nil, err
		}
	}
	return items, nil
}

// Nth names the place of a case among those that one answer answers, 0 for the first.
func Nth(id string, n int) string {
	if n > 0 {
		id = fmt.Sprint(id, "#", n)
	}
	return id
}

// noAnswer is the owner of the row of an answer that was taken back before it left.
const noAnswer = "taken back"

// NoAnswer takes the place of one, before its ten minutes are added up.
func NoAnswer(at time.Time, id string, expires time.Time) table.Item {
	return table.Item{Key: answeredKey(at, id), Version: 2, Owner: noAnswer, Expires: expires}
}

// Answers are those that people gave in a time, as [ledger.Rows] names it.
func Answers(ctx context.Context, engine table.Engine, from time.Time, prefix string) ([]casework.Answered, error) {
	return rows[casework.Answered](ctx, engine, answeredKey(from, "").Partition, prefix)
}

func rows[T any](ctx context.Context, engine table.Engine, partition, prefix string) ([]T, error) {
	items, err := engine.Query(ctx, table.Query{Partition: partition, Prefix: prefix})
	if err != nil {
		return nil, err
	}
	items = slices.DeleteFunc(items, func(i table.Item) bool { return i.Owner == noAnswer })
	all := make([]T, len(items))
	for i, item := range items {
		if err := json.Unmarshal(item.Body, &all[i]); err != nil {
			return nil, fmt.Errorf("daybook: a row: %w", err)
		}
	}
	return all, nil
}

// tally is what is added up, by the days of the desk's wall.
type tally struct {
	of   func(time.Time) dates.Date
	days map[string]*daily.Day
}

func (t tally) day(at time.Time) *daily.Day {
	date := t.of(at).String()
	if t.days[date] == nil {
		t.days[date] = &daily.Day{}
	}
	return t.days[date]
}

// noted adds up what was noted in a time.
func (b Book) noted(ctx context.Context, from time.Time, prefix string, t tally) error {
	turns, err := ledger.Rows(ctx, b.Engine, from, prefix)
	if err != nil {
		return err
	}
	for _, row := range turns {
		t.turn(row)
	}
	answers, err := Answers(ctx, b.Engine, from, prefix)
	if err != nil {
		return err
	}
	for _, a := range answers {
		t.answer(a)
	}
	ends, err := rows[casework.Ended](ctx, b.Engine, endedKey(from, "").Partition, prefix)
	for _, e := range ends {
		t.day(e.At).Lane(e.Lane, daily.Lane{Closed: 1, Close: daily.Wait(e.Staffed)})
	}
	return err
}

// turn adds one that customers caused: who follows an account, blocks it or takes a message
// back asks nothing, and what staff write is counted as theirs.
func (t tally) turn(row ledger.Row) {
	switch row.Event {
	case inquiry.Message, inquiry.Media, inquiry.Unread, inquiry.Dead:
	default:
		return
	}
	by := byOf(row)
	one := daily.Day{Inquiries: map[daily.Inquiry]int{{Channel: string(row.Channel), Lang: row.Lang, By: by}: 1},
		Topics: map[daily.Topic]int{}, Masked: map[string]int{}}
	for _, topic := range row.Topics {
		one.Topics[daily.Topic{ID: topic, By: by}] = 1
	}
	for _, kind := range row.Masked {
		one.Masked[string(kind)], one.Maskings = 1, 1
	}
	d := t.day(row.At)
	d.Add(one)
	if row.Lane != "" {
		d.Lane(row.Lane, daily.Lane{Opened: 1})
	}
	told(d, row.Told)
}

// byOf is who took care of an inquiry. Rows of an earlier version of the desk know only of
// cases that opened.
func byOf(row ledger.Row) daily.By {
	switch {
	case row.Case, row.Lane != "", row.Kind == conversation.Escalated:
		return daily.Person
	case row.Kind == conversation.Clarifying:
		return daily.Back
	case row.Kind == conversation.Nothing:
		return daily.Silent
	}
	return daily.Desk
}

func (t tally) answer(a casework.Answered) {
	lane := daily.Lane{Answers: 1}
	if a.First {
		lane.First = daily.Wait(a.Staffed)
	}
	if a.Late {
		lane.Late = 1
	}
	d := t.day(a.At)
	d.Lane(a.Lane, lane)
	told(d, a.Told)
}

// told adds a status that was told.
func told(d *daily.Day, t *casework.Told) {
	if t == nil {
		return
	}
	one := daily.Day{Tellings: 1, Told: map[daily.Told]int{}}
	for _, segment := range t.Segments {
		one.Told[daily.Told{Proof: t.Proof, Segment: segment}] = 1
	}
	if len(t.Segments) == 0 {
		one.Told[daily.Told{Proof: t.Proof, Segment: daily.Nobody}] = 1
	}
	d.Add(one)
}
