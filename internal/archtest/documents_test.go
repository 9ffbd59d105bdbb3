package archtest

import (
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// lost finds the links and the paths of documents that lead nowhere.
func lost(house fs.FS) (problems []string, n int, err error) {
	link := regexp.MustCompile(`\]\(([^)#\s]+)`)
	named := regexp.MustCompile("`((?:internal|functions|infra|docs|events)/[A-Za-z0-9_./-]+)`")
	short := regexp.MustCompile("`((?:[a-z]+/)+[a-z_]+\\.go)`") // of a file by its package, without internal/
	err = walk(house, func(name string) error {
		if path.Ext(name) != ".md" {
			return nil
		}
		text, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		var targets []string
		for _, m := range link.FindAllSubmatch(text, -1) {
			if to := string(m[1]); !strings.Contains(to, "://") {
				targets = append(targets, path.Join(path.Dir(name), to))
			}
		}
		for _, m := range named.FindAllSubmatch(text, -1) {
			targets = append(targets, strings.TrimSuffix(string(m[1]), "/"))
		}
		for _, m := range short.FindAllSubmatch(text, -1) {
			to := string(m[1])
			if !exists(house, to) {
				to = path.Join("internal", to)
			}
			targets = append(targets, to)
		}
		for _, to := range targets {
			if n++; !exists(house, to) {
				problems = append(problems, name+" leads to "+to)
			}
		}
		return nil
	})
	return problems, n, err
}

func exists(house fs.FS, name string) bool {
	_, err := fs.Stat(house, name)
	return err == nil
}

func TestDocumentsLeadSomewhere(t *testing.T) {
	problems, n, err := lost(house())
	if err != nil || n < 100 {
		t.Fatalf("%d links and paths were looked at, %v", n, err)
	}
	for _, problem := range problems {
		t.Error(problem)
	}
}

func TestLostLinksAreFound(t *testing.T) {
	problems, n, err := lost(fstest.MapFS{
		"docs/a.md":       {Data: []byte("[b](b.md), [c](../c.md#d), [e](https://example.com), `internal/x`, `infra/gone.bin`, `x/y.go`, `x/z.go`")},
		"docs/b.md":       {},
		"internal/x/y.go": {},
	})
	if got := strings.Join(problems, "; "); err != nil || n != 6 || got != "docs/a.md leads to c.md; docs/a.md leads to infra/gone.bin; docs/a.md leads to internal/x/z.go" {
		t.Errorf("%d, %q, %v", n, got, err)
	}
}
