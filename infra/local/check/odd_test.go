package check

import (
	"path/filepath"
	"testing"
)

// Short messages and odd ones, a file a kind: in kana alone, in romaji, in half width, spoken,
// with slips of conversion and spelling, on the wrong layout, with numbers and quotes that are
// not the question. Whoever wrote them knows the desk, so they tell that a kind is read at
// all, and not how well. Each file says how many are right at least.
func TestOddMessages(t *testing.T) {
	files, err := filepath.Glob("testdata/odd/*.jsonl")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	out, err := output(append([]string{"test"}, files...)...)
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
