package stage

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"madoguchi/infra/local/steer"
	"madoguchi/internal/control"
)

// TestSwitchesAreRehearsed: what the command writes into a folder holds for the next message, and
// a document that somebody broke changes nothing.
func TestSwitchesAreRehearsed(t *testing.T) {
	dir := t.TempDir()
	r, p := foreign(t, options{control: dir})
	steered := func(what ...string) {
		t.Helper()
		if err := steer.Run(t.Context(), append([]string{"-control", dir, "-by", "ops"}, what...), time.Now(), io.Discard, io.Discard); err != nil {
			t.Fatal(err)
		}
	}
	asks := func(user, part string) {
		t.Helper()
		if _, err := p.Say(t.Context(), user, "カードの再発行に手数料はかかりますか"); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the desk says "+part, func() bool { return strings.Contains(strings.Join(answers(p, user), "\n"), part) })
	}
	asks(alice, "発生しません")
	steered("pause")
	asks(bob, "休止")
	if err := os.WriteFile(filepath.Join(dir, control.Key), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	asks("U00000000000000000000000000000003", "休止")
	if !strings.Contains(r.logs.String(), "not renewed") {
		t.Error("nobody is told that the document is broken")
	}
	if err := os.Remove(filepath.Join(dir, control.Key)); err != nil {
		t.Fatal(err)
	}
	asks("U00000000000000000000000000000004", "発生しません")
}
