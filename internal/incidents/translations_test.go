package incidents_test

import (
	"testing"

	"madoguchi/internal/incidents"
)

// What is wrong with a translation of an incident that is built in, as file and line.
func TestTranslationsHold(t *testing.T) {
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, c := range i.Coverage() {
			t.Logf("%s: %s %d of %d, %d pending", name, c.Lang, c.Said, c.All, c.Pending)
		}
	}
}
