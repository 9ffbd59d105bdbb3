package stage

import (
	"regexp"
	"strings"
	"testing"

	"madoguchi/internal/cases"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/texts"
)

func TestThePageHasANameForEachLane(t *testing.T) {
	loaded, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	i := loaded.Incident
	words, err := page.ReadFile("page/words.js")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`\n    lane: \{([^}]*)\}`).FindAllSubmatch(words, -1)
	if len(names) != 2 {
		t.Fatalf("words.js names the lanes in %d languages, not in 2", len(names))
	}
	for _, lane := range cases.Lanes() {
		for n, in := range names {
			lang := []incident.Lang{incident.Japanese, incident.English}[n]
			m := regexp.MustCompile(`\b` + string(lane) + `: "([^"]+)"`).FindSubmatch(in[1])
			if m == nil || !strings.EqualFold(string(m[1]), i.Texts[texts.OfLane(string(lane))].Local[lang]) {
				t.Errorf("words.js calls %s otherwise than notices do: %s", lane, m)
			}
		}
	}
}
