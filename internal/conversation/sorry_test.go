package conversation_test

import (
	"strings"
	"testing"

	"madoguchi/internal/conversation/phrasebook"
)

// TestAnApologyIsReadOnce: two answers to one message that both apologise by themselves.
func TestAnApologyIsReadOnce(t *testing.T) {
	for _, entry := range []string{"why_announcement_delay.complaint", "apology_complaint.service"} {
		if apologies(read(newCustomer(t, friday).taps(entry))) != 1 {
			t.Errorf("%s does not apologise by itself, so this test shows nothing", entry)
		}
	}
	out := newCustomer(t, friday).says("発表が遅すぎませんか。電話の対応もひどいです")
	if said := read(out); len(out.Topics) != 2 || apologies(said) != 1 || !strings.Contains(said, "いつ、どのようなことがあったか") {
		t.Errorf("%d apologies in answers about %v:\n%s", apologies(said), out.Topics, said)
	}
}

func apologies(said string) (n int) {
	for line := range strings.Lines(said) {
		if phrasebook.Regrets(strings.TrimSpace(line)) {
			n++
		}
	}
	return n
}
