package desk

import (
	"strings"
	"testing"

	"madoguchi/internal/desk/oidcsim"
	"madoguchi/internal/switches"
)

// TestStaffReadWhatOperatorsChanged on every page, by names that they know; where nothing is changed
// nothing stands there.
func TestStaffReadWhatOperatorsChanged(t *testing.T) {
	data, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	topic, snippet := data.Entries[0], data.Snippets[0]
	set := switches.Set{Paused: true, NoCodes: true, Topics: []string{topic.ID, "a topic that is gone"}, Banner: snippet.ID}
	b := start(t, func(c *Config, _ *oidcsim.Config) { c.Switches = set }).as("agent1")
	for _, path := range []string{"/desk/", "/desk/figures"} {
		_, page := b.get(path)
		for _, part := range []string{"自動応答は休止中です", "確認コード", topic.Label["ja"] + "、a topic that is gone", snippet.Label["ja"]} {
			if !strings.Contains(page, part) {
				t.Errorf("%s does not say %q", path, part)
			}
		}
	}
	if _, page := start(t).as("agent1").get("/desk/"); strings.Contains(page, `id="switched"`) {
		t.Error("nothing is changed, and it says so")
	}
}
