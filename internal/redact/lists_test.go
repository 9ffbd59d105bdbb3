package redact

import (
	"testing"

	"madoguchi/internal/redact/folded"
)

// A pattern that is passed over, because a text holds none of its literals, would have
// found nothing.
func TestNoPatternIsPassedOverInVain(t *testing.T) {
	rows := formRows(t)
	for _, name := range lists.Names() {
		p := lists.Pattern(name)
		for _, row := range rows {
			if text := folded.Fold(row.wrote, marks); !p.In(text) && p.Match(text.Words) {
				t.Errorf("%s is passed over in %q", name, row.wrote)
			}
		}
	}
}
