package store_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/conversation"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
)

// TestCodes checks that the figures of one-time codes are right.
func TestCodes(t *testing.T) {
	onEach(t, []law{
		{"codes of the last hour and of the last day are counted", codesCounted},
		{"what became of their mail is counted, for a day", feedbackCounted},
		{"of one customer little counts, and for that customer all", feedbackOfOne},
		{"a mail is found by its name", mailsNamed},
		{"told again it is one", feedbackTwice},
		{"nobody's address is kept, and nothing for long", feedbackNameless},
	})
}

func (d *desk) figures(t *testing.T, now time.Time, want affected.Codes) {
	t.Helper()
	got, err := d.CodeFigures(t.Context(), now)
	if err != nil || got != want {
		t.Errorf("at %s: %+v, %v, want %+v", now.Format(time.RFC3339), got, err, want)
	}
}

func codesCounted(t *testing.T, d *desk) {
	for i := range 5 {
		tn := d.turn(d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)), 0)
		tn.Outcome.Code = &conversation.Code{}
		if i == 4 {
			tn.Outcome.Code = nil // a turn that sends none
		}
		tn.Now = start().Add(time.Duration(i) * 20 * time.Minute)
		d.commit(t, tn)
	}
	d.figures(t, start().Add(time.Hour), affected.Codes{Hour: 4, Day: 4}) // at 0, 20, 40 and 60 minutes
	d.figures(t, start().Add(61*time.Minute), affected.Codes{Hour: 3, Day: 4})
	d.figures(t, start().Add(24*time.Hour+30*time.Minute), affected.Codes{Day: 2})
	d.figures(t, start().Add(26*time.Hour), affected.Codes{})
}

// comesBack notes that the code of a customer came back.
func (d *desk) comesBack(t *testing.T, complaint bool, user, mail string, at time.Time) {
	t.Helper()
	row := outbox.Row{Customer: inquiry.NewCustomerKey(d.keys.Hash, inquiry.LINE, inquiry.NewAddress(user)), Channel: outbox.Codes, Mail: mail}
	if err := d.CodeReturned(t.Context(), row, complaint, at); err != nil {
		t.Fatal(err)
	}
}

func feedbackCounted(t *testing.T, d *desk) {
	for i := range 30 {
		d.comesBack(t, false, fmt.Sprint("U-", i), fmt.Sprint("mail", i), start().Add(time.Duration(i)*time.Hour)) // over midnight
	}
	d.comesBack(t, true, "U-29", "mail29", start().Add(29*time.Hour))
	d.figures(t, start().Add(29*time.Hour), affected.Codes{Bounces: 24, RecentBounces: 1, Complaints: 1, RecentComplaints: 1})
	d.figures(t, start().Add(80*time.Hour), affected.Codes{})
}

// One customer closes nobody's way but their own.
func feedbackOfOne(t *testing.T, d *desk) {
	for i := range 20 {
		d.comesBack(t, false, fmt.Sprint("U-", i%4), fmt.Sprint("mail", i), start())
		d.comesBack(t, true, "U-9", fmt.Sprint("mail", i), start())
	}
	d.figures(t, start(), affected.Codes{Bounces: 4 * 2, RecentBounces: 4 * 2, Complaints: 1, RecentComplaints: 1})
	for user, want := range map[string]int{"U-0": 5, "U-9": 20, "U-other": 0} {
		needs := needMail("taro@example.jp")
		needs.Customer = inquiry.NewCustomerKey(d.keys.Hash, inquiry.LINE, inquiry.NewAddress(user))
		if got := d.find(t, needs, start()).Returned; got != want {
			t.Errorf("of %s %d came back, want %d", user, got, want)
		}
		if got := d.find(t, needs, start().Add(24*time.Hour)).Returned; got != 0 {
			t.Errorf("of %s %d count a day later", user, got)
		}
	}
}

func feedbackTwice(t *testing.T, d *desk) {
	for range 2 {
		d.comesBack(t, false, "U-0", "mail", start())
	}
	d.figures(t, start(), affected.Codes{Bounces: 1, RecentBounces: 1})
}

func feedbackNameless(t *testing.T, d *desk) {
	d.comesBack(t, false, "U-taro", "0106016a-taro", start())
	for _, item := range d.engine.items {
		if item.Expires.IsZero() || item.Expires.After(start().Add(3*24*time.Hour)) {
			t.Errorf("kept until %v", item.Expires)
		}
		if bytes.Contains([]byte(fmt.Sprintf("%s %s", item.Key, item.Body)), []byte("taro")) {
			t.Errorf("in clear: %s", item.Key)
		}
	}
}

// A mail is found by the name that it carries, and by no other.
func mailsNamed(t *testing.T, d *desk) {
	tn := d.turn(d.message("U-a", "in1"), 0)
	tn.Rows[0].Mail = "00112233445566778899aabbccddeeff"
	d.commit(t, tn)
	row, there, err := d.Mailed(t.Context(), "00112233445566778899aabbccddeeff")
	if err != nil || !there || row.Inbound != "in1" {
		t.Fatalf("%v, there %v: %+v", err, there, row)
	}
	row.State = outbox.Refused
	d.save(t, row)
	if row, _, _ = d.Mailed(t.Context(), row.Mail); row.State != outbox.Refused {
		t.Errorf("it is %s", row.State)
	}
	if _, there, err := d.Mailed(t.Context(), "ffffffffffffffffffffffffffffffff"); there || err != nil {
		t.Errorf("another name: there %v, %v", there, err)
	}
}
