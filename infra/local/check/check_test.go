package check

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestIncidentCheck(t *testing.T) {
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		if err != nil {
			t.Fatal(err)
		}
		return at
	}
	for _, row := range []struct{ why, dir, now, want string }{
		{"the incident that ships, fresh", "", "2026-12-01", "loads"},
		{"the same after half a year", "", "2027-06-01", "was last checked on 2026-11-28"},
		{"an incident without help lines", "harbour", "2026-12-01", "there is none"},
	} {
		args := []string{"check"}
		if row.dir != "" {
			args = append(args, "-incident", row.dir)
		}
		var out bytes.Buffer
		if err := Run(args, day(row.now), &out, io.Discard); err != nil || !strings.Contains(out.String(), row.want) {
			t.Errorf("%s: %v\n%s", row.why, err, out.String())
		}
		if fresh := row.why == "the incident that ships, fresh"; fresh && strings.Contains(out.String(), "warning") {
			t.Errorf("%s: %s", row.why, out.String())
		}
	}
}

func TestIncidentCheckNamesWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../internal/incidents/harbour")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "help_lines.yaml"), []byte("- for: [now]\n  number: nine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := Run([]string{"check", "-incident", dir}, time.Time{}, io.Discard, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "help_lines.yaml:2") {
		t.Errorf("%v", err)
	}
	if err := Run([]string{"chekc"}, time.Time{}, io.Discard, io.Discard); err == nil {
		t.Error("an unknown command passes")
	}
}
