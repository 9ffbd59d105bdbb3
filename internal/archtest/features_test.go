package archtest

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// unshown finds what a table of features claims of this desk, in its second column, without a
// test, a command, or an admission that there is nothing.
func unshown(page string, tests map[string]bool) (problems []string, rows int) {
	named := regexp.MustCompile("`(Test[A-Za-z0-9]+)`")
	for line := range strings.Lines(page) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 6 || strings.TrimSpace(cells[2]) == "" || !strings.Contains(cells[3]+cells[4], " ") || strings.HasPrefix(cells[1], "---") || strings.Contains(line, "| Chatwoot |") {
			continue
		}
		rows++
		found := named.FindAllStringSubmatch(cells[2], -1)
		if len(found) == 0 && !strings.Contains(cells[2], "**no**") && !strings.Contains(cells[2], "`go run ") {
			problems = append(problems, strings.TrimSpace(cells[1])+" is claimed, and nothing shows it")
		}
		for _, m := range found {
			if !tests[m[1]] {
				problems = append(problems, "there is no "+m[1])
			}
		}
	}
	return problems, rows
}

// testsOf are the names of all tests.
func testsOf(house fs.FS) (map[string]bool, error) {
	all := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Test[A-Za-z0-9]+)\(`)
	err := walk(house, func(name string) error {
		if !strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(house, name)
		for _, m := range declared.FindAllSubmatch(source, -1) {
			all[string(m[1])] = true
		}
		return err
	})
	return all, err
}

// TestEachFeatureIsShown: what docs/features.md says of this desk.
func TestEachFeatureIsShown(t *testing.T) {
	tests, err := testsOf(house())
	if err != nil {
		t.Fatal(err)
	}
	page, err := fs.ReadFile(house(), "docs/features.md")
	if err != nil {
		t.Fatal(err)
	}
	problems, rows := unshown(string(page), tests)
	for _, p := range problems {
		t.Error(p)
	}
	if rows < 30 {
		t.Errorf("%d rows were read", rows)
	}
}

func TestUnshownFeaturesAreFound(t *testing.T) {
	tests, err := testsOf(fstest.MapFS{"internal/a/a_test.go": {Data: []byte("package a\n\nfunc TestThere(t *testing.T) {}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	page := "| what | this desk | Chatwoot | Zammad |\n|---|---|---|---|\n| **Section** | | | |\n" +
		"| one | `TestThere` | not found | yes |\n| two | `TestGone` | not found | yes |\n| three | yes, surely | not found | yes |\n| four | **no** | not found | yes |\n"
	problems, rows := unshown(page, tests)
	if want := "there is no TestGone; three is claimed, and nothing shows it"; rows != 4 || strings.Join(problems, "; ") != want {
		t.Errorf("%d rows, %q", rows, problems)
	}
}
