package stage

import (
	"strings"
	"testing"
)

// Whoever rehearses reads the translations that nobody has approved yet, marked.
func TestTranslationsAreRehearsed(t *testing.T) {
	for _, row := range []struct{ asked, hears string }{
		{"信用卡补发要收手续费吗？", "补发卡片的手续费不会向您收取（本公司已委托信用卡公司处理）。"},
		{"請問重新發卡要手續費嗎？", "補發卡片的手續費不會向您收取（本公司已委託信用卡公司處理）。"},
	} {
		r, line := foreign(t, options{})
		if _, err := line.Say(t.Context(), alice, row.asked); err != nil {
			t.Fatal(err)
		}
		eventually(t, "the answer arrives", func() bool { return len(answers(line, alice)) > 0 })
		r.idle()
		if said := strings.Join(answers(line, alice), "\n"); !strings.Contains(said, row.hears) || !strings.Contains(said, "[pending]") {
			t.Errorf("%s is answered by %s", row.asked, said)
		}
		r.stop()
	}
}
