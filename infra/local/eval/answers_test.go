package eval_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"madoguchi/infra/local/ask"
	"madoguchi/infra/local/rehearsal"
	"madoguchi/internal/inquiry"
)

// fewest is how many of a hundred messages that were each written for one certain answer get it at least: 86 do. Who wrote
// them saw the answers and no phrase.
const fewest = 84

func TestAMessageGetsItsOwnAnswer(t *testing.T) {
	desk, err := rehearsal.Load("nanatsuboshi")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("testdata/answers/*.jsonl")
	if err != nil || len(files) != 4 {
		t.Fatal(files, err)
	}
	given, all := 0, 0
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for lines := bufio.NewScanner(f); lines.Scan(); all++ {
			var m struct{ Entry, Text string }
			if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
				t.Fatal(name, err)
			}
			_, out, err := ask.Desk{Rehearsal: desk.Pending()}.Step(t.Context(), ask.Question{Channel: inquiry.LINE, Text: m.Text})
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(out.Replies, func(r inquiry.Reply) bool { return r.Entry == m.Entry }) {
				given++
			}
		}
	}
	if all < 400 || given*100 < fewest*all {
		t.Errorf("%d of %d got their own answer", given, all)
	}
}
