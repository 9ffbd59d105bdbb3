package store_test

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
)

// law is something that the state of a desk promises, on each engine.
type law struct {
	name  string
	check func(*testing.T, *desk)
}

// onEach checks laws on each engine, each on an empty table.
func onEach(t *testing.T, laws []law) {
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		for _, l := range laws {
			t.Run(l.name, func(t *testing.T) { l.check(t, newDesk(t, newTable(t))) })
		}
	})
}

// TestTurns checks that turns are kept whole, and their deliveries leased.
func TestTurns(t *testing.T) {
	onEach(t, []law{
		{"a turn is kept whole", whole},
		{"with its deliveries, its words and its row of the ledger", wholeBeside},
		{"a repeat meets the claim of the first", repeat},
		{"of two turns of a customer the second gives way", conflicting},
		{"a lost response is known by the owner token", lostResponse},
		{"a receipt number that is taken stops the turn", receiptTaken},
		{"a message that was taken back leaves a tombstone", unsentAfter},
		{"a message that holds a part of a secret is rewritten where it stands", remasked},
		{"a message that was taken back before it came is known", unsentBefore},
		{"leftovers come when their lease is over", leftovers},
		{"a row that does not open holds up no other", unreadable},
		{"a row is saved only as it was read", optimism},
		{"a conversation past its time is forgotten though the database still has it", forgotten},
		{"an open case keeps its conversation from expiring", kept},
		{"nothing stands in clear", sealed},
		{"two customers never write the same item", separate},
	})
}

// keep is how long the desk under test keeps things.
const keep = 30 * 24 * time.Hour

// start is when the laws happen.
func start() time.Time { return time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC) }

// desk is a store on a watched engine.
type desk struct {
	*store.Store
	engine *watched
	keys   *keyring.Ring
}

func newDesk(t *testing.T, engine table.Engine) *desk {
	t.Helper()
	secret := make([]byte, keyring.SecretSize)
	rand.Read(secret)
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: secret})
	if err != nil {
		t.Fatal(err)
	}
	w := &watched{Engine: engine}
	return &desk{store.New(w, keys, keep), w, keys}
}

// watched notes what is written, and may lose a response.
type watched struct {
	table.Engine
	items []table.Item
	calls int
	lose  error // what a write says although it was done
}

func (w *watched) Write(ctx context.Context, writes ...table.Write) error {
	if err := w.Engine.Write(ctx, writes...); err != nil {
		return err
	}
	w.calls++
	for _, one := range writes {
		w.items = append(w.items, one.Item)
	}
	return w.lose
}

// message is what a customer on LINE writes.
func (d *desk) message(user, id string) inquiry.Inbound {
	address := inquiry.NewAddress(user)
	return inquiry.Inbound{ID: id, Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(d.keys.Hash, inquiry.LINE, address),
		Address: address,
		Kind:    inquiry.Message, Text: inquiry.NewText("わたしは対象ですか"), MessageID: "m-" + id, At: start(), Received: start(), ReplyToken: "token-" + id}
}

// turn is a turn that keeps the words and answers with one row.
func (d *desk) turn(in inquiry.Inbound, version int64) turn.Turn {
	row := outbox.Row{Customer: in.Customer, Inbound: in.ID, Channel: in.Channel, State: outbox.Planned, Owner: "owner of " + in.ID,
		Until: start().Add(20 * time.Second), Since: start(), Version: 1, Kept: []outbox.Kept{{Entry: "am_i_affected"}},
		Parcel: outbox.Parcel{To: in.Address, Body: []byte("the answer"), RetryKey: "retry", ReplyToken: in.ReplyToken, Received: in.Received}}
	out := conversation.Outcome{Kind: conversation.Answered, Topics: []string{"am_i_affected"}, KeepWords: true}
	out.State.Greeted, out.State.Pending = true, in.Text
	return turn.Turn{Inbound: in, Owner: "owner of " + in.ID, Now: start(), Version: version, Outcome: out, Rows: []outbox.Row{row}}
}

// withCase lets a turn open a case.
func withCase(tn turn.Turn, receipt cases.Receipt, due time.Time) turn.Turn {
	c := cases.Case{Receipt: receipt, Customer: tn.Inbound.Customer, Channel: tn.Inbound.Channel, Address: tn.Inbound.Address,
		Lane: cases.General, State: cases.Open, Summary: tn.Inbound.Text, Source: tn.Inbound.MessageID, OpenedAt: tn.Now, DueAt: due, Messages: 1}
	tn.Outcome.Open, tn.Cases = &c, append(tn.Cases, c)
	tn.Outcome.State.Cases = append(tn.Outcome.State.Cases, conversation.CaseRef{Receipt: receipt, Lane: c.Lane, State: c.State})
	return tn
}

// unsend takes the message of another inbound back.
func (d *desk) unsend(of inquiry.Inbound, id string, version int64) turn.Turn {
	in := of
	in.ID, in.Kind, in.Text = id, inquiry.Unsend, inquiry.Text{}
	return turn.Turn{Inbound: in, Owner: "owner of " + id, Now: start(), Version: version,
		Outcome: conversation.Outcome{Kind: conversation.Nothing, Tombstone: of.MessageID}}
}

func (d *desk) commit(t *testing.T, tn turn.Turn) {
	t.Helper()
	if err := d.Commit(t.Context(), tn); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) conflict(t *testing.T, tn turn.Turn) {
	t.Helper()
	if err := d.Commit(t.Context(), tn); !errors.Is(err, outbox.ErrConflict) {
		t.Fatalf("got %v, want a conflict", err)
	}
}

func (d *desk) load(t *testing.T, in inquiry.Inbound) turn.Snapshot {
	t.Helper()
	snap, err := d.Load(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func (d *desk) rows(t *testing.T, in inquiry.Inbound) []outbox.Row {
	t.Helper()
	rows, err := d.Rows(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func (d *desk) save(t *testing.T, row outbox.Row) outbox.Row {
	t.Helper()
	saved, err := d.Save(t.Context(), row)
	if err != nil {
		t.Fatal(err)
	}
	return saved
}

func (d *desk) leftovers(t *testing.T, now time.Time, limit int) []outbox.Row {
	t.Helper()
	rows, err := d.Leftovers(t.Context(), now, limit)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// items are what the engine holds of a customer, by their sort key.
func (d *desk) items(t *testing.T, in inquiry.Inbound, prefix string) []table.Item {
	t.Helper()
	return tabletest.Query(t, d.engine, table.Query{Partition: "C#" + string(in.Customer), Prefix: prefix})
}

func whole(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	if snap := d.load(t, in); snap.Version != 0 || snap.Claimed != "" || snap.Unsent || snap.Cases != nil {
		t.Fatalf("of a stranger: %+v", snap)
	}
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start().Add(time.Hour)))

	snap := d.load(t, in)
	if snap.Version != 1 || snap.Claimed != "owner of in1" || snap.Unsent || !snap.State.Greeted ||
		snap.State.Pending.Words() != in.Text.Words() {
		t.Errorf("conversation and claim: %+v", snap)
	}
	if len(snap.Cases) != 1 || snap.Cases[0].Version != 1 || snap.Cases[0].Address != in.Address ||
		snap.Cases[0].Summary.Words() != in.Text.Words() {
		t.Errorf("cases: %+v", snap.Cases)
	}
}

func wholeBeside(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start().Add(time.Hour)))
	rows := d.rows(t, in)
	if len(rows) != 1 || rows[0].Parcel.To != in.Address || string(rows[0].Parcel.Body) != "the answer" || rows[0].Version != 1 {
		t.Errorf("rows: %+v", rows)
	}
	if got := len(d.items(t, in, "MSG#m-in1")); got != 1 {
		t.Errorf("%d transcript lines", got)
	}
	if got := ledgerRows(t, d); len(got) != 1 || got[0].Kind != conversation.Answered || got[0].Lane != cases.General ||
		got[0].Event != inquiry.Message {
		t.Errorf("ledger: %+v", got)
	}
}

// ledger reads the rows of the first day.
func ledgerRows(t *testing.T, d *desk) []ledger.Row {
	t.Helper()
	var all []ledger.Row
	for shard := range 8 {
		for _, item := range tabletest.Query(t, d.engine, table.Query{Partition: fmt.Sprint("L#2019-04-12#", shard)}) {
			var row ledger.Row
			if err := json.Unmarshal(item.Body, &row); err != nil {
				t.Fatal(err)
			}
			all = append(all, row)
		}
	}
	return all
}

func repeat(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, d.turn(in, 0))
	again := d.turn(in, 1)
	again.Owner = "another"
	d.conflict(t, again)
	if snap := d.load(t, in); snap.Claimed != "owner of in1" || snap.Version != 1 {
		t.Errorf("after a repeat: %+v", snap)
	}
}

func conflicting(t *testing.T, d *desk) {
	first, second := d.message("U-a", "in1"), d.message("U-a", "in2")
	d.commit(t, d.turn(first, 0))
	d.conflict(t, d.turn(second, 0))
	if snap := d.load(t, second); snap.Claimed != "" || snap.Version != 1 || len(d.rows(t, second)) != 0 {
		t.Errorf("something of the second turn was kept: %+v", snap)
	}
	if n := len(ledgerRows(t, d)); n != 1 {
		t.Errorf("%d turns in the ledger", n)
	}
	d.commit(t, d.turn(second, 1))
	if snap := d.load(t, first); snap.Version != 2 {
		t.Errorf("version %d after two turns", snap.Version)
	}
}

// The answer to a write may get lost behind it. A client that tries again is
// then told that its own item is in the way (platform fact 29).
func lostResponse(t *testing.T, d *desk) {
	for i, said := range []error{table.ErrConflict, errors.New("connection reset")} {
		in := d.message("U-a", fmt.Sprint("in", i))
		d.engine.lose = said
		if err := d.Commit(t.Context(), d.turn(in, int64(i))); err == nil {
			t.Fatal("the response was not lost")
		}
		d.engine.lose = nil
		if snap := d.load(t, in); snap.Claimed != "owner of "+in.ID {
			t.Errorf("%v: claimed by %q", said, snap.Claimed)
		}
		if rows := d.rows(t, in); len(rows) != 1 {
			t.Errorf("%v: %d rows", said, len(rows))
		}
	}
}

func receiptTaken(t *testing.T, d *desk) {
	d.commit(t, withCase(d.turn(d.message("U-a", "in1"), 0), "KM7P-3XQ9", start()))
	other := d.message("U-b", "in2")
	d.conflict(t, withCase(d.turn(other, 0), "KM7P-3XQ9", start()))
	if snap := d.load(t, other); snap.Claimed != "" {
		t.Errorf("claimed by %q", snap.Claimed)
	}
	d.commit(t, withCase(d.turn(other, 0), "KM7P-3XQA", start()))
}

func unsentAfter(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	back := d.unsend(in, "in2", 1)
	c := d.load(t, in).Cases[0]
	c.Summary = inquiry.Text{}
	back.Cases = []cases.Case{c}
	d.commit(t, back)

	if items := d.items(t, in, "MSG#"); len(items) != 1 || len(items[0].Body) != 0 {
		t.Errorf("the transcript holds %+v", items)
	}
	all, err := d.Cases(t.Context(), false)
	if err != nil || len(all) != 1 || !all[0].Summary.Empty() {
		t.Errorf("the case holds %v, %v", all, err)
	}
	if snap := d.load(t, in); !snap.Unsent {
		t.Error("not known as taken back")
	}
}

func remasked(t *testing.T, d *desk) {
	first, second, third := d.message("U-a", "in1"), d.message("U-a", "in2"), d.message("U-a", "in3")
	first.Text = inquiry.NewText("番号は 4111 1111")
	d.commit(t, d.turn(first, 0))
	was := d.items(t, first, "MSG#m-in1")[0]

	again := d.turn(second, 1)
	again.Outcome.Remasked = []conversation.Remask{{ID: "m-in1", Ending: inquiry.NewText("4111 1111"),
		Replaced: inquiry.NewText("■■")}, {ID: "m-gone", Ending: inquiry.NewText("4111 1111")}}
	d.commit(t, again)
	is := d.items(t, first, "MSG#m-in1")[0]
	var kept struct{ Text inquiry.Text }
	if err := d.keys.Open(is.Partition+"|"+is.Sort, is.Body, &kept); err != nil || kept.Text.Words() != "番号は ■■" {
		t.Errorf("kept as %q, %v", kept.Text.Words(), err)
	}
	if is.Version != was.Version+1 || !is.Expires.Equal(was.Expires) || (is.Work == nil) != (was.Work == nil) {
		t.Errorf("the item was %+v and is %+v", was, is)
	}

	d.commit(t, d.unsend(first, "in4", 2))
	late := d.turn(third, 3)
	late.Outcome.Remasked = again.Outcome.Remasked
	d.commit(t, late)
	if gone := d.items(t, first, "MSG#m-in1")[0]; len(gone.Body) != 0 {
		t.Error("words that were taken back are there again")
	}
}

func unsentBefore(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, d.unsend(in, "in0", 0))
	if snap := d.load(t, in); !snap.Unsent || snap.Claimed != "" {
		t.Errorf("before the message: %+v", snap)
	}
	d.conflict(t, d.turn(in, 1)) // whoever read before the tombstone came
	if items := d.items(t, in, "MSG#"); len(items) != 1 || len(items[0].Body) != 0 {
		t.Errorf("the transcript holds %+v", items)
	}
	if snap := d.load(t, d.message("U-b", "in1")); snap.Unsent {
		t.Error("another customer's message is gone, too")
	}
}

func leftovers(t *testing.T, d *desk) {
	var ins []inquiry.Inbound
	for i := range 12 {
		ins = append(ins, d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)))
		d.commit(t, d.turn(ins[i], 0))
	}
	leased, over := start().Add(19*time.Second), start().Add(21*time.Second)
	if got := len(d.leftovers(t, leased, 100)); got != 0 {
		t.Errorf("%d rows while they are leased", got)
	}
	for limit := range 20 {
		if got := len(d.leftovers(t, over, limit+1)); got != min(limit+1, 12) {
			t.Errorf("%d rows after the lease, at most %d", got, limit+1)
		}
	}
	done, later := d.rows(t, ins[0])[0], d.rows(t, ins[1])[0]
	done.State, done.Parcel = outbox.Delivered, outbox.Parcel{}
	later.Until = over.Add(time.Minute)
	d.save(t, done)
	d.save(t, later)
	for _, row := range d.leftovers(t, over, 100) {
		if row.Inbound == "in0" || row.Inbound == "in1" {
			t.Errorf("%s is left", row.Inbound)
		}
	}
	if got := len(d.leftovers(t, over.Add(2*time.Minute), 100)); got != 11 {
		t.Errorf("%d rows after all leases", got)
	}
	if item := d.items(t, ins[0], "OUT#")[0]; item.Expires.IsZero() {
		t.Error("a delivered row never expires")
	}
	if item := d.items(t, ins[1], "OUT#")[0]; !item.Expires.IsZero() {
		t.Error("an undelivered row expires")
	}
}

func unreadable(t *testing.T, d *desk) {
	bad, good := d.message("U-a", "in1"), d.message("U-a", "in2")
	d.commit(t, d.turn(bad, 0))
	d.commit(t, d.turn(good, 1))
	item := d.items(t, bad, "OUT#in1")[0]
	item.Body = []byte("sealed under a key that is gone")
	tabletest.Write(t, d.engine, table.Write{Item: item, If: table.Always})
	rows, err := d.Leftovers(t.Context(), start().Add(time.Minute), 100)
	if len(rows) != 1 || rows[0].Inbound != "in2" {
		t.Errorf("got %d rows", len(rows))
	}
	if !errors.Is(err, keyring.ErrSealed) {
		t.Errorf("nothing is said of the other: %v", err)
	}
}

func optimism(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, d.turn(in, 0))
	mine, theirs := d.rows(t, in)[0], d.rows(t, in)[0]
	mine.Owner = "mine"
	mine = d.save(t, mine)
	if _, err := d.Save(t.Context(), theirs); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("an older row: %v", err)
	}
	mine.Attempts = 1
	d.save(t, mine)
	if row := d.rows(t, in)[0]; row.Owner != "mine" || row.Attempts != 1 || row.Version != 3 {
		t.Errorf("kept %+v", row)
	}
}

// DynamoDB deletes late, up to days (platform fact 29).
func forgotten(t *testing.T, d *desk) {
	d.commit(t, d.turn(d.message("U-a", "in1"), 0))
	next := d.message("U-a", "in2")
	next.Received = start().Add(keep - time.Second)
	if snap := d.load(t, next); !snap.State.Greeted {
		t.Error("forgotten too early")
	}
	next.Received = start().Add(keep)
	snap := d.load(t, next)
	if snap.State.Greeted || !snap.State.Pending.Empty() {
		t.Error("still known")
	}
	later := d.turn(next, snap.Version)
	later.Now = next.Received
	d.commit(t, later)
	if snap := d.load(t, next); !snap.State.Greeted {
		t.Error("the new conversation was not kept")
	}
}

func kept(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	tn := withCase(d.turn(in, 0), "KM7P-3XQ9", start())
	d.commit(t, tn)
	if item := d.items(t, in, "CONV")[0]; !item.Expires.IsZero() {
		t.Error("the conversation expires before its case is closed")
	}
	if item := tabletest.Get(t, d.engine, table.Key{Partition: "K#KM7P-3XQ9", Sort: "CASE"})[0]; !item.Expires.IsZero() {
		t.Error("an open case expires")
	}
	next := d.turn(d.message("U-a", "in2"), 1)
	next.Outcome.State.Cases = []conversation.CaseRef{{Receipt: "KM7P-3XQ9", State: cases.Closed}}
	next.Cases = d.load(t, in).Cases
	next.Cases[0].State = cases.Closed
	d.commit(t, next)
	if item := d.items(t, in, "CONV")[0]; !item.Expires.Equal(start().Add(keep)) {
		t.Errorf("with its case closed the conversation expires %v", item.Expires)
	}
	if item := tabletest.Get(t, d.engine, table.Key{Partition: "K#KM7P-3XQ9", Sort: "CASE"})[0]; !item.Expires.Equal(start().Add(keep)) {
		t.Errorf("the closed case expires %v", item.Expires)
	}
}

func sealed(t *testing.T, d *desk) {
	user := "U0123456789abcdef0123456789abcdef"
	in := d.message(user, "in1")
	in.Text = inquiry.NewText("ひかりと申します 090-0000-0000 hikari@example.jp")
	in.Mail = &inquiry.Mail{Subject: inquiry.NewText("件名です"), MessageID: "<thread@example.jp>"}
	tn := withCase(d.turn(in, 0), "KM7P-3XQ9", start())
	tn.Rows[0].Parcel.Body = []byte("お答えします")
	tn.Cases[0].Mail, tn.Cases[0].Owner = in.Mail, "agent1"
	d.commit(t, tn)
	row := d.rows(t, in)[0]
	row.State = outbox.Refused
	d.save(t, row)
	strange := d.turn(d.message(user, "id of hikari@example.jp"), 1)
	strange.Owner = "random"
	d.commit(t, strange)
	d.commit(t, d.unsend(in, "in2", 2))
	missed := d.turn(d.message(user, "in3"), 3)
	missed.Inbound.Text, missed.Outcome.Replies = in.Text, []inquiry.Reply{{Entry: "give_up"}}
	d.commit(t, missed)

	dump := d.engine.dump()
	for _, secret := range []string{user, "ひかり", "090-0000-0000", "hikari@example.jp", "example.jp", "件名", "お答え", "token-in1", "retry",
		"agent1"} {
		if strings.Contains(dump, secret) {
			t.Errorf("%q stands in clear", secret)
		}
	}
	for _, open := range []string{"am_i_affected", "KM7P-3XQ9", "in1", string(in.Customer)} {
		if !strings.Contains(dump, open) {
			t.Errorf("the dump does not even hold %q, which may stand in clear", open)
		}
	}
}

// dump is every byte that was ever written.
func (w *watched) dump() string {
	var all strings.Builder
	for _, item := range w.items {
		fmt.Fprintf(&all, "%s %s %s %v %s\n", item.Partition, item.Sort, item.Owner, item.Work, item.Body)
	}
	return all.String()
}

// Customers who write in the same moment must never wait for each other: every
// item has one customer who writes it. [crossing] lists what is excepted where
// somebody proves who they are; a turn that does not writes none of it.
func separate(t *testing.T, d *desk) {
	writer := map[table.Key]int{}
	for i := range 40 {
		d.engine.items = nil
		in := d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i))
		missed := withCase(d.turn(in, 0), cases.Receipt(fmt.Sprintf("KM7P-%04d", i)), start())
		missed.Outcome.Replies = []inquiry.Reply{{Entry: "give_up"}}
		d.commit(t, missed)
		d.save(t, d.rows(t, in)[0])
		d.commit(t, d.unsend(in, fmt.Sprint("back", i), 1))
		if n := len(d.engine.items); n != 9+1+4 {
			t.Fatalf("two turns and a delivery wrote %d items", n)
		}
		for _, item := range d.engine.items {
			if other, taken := writer[item.Key]; taken && other != i {
				t.Errorf("customers %d and %d both write %v", other, i, item.Key)
			}
			writer[item.Key] = i
		}
	}
}
