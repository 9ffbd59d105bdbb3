package eval_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// recorded holds recordings of readers, each a folder; a file there says more.
const recorded = "../../../internal/reading/testdata/recorded"

// The desk does with a recorded reading what it did: as many are right, and no more do
// harm. What a changed prompt or message would have a model answer nobody can tell without
// asking it: that is reported here, and fails nothing.
func TestRecordedReadings(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(recorded, "*", "replay.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no recording in %s: %v", recorded, err)
	}
	for _, file := range files {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) { replay(t, dir) })
	}
}

// replayed is the replay.json of a recording.
type replayed struct {
	Incident       string   // a folder, from that of the recording, or the name of one that is built in
	Messages       []string // files of labelled messages, likewise
	Dialogues      string   // a file of dialogues, likewise; "" for none
	Right, Harmful float64  // of the messages read outside, in percent: at least, at most
	Moves, Topics  float64  // of the turns, at least
}

func replay(t *testing.T, dir string) {
	b, err := os.ReadFile(filepath.Join(dir, "replay.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r replayed
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	args := []string{"-replay", dir, "-incident", r.Incident}
	if folder := filepath.Join(dir, r.Incident); exists(folder) {
		args[3] = folder
	}
	if r.Dialogues != "" {
		args = append(args, "-dialogues", filepath.Join(dir, r.Dialogues))
	}
	for _, name := range r.Messages {
		args = append(args, filepath.Join(dir, name))
	}
	out := output(t, args...)
	t.Log("\n" + out)
	if strings.Contains(out, "\ndrift: the prompt") {
		return // whoever moves topics or words of the prompt records anew, and needs no other test for it
	}
	turns, messages, _ := strings.Cut(out, "\nread by ")
	if r.Dialogues == "" {
		turns, messages = "", out
	}
	if r.Dialogues != "" && known(t, turns, all) {
		if cells := strings.Fields(row(t, turns, all)); number(t, cells[1]) < r.Moves || number(t, cells[2]) < r.Topics {
			t.Errorf("of the turns %s%% have the right move and %s%% the right topics; they were %.1f and %.1f", cells[1], cells[2], r.Moves, r.Topics)
		}
	}
	if len(r.Messages) > 0 && known(t, messages, "read outside") {
		if cells := strings.Fields(row(t, messages, "read outside")); number(t, cells[6]) < r.Right || number(t, cells[7]) > r.Harmful {
			t.Errorf("of those read outside %s%% are right and %s%% do harm; they were %.1f and %.1f", cells[6], cells[7], r.Right, r.Harmful)
		}
	}
}

// all is the row of everything.
const all = "all"

// known reports whether anything is sent as it was when the answers were recorded.
func known(t *testing.T, table, row string) bool {
	there := strings.Contains(table, "\n"+row+"  ")
	if !there {
		t.Log("drift: nothing is sent as it was when the answers were recorded; record anew")
	}
	return there
}

func exists(folder string) bool {
	_, err := os.Stat(folder)
	return err == nil
}

func number(t *testing.T, cell string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
