package storetest

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/outbox"
	"madoguchi/internal/store"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
)

// Desk checks that the desk's state keeps its promises on an engine. newEngine
// returns an empty one for each law.
func Desk(t *testing.T, newEngine func(testing.TB) table.Engine) {
	laws := []struct {
		name string
		law  func(*testing.T, *desk)
	}{
		{"a turn is kept whole", whole},
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
		{"cases are seen as staff left them", staffed},
		{"what belongs to a closed case expires, whatever happens on the way", retained},
		{"while one case of a customer is open their words stay", retainedWhileOpen},
		{"a case that opens again gets its words back", retainedAgain},
		{"raw mails of a closed case are deleted, and tried again where that fails", discarded},
		{"a retention that does not open holds up no other", retainedBeside},
		{"nor does one whose conversation does not", retainedBesideClosedBook},
		{"much that belongs to a case is done in parts", retainedInParts},
		{"cases are listed by due time, closed ones apart", listed},
		{"a list of cases reads no whole text and names nobody", outlined},
		{"a list forgets nothing of a case but what names somebody", listedWhole},
		{"a case that an earlier desk left is listed, and once", listedBefore},
		{"an answer of a person is counted and names nobody", counted},
		{"a question that was not understood is found by its day, its words are the message's", missedOnce},
		{"a sign-out is remembered for one member of staff", signedOut},
		{"nothing stands in clear", sealed},
		{"what was cut from a mail stands with its words", cutOff},
		{"two customers never write the same item", separate},
		{"answers to one mailbox are counted together, doubtful ones apart", mailboxes},
		{"words that an earlier version of the desk kept are read", earlierWords},
		{"answers to doubtful mail are counted, and no turn waits for another", crowds},
		{"news for staff are told once, together", bulletins},
		{"two who ask for one contact at the same moment are both counted", countedTogether},
		{"each contact, letter and member of staff is counted apart", countedApart},
		{"what is counted counts for a day", countedForADay},
		{"a code that goes out leaves a row", codesNoted},
		{"the gate opens by itself", gate},
		{"a turn that proves or tells is one transaction, too", proven},
	}
	for _, l := range laws {
		t.Run(l.name, func(t *testing.T) { l.law(t, newDesk(t, newEngine(t))) })
	}
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
	return inquiry.Inbound{ID: id, Channel: inquiry.LINE, Customer: inquiry.NewCustomerKey(d.keys.Hash, inquiry.LINE, address), Address: address,
		Kind: inquiry.Message, Text: inquiry.NewText("わたしは対象ですか"), MessageID: "m-" + id, At: start(), Received: start(), ReplyToken: "token-" + id}
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
	if snap.Version != 1 || snap.Claimed != "owner of in1" || snap.Unsent || !snap.State.Greeted || snap.State.Pending.Words() != in.Text.Words() {
		t.Errorf("conversation and claim: %+v", snap)
	}
	if len(snap.Cases) != 1 || snap.Cases[0].Version != 1 || snap.Cases[0].Address != in.Address || snap.Cases[0].Summary.Words() != in.Text.Words() {
		t.Errorf("cases: %+v", snap.Cases)
	}
	rows := d.rows(t, in)
	if len(rows) != 1 || rows[0].Parcel.To != in.Address || string(rows[0].Parcel.Body) != "the answer" || rows[0].Version != 1 {
		t.Errorf("rows: %+v", rows)
	}
	if got := len(d.items(t, in, "MSG#m-in1")); got != 1 {
		t.Errorf("%d transcript lines", got)
	}
	if got := d.ledger(t); len(got) != 1 || got[0].Kind != conversation.Answered || got[0].Lane != cases.General || got[0].Event != inquiry.Message {
		t.Errorf("ledger: %+v", got)
	}
}

// ledger reads the rows of the first day.
func (d *desk) ledger(t *testing.T) []store.Ledger {
	t.Helper()
	var all []store.Ledger
	for shard := range 8 {
		for _, item := range tabletest.Query(t, d.engine, table.Query{Partition: fmt.Sprint("L#2019-04-12#", shard)}) {
			var row store.Ledger
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
	if n := len(d.ledger(t)); n != 1 {
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
	again.Outcome.Remasked = []conversation.Remask{{ID: "m-in1", Ending: inquiry.NewText("4111 1111"), Replaced: inquiry.NewText("■■")}, {ID: "m-gone", Ending: inquiry.NewText("4111 1111")}}
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

func staffed(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	for i, state := range []cases.State{cases.Owned, cases.Closed} {
		c := d.load(t, in).Cases[0]
		c.State = state
		other := d.turn(d.message("U-staff", fmt.Sprint("by staff ", i)), int64(i))
		other.Cases = []cases.Case{c}
		d.commit(t, other)
		if snap := d.load(t, in); len(snap.Cases) != 1 || len(snap.State.Cases) != 1 || snap.State.Cases[0].State != state {
			t.Errorf("%s: the customer's conversation has %+v", state, snap.State.Cases)
		}
	}
	late := in
	late.Received = start().Add(keep)
	if snap := d.load(t, late); len(snap.Cases) != 0 {
		t.Errorf("past its time: %+v", snap.Cases)
	}
}

func listed(t *testing.T, d *desk) {
	for i := range 20 {
		receipt := cases.Receipt(fmt.Sprintf("KM7P-%04d", i))
		due := start().Add(time.Duration(i*7%20) * time.Hour)
		tn := withCase(d.turn(d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)), 0), receipt, due)
		if i%4 == 0 {
			tn.Cases[0].State = cases.Closed
		}
		d.commit(t, tn)
	}
	for closed, want := range map[bool]int{true: 5, false: 15} {
		all, err := d.Cases(t.Context(), closed)
		if err != nil || len(all) != want {
			t.Errorf("closed %t: %d cases, want %d: %v", closed, len(all), want, err)
		}
		for i := 1; i < len(all); i++ {
			if all[i].DueAt.Before(all[i-1].DueAt) {
				t.Errorf("closed %t: case %d is due before the one listed first", closed, i)
			}
		}
	}
}

// The queue is read every two seconds by each member of staff, and by the clock each
// minute.
func outlined(t *testing.T, d *desk) {
	read := func(words string) (bytes int) {
		t.Helper()
		in := d.message("U-a", "in-"+fmt.Sprint(len(words)))
		in.Text = inquiry.NewText(words)
		tn := withCase(d.turn(in, d.load(t, in).Version), cases.Receipt(fmt.Sprintf("KM7P-%04d", len(words))), start())
		tn.Cases[0].Mail = &inquiry.Mail{References: strings.Repeat("<r@example.jp>", len(words)/20), Subject: in.Text, Suspect: true}
		tn.Cases[0].Topics = []string{"period"}
		d.commit(t, tn)
		all, err := d.Cases(t.Context(), false)
		if err != nil || len(all) != 1 {
			t.Fatalf("%d cases: %v", len(all), err)
		}
		for shard := range 8 {
			for _, item := range tabletest.Query(t, d.engine, table.Query{Work: true, Partition: fmt.Sprint("CASE#open#", shard)}) {
				bytes += len(item.Body)
			}
		}
		c := all[0]
		if c.Version != 0 || c.Address != (inquiry.Address{}) || c.Lane != cases.General || !c.DueAt.Equal(start()) || !c.Mail.Suspect {
			t.Errorf("listed %+v", c)
		}
		if got := c.Summary.Words(); !strings.HasPrefix(got, "■■の件です。") || len([]rune(got)) > 201 {
			t.Errorf("listed %q", got)
		}
		whole, err := d.Case(t.Context(), c.Receipt)
		if err != nil || whole.Address != in.Address || whole.Summary.Words() != words || whole.Version != 1 {
			t.Errorf("the case is %+v, %v", whole, err)
		}
		whole.State, whole.ClosedAt = cases.Closed, start()
		closing := casework.Deed{Case: whole, Action: casework.Action{By: "agent1", Verb: casework.Close, ID: "close" + in.ID}, Now: start()}
		if err := d.Act(t.Context(), closing); err != nil {
			t.Fatal(err)
		}
		listed := c
		listed.Overdue = true
		if err := d.Act(t.Context(), casework.Deed{Case: listed, Action: casework.Action{By: "clock", Verb: casework.Late, ID: "late" + in.ID}, Now: start()}); !errors.Is(err, outbox.ErrConflict) {
			t.Errorf("an outline was taken for the case: %v", err)
		}
		return bytes
	}
	short := read("taro@example.jpの件です。" + strings.Repeat("あ", 200))
	long := read("taro@example.jpの件です。" + strings.Repeat("あ", 20000))
	t.Logf("a listed case is read with %d bytes, one of 20,000 characters with %d", short, long)
	if long > short+8 { // the receipt numbers differ by a digit
		t.Errorf("a long text makes the list longer: %d bytes, %d", long, short)
	}
	if _, err := d.Case(t.Context(), "KM7P-3XQ9"); !errors.Is(err, casework.ErrNoCase) {
		t.Errorf("a case that is none: %v", err)
	}
}

// A field that a case gains later must be listed, too, or named here.
func listedWhole(t *testing.T, d *desk) {
	var c cases.Case
	filled(reflect.ValueOf(&c).Elem())
	c.Receipt, c.State, c.Version = "KM7P-3XQ9", cases.Open, 0
	if err := d.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: "late"}, Now: start()}); err != nil {
		t.Fatal(err)
	}
	all, err := d.Cases(t.Context(), false)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d cases: %v", len(all), err)
	}
	if want := c.Outline(); !reflect.DeepEqual(all[0], want) || all[0].Summary.Words() != want.Summary.Words() {
		t.Errorf("listed\n%+v %+v, want\n%+v %+v", all[0], all[0].Mail, want, want.Mail)
	}
	left := append(unfilled(reflect.ValueOf(all[0])), unfilled(reflect.ValueOf(*all[0].Mail))...)
	if want := "Address Source RawKeys Checked Agreed Version MessageID References Subject Cut Below Among RawKey"; strings.Join(left, " ") != want {
		t.Errorf("not listed are %v, want %s", left, want)
	}
}

// filled fills every field of a value with something.
func filled(v reflect.Value) {
	switch one := v.Addr().Interface().(type) {
	case *time.Time:
		*one = start()
		return
	case *inquiry.Text:
		*one = inquiry.NewText("ことば")
		return
	case *inquiry.Address:
		*one = inquiry.NewAddress("taro@example.jp")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		filled(v.Index(0))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			filled(v.Field(i))
		}
	}
}

// unfilled are the fields of a struct that hold nothing.
func unfilled(v reflect.Value) []string {
	var all []string
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			all = append(all, v.Type().Field(i).Name)
		}
	}
	return all
}

func listedBefore(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	list := tabletest.Get(t, d.engine, table.Key{Partition: "K#KM7P-3XQ9", Sort: "LIST"})[0]
	before := tabletest.Get(t, d.engine, table.Key{Partition: "K#KM7P-3XQ9", Sort: "CASE"})[0]
	before.Work, list.Work = list.Work, nil
	tabletest.Write(t, d.engine, table.Write{Item: before, If: table.Always}, table.Write{Item: list, If: table.Always})
	for _, when := range []string{"before it is written again", "afterwards"} {
		all, err := d.Cases(t.Context(), false)
		if err != nil || len(all) != 1 || all[0].Version != 0 || all[0].Address != (inquiry.Address{}) {
			t.Fatalf("%s: %+v, %v", when, all, err)
		}
		c := d.load(t, in).Cases[0]
		if err := d.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "agent1", Verb: casework.Take, ID: when}, Now: start()}); err != nil {
			t.Fatal(err)
		}
	}
}

// Each secret below was given to the store; none may reach an engine.
func signedOut(t *testing.T, d *desk) {
	if at, err := d.SignedOut(t.Context(), "agent1@staff.example.jp"); err != nil || !at.IsZero() {
		t.Errorf("before: %v, %v", at, err)
	}
	for _, at := range []time.Time{start(), start().Add(time.Hour)} {
		if err := d.SignOut(t.Context(), "agent1@staff.example.jp", at); err != nil {
			t.Fatal(err)
		}
		if got, err := d.SignedOut(t.Context(), "Agent1@staff.example.jp"); err != nil || !got.Equal(at) {
			t.Errorf("%v, %v", got, err)
		}
	}
	if at, err := d.SignedOut(t.Context(), "agent2@staff.example.jp"); err != nil || !at.IsZero() {
		t.Errorf("a colleague: %v, %v", at, err)
	}
	if strings.Contains(d.engine.dump(), "agent1") {
		t.Error("a member of staff stands in clear")
	}
}

func counted(t *testing.T, d *desk) {
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	c := d.load(t, in).Cases[0]
	count := casework.Answered{At: start().Add(time.Hour), Lane: cases.General, Channel: inquiry.LINE, First: true, Waited: time.Hour, Staffed: 30 * time.Minute}
	deed := casework.Deed{Case: c, Action: casework.Action{By: "agent1", Verb: casework.Answer, ID: "a1"}, Now: count.At, Count: &count}
	if err := d.Act(t.Context(), deed); err != nil {
		t.Fatal(err)
	}
	got, err := d.Answered(t.Context(), start())
	if err != nil || len(got) != 1 || got[0] != count {
		t.Errorf("counted %+v, %v", got, err)
	}
	if items := d.items(t, in, "KEEP#"); len(items) > 0 {
		t.Error("an answer plans a retention")
	}
	if got, err := d.Answered(t.Context(), start().AddDate(0, 0, 1)); err != nil || len(got) != 0 {
		t.Errorf("on another day: %+v, %v", got, err)
	}
}

// What is not in the words of a mail is there for staff, and why it was not answered.
func cutOff(t *testing.T, d *desk) {
	in := d.message("U-1", "in1")
	in.Channel, in.Mail = inquiry.Email, &inquiry.Mail{Cut: inquiry.NewText("> 前の話"), Weak: "list"}
	tn := d.turn(in, 0)
	tn.Outcome.Open = &cases.Case{Receipt: "AAAA-BBBB", Customer: in.Customer, State: cases.Open}
	tn.Cases = []cases.Case{*tn.Outcome.Open}
	d.commit(t, tn)
	file, err := d.File(t.Context(), "AAAA-BBBB", "agent1@staff.example.jp")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range file.Lines {
		if wrote := l.From == "customer"; wrote != (l.Cut.Words() == "> 前の話") || wrote != (l.Weak == "list") {
			t.Errorf("from %s: cut %q, sign %q", l.From, l.Cut.Words(), l.Weak)
		}
	}
}

// A question that was not understood stands once; what is taken back is gone from
// everywhere, the figures included (platform fact 10).
func missedOnce(t *testing.T, d *desk) {
	var ins []inquiry.Inbound
	for i := range 4 {
		in := d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i))
		in.At = start().Add(time.Duration(i) * time.Minute)
		tn := d.turn(in, 0)
		tn.Now = in.At
		tn.Outcome.Considered = []conversation.Considered{{Entry: "site", Score: 0.25}}
		if i > 0 {
			tn.Outcome.Replies = []inquiry.Reply{{Entry: "rephrase"}}
		}
		ins = append(ins, in)
		d.commit(t, tn)
	}
	missed := func() []casework.Missed {
		t.Helper()
		all, err := d.Missed(t.Context(), start())
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	all := missed()
	if len(all) != 3 || !all[0].At.Equal(ins[3].At) || all[0].Text.Words() != ins[3].Text.Words() || all[0].Channel != inquiry.LINE || all[0].GaveUp {
		t.Fatalf("missed %+v", all)
	}
	if len(all[0].Considered) != 1 || all[0].Considered[0].Entry != "site" {
		t.Errorf("considered %+v", all[0].Considered)
	}
	d.commit(t, d.unsend(ins[2], "back", 1))
	if all := missed(); len(all) != 2 {
		t.Errorf("after one was taken back %d are left", len(all))
	}
	for _, item := range d.engine.items {
		if strings.HasPrefix(item.Partition, "U#") && item.Expires.IsZero() {
			t.Error("a pointer at a question never expires")
		}
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
	for _, secret := range []string{user, "ひかり", "090-0000-0000", "hikari@example.jp", "example.jp", "件名", "お答え", "token-in1", "retry", "agent1"} {
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
		if n := len(d.engine.items); n != 8+1+4 {
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
