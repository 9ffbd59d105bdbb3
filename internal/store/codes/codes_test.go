package codes_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/affected"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/store/codes"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
)

// queried counts queries, and fails them while it is told to.
type queried struct {
	table.Engine
	n     int
	fails error
}

func (q *queried) Query(ctx context.Context, of table.Query) ([]table.Item, error) {
	if q.n++; q.fails != nil {
		return nil, q.fails
	}
	return q.Engine.Query(ctx, of)
}

// clock is a counter that a test asks each minute.
type clock struct {
	t *testing.T
	*codes.Counter
	engine *queried
	now    time.Time
	n      int
}

func open(t *testing.T, now time.Time) *clock {
	q := &queried{Engine: tabletest.Bolt(t)}
	return &clock{t: t, Counter: &codes.Counter{Engine: q}, engine: q, now: now}
}

var noon = time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC)

// goesOut notes a code, as its turn does.
func (c *clock) goesOut(at time.Time) {
	c.t.Helper()
	c.n++
	item := table.Item{Key: codes.SentKey(at, c.n%ledger.Shards, fmt.Sprint("in", c.n)), Version: 1, Owner: fmt.Sprint("customer", c.n)}
	tabletest.Write(c.t, c.engine, table.Write{Item: item, If: table.Always})
}

// comesBack notes a bounce.
func (c *clock) comesBack(at time.Time) {
	c.t.Helper()
	c.n++
	hash := fmt.Sprint("mail", c.n)
	item, err := ledger.ReturnedCode(inquiry.CustomerKey(fmt.Sprint("customer", c.n)), hash, false, at, c.n%ledger.Shards)
	if err != nil {
		c.t.Fatal(err)
	}
	tabletest.Write(c.t, c.engine, table.Write{Item: item, If: table.Always})
}

// minute lets one pass and returns the figures and how many queries they took.
func (c *clock) minute() (affected.Codes, int) {
	c.t.Helper()
	c.now = c.now.Add(time.Minute)
	before := c.engine.n
	got, err := c.CodeFigures(c.t.Context(), c.now)
	if err != nil {
		c.t.Fatal(err)
	}
	return got, c.engine.n - before
}

// TestAQuietDesk asks for the codes of today, and once in ten minutes for what came back.
func TestAQuietDesk(t *testing.T) {
	c := open(t, noon)
	if _, n := c.minute(); n != 32 {
		t.Errorf("a process that begins takes %d queries, want 32", n)
	}
	all := 0
	for range 10 {
		_, n := c.minute()
		all += n
	}
	if all != 10*8+16 {
		t.Errorf("ten minutes took %d queries, want 96", all)
	}
	c.comesBack(c.now)
	seen := 0
	for ; seen < 20; seen++ {
		if got, _ := c.minute(); got.Bounces == 1 {
			break
		}
	}
	if seen >= 10 {
		t.Errorf("a bounce is seen after %d minutes", seen+1)
	}
}

// TestWhileCodesGoOut what comes back is seen at once: within a minute a flood is to be shut.
func TestWhileCodesGoOut(t *testing.T) {
	c := open(t, noon)
	c.minute()
	for i := range 88 { // the last one is an hour old then
		if i < 30 {
			c.goesOut(c.now)
		}
		c.comesBack(c.now)
		if got, n := c.minute(); got.Bounces != i+1 || n != 24 {
			t.Fatalf("after %d: %+v with %d queries", i+1, got, n)
		}
	}
}

// TestOverMidnight nothing is lost and nothing counts twice: not what a slow turn writes of the
// day that is over, and not what is still kept of the day before.
func TestOverMidnight(t *testing.T) {
	midnight := noon.Add(12 * time.Hour)
	for _, late := range []time.Duration{0, 20 * time.Second} {
		c := open(t, midnight.Add(-3*time.Minute).Add(late))
		c.goesOut(midnight.Add(-25 * time.Hour)) // a day ago and more
		c.goesOut(midnight.Add(-5 * time.Minute))
		for range 3 {
			c.minute()
		}
		c.goesOut(midnight.Add(-time.Second)) // by a turn that began before midnight
		c.goesOut(midnight.Add(5 * time.Second))
		for i := range 3 {
			if got, _ := c.minute(); got.Hour != 3 || got.Day != 3 {
				t.Errorf("%s late, minute %d: %+v", late, i, got)
			}
		}
		c.now = midnight.Add(24 * time.Hour)
		if got, _ := c.minute(); got.Hour != 0 || got.Day != 0 {
			t.Errorf("a day later: %+v", got)
		}
	}
}

// TestAClockThatIsSetBack, as in a rehearsal, reads all again.
func TestAClockThatIsSetBack(t *testing.T) {
	c := open(t, noon.Add(48*time.Hour))
	c.minute()
	c.now = noon
	c.goesOut(noon.Add(-13 * time.Hour))
	c.comesBack(noon.Add(-13 * time.Hour))
	if got, _ := c.minute(); got.Day != 1 || got.Bounces != 1 {
		t.Errorf("%+v", got)
	}
}

// TestWhatCouldNotBeRead is an error each time, and never a figure of before.
func TestWhatCouldNotBeRead(t *testing.T) {
	c := open(t, noon)
	c.engine.fails = errors.New("the table is away")
	for range 2 {
		if _, err := c.CodeFigures(t.Context(), noon); !errors.Is(err, c.engine.fails) {
			t.Errorf("%v", err)
		}
	}
	c.engine.fails = nil
	c.comesBack(noon)
	if got, _ := c.minute(); got.Bounces != 1 {
		t.Errorf("%+v", got)
	}
}
