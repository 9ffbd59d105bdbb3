package incidents_test

import (
	"io/fs"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

func TestEveryIncidentThatIsBuiltInLoads(t *testing.T) {
	names := incidents.Names()
	if len(names) < 2 {
		t.Fatalf("built in are %v; one that differs from the first keeps the code honest", names)
	}
	for _, name := range names {
		i, err := incidents.Load(name)
		if err != nil {
			t.Error(err)
		} else if i.ID != name {
			t.Errorf("the folder %s holds the incident %s", name, i.ID)
		}
	}
}

// Whoever loads an incident may change it; the next one gets what was checked.
func TestAnIncidentIsTheCallersOwn(t *testing.T) {
	first, err := incidents.Load("harbour")
	if err != nil {
		t.Fatal(err)
	}
	files, err := incidents.Open("harbour")
	if err != nil {
		t.Fatal(err)
	}
	want, err := incident.Load(files)
	if err != nil || !reflect.DeepEqual(first, want) {
		t.Fatalf("it is not what its folder holds: %v", err)
	}
	first.Entries[0].Answer[incident.English] = "something else"
	clear(first.Texts)
	first.Segments[0].Items[0].ID = "nothing"
	if second, err := incidents.Load("harbour"); err != nil || !reflect.DeepEqual(second, want) {
		t.Errorf("the next one has changed: %v", err)
	}
}

func TestTheChosenIncidentIsOneOfThem(t *testing.T) {
	i, err := incidents.Load("")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(incidents.Names(), i.ID) {
		t.Errorf("chosen is %s, built in are %v", i.ID, incidents.Names())
	}
}

func TestAFolderIsOpenedByItsPath(t *testing.T) {
	files, err := incidents.Open("harbour/../harbour")
	if err != nil {
		t.Fatal(err)
	}
	onDisk, err := fs.ReadFile(files, "incident.yaml")
	if err != nil {
		t.Fatal(err)
	}
	built, err := incidents.Open("harbour")
	if err != nil {
		t.Fatal(err)
	}
	if b, err := fs.ReadFile(built, "incident.yaml"); err != nil || string(b) != string(onDisk) {
		t.Errorf("the incident that is built in differs from its folder: %v", err)
	}
}

func TestWhatIsNeitherNameNorFolderIsRefused(t *testing.T) {
	file := t.TempDir() + "/file"
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"harbor", t.TempDir() + "/none", file} {
		if _, err := incidents.Open(name); err == nil || !strings.Contains(err.Error(), "none of harbour, ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
