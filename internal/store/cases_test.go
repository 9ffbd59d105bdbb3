package store_test

import (
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
	"madoguchi/internal/outbox"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// TestCases checks what staff see and do.
func TestCases(t *testing.T) {
	onEach(t, []law{
		{"cases are seen as staff left them", staffed},
		{"cases are listed by due time, closed ones apart", listed},
		{"a list of cases reads no whole text and names nobody", outlined},
		{"a list forgets nothing of a case but what names somebody", listedWhole},
		{"a case that an earlier desk left is listed, and once", listedBefore},
		{"an answer of a person is counted and names nobody", counted},
		{"a question that was not understood is found by its day, its words are the message's", missedOnce},
		{"a sign-out is remembered for one member of staff", signedOut},
		{"what was cut from a mail stands with its words", cutOff},
		{"words that an earlier version of the desk kept are read", earlierWords},
	})
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

// closes closes a case that was read from a list. The outline is not taken for the case.
func closes(t *testing.T, d *desk, c cases.Case, in inquiry.Inbound) {
	t.Helper()
	whole, err := d.Case(t.Context(), c.Receipt)
	if err != nil || whole.Address != in.Address || whole.Summary.Words() != in.Text.Words() || whole.Version != 1 {
		t.Errorf("the case is %+v, %v", whole, err)
	}
	whole.State, whole.ClosedAt = cases.Closed, start()
	closing := casework.Deed{Case: whole, Action: casework.Action{By: "agent1", Verb: casework.Close, ID: "close" + in.ID}, Now: start()}
	if err := d.Act(t.Context(), closing); err != nil {
		t.Fatal(err)
	}
	listed := c
	listed.Overdue = true
	if err := d.Act(t.Context(),
		casework.Deed{Case: listed, Action: casework.Action{By: "clock", Verb: casework.Late, ID: "late" + in.ID},
			Now: start()}); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("an outline was taken for the case: %v", err)
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
		closes(t, d, c, in)
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
	if err := d.Act(t.Context(), casework.Deed{Case: c, Action: casework.Action{By: "clock", Verb: casework.Late, ID: "late"},
		Now: start()}); err != nil {
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
	if want := "Address Source Sources Heard Contact Answering RawKeys Scanned Checked Agreed Request Version MessageID References Subject Cut Below Among RawKey Scanned"; strings.Join(left,
		" ") != want {
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
		if err := d.Act(t.Context(),
			casework.Deed{Case: c, Action: casework.Action{By: "agent1", Verb: casework.Take, ID: when}, Now: start()}); err != nil {
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
	count := casework.Answered{At: start().Add(time.Hour), Lane: cases.General, Channel: inquiry.LINE, First: true, Waited: time.Hour,
		Staffed: 30 * time.Minute}
	deed := casework.Deed{Case: c, Action: casework.Action{By: "agent1", Verb: casework.Answer, ID: "a1"}, Now: count.At, Count: []casework.Answered{count}}
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
	if len(all) != 3 || !all[0].At.Equal(ins[3].At) || all[0].Text.Words() != ins[3].Text.Words() || all[0].Channel != inquiry.LINE ||
		all[0].GaveUp {
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
