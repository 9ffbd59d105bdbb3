package list

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/cli"
)

// TestMeter draws a line over and over on a terminal, and a line a tenth elsewhere.
func TestMeter(t *testing.T) {
	now := time.Date(2019, 4, 12, 10, 0, 0, 0, time.UTC)
	for _, terminal := range []bool{true, false} {
		var out bytes.Buffer
		m := newMeter(&out)
		m.terminal, m.now = terminal, func() time.Time { now = now.Add(time.Second); return now }
		m.checked(1000)
		for done := 100_000; done <= 1_000_000; done += 50_000 { // an earlier run left 50,000
			m.imported(done, 1_000_000)
		}
		m.end()
		want := "[####################] 100%  1,000,000 of 1,000,000 rows, "
		if strings.Count(out.String(), "\n") != map[bool]int{true: 1, false: 10}[terminal] || !strings.Contains(out.String(), want) {
			t.Errorf("terminal %t: %q", terminal, out.String())
		}
		if terminal && !strings.Contains(out.String(), "\r1,000 rows checked") {
			t.Errorf("nothing is drawn while rows are checked: %q", out.String())
		}
	}
}

// TestCounts are written as people read them.
func TestCounts(t *testing.T) {
	for want, got := range map[string]string{
		"0 rows": cli.Counted(0, "row", "rows"), "1 row": cli.Counted(1, "row", "rows"), "7,996 rows": cli.Counted(7996, "row", "rows"),
		"-3,147": signed(-3147), "-147": signed(-147), "+1,000,000": signed(1_000_000),
	} {
		if got != want {
			t.Errorf("%q; want %q", got, want)
		}
	}
}
