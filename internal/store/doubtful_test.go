package store_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/notice"
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
)

// TestMailboxes checks that answers by mail are counted, and news for staff are told once.
func TestMailboxes(t *testing.T) {
	onEach(t, []law{
		{"answers to one mailbox are counted together, doubtful ones apart", mailboxes},
		{"answers to doubtful mail are counted, and no turn waits for another", crowds},
		{"news for staff are told once, together", bulletins},
	})
}

// mail is a customer's, under the key that the email channel gives.
func (d *desk) mail(address, id string, sure bool) inquiry.Inbound {
	in := d.message(address, id)
	in.Channel, in.MessageID, in.ReplyToken, in.Mail = inquiry.Email, "", "", &inquiry.Mail{Authenticated: sure}
	name := address
	if !sure {
		name = "doubtful " + address
	}
	in.Customer = inquiry.NewCustomerKey(d.keys.Hash, inquiry.Email, inquiry.NewAddress(name))
	return in
}

// answers commits a turn that answers a mail.
func (d *desk) answers(t *testing.T, in inquiry.Inbound) {
	t.Helper()
	snap := d.load(t, in)
	tn := d.turn(in, snap.Version)
	mailed := snap.Mailed.Add(start())
	tn.Outcome.Mailed, tn.Outcome.Replies = &mailed, []inquiry.Reply{{Entry: "am_i_affected"}}
	d.commit(t, tn)
}

func mailboxes(t *testing.T, d *desk) {
	for i := range 3 {
		d.answers(t, d.mail(fmt.Sprintf("a+%d@example.jp", i), fmt.Sprint("in", i), true))
	}
	rows := []struct {
		why, address string
		sure         bool
		want         int
	}{
		{"the mailbox itself", "a@example.jp", true, 3},
		{"a way of writing it", "A+9@example.jp", true, 3},
		{"mail that only claims to be from it", "a@example.jp", false, 0},
		{"another mailbox", "b@example.jp", true, 0},
	}
	for _, row := range rows {
		if got := d.load(t, d.mail(row.address, "next", row.sure)).Mailed.LastHour(start()); got != row.want {
			t.Errorf("%s: %d answers, want %d", row.why, got, row.want)
		}
	}
	one, other := d.mail("a+7@example.jp", "one", true), d.mail("a+8@example.jp", "other", true)
	a, b := d.turn(one, 0), d.turn(other, 0)
	mailed := d.load(t, one).Mailed.Add(start())
	a.Outcome.Mailed, b.Outcome.Mailed = &mailed, &mailed
	d.commit(t, a)
	d.conflict(t, b)
}

// Only who sends doubtful mail reads how much of it was answered, and nobody writes what
// another wrote.
func crowds(t *testing.T, d *desk) {
	writer := map[table.Key]int{}
	for i := range 40 {
		d.engine.items = nil
		d.answers(t, d.mail(fmt.Sprintf("customer%d@example.jp", i), fmt.Sprint("in", i), false))
		for _, item := range d.engine.items {
			if other, taken := writer[item.Key]; taken {
				t.Errorf("customers %d and %d both write %v", other, i, item.Key)
			}
			writer[item.Key] = i
		}
	}
	if sure := d.load(t, d.mail("customer1@example.jp", "sure", true)).Crowd; sure != (affected.Crowd{}) {
		t.Errorf("a sure mail counts %v", sure)
	}
	shards := map[affected.Crowd]bool{}
	for i := range 100 {
		in := d.mail(fmt.Sprintf("reader%d@example.jp", i), "next", false)
		in.Received = start().Add(time.Minute)
		c := d.load(t, in).Crowd
		shards[c] = true
		in.Received = start().Add(2 * time.Hour)
		if later := d.load(t, in).Crowd; later.Hour != 0 || later.Day != c.Day {
			t.Errorf("two hours later %v of %v", later, c)
		}
	}
	sum := 0
	for c := range shards {
		if sum += c.Day; c.Hour != c.Day {
			t.Errorf("%d within an hour, %d within the day", c.Hour, c.Day)
		}
	}
	if len(shards) > affected.CrowdShards || sum > 40 {
		t.Errorf("%d answers in %v", sum, shards)
	}
}

func bulletins(t *testing.T, d *desk) {
	board := notice.Board{News: notice.Opened, Urgent: true}
	var fresh []notice.Untold
	for i := range 3 {
		r := cases.Receipt(fmt.Sprintf("KM7P-%04d", i))
		tn := withCase(d.turn(d.message(fmt.Sprint("U", i), fmt.Sprint("in", i)), 0), r, start())
		tn.News = []notice.Untold{{Board: board, Receipt: r, At: start(), Version: 1}}
		fresh = tn.News
		d.commit(t, tn)
	}
	read := func(board notice.Board, fresh ...notice.Untold) notice.Bulletin {
		t.Helper()
		b, err := d.Bulletin(t.Context(), board, fresh)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if b := read(notice.Board{News: notice.Opened}); len(b.Untold) > 0 {
		t.Errorf("another board has %v", b.Untold)
	}
	b := read(board, fresh...)
	if len(b.Untold) != 3 || len(b.Cases) != 3 || !b.Last.IsZero() {
		t.Fatalf("the board has %d news of %d cases, last %s", len(b.Untold), len(b.Cases), b.Last)
	}
	b.Last = start().Add(time.Minute)
	rows := []outbox.Row{{Customer: "staff", Inbound: "opened-urgent", Channel: inquiry.Email, State: outbox.Planned, Until: start(),
		Since: start()}}
	if err := d.Tell(t.Context(), b, rows); err != nil {
		t.Fatal(err)
	}
	if err := d.Tell(t.Context(), b, rows); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("told twice: %v", err)
	}
	if b := read(board, fresh...); len(b.Untold) > 0 || !b.Last.Equal(start().Add(time.Minute)) {
		t.Errorf("after it was told: %v, last %s", b.Untold, b.Last)
	}
	if got := d.leftovers(t, start().Add(time.Second), 9); len(got) != 1 {
		t.Errorf("%d mails planned", len(got))
	}
}
