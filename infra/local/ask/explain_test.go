package ask_test

import (
	"bytes"
	"strings"
	"testing"

	"madoguchi/infra/local/ask"
)

// Whoever wonders about an answer sees what was weighed, what was done with the words, and
// the phrases that are most like them.
func TestAnAnswerIsExplained(t *testing.T) {
	for _, row := range []struct {
		question string
		want     []string
	}{
		{"What are your opening hours?", []string{"inside:  faq opening_hours  (opening_hours ", "nearest: "}},
		{"Hello! What are your opening hours? Is there a fee?", []string{"cut:     What are your opening hours? | Is there a fee?\n"}},
		{"eigyoujikan wo oshiete kudasai", []string{"read as: 営業時間を教えてください\n"}},
		{"Je voudrais savoir quand vous êtes ouverts", []string{"written: in a language that the desk does not read (fr)\n", "inside:  escalate"}},
	} {
		var told bytes.Buffer
		args := []string{"-explain", "-incident", "../../../internal/incident/testdata/frozen/harbour", row.question}
		if err := ask.Run(t.Context(), args, &bytes.Buffer{}, &told); err != nil {
			t.Fatal(err)
		}
		for _, want := range row.want {
			if !strings.Contains(told.String(), want) {
				t.Errorf("%q lacks %q:\n%s", row.question, want, told.String())
			}
		}
	}
}
