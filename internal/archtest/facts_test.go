package archtest

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// factsFile holds what comments cite as "platform fact 17".
const factsFile = "docs/platform-facts.md"

// facts are the numbers of the platform facts.
func facts(house fs.FS) ([]string, error) {
	text, err := fs.ReadFile(house, factsFile)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, m := range regexp.MustCompile(`(?m)^(\d+)\. `).FindAllSubmatch(text, -1) {
		all = append(all, string(m[1]))
	}
	return all, nil
}

// cited finds citations of facts, also where a line of a comment ends within one, and
// returns those whose number is none.
func cited(house fs.FS, known []string) (unknown []string, n int, err error) {
	cites := regexp.MustCompile(`platform facts?((?:[ ,]|and|\d|\n[ \t]*//)+)`)
	number := regexp.MustCompile(`\d+`)
	err = walk(house, func(name string) error {
		if !slices.Contains([]string{".go", ".yaml", ".html", ".js", ".md"}, path.Ext(name)) || name == factsFile {
			return nil
		}
		text, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		for _, m := range cites.FindAllSubmatch(text, -1) {
			for _, fact := range number.FindAllString(string(m[1]), -1) {
				if n++; !slices.Contains(known, fact) {
					unknown = append(unknown, name+" cites platform fact "+fact)
				}
			}
		}
		return nil
	})
	return unknown, n, err
}

func TestCitedFactsExist(t *testing.T) {
	known, err := facts(house())
	if err != nil || len(known) < 30 {
		t.Fatalf("%d facts, %v", len(known), err)
	}
	unknown, n, err := cited(house(), known)
	if err != nil || n < 100 {
		t.Fatalf("%d citations were looked at, %v", n, err)
	}
	for _, problem := range unknown {
		t.Error(problem)
	}
}

func TestUnknownFactsAreFound(t *testing.T) {
	unknown, n, err := cited(fstest.MapFS{
		"a.go":     {Data: []byte("// as plat" + "form facts 3 and\n// 99 say")},
		"b/b.yaml": {Data: []byte("# plat" + "form fact 7: so")},
	}, []string{"3", "7"})
	if got := strings.Join(unknown, "; "); err != nil || n != 3 || got != "a.go cites plat"+"form fact 99" {
		t.Errorf("%d citations, %q, %v", n, got, err)
	}
}
