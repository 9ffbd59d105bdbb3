package archtest

import (
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

// compiling lists the files of what is deployed that compile a regular expression while the
// program starts: each start would pay for it, and most messages need few of them. Stand-ins
// for rehearsals are not deployed.
func compiling(house fs.FS) ([]string, error) {
	var found []string
	err := walk(house, func(name string) error {
		deployed := strings.HasPrefix(name, "internal/") || strings.HasPrefix(name, "functions/")
		if !deployed || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || slices.Contains(rehearsal(), path.Dir(name)) {
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
		if slices.ContainsFunc(file.Decls, compiles) {
			found = append(found, name)
		}
		return nil
	})
	return found, err
}

// compiles reports whether a declaration of variables, or a function that runs before main,
// compiles an expression. What stands in a function of its own does so when that is called.
func compiles(d ast.Decl) (found bool) {
	if f, isFunc := d.(*ast.FuncDecl); isFunc && f.Name.Name != "init" {
		return false
	}
	ast.Inspect(d, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			pkg, _ := s.X.(*ast.Ident)
			found = found || pkg != nil && pkg.Name == "regexp" && strings.HasPrefix(s.Sel.Name, "MustCompile")
		}
		_, later := n.(*ast.FuncLit)
		return !later
	})
	return found
}

func TestNothingIsCompiledAtTheStart(t *testing.T) {
	found, err := compiling(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range found {
		t.Errorf("%s compiles a regular expression whenever a program starts; use package lazyregexp", name)
	}
}

func TestWhatIsCompiledAtTheStartIsFound(t *testing.T) {
	found, err := compiling(fstest.MapFS{
		"internal/a/var.go":                {Data: []byte("package a\nvar (\n\tx = 1\n\ty = []*regexp.Regexp{regexp.MustCompile(`y`)}\n)")},
		"internal/a/init.go":               {Data: []byte("package a\nfunc init() { z = regexp.MustCompilePOSIX(`z`) }")},
		"internal/a/later.go":              {Data: []byte("package a\nvar x = sync.OnceValue(func() any { return regexp.MustCompile(`x`) })\nfunc f() { regexp.MustCompile(`f`) }")},
		"internal/a/a_test.go":             {Data: []byte("package a\nvar x = regexp.MustCompile(`x`)")},
		"internal/line/linesim/linesim.go": {Data: []byte("package linesim\nvar x = regexp.MustCompile(`x`)")},
		"infra/local/main.go":              {Data: []byte("package main\nvar x = regexp.MustCompile(`x`)")},
	})
	if want := []string{"internal/a/init.go", "internal/a/var.go"}; err != nil || fmt.Sprint(found) != fmt.Sprint(want) {
		t.Errorf("found %v, %v", found, err)
	}
}
