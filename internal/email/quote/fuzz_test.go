package quote

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzSort: nothing is invented, and a mail with words keeps some.
func FuzzSort(f *testing.F) {
	files, err := filepath.Glob(filepath.Join("..", "..", "..", "events", "email-*.eml"))
	if err != nil || len(files) == 0 {
		f.Fatal("no mails among the events", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))))
	}
	f.Fuzz(func(t *testing.T, body string) {
		got := Sort(body, true, false).Words
		for line := range strings.SplitSeq(got, "\n") {
			if !strings.Contains(body, line) {
				t.Errorf("invents the line %q", line)
			}
		}
		if got == "" && strings.TrimSpace(body) != "" && joined(withoutFooters(strings.Split(body, "\n"))) != "" {
			t.Error("nothing is left of words")
		}
	})
}
