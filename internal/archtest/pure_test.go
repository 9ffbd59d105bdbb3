package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// pureList names the packages that infra/test builds without the race detector.
const pureList = "infra/pure.txt"

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
		pureList:               {Data: []byte("# why\nregexp\nmadoguchi/internal/a\nmadoguchi/internal/gone\n")},
		"internal/a/once.go":   {Data: []byte("package a\nimport \"sync\"\nvar x = sync.OnceValue(f)\nvar y = sync.OnceValues(g)")},
		"internal/a/mutex.go":  {Data: []byte("package a\nimport \"sync\"\nvar mu sync.Mutex")},
		"internal/a/a_test.go": {Data: []byte("package a\nfunc b() { go c() }")},
		"internal/a/atomic.go": {Data: []byte("package a\nimport \"sync/atomic\"\nvar n atomic.Int64")},
		"internal/a/send.go":   {Data: []byte("package a\nfunc d(c chan int) { c <- 1 }")},
		"internal/b/fine.go":   {Data: []byte("package b\nfunc e() { go f() }")},
	}
	want := []string{"internal/a/a_test.go starts a goroutine", "internal/a/atomic.go imports sync/atomic", "internal/a/mutex.go uses sync.Mutex",
		"internal/a/send.go has a channel", "internal/gone holds no Go"}
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
		folder, ours := strings.CutPrefix(strings.TrimSpace(line), module)
		if !ours {
			continue
		}
		files, err := fs.Glob(house, path.Join(folder, "*.go"))
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			found = append(found, folder+" holds no Go")
		}
		for _, name := range files {
			problems, err := sharing(house, name)
			if err != nil {
				return nil, err
			}
			found = append(found, problems...)
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
			if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "sync" && n.Sel.Name != "OnceValue" && n.Sel.Name != "OnceValues" {
				found = append(found, name+" uses sync."+n.Sel.Name)
			}
		}
		return true
	})
	return found, nil
}
