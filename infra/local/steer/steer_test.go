package steer_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"madoguchi/infra/local/steer"
	"madoguchi/internal/cases"
	"madoguchi/internal/control"
	"madoguchi/internal/switches"
)

var noon = time.Date(2019, 4, 12, 12, 0, 0, 0, time.UTC)

// run runs the command in a folder and returns what it prints.
func run(t *testing.T, dir string, args ...string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := steer.Run(t.Context(), append([]string{"-control", dir}, args...), noon, &out, io.Discard)
	return out.String(), err
}

// TestSwitch goes through all words of the command: each shows what is set after it.
func TestSwitch(t *testing.T) {
	dir := t.TempDir()
	receipt, err := cases.NewReceipt(rand.NewChaCha8([32]byte{}))
	if err != nil {
		t.Fatal(err)
	}
	typed := strings.ToLower(string(receipt))
	if got, err := run(t, dir); err != nil || got != "no document: all switches are off\n" {
		t.Errorf("at first: %q, %v", got, err)
	}
	for _, c := range []struct{ args, want string }{
		{"pause", "paused: the desk only says how to reach people"},
		{"stop card_reissue_fee", "paused: the desk only says how to reach people|stopped: card_reissue_fee"},
		{"stop card_reissue_fee", "paused: the desk only says how to reach people|stopped: card_reissue_fee"},
		{"resume", "stopped: card_reissue_fee"},
		{"close-codes", "one-time codes: closed|stopped: card_reissue_fee"},
		{"start card_reissue_fee", "one-time codes: closed"},
		{"open-codes", "all switches are off"},
		{"banner snippet_late", "banner: snippet_late"},
		{"no-banner", "all switches are off"},
		{"greylist " + typed, "on the greylist: " + string(receipt)},
		{"pause", "paused: the desk only says how to reach people|on the greylist: " + string(receipt)},
		{"ungreylist " + typed, "paused: the desk only says how to reach people"},
		{"clear", "all switches are off"},
	} {
		got, err := run(t, dir, append([]string{"-by", "ops"}, strings.Fields(c.args)...)...)
		want := "set at 2019-04-12T12:00:00Z by ops\n  " + strings.ReplaceAll(c.want, "|", "\n  ") + "\n"
		if err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", c.args, got, err, want)
		}
		if shown, err := run(t, dir); err != nil || shown != want {
			t.Errorf("after %s it shows %q, %v", c.args, shown, err)
		}
	}
}

// TestSwitchRefuses what the incident does not have, and writes nothing then.
func TestSwitchRefuses(t *testing.T) {
	dir := t.TempDir()
	for args, want := range map[string]string{
		"-by ops stop no_such_topic":       "no topic",
		"-by ops stop speak_to_human":      "no topic",
		"-by ops banner hello":             "no snippet",
		"-by ops greylist 12345":           "no receipt number",
		"-by ops stop":                     "none of its words",
		"-by ops pause now":                "none of its words",
		"-by ops stopp":                    "none of its words",
		"pause":                            "your name",
		"-by ops -incident gone stop site": "no folder",
		"-control s3://a/b -by ops pause":  "no s3://BUCKET",
	} {
		if _, err := run(t, dir, strings.Fields(args)...); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", args, err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, control.Key)); !os.IsNotExist(err) {
		t.Error("something was written all the same", err)
	}
}

// TestSwitchDoesNotMendWhatIsBroken: what stands there may be somebody's.
func TestSwitchDoesNotMendWhatIsBroken(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, control.Key), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := run(t, dir, "-by", "ops", "pause"); err == nil {
		t.Error("it is written over")
	}
	if got, err := run(t, dir, "-by", "ops", "-anew", "pause"); err != nil || !strings.Contains(got, "paused") {
		t.Errorf("not even with -anew: %q, %v", got, err)
	}
}

// A pause waits for no folder, and for nothing that was set before and that the incident of today
// does not have.
func TestAPauseWaitsForNothing(t *testing.T) {
	dir := t.TempDir()
	d := control.Document{Switches: switches.Set{Topics: []string{"of_another_folder"}}, Incident: control.Pointer{Bundle: "one", Before: "two"}}
	stored, err := d.Write()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, control.Key), stored, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"-by ops -incident gone pause", "-by ops close-codes", "-by ops start of_another_folder"} {
		if _, err := run(t, dir, strings.Fields(args)...); err != nil {
			t.Errorf("%s: %v", args, err)
		}
	}
	if shown, err := run(t, dir, "-anew", "-by", "ops", "pause"); err != nil || !strings.Contains(shown, "incident: one") || !strings.Contains(shown, "incident before: two") {
		t.Errorf("begun anew it shows %q, %v: the incident that was activated is no switch", shown, err)
	}
}
