package quote

import (
	"bytes"
	"strings"
	"testing"

	"madoguchi/internal/email/emailtest"
)

// FuzzSort: nothing is invented, and a mail with words keeps some.
func FuzzSort(f *testing.F) {
	for _, raw := range emailtest.Mails(f, "../../../events") {
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
