package telemetry

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestEveryKeyIsListed goes through the source of what runs on AWS and in a rehearsal: each key of each line is
// a word that stands in the list, and each word of the list is a key of some line. The lines
// of which metrics are made are written.
func TestEveryKeyIsListed(t *testing.T) {
	used, said, problems, found := map[string]bool{}, map[string]bool{}, []string{}, 0
	for _, root := range []string{"internal", "functions", "infra/local"} {
		err := fs.WalkDir(os.DirFS("../.."), root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") ||
				strings.HasPrefix(path, "internal/telemetry/") {
				return err
			}
			src, err := os.ReadFile(filepath.Join("../..", path))
			if err != nil {
				return err
			}
			n, more := lineKeys(t, path, src, used, said)
			found, problems = found+n, append(problems, more...)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 40 {
		t.Errorf("only %d lines were found", found)
	}
	for _, l := range lines() {
		if !said[l.message] {
			t.Errorf("metrics are made of the line %q, which nobody writes", l.message)
		}
	}
	for _, p := range problems {
		t.Error(p)
	}
	for _, a := range known(With(Requested(t.Context(), "r"), "t")) {
		used[a.Key] = true
	}
	for _, key := range slices.Sorted(maps.Keys(keys())) {
		if !used[key] {
			t.Errorf("no line has the key %s", key)
		}
	}
	for key := range used {
		if keys()[key] == "" {
			t.Errorf("the key %s is not listed", key)
		}
	}
}

// TestWhatIsNotListedIsFound plants lines with keys that are none.
func TestWhatIsNotListedIsFound(t *testing.T) {
	const src = `package x
func f(log *slog.Logger, words string, key string) {
	log.Info("turn", "channel", 1, "words", words)
	s.Log.WarnContext(ctx, "turn", key, words)
	log.LogAttrs(ctx, slog.LevelInfo, "turn", slog.String("receipt", words))
	log.With("customer", words).Info(words)
}`
	used := map[string]bool{}
	n, problems := lineKeys(t, "x.go", []byte(src), used, map[string]bool{})
	if got := slices.Sorted(maps.Keys(used)); n != 4 || !slices.Equal(got, []string{"channel", "customer", "receipt", "words"}) {
		t.Errorf("%d lines with %q", n, got)
	}
	want := []string{"x.go:4: a key that is no word of the source", "x.go:6: a message that is no word of the source"}
	if !slices.Equal(problems, want) {
		t.Errorf("found %q, want %q", problems, want)
	}
}

// first is the place of the first key or attribute in the arguments of a method of a logger,
// and of the message.
var methods = map[string]struct{ message, first int }{
	"Debug": {0, 1}, "Info": {0, 1}, "Warn": {0, 1}, "Error": {0, 1}, "With": {-1, 0},
	"DebugContext": {1, 2}, "InfoContext": {1, 2}, "WarnContext": {1, 2}, "ErrorContext": {1, 2}, "LogAttrs": {2, 3},
}

// lineKeys notes the keys of all lines that a file writes. A message or a key that is not
// written there, as a word or the name of a constant, is a problem.
func lineKeys(t *testing.T, path string, src []byte, used, said map[string]bool) (lines int, problems []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, src, 0)
	if err != nil {
		t.Fatal(err)
	}
	problem := func(n ast.Node, what string) {
		problems = append(problems, path+":"+strconv.Itoa(set.Position(n.Pos()).Line)+": "+what)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if from, ok := method.X.(*ast.Ident); ok && from.Name == "slog" {
			if key, ok := word(call.Args, 0); ok && slices.Contains(attrs, method.Sel.Name) {
				used[key] = true
			}
			return true
		}
		m, ok := methods[method.Sel.Name]
		if !ok || !logger(method.X) {
			return true
		}
		if m.message >= 0 {
			lines++
			message, ok := word(call.Args, m.message)
			if !ok {
				message, ok = constant(file, call.Args[m.message])
			}
			if said[message] = true; !ok {
				problem(call, "a message that is no word of the source")
			}
		}
		if method.Sel.Name == "LogAttrs" {
			return true // its attributes are calls of their own
		}
		for i := m.first; i < len(call.Args); i += 2 {
			if key, ok := word(call.Args, i); ok {
				used[key] = true
			} else if _, attr := call.Args[i].(*ast.CallExpr); attr {
				i-- // an attribute stands alone
			} else {
				problem(call, "a key that is no word of the source")
			}
		}
		return true
	})
	return lines, problems
}

// attrs are the functions that make an attribute of a key and a value.
var attrs = []string{"String", "Int", "Int64", "Uint64", "Float64", "Bool", "Time", "Duration", "Any", "Group"}

// logger reports whether an expression is a logger by its name: log, or a field Log of something;
// or what With returned.
func logger(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return strings.EqualFold(x.Name, "log")
	case *ast.SelectorExpr:
		return strings.EqualFold(x.Sel.Name, "log")
	case *ast.CallExpr:
		with, ok := x.Fun.(*ast.SelectorExpr)
		return ok && with.Sel.Name == "With" && logger(with.X)
	}
	return false
}

// constant is the value of a constant that the same file names.
func constant(file *ast.File, x ast.Expr) (value string, ok bool) {
	name, _ := x.(*ast.Ident)
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, is := n.(*ast.ValueSpec); is && name != nil && spec.Names[0].Name == name.Name {
			value, ok = word(spec.Values, 0)
		}
		return true
	})
	return value, ok
}

func word(args []ast.Expr, i int) (string, bool) {
	if i >= len(args) {
		return "", false
	}
	literal, ok := args[i].(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(literal.Value)
	return s, err == nil
}
