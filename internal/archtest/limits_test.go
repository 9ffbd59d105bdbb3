package archtest

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// Limits of what a reader can hold in mind. Complexity and the length of lines are the
// linter's, see revive.toml.
const (
	mostMethods = 30   // of a receiver
	mostLines   = 2000 // of a folder, in Go files that are no tests
	mostOfPages = 1300 // of a folder of the staff pages, so that what follows has room
)

// size is what stands in a folder.
type size struct {
	lines   int
	methods map[string]int // by receiver
}

// sizes measures every folder.
func sizes(house fs.FS) (map[string]*size, error) {
	all := map[string]*size{}
	err := walk(house, func(name string) error {
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := path.Dir(name)
		if all[folder] == nil {
			all[folder] = &size{methods: map[string]int{}}
		}
		all[folder].lines += strings.Count(string(source), "\n")
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv != nil {
				all[folder].methods[receiver(f.Recv.List[0].Type)]++
			}
		}
		return nil
	})
	return all, err
}

// receiver is the name of a receiver's type.
func receiver(e ast.Expr) string {
	switch t := e.(type) {
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}

// tooLarge says what no reader holds in mind.
func tooLarge(all map[string]*size) []string {
	var problems []string
	for folder, s := range all {
		most := mostLines
		if folder == "internal/desk" || strings.HasPrefix(folder, "internal/desk/") {
			most = mostOfPages
		}
		if s.lines > most {
			problems = append(problems, fmt.Sprintf("%s has %d lines, more than %d: which two rooms is it?", folder, s.lines, most))
		}
		for name, n := range s.methods {
			if n > mostMethods {
				problems = append(problems, fmt.Sprintf("%s.%s has %d methods, more than %d: who else could know that?", folder, name, n, mostMethods))
			}
		}
	}
	slices.SortFunc(problems, cmp.Compare)
	return problems
}

func TestNothingIsTooLarge(t *testing.T) {
	all, err := sizes(house())
	if err != nil || len(all) < 30 {
		t.Fatalf("%d folders, %v", len(all), err)
	}
	for _, problem := range tooLarge(all) {
		t.Error(problem)
	}
}

func TestWhatIsTooLargeIsFound(t *testing.T) {
	methods := "package a\n" + strings.Repeat("func (x *box[T]) m() {}\n", mostMethods+1)
	all, err := sizes(fstest.MapFS{
		"a/a.go":                {Data: []byte(methods)},
		"a/a_test.go":           {Data: []byte("package a\n" + strings.Repeat("\n", 3*mostLines))},
		"b/b.go":                {Data: []byte("package b\n" + strings.Repeat("\n", mostLines))},
		"internal/desk/c/c.go":  {Data: []byte("package c\n" + strings.Repeat("\n", mostOfPages))},
		"internal/desks/d/d.go": {Data: []byte("package d\n" + strings.Repeat("\n", mostOfPages))},
	})
	got := strings.Join(tooLarge(all), "; ")
	want := "a.box has 31 methods, more than 30: who else could know that?; b has 2001 lines, more than 2000: which two rooms is it?; " +
		"internal/desk/c has 1301 lines, more than 1300: which two rooms is it?"
	if err != nil || got != want {
		t.Errorf("%s, %v", got, err)
	}
}
