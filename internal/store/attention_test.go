package store_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"strings"
	"testing"
	"time"

	"madoguchi/internal/cases"
	"madoguchi/internal/casework"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/keyring"
	"madoguchi/internal/store"
	"madoguchi/internal/table/tabletest"
)

const (
	agent1 = "agent1@staff.example.jp"
	agent2 = "agent2@staff.example.jp"
)

func TestWhatSomebodySawIsTheirs(t *testing.T) {
	d := newDesk(t, tabletest.Bolt(t))
	saw := func(by string, r cases.Receipt, news time.Time) {
		t.Helper()
		if err := d.Saw(t.Context(), by, map[cases.Receipt]time.Time{r: news}, start()); err != nil {
			t.Fatal(err)
		}
	}
	saw(agent1, "KM7P-3XQ9", start())
	saw("Agent1@staff.example.jp", "KM7P-3XQA", start().Add(time.Minute))
	saw(agent1, "KM7P-3XQA", start()) // a page that was slow says what it showed
	seen, err := d.Seen(t.Context(), agent1)
	if err != nil || len(seen) != 2 || !seen["KM7P-3XQA"].Equal(start().Add(time.Minute)) {
		t.Errorf("seen %v, %v", seen, err)
	}
	if other, err := d.Seen(t.Context(), agent2); err != nil || len(other) != 0 {
		t.Errorf("somebody else has %v, %v", other, err)
	}
}

func TestOfManyViewsTheOldestAreForgotten(t *testing.T) {
	d := newDesk(t, tabletest.Bolt(t))
	for i := range 1010 {
		r := cases.Receipt(fmt.Sprintf("KM7P-%04d", i))
		if err := d.Saw(t.Context(), agent1, map[cases.Receipt]time.Time{r: start().Add(time.Duration(i) * time.Second)}, start()); err != nil {
			t.Fatal(err)
		}
	}
	seen, err := d.Seen(t.Context(), agent1)
	if _, oldest := seen["KM7P-0009"]; err != nil || len(seen) != 1000 || oldest {
		t.Errorf("%d, the oldest %t, %v", len(seen), oldest, err)
	}
}

// A list shows what was said last, and what opened a case where an earlier version of the desk
// wrote it.
func TestAListHasTheLastMessage(t *testing.T) {
	d := newDesk(t, tabletest.Bolt(t))
	words := inquiry.NewText("住所が漏れたのではないかと心配しております。")
	for r, last := range map[cases.Receipt]cases.Said{
		"KM7P-3XQ9": {At: start(), Text: words, ID: "m1"}, "KM7P-3XQA": {At: start(), By: agent1, Text: inquiry.NewText("確認いたします")}, "KM7P-3XQB": {},
	} {
		c := cases.Case{Receipt: r, State: cases.Open, Lane: cases.General, Summary: words, OpenedAt: start(), DueAt: start(), Last: last}
		if err := d.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: string(r)}, Now: start()}); err != nil {
			t.Fatal(err)
		}
	}
	all, err := d.Cases(t.Context(), false)
	if err != nil || len(all) != 3 {
		t.Fatal(len(all), err)
	}
	for _, c := range all {
		want := map[cases.Receipt]string{"KM7P-3XQ9": words.Words(), "KM7P-3XQA": "確認いたします"}[c.Receipt]
		if c.Last.Text.Words() != want || c.Last.ID != "" || c.Last.At.IsZero() != (want == "") || c.Summary.Words() != words.Words() {
			t.Errorf("%s: %+v", c.Receipt, c.Last)
		}
	}
}

// TestTheQueueReadsOutlines bounds what a page of the queue reads: outlines, however long the
// words and however long the last message, and one item more, of what somebody has seen.
func TestTheQueueReadsOutlines(t *testing.T) {
	engine := &counting{Engine: tabletest.Bolt(t)}
	keys, err := keyring.New(rand.Reader, 1, map[uint16][]byte{1: bytes.Repeat([]byte{7}, keyring.SecretSize)})
	if err != nil {
		t.Fatal(err)
	}
	s := store.New(engine, keys, 30*24*time.Hour)
	long := func(c string) inquiry.Text {
		return inquiry.NewText(c + strings.Repeat("住所が漏れたのではないかと心配しております。", 200))
	}
	const n = 60
	for i := range n {
		c := cases.Case{Receipt: cases.Receipt(fmt.Sprintf("KM7P-%04d", i)), Channel: inquiry.LINE, Lang: "ja", Lane: cases.General, Customer: "U",
			State: cases.Open, Address: inquiry.NewAddress("U-a"), Summary: long("一"), OpenedAt: start(), DueAt: start(), Messages: 1}
		c.Say("", long("二"), "m", start())
		if err := s.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: fmt.Sprint(i)}, Now: start()}); err != nil {
			t.Fatal(err)
		}
		if err := s.Saw(t.Context(), agent1, map[cases.Receipt]time.Time{c.Receipt: start()}, start()); err != nil {
			t.Fatal(err)
		}
	}
	engine.items, engine.bytes, engine.gets = 0, 0, 0
	if _, err := s.Cases(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Seen(t.Context(), agent1); err != nil {
		t.Fatal(err)
	}
	const most = 1700 // bytes of an outline, of 200 characters of the first words and 90 of the last
	if engine.items != n+1 || engine.gets != 1 || engine.bytes > n*most {
		t.Errorf("read %d items in lists and %d calls, %d bytes", engine.items, engine.gets, engine.bytes)
	}
	t.Logf("%d bytes a case", engine.bytes/n)
}

// A page that says every second that somebody is there writes as often as the lease needs.
func TestPresenceCostsNoWriteASecond(t *testing.T) {
	m := &metered{Engine: tabletest.Bolt(t)}
	d := newDesk(t, m)
	tell := func(second int, typing bool) {
		t.Helper()
		now := start().Add(time.Duration(second) * time.Second)
		p := casework.Presence{By: agent1, Typing: typing, Until: now.Add(casework.Lease)}
		if err := d.Here(t.Context(), "KM7P-3XQ9", p, now); err != nil {
			t.Fatal(err)
		}
	}
	for second := range 60 {
		tell(second, second >= 30)
	}
	writes := 0
	for _, call := range m.calls {
		writes += strings.Count(call, "write HERE")
	}
	if writes > 7 { // each ten seconds, and when they began to type
		t.Errorf("%d writes in a minute: %q", writes, m.calls)
	}
}

func TestWhoIsThereStandsWithTheCase(t *testing.T) {
	d := newDesk(t, tabletest.Bolt(t))
	in := d.message("U-a", "in1")
	d.commit(t, withCase(d.turn(in, 0), "KM7P-3XQ9", start()))
	for _, p := range []casework.Presence{
		{By: agent2, Typing: true, Until: start().Add(20 * time.Second)}, {By: agent1, Until: start().Add(30 * time.Second)},
		{By: agent2, Until: start().Add(40 * time.Second)},
	} {
		if err := d.Here(t.Context(), "KM7P-3XQ9", p, start()); err != nil {
			t.Fatal(err)
		}
	}
	file, err := d.File(t.Context(), "KM7P-3XQ9", agent1)
	if err != nil || len(file.Present) != 2 {
		t.Errorf("%+v, %v", file.Present, err)
	}
	if err := d.Here(t.Context(), "KM7P-3XQ9", casework.Presence{By: agent2, Until: start()}, start()); err != nil {
		t.Fatal(err)
	}
	if file, err = d.File(t.Context(), "KM7P-3XQ9", agent1); err != nil || len(file.Present) != 1 || file.Present[0].By != agent1 {
		t.Errorf("after one left: %+v, %v", file.Present, err)
	}
	if strings.Contains(d.engine.dump(), "agent1") {
		t.Error("a member of staff stands in clear")
	}
}
