package archtest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// rehearsing lists the files that ask for translations that nobody has approved: rehearsals do,
// and what is deployed does not.
func rehearsing(house fs.FS) ([]string, error) {
	var found []string
	err := walk(house, func(name string) error {
		offers := name == "internal/conversation/prepare.go" || strings.HasPrefix(name, "infra/local/")
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || offers {
			return nil
		}
		content, err := fs.ReadFile(house, name)
		if strings.Contains(string(content), ".Rehearsed()") {
			found = append(found, name)
		}
		return err
	})
	return found, err
}

func TestOnlyRehearsalsSayWhatNobodyApproved(t *testing.T) {
	found, err := rehearsing(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		t.Errorf("%s asks for translations that nobody has approved; customers must not read them", name)
	}
}

func TestWhoRehearsesIsFound(t *testing.T) {
	found, err := rehearsing(fstest.MapFS{
		"functions/deployment/answer.go": {Data: []byte("i = i.Rehearsed()")},
		"infra/local/stage/stage.go":     {Data: []byte("i = i.Rehearsed()")},
	})
	if err != nil || len(found) != 1 || found[0] != "functions/deployment/answer.go" {
		t.Errorf("found %v, %v", found, err)
	}
}
