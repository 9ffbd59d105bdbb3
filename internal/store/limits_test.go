package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/cases"
	"madoguchi/internal/conversation"
	"madoguchi/internal/identity"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
	"madoguchi/internal/verifier"
)

// TestLimits checks that what is tried is counted for a limit that all customers share.
func TestLimits(t *testing.T) {
	onEach(t, []law{
		{"two who ask for one contact at the same moment are both counted", countedTogether},
		{"each contact, letter and member of staff is counted apart", countedApart},
		{"what is counted counts for a day", countedForADay},
		{"a code that goes out leaves a row", codesNoted},
		{"the gate opens by itself", gate},
		{"a turn that proves or tells is one transaction, too", proven},
	})
}

// nobody is where there is no list of people.
type nobody struct{}

func (nobody) Ready(context.Context) (bool, error)               { return false, nil }
func (nobody) ByEmail(context.Context, string) ([]string, error) { return nil, affected.ErrNoRoster }
func (nobody) ByLetter(context.Context, string, string) ([]string, error) {
	return nil, affected.ErrNoRoster
}

// verifier looks limits up.
func (d *desk) verifier() *verifier.Verifier { return verifier.New(d.Store, nobody{}) }

// find looks a need up.
func (d *desk) find(t *testing.T, needs identity.Needs, now time.Time) identity.Found {
	t.Helper()
	found, err := d.verifier().Find(t.Context(), needs, now)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// needMail asks for a code to an address.
func needMail(address string) identity.Needs {
	return identity.Needs{What: identity.NeedMail, Of: affected.Person{Email: address}}
}

// counting is a turn that sends a code, and counts it on what was found.
func (d *desk) counting(in inquiry.Inbound, found identity.Found, now time.Time) turn.Turn {
	tn := d.turn(in, 0)
	tn.Now = now
	tn.Outcome.Count = &identity.Count{Needs: found.Needs, Tally: found.Tally.Add(now)}
	tn.Outcome.Code = &conversation.Code{To: in.Address, Text: "123456"}
	return tn
}

// Two customers ask for a code to one address in the same moment: both have read that
// nothing was sent. One of them gives way, reads again, and is counted on top.
func countedTogether(t *testing.T, d *desk) {
	needs := needMail("taro@example.jp")
	first, second := d.find(t, needs, start()), d.find(t, needs, start())
	d.commit(t, d.counting(d.message("U-a", "in1"), first, start()))
	late := d.message("U-b", "in2")
	d.conflict(t, d.counting(late, second, start()))
	if snap := d.load(t, late); snap.Claimed != "" || len(d.rows(t, late)) > 0 || len(d.sent(t)) != 1 {
		t.Errorf("something of the second turn was kept: %+v, %d codes", snap, len(d.sent(t)))
	}
	again := d.find(t, needs, start())
	if len(again.Tally.Times) != 1 || again.Tally.Version != 1 {
		t.Errorf("read again: %+v", again.Tally)
	}
	d.commit(t, d.counting(late, again, start()))
	d.conflict(t, d.counting(d.message("U-c", "in3"), again, start())) // who read between the two
	if last := d.find(t, needs, start()); len(last.Tally.Times) != 2 || last.Tally.Version != 2 {
		t.Errorf("after both: %+v", last.Tally)
	}
}

// What is counted is one contact, one letter or one member of staff, each apart.
func countedApart(t *testing.T, d *desk) {
	same := affected.Person{Email: "taro@example.jp", Letter: "taro@example.jp"}
	all := []identity.Needs{{What: identity.NeedMail, Of: same}, {What: identity.NeedLetter, Of: same},
		{What: identity.NeedCheck, By: "taro@example.jp"},
		needMail("hanako@example.jp"), {What: identity.NeedLetter, Of: affected.Person{Letter: "K7PM-3XQ9-H4RT-W2DA", Postal: "0000001"}}}
	for i, needs := range all {
		found := identity.Found{Needs: needs}
		for range i + 1 {
			found.Tally = found.Tally.Add(start())
		}
		tn := d.turn(d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)), 0)
		tn.Outcome.Count = &identity.Count{Needs: needs, Tally: found.Tally}
		d.commit(t, tn)
	}
	for i, needs := range all {
		got, _, err := d.limits(t, needs)
		if err != nil || len(got.Times) != i+1 {
			t.Errorf("%d: %d times, want %d: %v", i, len(got.Times), i+1, err)
		}
	}
	// Whoever tries a letter with another postal code tries the same letter.
	other := identity.Needs{What: identity.NeedLetter, Of: affected.Person{Letter: "K7PM-3XQ9-H4RT-W2DA", Postal: "0000009"}}
	if got, _, err := d.limits(t, other); err != nil || len(got.Times) != 5 {
		t.Errorf("with another postal code: %d times: %v", len(got.Times), err)
	}
	dump := d.engine.dump()
	for _, clear := range []string{"taro@example.jp", "hanako@example.jp", "K7PM-3XQ9"} {
		if strings.Contains(dump, clear) {
			t.Errorf("%s stands in clear", clear)
		}
	}
}

// limits is find, where there is no roster to look into.
func (d *desk) limits(t *testing.T, needs identity.Needs) (affected.Tally, bool, error) {
	t.Helper()
	found, err := d.verifier().Find(t.Context(), needs, start())
	if errors.Is(err, affected.ErrNoRoster) {
		err = nil
	}
	return found.Tally, found.Closed, err
}

// A tally outlives the day in which it counts, so that it never has to be there at the
// moment, and DynamoDB deletes late (platform fact 29).
func countedForADay(t *testing.T, d *desk) {
	needs, now := needMail("taro@example.jp"), start()
	for i := range 3 {
		d.commit(t, d.counting(d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i)), d.find(t, needs, now), now))
	}
	for _, row := range []struct {
		why   string
		later time.Duration
		may   bool
	}{
		{"at once", 0, false},
		{"a moment short of a day", 24*time.Hour - 1, false},
		{"a day later", 24 * time.Hour, true},
		{"when it should be gone", 100 * 24 * time.Hour, true},
	} {
		if got := d.find(t, needs, now.Add(row.later)).Tally.MayMail(now.Add(row.later)); got != row.may {
			t.Errorf("%s another code may go: %v", row.why, got)
		}
	}
	found := d.find(t, needs, now.Add(100*24*time.Hour))
	d.commit(t, d.counting(d.message("U-late", "late"), found, now.Add(100*24*time.Hour)))
	for _, item := range d.engine.items {
		if strings.HasPrefix(item.Partition, "T#") &&
			(item.Expires.Before(now.Add(25*time.Hour)) || item.Expires.After(now.Add(110*24*time.Hour))) {
			t.Errorf("a tally expires %v", item.Expires)
		}
	}
}

// sent are the rows of codes that went out in the first hour.
func (d *desk) sent(t *testing.T) []table.Item {
	t.Helper()
	var all []table.Item
	for shard := range 8 {
		all = append(all, tabletest.Query(t, d.engine, table.Query{Partition: fmt.Sprint("O#2019-04-12#", shard)})...)
	}
	return all
}

// A row is all that is left of a code for the figures: not to whom, and not the code.
func codesNoted(t *testing.T, d *desk) {
	const codes = 30
	for i := range codes {
		in := d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i))
		d.commit(t, d.counting(in, d.find(t, needMail(fmt.Sprint(i, "@example.jp")), start()), start().Add(time.Duration(i)*time.Minute)))
		d.commit(t, d.turn(d.message(fmt.Sprint("U-none-", i), fmt.Sprint("none", i)), 0))
	}
	sent, shards := d.sent(t), map[string]bool{}
	if len(sent) != codes {
		t.Errorf("%d codes are noted, want %d", len(sent), codes)
	}
	for _, item := range sent {
		shards[item.Partition] = true
		if len(item.Body) > 0 || !strings.HasPrefix(item.Owner, "line:") || item.Work != nil || !item.Expires.After(start().Add(24*time.Hour)) {
			t.Errorf("noted %+v", item)
		}
	}
	if len(shards) < 4 {
		t.Errorf("all codes of an hour meet in %d partitions", len(shards))
	}
}

// The gate names the moment until which it is shut: nothing has to come by to open it.
func gate(t *testing.T, d *desk) {
	needs, now := needMail("taro@example.jp"), start()
	shut := func(when string, at time.Time, want bool) {
		t.Helper()
		for _, of := range []identity.Needs{needs, needMail("nobody@example.jp")} {
			if got := d.find(t, of, at).Closed; got != want {
				t.Errorf("%s: shut %v", when, got)
			}
		}
	}
	shut("before", now, false)
	for _, until := range []time.Time{now.Add(time.Minute), now.Add(10 * time.Minute)} {
		if err := d.Gate(t.Context(), affected.Shut, until); err != nil {
			t.Fatal(err)
		}
		shut("at once", now, true)
		shut("a moment before the end", until.Add(-time.Millisecond), true)
		shut("at the end, though the item is there", until, false)
	}
	if err := d.Gate(t.Context(), affected.Slow, now.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if found := d.find(t, needs, now); found.Closed || !found.Slow {
		t.Errorf("slow: closed %v, slow %v", found.Closed, found.Slow)
	}
	if found := d.find(t, needs, now.Add(time.Minute)); found.Closed || found.Slow {
		t.Errorf("after that: closed %v, slow %v", found.Closed, found.Slow)
	}
	tn := d.counting(d.message("U-a", "in1"), d.find(t, needs, now), now)
	d.commit(t, tn) // what was decided before it was shut is kept
	if got := tabletest.Get(t, d.engine, table.Key{Partition: "GATE", Sort: "CODES"}); len(got) != 1 || got[0].Expires.IsZero() {
		t.Errorf("the gate is %+v", got)
	}
}

// crossing are the items that turns of two customers may both write: the tally of a
// contact, a mailbox or a letter (T#), because the limit is theirs, whoever asks, and the
// end of a chain of the disclosure log (D#), because a chain in which a gap shows can
// grow only at its one end. Both change by conditional write, so that the later turn
// gives way and is taken again; neither is written by a turn that proves nothing.
func crossing(k table.Key) bool {
	return strings.HasPrefix(k.Partition, "T#") || strings.HasPrefix(k.Partition, "D#") && k.Sort == "HEAD"
}

// One write is one transaction. A turn that sends a code or tells a status still has
// one, and meets others nowhere but where it must.
func proven(t *testing.T, d *desk) {
	writer, crossed := map[table.Key]int{}, 0
	for i := range 40 {
		in := d.message(fmt.Sprint("U-", i), fmt.Sprint("in", i))
		found := d.find(t, needMail("shared@example.jp"), start())
		d.engine.items, d.engine.calls = nil, 0
		tn := withCase(d.counting(in, found, start()), cases.Receipt(fmt.Sprintf("KM7P-%04d", i)), start())
		tn.Outcome.Disclosed = &identity.Disclosure{Proof: identity.ByCode, Segments: []string{"member"}}
		d.commit(t, tn)
		if d.engine.calls != 1 || len(d.engine.items) != 7+1+1+2+1 {
			t.Fatalf("a turn is %d writes of %d items", d.engine.calls, len(d.engine.items))
		}
		for _, item := range d.engine.items {
			other, taken := writer[item.Key]
			if taken && other != i && !crossing(item.Key) {
				t.Errorf("customers %d and %d both write %v", other, i, item.Key)
			}
			if taken && other != i {
				crossed++
			}
			writer[item.Key] = i
		}
	}
	if crossed < 40 {
		t.Errorf("turns met %d times; the exceptions are not tried", crossed)
	}
}
