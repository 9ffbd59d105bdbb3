package stage

import (
	"regexp"
	"testing"

	"madoguchi/internal/cases"
)

func TestThePageHasANameForEachLane(t *testing.T) {
	words, err := page.ReadFile("page/words.js")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`\n    lane: \{([^}]*)\}`).FindAllSubmatch(words, -1)
	if len(names) != 2 {
		t.Fatalf("words.js names the lanes in %d languages, not in 2", len(names))
	}
	for _, lane := range cases.Lanes() {
		for _, in := range names {
			if !regexp.MustCompile(`\b` + string(lane) + `: "[^"]`).Match(in[1]) {
				t.Errorf("words.js has no name for %s in %q", lane, in[1])
			}
		}
	}
}
