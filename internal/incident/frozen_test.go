package incident_test

import (
	"os"
	"testing"

	"madoguchi/internal/incident"
)

// A folder that was written for an earlier README loads unchanged.
func TestAFrozenFolderLoads(t *testing.T) {
	if _, err := incident.Load(os.DirFS("testdata/frozen/harbour")); err != nil {
		t.Fatal(err)
	}
}
