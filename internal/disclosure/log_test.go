package disclosure_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/disclosure"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// TestLog checks that the log keeps its promises on each engine, and that nobody changes
// it unseen.
func TestLog(t *testing.T) {
	laws := []struct {
		name string
		law  func(*testing.T, *book)
	}{
		{"an entry is added once, and stays", appended},
		{"entries of one shard give way to each other", crowded},
		{"a log that nobody touched has no flaw", flawless},
		{"what somebody does to the log shows", tampered},
		{"what somebody does to the whole log shows by what was published", published},
		{"a day is anchored once", anchoredOnce},
		{"days are anchored in their order", anchoredInOrder},
		{"the log is exported as it was told", exported},
	}
	tabletest.OnEach(t, func(t *testing.T, newTable func(testing.TB) table.Engine) {
		for _, l := range laws {
			t.Run(l.name, func(t *testing.T) {
				engine := newTable(t)
				l.law(t, &book{disclosure.New(engine), engine.(table.Bulk)})
			})
		}
	})
}

// start is when the laws happen.
func start() time.Time { return time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC) }

// book is a log and the table under it.
type book struct {
	*disclosure.Log
	engine table.Bulk
}

// told is a status as a customer gets it.
func told(customer string, segments ...string) disclosure.Entry {
	return disclosure.Entry{At: start(), Proof: "email", Segments: segments, Customer: "line:" + customer, Contact: "hash of a contact"}
}

// add writes an entry as a turn does, again where another one came first.
func (b *book) add(t *testing.T, e disclosure.Entry) {
	for {
		writes, err := b.Append(t.Context(), e)
		if err == nil {
			err = b.engine.Write(t.Context(), writes...)
		}
		if err == nil {
			return
		}
		if !errors.Is(err, table.ErrConflict) {
			t.Error(err)
			return
		}
	}
}

// tell notes n disclosures, each to another customer.
func (b *book) tell(t *testing.T, from, n int) {
	t.Helper()
	for i := range n {
		b.add(t, told(fmt.Sprint("told-", from+i), "member"))
	}
}

func (b *book) log(t *testing.T) []disclosure.Record {
	t.Helper()
	var all []disclosure.Record
	for entry, err := range b.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entry)
	}
	return all
}

func (b *book) anchor(t *testing.T, day string) disclosure.Anchors {
	t.Helper()
	a, err := b.Anchor(t.Context(), day, start())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func appended(t *testing.T, b *book) {
	b.add(t, told("a", "card_member", "member"))
	bySender := told("b")
	bySender.Proof = "dmarc"
	writes, err := b.Append(t.Context(), bySender)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range writes {
		if !w.Expires.IsZero() {
			t.Error("the log expires")
		}
	}
	tabletest.Write(t, b.engine, writes...)
	if err := b.engine.Write(t.Context(), writes...); !errors.Is(err, table.ErrConflict) {
		t.Errorf("written twice: %v", err)
	}
	log := b.log(t)
	slices.SortFunc(log, func(a, b disclosure.Record) int { return len(b.Segments) - len(a.Segments) })
	if len(log) != 2 {
		t.Fatalf("the log is %+v", log)
	}
	if a := log[0]; fmt.Sprint(a.Segments) != "[card_member member]" || a.Proof != "email" || a.Customer != "line:a" ||
		!a.At.Equal(start()) || a.Number != 1 {
		t.Errorf("told %+v", a)
	}
	if b := log[1]; len(b.Segments) != 0 || b.Proof != "dmarc" {
		t.Errorf("told %+v", b)
	}
}

func crowded(t *testing.T, b *book) {
	const customers = 24 // in 16 shards
	var done sync.WaitGroup
	for i := range customers {
		done.Go(func() { b.add(t, told(fmt.Sprint(i), "member")) })
	}
	done.Wait()
	if log := b.log(t); len(log) != customers {
		t.Errorf("%d of %d are in the log", len(log), customers)
	}
	b.verify(t, nil, "")
}

// verify checks what is found to be wrong, one flaw a line.
func (b *book) verify(t *testing.T, published map[string]string, want string) disclosure.Verified {
	t.Helper()
	seen, flaws, err := b.Verify(t.Context(), published)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range flaws {
		got = append(got, f.String())
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	return seen
}

func flawless(t *testing.T, b *book) {
	b.verify(t, nil, "")
	b.tell(t, 0, 20)
	first := b.anchor(t, "2018-12-31")
	b.tell(t, 20, 20)
	second := b.anchor(t, "2019-04-12")
	b.tell(t, 40, 5)
	published := map[string]string{first.Day: first.Hash, second.Day: second.Hash}
	if seen := b.verify(t, published, ""); seen != (disclosure.Verified{Entries: 45, Shards: 16, Anchors: 2}) {
		t.Errorf("looked at %+v", seen)
	}
}

// shard is one chain as the table holds it, in the hands of somebody who may write
// there.
type shard struct {
	*book
	t      *testing.T
	number int
	items  []table.Item // the entries
	head   table.Item
}

// link and entry are how the table holds an entry, and head the end, written down once
// more: the forger knows the code.
type link struct {
	Previous string          `json:"previous"`
	Entry    json.RawMessage `json:"entry"`
	Hash     string          `json:"hash"`
}

type entry struct {
	Shard  int `json:"shard"`
	Number int `json:"number"`
	disclosure.Entry
}

// shard returns one with five entries at least.
func (b *book) shard(t *testing.T) *shard {
	t.Helper()
	for number := range 16 {
		items := tabletest.Query(t, b.engine, table.Query{Partition: fmt.Sprint("D#", number)})
		if n := len(items); n > 5 && items[n-1].Sort == "HEAD" {
			return &shard{b, t, number, items[:n-1], items[n-1]}
		}
	}
	t.Fatal("no shard has five entries")
	return nil
}

func (s *shard) key(n int) table.Key {
	return table.Key{Partition: s.head.Partition, Sort: fmt.Sprintf("E#%010d", n)}
}

// put writes entry n with the body of another.
func (s *shard) put(n int, body []byte) {
	tabletest.Put(s.t, s.engine, table.Item{Key: s.key(n), Version: 1, Body: body})
}

func (s *shard) delete(numbers ...int) {
	for _, n := range numbers {
		tabletest.Delete(s.t, s.engine, s.key(n))
	}
}

func (s *shard) read(n int) link {
	var l link
	if err := json.Unmarshal(s.items[n-1].Body, &l); err != nil {
		s.t.Fatal(err)
	}
	return l
}

// forged is entry n told to another customer, behind the given hash, with a hash of
// its own that is right.
func (s *shard) forged(n int, previous string) link {
	var e entry
	if err := json.Unmarshal(s.read(min(n, len(s.items))).Entry, &e); err != nil {
		s.t.Fatal(err)
	}
	e.Customer, e.Number = "line:somebody", n
	l := link{Previous: previous, Entry: encode(s.t, e)}
	sum := sha256.Sum256([]byte(previous + "\n" + string(l.Entry)))
	l.Hash = hex.EncodeToString(sum[:])
	return l
}

// rewrite forges all entries from one to another, each behind the one before it.
func (s *shard) rewrite(from, to int) (hash string) {
	hash = s.read(from).Previous
	for n := from; n <= to; n++ {
		l := s.forged(n, hash)
		s.put(n, encode(s.t, l))
		hash = l.Hash
	}
	return hash
}

func (s *shard) end(n int, hash string) {
	tabletest.Put(s.t, s.engine, table.Item{Key: s.head.Key, Version: int64(n), Body: encode(s.t, disclosure.Head{Number: n, Hash: hash})})
}

// restore undoes everything.
func (s *shard) restore() {
	for _, item := range tabletest.Query(s.t, s.engine, table.Query{Partition: s.head.Partition}) {
		tabletest.Delete(s.t, s.engine, item.Key)
	}
	tabletest.Put(s.t, s.engine, append(slices.Clone(s.items), s.head)...)
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	b, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const anchoredDay = "2019-04-12"

func tampered(t *testing.T, b *book) {
	b.tell(t, 0, 80)
	b.anchor(t, anchoredDay)
	s := b.shard(t)
	n := len(s.items)
	tests := []struct {
		name string
		do   func()
		want string // S is the shard, N its last entry, M the one before, O the one behind
	}{
		{"nothing", func() {}, ""},
		{"a byte is changed", func() { s.put(2, bytes.Replace(s.items[1].Body, []byte("member"), []byte("nember"), 1)) },
			"shard S, entry 2: not as it was written"},
		{"an entry is no entry any more", func() { s.put(2, []byte("x")) }, "shard S, entry 2: not as it was written"},
		{"one in the middle is deleted", func() { s.delete(3) }, "shard S, entry 3: missing"},
		{"the first ones are deleted", func() { s.delete(1, 2) }, "shard S, entries 1 to 2: missing"},
		{"the last ones are cut off", func() { s.delete(n-1, n) },
			"shard S, entries M to N: missing\nshard S, entry N: not the one that was anchored on 2019-04-12"},
		{"and the end is moved there", func() { s.delete(n-1, n); s.end(n-2, s.read(n-2).Hash) },
			"shard S, entry N: not the one that was anchored on 2019-04-12"},
		{"two are swapped", func() { s.put(2, s.items[3].Body); s.put(4, s.items[1].Body) },
			"shard S, entry 2: not as it was written\nshard S, entry 4: not as it was written"},
		{"one takes the place of another", func() { s.put(2, s.items[3].Body) }, "shard S, entry 2: not as it was written"},
		{"one is added", func() { s.put(n+1, encode(t, s.forged(n+1, s.read(n).Hash))) }, "shard S, entry O: behind the end of its shard"},
		{"one is added that has no number", func() {
			tabletest.Put(t, s.engine, table.Item{Key: table.Key{Partition: s.head.Partition, Sort: "E#x"}, Version: 1, Body: s.items[0].Body})
		}, "shard S, entry 0: behind the end of its shard"},
		{"one is rewritten, its hash too", func() { s.put(2, encode(t, s.forged(2, s.read(2).Previous))) },
			"shard S, entry 3: not linked to the one before it"},
		{"the last one is rewritten, its hash too", func() { s.rewrite(n, n) },
			"shard S, entry N: not the end that was noted\nshard S, entry N: not the one that was anchored on 2019-04-12"},
		{"all from one on are rewritten, and the end", func() { s.end(n, s.rewrite(2, n)) },
			"shard S, entry N: not the one that was anchored on 2019-04-12"},
		{"one is put in between, and all behind it moved", func() { s.end(n+1, s.rewrite(2, n+1)) },
			"shard S, entry N: not the one that was anchored on 2019-04-12"},
		{"the end is gone", func() { tabletest.Delete(t, s.engine, s.head.Key) },
			"shard S, entries 1 to N: behind the end of its shard\nshard S, entry N: not the one that was anchored on 2019-04-12"},
		{"the end names more than there is", func() { s.end(1<<40, s.read(n).Hash) },
			"shard S, entries O to 1099511627776: missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.do()
			defer s.restore()
			want := strings.NewReplacer("S,", fmt.Sprint(s.number, ","), "N", fmt.Sprint(n), "M", fmt.Sprint(n-1), "O",
				fmt.Sprint(n+1)).Replace(test.want)
			b.verify(t, nil, want)
		})
	}
}

// signed gives an anchor the hash that it must have.
func signed(t *testing.T, a disclosure.Anchors) disclosure.Anchors {
	t.Helper()
	a.Hash = ""
	sum := sha256.Sum256([]byte(a.Previous.Hash + "\n" + string(encode(t, a))))
	a.Hash = hex.EncodeToString(sum[:])
	return a
}

func published(t *testing.T, b *book) {
	b.tell(t, 0, 80)
	first := b.anchor(t, "2019-04-11")
	last := b.anchor(t, anchoredDay)
	kept := map[string]string{first.Day: first.Hash, last.Day: last.Hash}
	s := b.shard(t)
	day := func(a disclosure.Anchors) table.Item {
		return table.Item{Key: table.Key{Partition: "DA#2019", Sort: a.Day}, Version: 1, Body: encode(t, a)}
	}
	pointer := tabletest.Get(t, b.engine, table.Key{Partition: "DA", Sort: "LAST"})[0]
	moved := func(a disclosure.Anchors) table.Item {
		item := pointer
		item.Body = bytes.Replace(item.Body, []byte(last.Hash), []byte(a.Hash), 1)
		return item
	}
	forged := last
	forged.Heads = slices.Clone(last.Heads)
	tests := []struct {
		name             string
		do               func()
		alone, published string // what shows without the hashes that were published, and with them
	}{
		{"nothing", func() {}, "", ""},
		{"a number in an anchor is changed", func() {
			a := last
			a.At = a.At.Add(time.Second)
			tabletest.Put(t, s.engine, day(a))
		}, "anchor of 2019-04-12: not as it was written", "anchor of 2019-04-12: not as it was written"},
		{"an anchor is rewritten with its hash", func() {
			a := last
			a.At = a.At.Add(time.Second)
			tabletest.Put(t, s.engine, day(signed(t, a)))
		}, "anchor of 2019-04-12: not the end that was noted", "anchor of 2019-04-12: not the one that was published\nanchor of " +
			"2019-04-12: not the end that was noted"},
		{"an anchor that others follow is rewritten with its hash", func() {
			a := first
			a.At = a.At.Add(time.Second)
			tabletest.Put(t, s.engine, day(signed(t, a)))
		}, "anchor of 2019-04-12: not linked to the one before it", "anchor of 2019-04-11: not the one that was published\nanchor of " +
			"2019-04-12: not linked to the one before it"},
		{"the last anchor is gone", func() { tabletest.Delete(t, s.engine, day(last).Key) },
			"anchor of 2019-04-12: missing", "anchor of 2019-04-12: missing"},
		{"the first anchor is gone", func() { tabletest.Delete(t, s.engine, day(first).Key) },
			"anchor of 2019-04-12: not linked to the one before it", "anchor of 2019-04-12: not linked to the one before it\nanchor of " +
				"2019-04-11: missing"},
		{"all anchors are gone", func() { tabletest.Delete(t, s.engine, day(first).Key, day(last).Key, pointer.Key) },
			"", "anchor of 2019-04-11: missing\nanchor of 2019-04-12: missing"},
		{"a shard is rewritten, and the last anchor, and where that is noted", func() {
			n := len(s.items)
			hash := s.rewrite(1, n)
			s.end(n, hash)
			forged.Heads[s.number] = disclosure.Head{Number: n, Hash: hash}
			forged.Previous = disclosure.Anchored{}
			a := signed(t, forged)
			tabletest.Delete(t, s.engine, day(first).Key)
			tabletest.Put(t, s.engine, day(a), moved(a))
		}, "", "anchor of 2019-04-12: not the one that was published\nanchor of 2019-04-11: missing"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.do()
			b.verify(t, nil, test.alone)
			b.verify(t, kept, test.published)
			s.restore()
			tabletest.Put(t, s.engine, day(first), day(last), pointer)
		})
	}
	b.verify(t, map[string]string{"2019-04-13": last.Hash}, "anchor of 2019-04-13: missing")
}

func anchoredOnce(t *testing.T, b *book) {
	b.tell(t, 0, 5)
	var done sync.WaitGroup
	hashes := make([]string, 8)
	for i := range hashes {
		done.Go(func() {
			a, err := b.Anchor(t.Context(), anchoredDay, start().Add(time.Duration(i)*time.Second))
			if err != nil {
				t.Error(err)
			}
			hashes[i] = a.Hash
		})
	}
	done.Wait()
	if hashes = slices.Compact(hashes); len(hashes) != 1 || hashes[0] == "" {
		t.Errorf("the anchors of one day are %q", hashes)
	}
	b.tell(t, 5, 5)
	if a := b.anchor(t, anchoredDay); a.Hash != hashes[0] {
		t.Error("the day got another anchor later")
	}
	b.verify(t, map[string]string{anchoredDay: hashes[0]}, "")
}

func anchoredInOrder(t *testing.T, b *book) {
	b.anchor(t, "2018-12-31")
	last := b.anchor(t, anchoredDay)
	if last.Previous.Day != "2018-12-31" || last.Previous.Hash == "" || len(last.Heads) != 16 {
		t.Errorf("the anchor is %+v", last)
	}
	for name, day := range map[string]string{"a day before the last": "2019-04-11", "no day": "2019-04-31", "nothing": "",
		"words": "yesterday"} {
		if _, err := b.Anchor(t.Context(), day, start()); err == nil {
			t.Errorf("%s was anchored", name)
		}
	}
	if a := b.anchor(t, "2018-12-31"); a.Previous.Day != "" {
		t.Errorf("an older anchor comes back as %+v", a)
	}
}

// exported: the CSV holds each entry as it was told.
func exported(t *testing.T, b *book) {
	b.add(t, told("a", "card_member", "member"))
	b.add(t, told("b"))
	var out bytes.Buffer
	if err := b.Export(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 3 || strings.Join(rows[0], " ") != "day time proof segments customer contact shard number hash" {
		t.Fatalf("exported %q, %v", rows, err)
	}
	byCustomer := map[string]disclosure.Record{}
	for _, entry := range b.log(t) {
		byCustomer[entry.Customer] = entry
	}
	for _, row := range rows[1:] {
		entry := byCustomer[row[4]]
		if row[0] != "2019-04-12" || row[1] != "01:00:00Z" || row[2] != "email" || row[3] != strings.Join(entry.Segments, " ") ||
			row[5] != entry.Contact || row[8] != entry.Hash || entry.Hash == "" {
			t.Errorf("exported %q, noted %+v", row, entry)
		}
	}
}
