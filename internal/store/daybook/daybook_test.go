package daybook_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/daily"
	"madoguchi/internal/dates"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store/daybook"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
)

const keep = 30 * 24 * time.Hour

var tokyo = time.FixedZone("JST", 9*60*60)

// wall is a moment on the desk's wall.
func wall(day, hour, minute int) time.Time { return time.Date(2019, 4, day, hour, minute, 0, 0, tokyo) }

func of(t time.Time) dates.Date { return dates.Of(t.In(tokyo)) }

func on(day int) dates.Date { return dates.Date{Year: 2019, Month: 4, Day: day} }

func book(t *testing.T, engine table.Engine) daybook.Book {
	t.Helper()
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: make([]byte, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	return daybook.Book{Engine: engine, Keys: keys, Past: keep}
}

// took notes a turn, as its transaction does.
func took(t *testing.T, e table.Engine, id string, at time.Time, change func(*turn.Turn)) {
	t.Helper()
	one := turn.Turn{Now: at, Inbound: inquiry.Inbound{Kind: inquiry.Message, Channel: inquiry.LINE, ID: id},
		Outcome: conversation.Outcome{Kind: conversation.Answered}}
	one.Outcome.State.Lang = "ja"
	if change != nil {
		change(&one)
	}
	item, err := ledger.Item(one, 3, id, at.Add(keep))
	if err != nil {
		t.Fatal(err)
	}
	tabletest.Write(t, e, table.Write{Item: item, If: table.Always})
}

// did notes what staff did.
func did(t *testing.T, e table.Engine, d casework.Deed) {
	t.Helper()
	items, err := daybook.Counted(d, func(id string) string { return id }, d.Now.Add(keep))
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		tabletest.Write(t, e, table.Write{Item: item, If: table.Always})
	}
}

func fold(t *testing.T, b daybook.Book, now time.Time) {
	t.Helper()
	for range 3 { // what one call leaves, the next takes
		if err := b.Fold(t.Context(), now, of); err != nil {
			t.Fatal(err)
		}
	}
}

// days are what a range says, by date.
func days(t *testing.T, b daybook.Book, from, to int) map[string]daily.Day {
	t.Helper()
	all, _, err := b.Days(t.Context(), on(from), on(to))
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]daily.Day{}
	for _, d := range all {
		by[d.Date] = d
	}
	if len(by) != len(all) {
		t.Errorf("a day is there twice: %+v", all)
	}
	return by
}

func TestTheDaybook(t *testing.T) {
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		for _, law := range []struct {
			says  string
			holds func(*testing.T, table.Engine)
		}{
			{"a day is one of the desk's wall", aDayOfTheWall},
			{"each thing is counted once, in its day", whatIsCounted},
			{"two clocks count once", twoClocksCountOnce},
			{"each minute is added once", eachMinuteIsAddedOnce},
			{"a book of before goes on from its minute", aBookOfBefore},
			{"requests of a range are read by months", requestsOfARange},
		} {
			t.Run(law.says, func(t *testing.T) { law.holds(t, newTable(t)) })
		}
	})
}

// aDayOfTheWall begins and ends in Tokyo, where the rows stand by days of UTC.
func aDayOfTheWall(t *testing.T, engine table.Engine) {
	b := book(t, engine)
	for i, at := range []time.Time{wall(11, 23, 59), wall(12, 0, 0), wall(12, 8, 59), wall(12, 9, 0), wall(12, 23, 59), wall(13, 0, 0)} {
		took(t, engine, fmt.Sprint("in", i), at, nil)
	}
	fold(t, b, wall(14, 12, 0))
	got := days(t, b, 1, 30)
	for date, want := range map[string]int{"2019-04-11": 1, "2019-04-12": 4, "2019-04-13": 1} {
		if n := got[date].Total(); n != want {
			t.Errorf("%s: %d inquiries, want %d", date, n, want)
		}
	}
	if got := days(t, b, 12, 12); len(got) != 1 || got["2019-04-12"].Total() != 4 {
		t.Errorf("one day: %+v", got)
	}
	if got := days(t, b, 13, 12); len(got) != 0 {
		t.Errorf("a range that ends before it begins: %+v", got)
	}
}

// whatIsCounted: each thing once, in the day on which it happened.
func whatIsCounted(t *testing.T, engine table.Engine) {
	b := book(t, engine)
	noon := wall(12, 12, 0)
	took(t, engine, "answered", noon, func(o *turn.Turn) { o.Outcome.Topics = []string{"period", "refund_orders"} })
	took(t, engine, "opened", noon, func(o *turn.Turn) {
		o.Inbound.Channel, o.Inbound.Text = inquiry.Email, inquiry.NewText("カード番号は 4111 1111 1111 1111 です")
		o.Outcome.Kind, o.Outcome.Open, o.Outcome.Topics = conversation.Escalated, &cases.Case{Lane: cases.Rights}, []string{"delete_my_data"}
	})
	took(t, engine, "more", noon, func(o *turn.Turn) { o.Outcome.Kind, o.Outcome.Append = conversation.Nothing, "KM7P-3XQ9" })
	took(t, engine, "unclear", noon, func(o *turn.Turn) { o.Outcome.Kind = conversation.Clarifying })
	took(t, engine, "machine", noon, func(o *turn.Turn) { o.Outcome.Kind = conversation.Nothing })
	took(t, engine, "told", noon, func(o *turn.Turn) {
		o.Outcome.Disclosed = &identity.Disclosure{Proof: identity.ByCode, Segments: []string{"card", "member"}}
	})
	for _, kind := range []inquiry.Kind{inquiry.Follow, inquiry.Unfollow, inquiry.Unsend, inquiry.Staff, inquiry.Returned} {
		took(t, engine, string(kind), noon, func(o *turn.Turn) { o.Inbound.Kind = kind })
	}
	did(t, engine, casework.Deed{Now: noon, Action: casework.Action{ID: "a1", Verb: casework.Answer}, Count: []casework.Answered{
		{At: noon, Lane: cases.Rights, First: true, Staffed: 2 * time.Hour, Late: true, Told: &casework.Told{Proof: identity.ByStaff}},
		{At: noon, Lane: cases.General}}})
	did(t, engine, casework.Deed{Now: noon, Action: casework.Action{ID: "c1", Verb: casework.Close},
		Ended: &casework.Ended{At: noon, Lane: cases.Rights, Staffed: 10 * time.Hour}})
	fold(t, b, noon.Add(time.Hour))
	want := daily.Day{Date: "2019-04-12",
		Inquiries: map[daily.Inquiry]int{{Channel: "line", Lang: "ja", By: daily.Desk}: 2, {Channel: "email", Lang: "ja", By: daily.Person}: 1,
			{Channel: "line", Lang: "ja", By: daily.Person}: 1, {Channel: "line", Lang: "ja", By: daily.Back}: 1, {Channel: "line", Lang: "ja", By: daily.Silent}: 1},
		Topics: map[daily.Topic]int{{ID: "period", By: daily.Desk}: 1, {ID: "refund_orders", By: daily.Desk}: 1, {ID: "delete_my_data", By: daily.Person}: 1},
		Told: map[daily.Told]int{{Proof: identity.ByCode, Segment: "card"}: 1, {Proof: identity.ByCode, Segment: "member"}: 1,
			{Proof: identity.ByStaff, Segment: daily.Nobody}: 1}, Tellings: 2,
		Masked: map[string]int{"card": 1}, Maskings: 1,
		Lanes: map[cases.Lane]daily.Lane{
			cases.Rights:  {Opened: 1, Answers: 1, Late: 1, Closed: 1, First: daily.Wait(2 * time.Hour), Close: daily.Wait(10 * time.Hour)},
			cases.General: {Answers: 1}}}
	if got := days(t, b, 12, 12)["2019-04-12"]; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// overtaken is an engine on which something else happens before the next write.
type overtaken struct {
	table.Engine
	first func()
}

func (o *overtaken) Write(ctx context.Context, writes ...table.Write) error {
	if first := o.first; first != nil {
		o.first = nil
		first()
	}
	return o.Engine.Write(ctx, writes...)
}

// twoClocksCountOnce: the slower one writes nothing.
func twoClocksCountOnce(t *testing.T, engine table.Engine) {
	late := &overtaken{Engine: engine}
	fast, slow := book(t, engine), book(t, late)
	for i := range 5 {
		took(t, engine, fmt.Sprint("in", i), wall(12, 12, i), nil)
	}
	now := wall(14, 12, 0)
	late.first = func() { fold(t, fast, now) }
	if err := slow.Fold(t.Context(), now, of); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("the slower one: %v", err)
	}
	fold(t, slow, now)
	if n := days(t, fast, 12, 12)["2019-04-12"].Total(); n != 5 {
		t.Errorf("%d of 5 are counted", n)
	}
}

// eachMinuteIsAddedOnce, whenever the clock comes, and ten minutes wait until no turn can still
// write a row of them.
func eachMinuteIsAddedOnce(t *testing.T, engine table.Engine) {
	b := book(t, engine)
	noted := 0
	for minute := range 90 {
		took(t, engine, fmt.Sprint("in", minute), wall(12, 22, 45).Add(time.Duration(minute)*time.Minute), nil)
		if noted++; minute%7 == 0 {
			fold(t, b, wall(12, 22, 45).Add(time.Duration(minute)*time.Minute+20*time.Second))
		}
	}
	fold(t, b, wall(13, 0, 20).Add(20*time.Second))
	all := days(t, b, 12, 13)
	if n := all["2019-04-12"].Total() + all["2019-04-13"].Total(); n != noted-5 {
		t.Errorf("%d of %d are counted while a turn of the last five may still be written", n, noted)
	}
	fold(t, b, wall(13, 0, 20).Add(30*time.Second))
	all = days(t, b, 12, 13)
	if a, b := all["2019-04-12"].Total(), all["2019-04-13"].Total(); a != 75 || b != 15 {
		t.Errorf("%d and %d, want 75 and 15", a, b)
	}
	if _, until, err := b.Days(t.Context(), on(12), on(12)); err != nil || !until.Equal(wall(13, 0, 20)) {
		t.Errorf("counted up to %v, %v", until, err)
	}
}

// aBookOfBefore was added up by minutes: what it has counts once, and so does the rest of its ten.
func aBookOfBefore(t *testing.T, engine table.Engine) {
	b := book(t, engine)
	for minute := range 20 {
		took(t, engine, fmt.Sprint("in", minute), wall(12, 10, minute), nil)
	}
	until, err := table.Replace(table.Key{Partition: "DAYS", Sort: "UNTIL"}, 0, map[string]time.Time{"until": wall(12, 10, 7)})
	if err != nil {
		t.Fatal(err)
	}
	tabletest.Write(t, engine, until)
	fold(t, b, wall(12, 10, 21))
	if n := days(t, b, 12, 12)["2019-04-12"].Total(); n != 13 {
		t.Errorf("%d are counted after the seven of before, want 13", n)
	}
}

// requestsOfARange are read by months and cut to the day.
func requestsOfARange(t *testing.T, engine table.Engine) {
	b := book(t, engine)
	months := []time.Time{time.Date(2019, 3, 31, 23, 0, 0, 0, tokyo), wall(1, 0, 0), wall(30, 23, 0), time.Date(2019, 5, 1, 0, 0, 0, 0, tokyo)}
	for i, at := range months {
		item, request := daybook.Request(cases.Case{Receipt: cases.Receipt(fmt.Sprint("R", i)), Lane: cases.Rights, OpenedAt: at, Version: 1})
		var err error
		if item.Body, err = b.Keys.Seal(item.Place(), request); err != nil {
			t.Fatal(err)
		}
		tabletest.Write(t, engine, table.Write{Item: item, If: table.Always})
	}
	got, err := b.Requests(t.Context(), on(1).In(tokyo), on(30).Add(1).In(tokyo))
	if err != nil || len(got) != 2 || got[0].Receipt != "R1" || got[1].Receipt != "R2" {
		t.Errorf("%+v, %v", got, err)
	}
}
