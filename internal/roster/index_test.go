package roster_test

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/rand"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/keyring"
	"madoguchi/internal/roster"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// TestIndex checks that the list of affected people keeps its promises on each engine.
func TestIndex(t *testing.T) {
	laws := []struct {
		name string
		law  func(*testing.T, *list)
	}{
		{"people are found by address and by letter, and nobody else is", found},
		{"without a roster nobody is told that nothing matches", noRoster},
		{"an import that is not finished changes nothing", unfinished},
		{"who is missing in the next list is removed", removed},
		{"what was taken in twice is there once", twice},
		{"the same list again changes nothing", again},
		{"an import goes on where it was broken off", resumed},
		{"of two imports of two lists the later one wins", rivals},
		{"two imports of one list cannot spoil it", twins},
		{"an import that is broken off anywhere, or anything after it, is none or whole", broken},
		{"a lookup never sees the sweep of what it reads", swept},
		{"a last batch behind the sweep is swept next time", straggling},
		{"until the next import, lookups use the key of the last", rotated},
		{"with its key gone the roster says nothing at all", keyGone},
		{"a key that was replaced under its own number is no key", keyReplaced},
		{"a generation from before keys were signed is read as it was", unsigned},
		{"a row that cannot be found again is refused", unfindable},
		{"a check by staff tells what matches one person", compared},
		{"only who is proven is compared", comparedBy},
		{"a purge leaves nothing", purged},
		{"a purge that is broken off anywhere goes on", purgeBroken},
		{"a purge ends an import that is under way", purgedMidway},
		{"nothing stands in clear, nor as a hash that could be guessed", hashed},
	}
	tabletest.OnEachBulk(t, func(t *testing.T, newTable func(testing.TB) table.Bulk) {
		for _, l := range laws {
			t.Run(l.name, func(t *testing.T) { l.law(t, newList(t, newTable)) })
		}
	})
}

// start is when the laws happen.
func start() time.Time { return time.Date(2019, 4, 12, 1, 0, 0, 0, time.UTC) }

// list is a roster on an engine that may fail.
type list struct {
	*roster.Index
	engine  *failing
	secrets map[uint16][]byte
	another func(testing.TB) table.Bulk
}

func newList(t *testing.T, newEngine func(testing.TB) table.Bulk) *list {
	t.Helper()
	l := &list{engine: &failing{Bulk: newEngine(t)}, secrets: map[uint16][]byte{}, another: newEngine}
	l.use(t, 1, 1)
	return l
}

// use gives the roster the keys of some versions, and the last one for what is new.
func (l *list) use(t *testing.T, versions ...uint16) {
	t.Helper()
	ring := map[uint16][]byte{}
	for _, v := range versions {
		if l.secrets[v] == nil {
			l.secrets[v] = make([]byte, keyring.SecretSize)
			rand.Read(l.secrets[v])
		}
		ring[v] = l.secrets[v]
	}
	keys, err := keyring.New(rand.Reader, versions[len(versions)-1], ring)
	if err != nil {
		t.Fatal(err)
	}
	l.Index = roster.New(l.engine, keys, start)
}

// failing is an engine whose calls fail from some point on, and that keeps what was
// ever put.
type failing struct {
	table.Bulk
	mu    sync.Mutex
	calls int
	after int  // calls that succeed, where on
	late  bool // the first that fails has its effect
	on    bool
	wrote bool // the first that failed was to change something
	put   []table.Item
	query func() // before the next query, once
}

var errBroken = errors.New("broken off")

// begin lets calls fail from the given one on.
func (f *failing) begin(after int, late bool) { f.calls, f.after, f.late, f.on = 0, after, late, true }

// call counts one and does it, or not.
func (f *failing) call(writes bool, do func() error) error {
	f.mu.Lock()
	f.calls++
	first := f.on && f.calls == f.after+1
	fails, effect := f.on && f.calls > f.after, first && f.late
	f.wrote = f.wrote || first && writes
	f.mu.Unlock()
	if !fails {
		return do()
	}
	if effect {
		if err := do(); err != nil {
			return err
		}
	}
	return errBroken
}

func (f *failing) Get(ctx context.Context, keys ...table.Key) (items []table.Item, err error) {
	err = f.call(false, func() error { items, err = f.Bulk.Get(ctx, keys...); return err })
	return items, err
}

func (f *failing) Query(ctx context.Context, q table.Query) (items []table.Item, err error) {
	if do := f.query; do != nil {
		f.query = nil
		do()
	}
	err = f.call(false, func() error { items, err = f.Bulk.Query(ctx, q); return err })
	return items, err
}

func (f *failing) Write(ctx context.Context, writes ...table.Write) error {
	var items []table.Item
	for _, w := range writes {
		items = append(items, w.Item)
	}
	return f.call(true, func() error {
		f.note(items)
		return f.Bulk.Write(ctx, writes...)
	})
}

func (f *failing) note(items []table.Item) {
	f.mu.Lock()
	f.put = append(f.put, items...)
	f.mu.Unlock()
}

func (f *failing) Put(ctx context.Context, items ...table.Item) error {
	return f.call(true, func() error {
		f.note(items)
		return f.Bulk.Put(ctx, items...)
	})
}

func (f *failing) Delete(ctx context.Context, keys ...table.Key) error {
	return f.call(true, func() error { return f.Bulk.Delete(ctx, keys...) })
}

// person is somebody on a list.
func person(id, segment string) affected.Person {
	return affected.Person{ID: id, Segment: segment, Language: "ja", Name: "見本一郎" + id, Kana: "みほんいちろう" + id, Postal: "0000001",
		Address: "例県見本市1-" + id, Phone: "0900000" + id, Email: "mihon" + id + "@example.jp", Letter: "K7PMABCDEFGH" + id}
}

// people are some, in three segments by turns.
func people(from, to int) []affected.Person {
	var all []affected.Person
	for i := from; i < to; i++ {
		all = append(all, person(fmt.Sprintf("%04d", i), []string{"card_member", "member", "overseas"}[i%3]))
	}
	return all
}

// batch is how many people one call takes in, in these laws.
const batch = 7

// take imports a list as the driver does.
func (l *list) take(ctx context.Context, digest string, all []affected.Person) error {
	generation, err := l.load(ctx, digest, all)
	if err != nil {
		return err
	}
	totals := map[string]int{}
	for _, p := range all {
		totals[p.Segment]++
	}
	if err := l.Switch(ctx, generation, totals); err != nil {
		return err
	}
	return l.Sweep(ctx)
}

// load is take without the end.
func (l *list) load(ctx context.Context, digest string, all []affected.Person) (string, error) {
	generation, done, err := l.Begin(ctx, digest)
	for err == nil && done < len(all) {
		next := min(done+batch, len(all))
		err = l.Add(ctx, generation, all[done:next], next)
		done = next
	}
	return generation, err
}

func (l *list) must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// knows are those of the people whom the roster finds by every way, as their ids. One
// who is found in one way and not in another is reported.
func (l *list) knows(t *testing.T, all []affected.Person) string {
	t.Helper()
	var known []string
	for _, p := range all {
		mail, err := l.ByEmail(t.Context(), p.Email)
		l.must(t, err)
		letter, err := l.ByLetter(t.Context(), p.Letter, p.Postal)
		l.must(t, err)
		if !slices.Equal(mail, letter) {
			t.Errorf("%s: by mail %v, by letter %v", p.ID, mail, letter)
		}
		if len(mail) > 0 {
			known = append(known, p.ID)
		}
	}
	return strings.Join(known, " ")
}

func ids(all []affected.Person) string {
	var ids []string
	for _, p := range all {
		ids = append(ids, p.ID)
	}
	return strings.Join(ids, " ")
}

// items are how many the table holds of each generation that ever was.
func (l *list) items(t *testing.T) map[string]int {
	t.Helper()
	held := map[string]int{}
	seen := map[string]bool{}
	for _, item := range l.engine.put {
		if kind, _, _ := strings.Cut(item.Partition, "#"); kind != "G" || seen[item.Partition] {
			continue
		}
		seen[item.Partition] = true
		if n := len(tabletest.Query(t, l.engine.Bulk, table.Query{Partition: item.Partition})); n > 0 {
			held[strings.Split(item.Partition, "#")[1]] += n
		}
	}
	return held
}

// only checks that the table holds a generation of that many people and nothing else.
func (l *list) only(t *testing.T, people int) {
	t.Helper()
	g, there, err := l.Current(t.Context())
	if held := l.items(t); err != nil || !there || len(held) != 1 || held[g.ID] != 5*people {
		t.Errorf("generation %s of %d people counts, the table holds %v: %v", g.ID, people, held, err)
	}
}

func found(t *testing.T, l *list) {
	all := append(people(0, 30), person("7777", "card_member"), person("7778", "train_delivery"))
	all[31].Email, all[30].Segment = all[30].Email, "member"
	all[3].Email, all[4].Letter, all[5].Postal = "", "", ""
	l.must(t, l.take(t.Context(), "list", all))
	tests := []struct {
		name           string
		email          string
		letter, postal string
		want           string
	}{
		{"by address", all[0].Email, "", "", "card_member"},
		{"by another address", all[1].Email, "", "", "member"},
		{"an address that stands in two segments", all[30].Email, "", "", "member train_delivery"},
		{"an address of nobody", "nobody@example.jp", "", "", ""},
		{"the beginning of one", strings.TrimSuffix(all[0].Email, "p"), "", "", ""},
		{"by letter", "", all[2].Letter, all[2].Postal, "overseas"},
		{"by the letter of one of two rows", "", all[31].Letter, all[31].Postal, "train_delivery"},
		{"a letter with the postal code of another place", "", all[2].Letter, "0000002", ""},
		{"the two changed round", "", all[2].Postal, all[2].Letter, ""},
		{"a letter of nobody", "", "K7PMABCDEFGHJKLM", all[2].Postal, ""},
		{"somebody without an address, by letter", "", all[3].Letter, all[3].Postal, "card_member"},
		{"somebody without a letter, by address", all[4].Email, "", "", "member"},
	}
	for _, test := range tests {
		segments, err := l.ByEmail(t.Context(), test.email)
		if test.letter != "" {
			segments, err = l.ByLetter(t.Context(), test.letter, test.postal)
		}
		if got := strings.Join(segments, " "); err != nil || got != test.want {
			t.Errorf("%s: %q, want %q: %v", test.name, got, test.want, err)
		}
	}
	for _, nothing := range []func() ([]string, error){
		func() ([]string, error) { return l.ByEmail(t.Context(), "") },
		func() ([]string, error) { return l.ByLetter(t.Context(), all[5].Letter, "") },
		func() ([]string, error) { return l.ByLetter(t.Context(), "", all[4].Postal) },
	} {
		if segments, err := nothing(); err == nil {
			t.Errorf("nothing was given, and the roster says %q", segments)
		}
	}
	g, there, err := l.Current(t.Context())
	want := map[string]int{"card_member": 10, "member": 11, "overseas": 10, "train_delivery": 1}
	if err != nil || !there || !maps.Equal(g.Totals, want) || !g.At.Equal(start()) || g.KeyVersion != 1 {
		t.Errorf("current is %+v, %t, %v", g, there, err)
	}
}

// silent checks that every lookup says why it cannot say anything.
func (l *list) silent(t *testing.T, why error) {
	t.Helper()
	p := person("0001", "member")
	mail, err1 := l.ByEmail(t.Context(), p.Email)
	letter, err2 := l.ByLetter(t.Context(), p.Letter, p.Postal)
	told, segments, err3 := l.Compare(t.Context(), p)
	for _, err := range []error{err1, err2, err3} {
		if !errors.Is(err, why) {
			t.Errorf("got %v, want %v", err, why)
		}
	}
	if len(mail)+len(letter)+len(told)+len(segments) != 0 {
		t.Errorf("said %v, %v, %v, %v", mail, letter, told, segments)
	}
}

func noRoster(t *testing.T, l *list) {
	l.silent(t, affected.ErrNoRoster)
	if g, there, err := l.Current(t.Context()); there || err != nil {
		t.Errorf("current is %+v, %v", g, err)
	}
	_, err := l.load(t.Context(), "list", people(0, 3))
	l.must(t, err)
	l.silent(t, affected.ErrNoRoster)
}

func unfinished(t *testing.T, l *list) {
	l.must(t, l.take(t.Context(), "old", people(0, 10)))
	if _, err := l.load(t.Context(), "new", people(5, 20)); err != nil {
		t.Fatal(err)
	}
	if got, want := l.knows(t, people(0, 20)), ids(people(0, 10)); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
}

func removed(t *testing.T, l *list) {
	l.must(t, l.take(t.Context(), "old", people(0, 10)))
	l.must(t, l.take(t.Context(), "new", people(5, 20)))
	if got, want := l.knows(t, people(0, 20)), ids(people(5, 20)); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
	l.only(t, 15)
}

func twice(t *testing.T, l *list) {
	generation, _, err := l.Begin(t.Context(), "list")
	l.must(t, err)
	for range 2 {
		l.must(t, l.Add(t.Context(), generation, people(0, 5), 5))
		l.must(t, l.Add(t.Context(), generation, people(5, 9), 9))
		l.must(t, l.Add(t.Context(), generation, people(0, 5), 5)) // one that comes late
	}
	if got, done, err := l.Begin(t.Context(), "list"); got != generation || done != 9 || err != nil {
		t.Errorf("generation %s, %d rows: %v", got, done, err)
	}
	for range 2 {
		l.must(t, l.Switch(t.Context(), generation, map[string]int{"member": 9}))
		l.must(t, l.Sweep(t.Context()))
	}
	if err := l.Add(t.Context(), generation, people(9, 12), 12); !errors.Is(err, roster.ErrSuperseded) {
		t.Errorf("a generation that counts takes more: %v", err)
	}
	l.only(t, 9)
}

func again(t *testing.T, l *list) {
	all := people(0, 10)
	l.must(t, l.take(t.Context(), "list", all))
	before, _, _ := l.Current(t.Context())
	l.engine.put = nil
	l.must(t, l.take(t.Context(), "list", all))
	if after, _, _ := l.Current(t.Context()); after.ID != before.ID || len(l.engine.put) != 0 {
		t.Errorf("generation %s became %s, %d items were written", before.ID, after.ID, len(l.engine.put))
	}
	l.must(t, l.take(t.Context(), "another", people(5, 10)))
	l.must(t, l.take(t.Context(), "list", all)) // by now this is a change
	if got, want := l.knows(t, all), ids(all); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
}

func resumed(t *testing.T, l *list) {
	generation, done, err := l.Begin(t.Context(), "list")
	if done != 0 || err != nil {
		t.Fatal(done, err)
	}
	l.must(t, l.Add(t.Context(), generation, people(0, 5), 5))
	same, done, err := l.Begin(t.Context(), "list")
	if same != generation || done != 5 || err != nil {
		t.Errorf("generation %s, %d rows: %v", same, done, err)
	}
	other, done, err := l.Begin(t.Context(), "another list")
	if other == generation || done != 0 || err != nil {
		t.Errorf("another list: generation %s, %d rows: %v", other, done, err)
	}
	l.must(t, l.Add(t.Context(), other, people(2, 4), 2))
	l.must(t, l.Switch(t.Context(), other, nil))
	if len(l.items(t)) != 2 {
		t.Error("swept before it was asked for")
	}
	l.must(t, l.Sweep(t.Context()))
	l.only(t, 2)
}

func rivals(t *testing.T, l *list) {
	first, err := l.load(t.Context(), "first", people(0, 5))
	l.must(t, err)
	second, err := l.load(t.Context(), "second", people(3, 8))
	l.must(t, err)
	for name, err := range map[string]error{
		"adds":     l.Add(t.Context(), first, people(5, 7), 7),
		"switches": l.Switch(t.Context(), first, nil),
	} {
		if !errors.Is(err, roster.ErrSuperseded) {
			t.Errorf("the first %s: %v", name, err)
		}
	}
	l.must(t, l.Switch(t.Context(), second, nil))
	if err := l.Switch(t.Context(), first, nil); !errors.Is(err, roster.ErrSuperseded) {
		t.Errorf("the first switches after the second: %v", err)
	}
	l.must(t, l.Sweep(t.Context()))
	if got, want := l.knows(t, people(0, 10)), ids(people(3, 8)); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
}

// Two that begin at once, on lists of their own: nobody is known who is not on the
// list that won.
func twins(t *testing.T, l *list) {
	all := people(0, 40)
	var done sync.WaitGroup
	errs := make([]error, 4)
	for i := range errs {
		done.Go(func() { errs[i] = l.take(t.Context(), "list", all) })
	}
	done.Wait()
	won := 0
	for _, err := range errs {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, roster.ErrSuperseded):
			t.Error(err)
		}
	}
	if won == 0 {
		l.must(t, l.take(t.Context(), "list", all)) // they stopped each other; any of them may go on
	}
	if got, want := l.knows(t, people(0, 45)), ids(all); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
	l.only(t, 40)
}

func broken(t *testing.T, l *list) {
	old, next, all := people(0, 12), people(6, 24), people(0, 24)
	everywhere(t, 1, func(after int, late bool) (finished, wrote bool) {
		l := newList(t, l.another)
		before, err := l.load(t.Context(), "old", old)
		l.must(t, err)
		l.must(t, l.Switch(t.Context(), before, nil))
		l.engine.begin(after, late)
		err = l.take(t.Context(), "next", next)
		l.engine.on = false
		if err != nil && !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		if got := l.knows(t, all); got != ids(old) && got != ids(next) {
			t.Errorf("broken off after %d calls, late %t: known are %s", after, late, got)
		}
		l.must(t, l.take(t.Context(), "next", next))
		if got := l.knows(t, all); got != ids(next) {
			t.Errorf("broken off after %d calls, late %t, and resumed: known are %s", after, late, got)
		}
		l.only(t, len(next))
		return err == nil, l.engine.wrote
	})
}

// everywhere breaks something off at each of its first calls and at some of the many
// that a sweep takes, until it finishes. A write that fails has its effect, or not.
func everywhere(t *testing.T, step int, try func(after int, late bool) (finished, wrote bool)) {
	for after := 0; after < 10_000; after += step {
		finished, wrote := try(after, false)
		if finished {
			return
		}
		if wrote {
			try(after, true)
		}
		if after >= 16 {
			step = 211
		}
	}
	t.Fatal("it never finishes")
}

func swept(t *testing.T, l *list) {
	all := people(0, 10)
	p := all[3]
	lookups := map[string]func() ([]string, error){
		"by address": func() ([]string, error) { return l.ByEmail(t.Context(), p.Email) },
		"by letter":  func() ([]string, error) { return l.ByLetter(t.Context(), p.Letter, p.Postal) },
		"by staff":   func() ([]string, error) { _, s, err := l.Compare(t.Context(), p); return s, err },
	}
	for name, look := range lookups {
		l.must(t, l.take(t.Context(), name, all))
		l.engine.query = func() { l.must(t, l.take(t.Context(), name+" meanwhile", all)) }
		if got, err := look(); err != nil || fmt.Sprint(got) != "[card_member]" {
			t.Errorf("%s, while the list is replaced: %v, %v", name, got, err)
		}
		l.engine.query = func() { l.must(t, l.take(t.Context(), name+" without", people(5, 10))) }
		if got, err := look(); err != nil || len(got) != 0 {
			t.Errorf("%s, while the person is removed: %v, %v", name, got, err)
		}
		l.engine.query = func() {
			if _, err := l.Purge(t.Context()); err != nil {
				t.Error(err)
			}
		}
		if got, err := look(); !errors.Is(err, affected.ErrNoRoster) || len(got) != 0 {
			t.Errorf("%s, while the list is purged: %v, %v", name, got, err)
		}
	}
}

// An import that is slow writes a batch although it was superseded and swept.
func straggling(t *testing.T, l *list) {
	slow, err := l.load(t.Context(), "slow", people(0, 5))
	l.must(t, err)
	written := slices.Clone(l.engine.put)
	l.must(t, l.take(t.Context(), "fast", people(0, 3)))
	for _, item := range written {
		if strings.HasPrefix(item.Partition, "G#"+slow+"#") {
			tabletest.Put(t, l.engine.Bulk, item)
		}
	}
	if held := l.items(t); held[slow] != 25 {
		t.Fatalf("the table holds %v", held)
	}
	if got, want := l.knows(t, people(0, 5)), ids(people(0, 3)); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
	l.must(t, l.take(t.Context(), "next", people(0, 4)))
	l.only(t, 4)
}

func rotated(t *testing.T, l *list) {
	l.must(t, l.take(t.Context(), "list", people(0, 5)))
	l.use(t, 1, 2)
	generation, err := l.load(t.Context(), "list", people(0, 6))
	l.must(t, err)
	if got, want := l.knows(t, people(0, 6)), ids(people(0, 5)); got != want {
		t.Errorf("before the switch known are %s, want %s", got, want)
	}
	l.must(t, l.Switch(t.Context(), generation, nil))
	l.must(t, l.Sweep(t.Context()))
	l.use(t, 2) // the old key may go now
	if got, want := l.knows(t, people(0, 6)), ids(people(0, 6)); got != want {
		t.Errorf("after it known are %s, want %s", got, want)
	}
	if g, _, err := l.Current(t.Context()); g.KeyVersion != 2 || err != nil {
		t.Errorf("current is %+v, %v", g, err)
	}
	l.use(t, 2, 3)
	if err := l.Add(t.Context(), generation, people(0, 1), 100); !errors.Is(err, roster.ErrSuperseded) {
		t.Errorf("a generation under two keys: %v", err)
	}
}

func keyGone(t *testing.T, l *list) {
	l.must(t, l.take(t.Context(), "list", people(0, 5)))
	l.use(t, 2)
	l.silent(t, keyring.ErrNoKey)
}

func keyReplaced(t *testing.T, l *list) {
	all := people(0, 5)
	l.must(t, l.take(t.Context(), "list", all))
	first := l.secrets[1]
	delete(l.secrets, 1)
	l.use(t, 1)
	l.silent(t, keyring.ErrNoKey)
	l.use(t, 1, 2) // nor where a new version stands beside it
	l.silent(t, keyring.ErrNoKey)
	l.use(t, 1)
	l.must(t, l.take(t.Context(), "list", all)) // the same list is another one under another key
	if got, want := l.knows(t, all), ids(all); got != want {
		t.Errorf("after an import under the new key known are %s, want %s", got, want)
	}
	l.secrets[1] = first
	l.use(t, 1)
	l.silent(t, keyring.ErrNoKey)
}

// CURRENT of a table that is older than the signs of keys has none.
func unsigned(t *testing.T, l *list) {
	all := people(0, 5)
	l.must(t, l.take(t.Context(), "list", all))
	g, _, err := l.Current(t.Context())
	l.must(t, err)
	if len(g.KeySign) != 8 {
		t.Fatalf("current is %+v", g)
	}
	place := table.Key{Partition: "ROSTER", Sort: "CURRENT"}
	for _, current := range tabletest.Get(t, l.engine.Bulk, place) {
		current.Body = bytes.Replace(current.Body, []byte(`"key_sign":"`+g.KeySign+`",`), nil, 1)
		l.must(t, l.engine.Write(t.Context(), table.Write{Item: current, If: table.Always}))
	}
	if g, _, _ := l.Current(t.Context()); g.KeySign != "" {
		t.Fatalf("current is %+v", g)
	}
	if got, want := l.knows(t, all), ids(all); got != want {
		t.Errorf("known are %s, want %s", got, want)
	}
}

func unfindable(t *testing.T, l *list) {
	long := strings.Repeat("x", 31)
	tests := []struct {
		name   string
		p      affected.Person
		refuse bool
	}{
		{"an address", affected.Person{ID: "1", Email: "a@example.jp"}, false},
		{"a telephone number", affected.Person{ID: "1", Phone: "09000000000"}, false},
		{"a letter code with its postal code", affected.Person{ID: "1", Letter: "K", Postal: "0000000"}, false},
		{"a reading with a postal code", affected.Person{ID: "1", Kana: "み", Postal: "0000000"}, false},
		{"a letter code alone", affected.Person{ID: "1", Letter: "K"}, true},
		{"a name and an address", affected.Person{ID: "1", Name: "見本", Address: "例県"}, true},
		{"nothing", affected.Person{ID: "1"}, true},
		{"a segment that does not fit", affected.Person{ID: "1", Email: "a@example.jp", Segment: long}, true},
		{"one that just does", affected.Person{ID: "1", Email: "a@example.jp", Segment: long[1:]}, false},
	}
	for i, test := range tests {
		generation, _, err := l.Begin(t.Context(), fmt.Sprint(i))
		l.must(t, err)
		if err := l.Add(t.Context(), generation, []affected.Person{test.p}, 1); (err != nil) != test.refuse {
			t.Errorf("%s: %v", test.name, err)
		} else if err != nil && (strings.Contains(err.Error(), "見本") || strings.Contains(err.Error(), long)) {
			t.Errorf("%s: the error repeats the row: %v", test.name, err)
		}
	}
}

func compared(t *testing.T, l *list) {
	husband, wife := person("0001", "card_member"), person("0002", "member")
	wife.Address, wife.Email = husband.Address, husband.Email
	both := husband
	both.ID, both.Segment, both.Letter = "0003", "train_delivery", "K7PMABCDEFGH0003"
	l.must(t, l.take(t.Context(), "list", append(people(10, 20), husband, wife, both)))
	tests := []struct {
		name     string
		given    affected.Person
		yes, no  string
		segments string
	}{
		{"by name and postal code", affected.Person{Name: wife.Name, Postal: wife.Postal}, "name postal", "", "member"},
		{"by reading and postal code, with another name", affected.Person{Kana: wife.Kana, Postal: wife.Postal, Name: "例示"},
			"kana postal", "name", "member"},
		{"by telephone, with an old address", affected.Person{Phone: wife.Phone, Address: "例県旧町1"}, "phone", "address", "member"},
		{"by letter, with a shared mail address", affected.Person{Letter: wife.Letter, Postal: wife.Postal, Email: wife.Email},
			"email letter postal", "", "member"},
		{"an address that two share, and a name that tells them apart", affected.Person{Email: wife.Email, Name: wife.Name}, "email name",
			"", "member"},
		{"an address that two share, and nothing else", affected.Person{Email: wife.Email}, "email", "", "card_member member train_delivery"},
		{"somebody in two segments", affected.Person{Name: husband.Name, Phone: husband.Phone}, "name phone", "", "card_member train_delivery"},
		{"somebody in two segments with one of two letters",
			affected.Person{Name: husband.Name, Letter: husband.Letter,
				Postal: husband.Postal}, "letter name postal", "", "card_member train_delivery"},
		{"the telephone of one and the name of another: the fields of one person",
			affected.Person{Phone: wife.Phone, Name: people(10, 11)[0].Name, Address: wife.Address}, "address phone", "name", "member"},
		{"nobody", affected.Person{Name: "例示花子", Postal: wife.Postal, Email: "nobody@example.jp"}, "", "email name postal", ""},
		{"an address alone finds nobody, though it is on the list", affected.Person{Email: "nobody@example.jp", Address: wife.Address},
			"", "address email", ""},
	}
	for _, test := range tests {
		told, segments, err := l.Compare(t.Context(), test.given)
		var yes, no []string
		for f, same := range told {
			if same {
				yes = append(yes, string(f))
			} else {
				no = append(no, string(f))
			}
		}
		slices.Sort(yes)
		slices.Sort(no)
		got := []string{strings.Join(yes, " "), strings.Join(no, " "), strings.Join(segments, " ")}
		if want := []string{test.yes, test.no, test.segments}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q: %v", test.name, got, want, err)
		}
	}
	if told, _, err := l.Compare(t.Context(), affected.Person{Name: wife.Name}); err == nil {
		t.Errorf("a name alone: %v", told)
	}
}

// Where a field must fit, nobody else is looked at, however well the rest fits them.
func comparedBy(t *testing.T, l *list) {
	husband, wife, other := person("0001", "card_member"), person("0002", "member"), people(10, 11)[0]
	both := husband
	both.ID, both.Segment, both.Letter = "0003", "train_delivery", "K7PMABCDEFGH0003"
	l.must(t, l.take(t.Context(), "list", []affected.Person{husband, wife, both, other}))
	letter := []affected.Field{affected.Letter, affected.Postal}
	for _, test := range []struct {
		name     string
		given    affected.Person
		by       []affected.Field
		want     string
		segments string
	}{
		{"the letter of who is asked about", affected.Person{Name: husband.Name, Letter: husband.Letter, Postal: husband.Postal}, letter,
			"name+ postal+ letter+", "card_member train_delivery"},
		{"the mail address of another than who is asked about",
			affected.Person{Name: wife.Name, Postal: wife.Postal, Phone: wife.Phone,
				Email: other.Email}, []affected.Field{affected.Email}, "name- postal+ phone- email+", other.Segment},
		{"an address of nobody", affected.Person{Name: wife.Name, Postal: wife.Postal, Phone: wife.Phone, Email: "nobody@example.jp"},
			[]affected.Field{affected.Email}, "name- postal- phone- email-", ""},
		{"a letter with the postal code of another",
			affected.Person{Name: wife.Name, Phone: wife.Phone, Letter: wife.Letter, Postal: "9999999"}, letter, "name- postal- phone- letter-", ""},
		{"two proofs of two people", affected.Person{Name: wife.Name, Postal: wife.Postal, Letter: wife.Letter, Email: other.Email},
			append(letter, affected.Email), "name- postal- email- letter-", ""},
	} {
		told, segments, err := l.Compare(t.Context(), test.given, test.by...)
		l.must(t, err)
		var got []string
		for _, f := range affected.Fields() {
			if same, given := told[f]; given {
				got = append(got, string(f)+map[bool]string{true: "+", false: "-"}[same])
			}
		}
		if strings.Join(got, " ") != test.want || strings.Join(segments, " ") != test.segments {
			t.Errorf("%s: %v %v, want %s of %q", test.name, got, segments, test.want, test.segments)
		}
	}
}

func purged(t *testing.T, l *list) {
	if p, err := l.Purge(t.Context()); err != nil || len(p.Generations) != 0 || p.Items != 0 {
		t.Errorf("of nothing: %+v, %v", p, err)
	}
	l.must(t, l.take(t.Context(), "list", people(0, 10)))
	_, err := l.load(t.Context(), "unfinished", people(0, 4))
	l.must(t, err)
	p, err := l.Purge(t.Context())
	if err != nil || p.Items != 5*14 || len(p.Generations) != 2 {
		t.Fatalf("%+v, %v", p, err)
	}
	counted := slices.IndexFunc(p.Generations, func(g roster.Generation) bool { return g.Totals["member"] == 3 && g.At.Equal(start()) })
	if counted < 0 {
		t.Errorf("%+v does not name what counted", p.Generations)
	}
	l.silent(t, affected.ErrNoRoster)
	if held := l.items(t); len(held) != 0 {
		t.Errorf("the table holds %v", held)
	}
	if p, err := l.Purge(t.Context()); err != nil || len(p.Generations) != 0 || p.Items != 0 {
		t.Errorf("once more: %+v, %v", p, err)
	}
	l.must(t, l.take(t.Context(), "list", people(0, 3)))
	l.only(t, 3)
}

func purgeBroken(t *testing.T, l *list) {
	all := people(0, 8)
	everywhere(t, 2, func(after int, late bool) (finished, wrote bool) {
		l := newList(t, l.another)
		generation, err := l.load(t.Context(), "list", all)
		l.must(t, err)
		l.must(t, l.Switch(t.Context(), generation, nil))
		l.engine.begin(after, late)
		_, err = l.Purge(t.Context())
		l.engine.on = false
		if err != nil && !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		if _, there, _ := l.Current(t.Context()); there {
			if got := l.knows(t, all); got != ids(all) {
				t.Errorf("broken off after %d calls, late %t: known are %s", after, late, got)
			}
		}
		if _, err := l.Purge(t.Context()); err != nil {
			t.Fatal(err)
		}
		l.silent(t, affected.ErrNoRoster)
		if held := l.items(t); len(held) != 0 {
			t.Errorf("broken off after %d calls, late %t: the table holds %v", after, late, held)
		}
		return err == nil, l.engine.wrote
	})
}

func purgedMidway(t *testing.T, l *list) {
	generation, err := l.load(t.Context(), "list", people(0, 5))
	l.must(t, err)
	if _, err := l.Purge(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := l.Add(t.Context(), generation, people(5, 7), 7); !errors.Is(err, roster.ErrSuperseded) {
		t.Errorf("adds: %v", err)
	}
	if err := l.Switch(t.Context(), generation, nil); !errors.Is(err, roster.ErrSuperseded) {
		t.Errorf("switches: %v", err)
	}
	next, done, err := l.Begin(t.Context(), "list")
	if next == generation || done != 0 || err != nil {
		t.Errorf("the same list begins as generation %s with %d rows: %v", next, done, err)
	}
}

func hashed(t *testing.T, l *list) {
	all := people(0, 12)
	l.must(t, l.take(t.Context(), "list", all))
	var dump bytes.Buffer
	for _, item := range l.engine.put {
		fmt.Fprintf(&dump, "%s %s %s %v %s %x\n", item.Partition, item.Sort, item.Owner, item.Work, item.Body, item.Body)
	}
	leaks(t, dump.Bytes(), all)
	if !bytes.Contains(dump.Bytes(), []byte("CURRENT")) {
		t.Error("the dump holds nothing")
	}
	sizes := map[int]bool{}
	for _, item := range l.engine.put {
		if !strings.HasPrefix(item.Partition, "G#") {
			continue
		}
		sizes[len(item.Body)] = true
		if bytes.Contains(item.Body, []byte("member")) {
			t.Error("a body shows its segment")
		}
	}
	if len(sizes) != 1 {
		t.Errorf("bodies have %d lengths, which tell segments apart", len(sizes))
	}
}

// leaks reports what a dump tells of people: a value of theirs, or its plain hash,
// which whoever tries all telephone numbers finds (platform fact 33).
func leaks(t *testing.T, dump []byte, people []affected.Person) {
	t.Helper()
	for _, p := range people {
		for _, f := range affected.Fields() {
			if f == affected.Postal {
				continue // seven digits stand in any dump by chance
			}
			for form, bytesOf := range forms(p.Field(f)) {
				if bytes.Contains(dump, bytesOf) {
					t.Errorf("the dump holds a person's %s: %s", f, form)
				}
			}
		}
	}
}

// forms are how a value shows.
func forms(value string) map[string][]byte {
	if value == "" {
		return nil
	}
	long, short, old := sha256.Sum256([]byte(value)), sha1.Sum([]byte(value)), md5.Sum([]byte(value))
	all := map[string][]byte{"in clear": []byte(value)}
	for name, sum := range map[string][]byte{"SHA-256": long[:], "SHA-1": short[:], "MD5": old[:]} {
		all[name] = sum
		all[name+" in hex"] = []byte(hex.EncodeToString(sum))
		all[name+" in base64"] = []byte(base64.RawStdEncoding.EncodeToString(sum))
		all[name+" in URL-safe base64, the beginning"] = []byte(base64.RawURLEncoding.EncodeToString(sum)[:16])
	}
	return all
}
