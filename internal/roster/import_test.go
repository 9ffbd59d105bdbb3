package roster

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/affected"
	"madoguchi/internal/incident"
	"madoguchi/internal/roster/csvfile"
)

var errTable = errors.New("the table fails")

// two is an incident with two segments.
func two(members, guests int) *incident.Incident {
	return &incident.Incident{Segments: []incident.Segment{{ID: "member", Max: members}, {ID: "guest", Max: guests}}}
}

// opened is a file with that content, open as a list of [two].
func opened(t testing.TB, content string) *csvfile.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := csvfile.Open(path, []string{"member", "guest"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// list is a file of n good rows.
func list(n int) string {
	var b strings.Builder
	b.WriteString("id,segment,email\n")
	for i := range n {
		fmt.Fprintf(&b, "%d,%s,a%d@example.jp\n", i, []string{"member", "guest"}[i%2], i)
	}
	return b.String()
}

// memory keeps generations in memory and fails at a call of the test's choice.
type memory struct {
	calls, failAt int  // counted from 1; 0 never fails
	after         bool // fails after the effect, as when the answer is lost
	generations   map[string]map[string]affected.Person
	digest, open  string // of the import under way
	done          int
	current       string
	totals        map[string]int
	next          int
	largest       int // batch
}

func newMemory() *memory { return &memory{generations: map[string]map[string]affected.Person{}} }

// call counts and runs one call.
func (t *memory) call(effect func() error) error {
	t.calls++
	if t.calls == t.failAt && !t.after {
		return errTable
	}
	if err := effect(); err != nil {
		return err
	}
	if t.calls == t.failAt {
		return errTable
	}
	return nil
}

func (t *memory) Begin(_ context.Context, digest string) (string, int, error) {
	err := t.call(func() error {
		if t.digest == digest {
			return nil
		}
		t.next++
		t.digest, t.open, t.done = digest, fmt.Sprint("g", t.next), 0
		t.generations[t.open] = map[string]affected.Person{}
		return nil
	})
	if err != nil {
		return "", 0, err
	}
	return t.open, t.done, nil
}

func (t *memory) Add(_ context.Context, generation string, people []affected.Person, done int) error {
	return t.call(func() error {
		if generation != t.open || done < t.done {
			return fmt.Errorf("rows up to %d of %s, while %s is at %d", done, generation, t.open, t.done)
		}
		for _, p := range people {
			t.generations[generation][p.ID] = p
		}
		t.done, t.largest = done, max(t.largest, len(people))
		return nil
	})
}

func (t *memory) Switch(_ context.Context, generation string, totals map[string]int) error {
	return t.call(func() error {
		t.current, t.totals, t.digest = generation, totals, ""
		return nil
	})
}

func (t *memory) Sweep(context.Context) error {
	return t.call(func() error {
		maps.DeleteFunc(t.generations, func(g string, _ map[string]affected.Person) bool { return g != t.current })
		return nil
	})
}

// ids are the people who count, sorted.
func (t *memory) ids() []string { return slices.Sorted(maps.Keys(t.generations[t.current])) }

func TestImport(t *testing.T) {
	f, to := opened(t, list(4500)), newMemory()
	var progress []string
	report, err := Import(t.Context(), f, two(2250, 2000), to, false,
		func(done, total int) { progress = append(progress, fmt.Sprint(done, "/", total)) })
	if err != nil || report.Rows != 4500 || report.Bad != 0 ||
		!slices.Equal(report.Differences, []csvfile.Difference{{Segment: "guest", Rows: 2250, Announced: 2000}}) {
		t.Fatalf("%+v, %v", report, err)
	}
	if len(to.ids()) != 4500 || !maps.Equal(to.totals, map[string]int{"member": 2250, "guest": 2250}) || to.largest > batch {
		t.Errorf("%d people, totals %v, batches up to %d", len(to.ids()), to.totals, to.largest)
	}
	want := "1000/0 2000/0 3000/0 4000/0 4500/0 2000/4500 4000/4500 4500/4500"
	if got := strings.Join(progress, " "); got != want {
		t.Errorf("progress %s; want %s", got, want)
	}
}

func TestAnInterruptedImportChangesNothingAndGoesOn(t *testing.T) {
	// Begin, four batches, Switch, Sweep.
	const calls, rows = 7, 3*batch + 500
	f := opened(t, list(rows))
	for failAt := 1; failAt <= calls; failAt++ {
		for _, after := range []bool{false, true} {
			to := newMemory()
			if _, err := Import(t.Context(), opened(t, list(10)), two(5, 5), to, false, nil); err != nil {
				t.Fatal(err)
			}
			to.failAt, to.after = to.calls+failAt, after
			_, err := Import(t.Context(), f, two(0, 0), to, false, nil)
			if !errors.Is(err, errTable) {
				t.Fatalf("call %d fails and Import says %v", failAt, err)
			}
			switched := failAt == calls || failAt == calls-1 && after
			if n := len(to.ids()); !switched && n != 10 || switched && n != rows {
				t.Errorf("call %d failed (after its effect: %v) and %d people count", failAt, after, n)
			}
			if _, err := Import(t.Context(), f, two(0, 0), to, false, nil); err != nil {
				t.Fatalf("after call %d: %v", failAt, err)
			}
			if len(to.ids()) != rows || len(to.generations) != 1 {
				t.Errorf("call %d failed, and in the end there are %d people and %d generations", failAt, len(to.ids()), len(to.generations))
			}
		}
	}
}

func TestAResumedImportDoesNotBeginAgain(t *testing.T) {
	f, to := opened(t, list(5*batch)), newMemory()
	to.failAt = 4 // the third batch
	if _, err := Import(t.Context(), f, two(0, 0), to, false, nil); !errors.Is(err, errTable) {
		t.Fatal(err)
	}
	before := to.calls
	if _, err := Import(t.Context(), f, two(0, 0), to, false, nil); err != nil {
		t.Fatal(err)
	}
	if got := to.calls - before; got != 6 { // Begin, three batches, Switch, Sweep
		t.Errorf("%d calls", got)
	}
}

func TestWhatIsRefusedAndWhatIsSkipped(t *testing.T) {
	head := "id,segment,email\n"
	for _, row := range []struct {
		why, content string
		skip         bool
		err          error
		ids          string
	}{
		{"a bad row", head + "1,member,a@example.jp\n2,member,wrong\n", false, csvfile.ErrRows, "old"},
		{"a bad row, to be skipped", head + "1,member,a@example.jp\n2,member,wrong\n3,guest,c@example.jp\n", true, nil, "1 3"},
		{"a doubled id", head + "1,member,a@example.jp\n1,guest,b@example.jp\n", false, csvfile.ErrRows, "old"},
		{"doubled ids, to be skipped", head + "1,member,a@example.jp\n1,guest,b@example.jp\n2,guest,b@example.jp\n1,guest,c@example.jp\n",
			true, nil, "1 2"},
		{"a doubled id whose first row is bad too", head + "1,member,wrong\n1,guest,b@example.jp\n2,guest,b@example.jp\n", true, nil, "2"},
		{"no rows", head, true, csvfile.ErrEmpty, "old"},
		{"only bad rows", head + "1,member,wrong\n", true, csvfile.ErrEmpty, "old"},
		{"a broken quote, although bad rows may be skipped", head + "1,member,a@example.jp\n2,\"member,b@example.jp\n", true,
			csvfile.ErrBroken, "old"},
	} {
		to := newMemory()
		if _, err := Import(t.Context(), opened(t, head+"old,member,old@example.jp\n"), two(0, 0), to, false, nil); err != nil {
			t.Fatal(err)
		}
		calls := to.calls
		report, err := Import(t.Context(), opened(t, row.content), two(0, 0), to, row.skip, nil)
		if !errors.Is(err, row.err) || strings.Join(to.ids(), " ") != row.ids {
			t.Errorf("%s: %v, people %v; want %v, %s", row.why, err, to.ids(), row.err, row.ids)
		}
		if err != nil && to.calls != calls {
			t.Errorf("%s: the table was touched", row.why)
		}
		if err == nil && to.generations[to.current]["1"].Segment == "guest" {
			t.Errorf("%s: not the first row of an id was taken", row.why)
		}
		sum := 0
		for _, n := range report.Segments {
			sum += n
		}
		if sum != report.Rows-report.Bad {
			t.Errorf("%s: %+v does not add up", row.why, report)
		}
	}
}

func TestImportEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f, to := opened(t, list(4*batch)), newMemory()
	_, err := Import(ctx, f, two(0, 0), to, false, func(done, total int) {
		if total > 0 && done == 2*batch {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || to.done != 2*batch || to.current != "" {
		t.Fatalf("%v with %d rows in", err, to.done)
	}
	if _, err := Import(t.Context(), f, two(0, 0), to, false, nil); err != nil || len(to.ids()) != 4*batch {
		t.Errorf("%v, %d people", err, len(to.ids()))
	}
}
