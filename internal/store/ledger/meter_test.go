package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"madoguchi/internal/inquiry"
	"madoguchi/internal/outbox"
	"madoguchi/internal/reading/outside"
	"madoguchi/internal/store/ledger"
	"madoguchi/internal/table"
	"madoguchi/internal/table/tabletest"
	"madoguchi/internal/turn"
)

const keep = 30 * 24 * time.Hour

var noon = time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC)

// overtaken is an engine on which something else happens before the next write.
type overtaken struct {
	table.Engine
	first func()
}

func (o *overtaken) Write(ctx context.Context, writes ...table.Write) error {
	if first := o.first; first != nil {
		o.first = nil
		first()
	}
	return o.Engine.Write(ctx, writes...)
}

// asked notes n messages that the reader outside was asked about.
func asked(t *testing.T, e table.Engine, at time.Time, n int) {
	t.Helper()
	for i := range n {
		took := turn.Turn{Now: at, Inbound: inquiry.Inbound{Kind: inquiry.Message}, Read: &turn.Read{Trace: outside.Trace{Reader: "r", Asked: true}}}
		item, err := ledger.Item(took, i%ledger.Shards, fmt.Sprint(i), at.Add(keep))
		if err != nil {
			t.Fatal(err)
		}
		tabletest.Write(t, e, table.Write{Item: item, If: table.Always})
	}
}

func TestSwitchingWhileTheClockCounts(t *testing.T) {
	engine := &overtaken{Engine: tabletest.Bolt(t)}
	clock, staff := ledger.Meter{Engine: engine.Engine, Keep: keep}, ledger.Meter{Engine: engine, Keep: keep}
	asked(t, engine, noon, 3)
	engine.first = func() {
		if n, err := clock.Count(t.Context(), noon.Add(5*time.Minute)); n != 3 || err != nil {
			t.Errorf("counted %d, %v", n, err)
		}
	}
	if err := staff.Switch(t.Context(), true, noon); err != nil {
		t.Fatal(err)
	}
	if now, err := staff.Reader(t.Context(), noon); err != nil || !now.Off || now.Calls != 3 || !now.Since.Equal(noon) {
		t.Errorf("%+v, %v", now, err)
	}
	if err := staff.Switch(t.Context(), true, noon.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if now, err := staff.Reader(t.Context(), noon); err != nil || !now.Since.Equal(noon) {
		t.Errorf("pressed again: %+v, %v", now, err)
	}
}

// TestTwoClocksCountOnce: the slower one writes nothing, neither calls nor hours.
func TestTwoClocksCountOnce(t *testing.T) {
	engine := &overtaken{Engine: tabletest.Bolt(t)}
	fast, slow := ledger.Meter{Engine: engine.Engine, Keep: keep}, ledger.Meter{Engine: engine, Keep: keep}
	asked(t, engine, noon, 3)
	later := noon.Add(5 * time.Minute)
	engine.first = func() {
		if _, err := fast.Count(t.Context(), later); err != nil {
			t.Error(err)
		}
	}
	if _, err := slow.Count(t.Context(), later); !errors.Is(err, outbox.ErrConflict) {
		t.Errorf("the slower one: %v", err)
	}
	hours, err := fast.Reads(t.Context(), noon, later)
	if err != nil || len(hours) != 1 || hours[0].Messages != 3 || hours[0].Calls != 3 {
		t.Errorf("%+v, %v", hours, err)
	}
}

// TestAClockThatStoodStill goes on where it stopped, through all days that are kept, and the
// calls of today count as today's.
func TestAClockThatStoodStill(t *testing.T) {
	engine := tabletest.Bolt(t)
	m := ledger.Meter{Engine: engine, Keep: keep}
	if _, err := m.Count(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	days := []int{0, 3, 9}
	for _, day := range days {
		asked(t, engine, noon.AddDate(0, 0, day), 2)
	}
	now, calls := noon.AddDate(0, 0, 9).Add(5*time.Minute), 0
	for range 4 {
		n, err := m.Count(t.Context(), now)
		if err != nil {
			t.Fatal(err)
		}
		calls = n
	}
	hours, err := m.Reads(t.Context(), noon, now)
	if err != nil || len(hours) != len(days) || calls != 2 {
		t.Errorf("%d hours, %d calls today, %v", len(hours), calls, err)
	}
}
