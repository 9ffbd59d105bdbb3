package incident_test

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

const helpLine = `- for: [now]
  number: "110"
  name: {ja: 警察, en: Police}
  hours: {ja: 24時間, en: day and night}
  source: National Police Agency
  checked: 2026-11-28
`

func TestHelpLinesAreRead(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, need := range []incident.Need{incident.NeedNow, incident.NeedThreat, incident.NeedHome, incident.NeedDespair} {
		found := false
		for _, h := range i.HelpLines {
			for _, n := range h.For {
				found = found || n == need
			}
		}
		if !found {
			t.Errorf("nothing for %s", need)
		}
	}
}

func TestAnIncidentNeedsNoHelpLines(t *testing.T) {
	files := copied(t, built(t, "nanatsuboshi"))
	delete(files, "help_lines.yaml")
	for name := range files {
		if strings.HasPrefix(name, "translations/") {
			delete(files, name)
		}
	}
	i, err := incident.Load(files)
	if err != nil || len(i.HelpLines) != 0 {
		t.Errorf("%v, %v", i, err)
	}
}

func TestMistakesInHelpLines(t *testing.T) {
	for _, row := range []struct{ why, old, new, want string }{
		{"a number that nobody can dial", `"110"`, `"one ten"`, "no number to dial"},
		{"a number with words", `"110"`, `"110 now"`, "no number to dial"},
		{"another number in the hours", "day and night", "day and night or 0120-000-000", "beside the line's own"},
		{"another number in the name", "en: Police", "en: Police 119", "beside the line's own"},
		{"a purpose that the desk does not know", "[now]", "[money]", "write now, threat, home or despair"},
		{"no source", "  source: National Police Agency\n", "", "source"},
		{"no day on which it was checked", "  checked: 2026-11-28\n", "", "checked"},
		{"a language that the incident lacks", "  checked", "  only: fr\n  checked", "no language of the incident"},
		{"a name in one language only", ", en: Police", "", "en is missing"},
		{"a name that fills a phone", "en: Police", "en: " + strings.Repeat("Police ", 12), "too long"},
	} {
		files := copied(t, built(t, "nanatsuboshi"))
		changed := strings.Replace(helpLine, row.old, row.new, 1)
		if changed == helpLine {
			t.Fatalf("%s: nothing changed", row.why)
		}
		files["help_lines.yaml"] = &fstest.MapFile{Data: []byte(changed)}
		if _, err := incident.Load(files); err == nil || !strings.Contains(err.Error(), row.want) || !strings.Contains(err.Error(), "help_lines.yaml:") {
			t.Errorf("%s: %v", row.why, err)
		}
	}
	files := copied(t, built(t, "nanatsuboshi"))
	files["help_lines.yaml"] = &fstest.MapFile{Data: []byte(helpLine + helpLine)}
	if _, err := incident.Load(files); err == nil || !strings.Contains(err.Error(), "twice") {
		t.Errorf("one line twice: %v", err)
	}
}

// TestHelpLinesAreNamedNowhereElse: the fact lock refuses their numbers in every text.
func TestHelpLinesAreNamedNowhereElse(t *testing.T) {
	for _, number := range []string{"110番", "0120-279-338", "#9110"} {
		files := copied(t, built(t, "nanatsuboshi"))
		texts := strings.Replace(string(files["texts.yaml"].Data), "ご質問を正しく理解できませんでした。", "お困りのときは"+number+"へ。", 1)
		files["texts.yaml"] = &fstest.MapFile{Data: []byte(texts)}
		if _, err := incident.Load(files); err == nil || !strings.Contains(err.Error(), "texts.yaml") {
			t.Errorf("%s in a text: %v", number, err)
		}
	}
}

func TestStaleHelpLines(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	checked := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	if stale := i.Stale(checked.AddDate(0, 0, incident.CheckedFor)); len(stale) != 0 {
		t.Errorf("on the last day: %v", stale)
	}
	stale := i.Stale(checked.AddDate(0, 0, incident.CheckedFor+1))
	if len(stale) != len(i.HelpLines) || !strings.Contains(stale[0], "help_lines.yaml:7: 110 was last checked on 2026-11-28") {
		t.Errorf("a day later: %v", stale)
	}
}
