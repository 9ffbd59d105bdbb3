package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"madoguchi/internal/incident"
	"madoguchi/internal/incidents"
)

// One program serves every incident: what it says is the data's.
func TestTheSameBinaryAnswersForEveryIncident(t *testing.T) {
	program := filepath.Join(t.TempDir(), "local")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	folders := append(incidents.Names(), "../../internal/incidents/harbour", "../../internal/incident/testdata/frozen/harbour")
	for _, name := range folders {
		i, err := incidents.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		lang := i.Languages[0]
		for _, id := range []string{incident.SpeakToHuman, incident.AmIAffected} {
			e, _ := i.Entry(id)
			out, err := exec.Command(program, "ask", "-incident", name, e.Questions[lang][0]).CombinedOutput()
			if err != nil || !strings.Contains(string(out), e.Answer[lang]) {
				t.Errorf("%s, asked for %s: %v\n%s", name, id, err, out)
			}
		}
	}
}
