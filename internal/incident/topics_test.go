package incident_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// Whoever must choose between topics reads their definitions, those of the bank and those
// of the incident alike.
func TestEveryTopicIsDefined(t *testing.T) {
	for _, name := range incidents.Names() {
		i, err := incidents.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range i.Entries {
			if variant := strings.Contains(e.ID, "."); variant != (e.Definition == "") {
				t.Errorf("%s: %s is defined as %q", name, e.ID, e.Definition)
			}
		}
	}
}

// An entry answers the topic of its id, and those that it names.
func TestEntriesAnswerTopics(t *testing.T) {
	i, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][]string{
		"period":             {"period"},
		"discovery_timeline": {"discovery_timeline", "who_reported"},
		"contact":            {"phone_number_hours", "email_contact"},
		"newsletter":         nil,
	} {
		if e, ok := i.Entry(id); !ok || !slices.Equal(e.Asked, want) {
			t.Errorf("%s answers %v, want %v", id, e.Asked, want)
		}
	}
}

// A folder that knows of no bank has answers to its topics where the ids agree.
func TestAFrozenFolderAnswersTopics(t *testing.T) {
	i, err := incident.Load(os.DirFS("testdata/frozen/harbour"))
	if err != nil {
		t.Fatal(err)
	}
	if e, _ := i.Entry("compensation"); !slices.Equal(e.Asked, []string{"compensation"}) || e.Definition == "" {
		t.Errorf("compensation answers %v: %q", e.Asked, e.Definition)
	}
	if e, _ := i.Entry("how_told"); e.Asked != nil || e.Definition != "" {
		t.Errorf("how_told answers %v: %q", e.Asked, e.Definition)
	}
}
