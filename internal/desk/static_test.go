package desk

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// TestStylesAndScriptsAreAskedForOnce: a page names all of them in its head, by a name under which a
// browser may keep them; under another one, as of a release that ends or begins, it asks again.
func TestStylesAndScriptsAreAskedForOnce(t *testing.T) {
	s := start(t)
	a := s.as("agent1")
	_, page := a.get("/desk/")
	files := regexp.MustCompile(`(?:src|href)="(/desk/static/[^"]+)"`).FindAllStringSubmatch(page, -1)
	named := map[string]bool{}
	for _, file := range files {
		path := file[1]
		named[path[strings.LastIndexByte(path, '/')+1:]] = true
		if kept := cached(t, s, path); !strings.Contains(kept, "immutable") {
			t.Errorf("%s: %q", path, kept)
		}
	}
	for _, name := range []string{"desk.css", "desk.js", "live.js", "pick.js"} { // the last is imported by an import
		if !named[name] {
			t.Errorf("the head does not name %s", name)
		}
		for _, edition := range []string{"", "0123456789abcdef/"} {
			if kept := cached(t, s, "/desk/static/"+edition+name); kept != "no-cache" {
				t.Errorf("%s%s: %q", edition, name, kept)
			}
		}
	}
}

// cached is for how long a browser may keep what it finds at a path.
func cached(t *testing.T, s *stage, path string) string {
	t.Helper()
	res, err := http.Get(s.server.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("%s: %d", path, res.StatusCode)
	}
	return res.Header.Get("Cache-Control")
}
