package email

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strconv"
	"strings"
	"testing"
)

func TestStaffReadAWordForEachWeakSign(t *testing.T) {
	words, err := os.ReadFile("../desk/page/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	reasons := weakReasons(t)
	if len(reasons) < 12 {
		t.Errorf("only %d reasons were found", len(reasons))
	}
	for _, reason := range reasons {
		if !bytes.Contains(words, []byte("\nweak-"+reason+"\t")) {
			t.Errorf("words.tsv has no weak-%s", reason)
		}
	}
}

// weakReasons are the values of the constants of guard.go whose names begin with weak.
func weakReasons(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "guard.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var reasons []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(spec.Names[0].Name, "weak") {
			return true
		}
		reason, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		reasons = append(reasons, reason)
		return true
	})
	return reasons
}
