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

func replay(t *testing.T, dir string) {
	b, err := os.ReadFile(filepath.Join(dir, "replay.json"))
	if err != nil {
		t.Fatal(err)
	}
	var r struct {
		Incident       string // a folder, from that of the recording, or the name of one that is built in
		Messages       []string
		Right, Harmful float64 // of those read outside, in percent: at least, at most
	}
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	args := []string{"-replay", dir, "-incident", r.Incident}
	if folder := filepath.Join(dir, r.Incident); exists(folder) {
		args[3] = folder
	}
	for _, name := range r.Messages {
		args = append(args, filepath.Join(dir, name))
	}
	out := output(t, args...)
	t.Log("\n" + out)
	if !strings.Contains(out, "\nread outside  ") {
		t.Log("drift: no message is sent as it was when the answers were recorded; record anew")
		return
	}
	cells := strings.Fields(row(t, out, "read outside"))
	right, harmful := number(t, cells[6]), number(t, cells[7])
	if right < r.Right || harmful > r.Harmful {
		t.Errorf("of those read outside %.1f%% are right and %.1f%% do harm; they were %.1f and %.1f", right, harmful, r.Right, r.Harmful)
	}
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
