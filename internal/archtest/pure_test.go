package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

const (
	// pureList names the packages whose tests infra/test runs without the race detector.
	pureList = "infra/pure.txt"
	// runner names those that it builds without the detector for the tests of others, too.
	runner = "infra/test"
)

// unwatched is a package of ours that is built without the detector.
var unwatched = regexp.MustCompile(`-gcflags=madoguchi/(\S+?)=-race=false`)

// TestUnwatchedPackagesHoldNoLock: a lock in what is built without the detector is one that
// it does not see, and it would report what the lock protects.
func TestUnwatchedPackagesHoldNoLock(t *testing.T) {
	script, err := fs.ReadFile(house(), runner)
	if err != nil {
		t.Fatal(err)
	}
	packages := unwatched.FindAllSubmatch(script, -1)
	all, err := imports(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packages {
		for _, i := range all {
			if i.pkg == string(p[1]) && (i.imported == "sync" || i.imported == "sync/atomic") {
				t.Errorf("%s imports %s", i.file, i.imported)
			}
		}
	}
}

// foreign is a package of somebody else that is built without it.
var foreign = regexp.MustCompile(`-gcflags=([a-z0-9]+[./][^=\s"]*)=-race=false`)

// TestOnlyOursAndRegexpAreUnwatched: what others wrote takes locks of its own. The copy of a
// function of sync that is linked from there has no marks for the detector, which then sees races
// in whatever shares it.
func TestOnlyOursAndRegexpAreUnwatched(t *testing.T) {
	script, err := fs.ReadFile(house(), runner)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range foreign.FindAllSubmatch(script, -1) {
		if !strings.HasPrefix(string(p[1]), strings.TrimSuffix(module, "/")) {
			t.Errorf("%s builds %s without the race detector", runner, p[1])
		}
	}
	if old := []byte(`"-gcflags=github.com/tetratelabs/wazero/internal/...=-race=false"`); !foreign.Match(old) {
		t.Errorf("%s is not found", old)
	}
}

// TestPurePackagesShareNothing: what the race detector does not watch has nothing to watch.
func TestPurePackagesShareNothing(t *testing.T) {
	found, err := shared(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range found {
		t.Error(problem)
	}
}

func TestSharingIsFound(t *testing.T) {
	files := fstest.MapFS{
		pureList:               {Data: []byte("madoguchi/internal/a/...\nmadoguchi/internal/gone/...\n")},
		"internal/a/once.go":   {Data: []byte("package a\nimport \"sync\"\nvar x = sync.OnceValue(f)\nvar y = sync.OnceValues(g)")},
		"internal/a/mutex.go":  {Data: []byte("package a\nimport \"sync\"\nvar mu sync.Mutex")},
		"internal/a/a_test.go": {Data: []byte("package a\nfunc b() { go c() }")},
		"internal/a/atomic.go": {Data: []byte("package a\nimport \"sync/atomic\"\nvar n atomic.Int64")},
		"internal/a/b/send.go": {Data: []byte("package a\nfunc d(c chan int) { c <- 1 }")},
		"internal/b/fine.go":   {Data: []byte("package b\nfunc e() { go f() }")},
	}
	want := []string{"internal/a/a_test.go starts a goroutine", "internal/a/atomic.go imports sync/atomic", "internal/a/b/send.go has a channel",
		"internal/a/mutex.go uses sync.Mutex", "internal/gone holds no Go"}
	got, err := shared(files)
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, %v", got, err)
	}
}

// shared finds what the packages of the list share, in their tests, too.
func shared(house fs.FS) ([]string, error) {
	list, err := fs.ReadFile(house, pureList)
	if err != nil {
		return nil, err
	}
	var found []string
	for line := range strings.Lines(string(list)) {
		folder := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(line), module), "/...")
		read := false
		err := walk(house, func(name string) error {
			if !strings.HasPrefix(name, folder+"/") || !strings.HasSuffix(name, ".go") {
				return nil
			}
			read = true
			problems, err := sharing(house, name)
			found = append(found, problems...)
			return err
		})
		if err != nil {
			return nil, err
		}
		if !read {
			found = append(found, folder+" holds no Go")
		}
	}
	return found, nil
}

// sharing says by what a file may share memory.
func sharing(house fs.FS, name string) (found []string, err error) {
	source, err := fs.ReadFile(house, name)
	if err != nil {
		return nil, err
	}
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	for _, spec := range file.Imports {
		if imported, _ := strconv.Unquote(spec.Path.Value); imported == "sync/atomic" {
			found = append(found, name+" imports "+imported)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = append(found, name+" starts a goroutine")
		case *ast.ChanType:
			found = append(found, name+" has a channel")
		case *ast.SelectorExpr:
			if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "sync" && !strings.HasPrefix(n.Sel.Name, "Once") {
				found = append(found, name+" uses sync."+n.Sel.Name)
			}
		}
		return true
	})
	return found, nil
}
