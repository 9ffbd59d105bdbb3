package archtest

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// house is the repository; tests run in the folder of their package.
func house() fs.FS { return os.DirFS("../..") }

func TestArrowsPointInwards(t *testing.T) {
	all, err := imports(house())
	if err != nil {
		t.Fatal(err)
	}
	seen, told := map[string]bool{}, map[string]bool{"": true}
	for _, i := range all {
		seen[i.pkg] = true
		if problem := wrong(i.pkg, i.imported); !told[problem] {
			told[problem] = true
			t.Errorf("%s: %s", i.file, problem)
		}
	}
	for _, must := range []string{"internal/inquiry", "internal/turn", "internal/table/dynamo", "infra/local"} {
		if !seen[must] {
			t.Errorf("%s was not even read", must)
		}
	}
}

func TestWrongArrowsAreFound(t *testing.T) {
	tests := []struct{ name, pkg, imported, problem string }{
		{"the standard library is everybody's", "internal/inquiry", "crypto/aes", ""},
		{"the shared words know nobody", "internal/inquiry", "madoguchi/internal/incident", "internal/inquiry imports internal/incident"},
		{"masking knows no inquiry", "internal/redact", "madoguchi/internal/inquiry", "internal/redact imports internal/inquiry"},
		{"what is sealed is sealed by the key ring", "internal/keyring", "encoding/gob", ""},
		{"and written down by nobody else", "internal/store", "encoding/gob", "only internal/inquiry, internal/keyring may"},
		{"the key ring does not know what it seals", "internal/keyring", "madoguchi/internal/inquiry", "internal/keyring imports internal/inquiry"},
		{"inwards", "internal/conversation", "madoguchi/internal/faq", ""},
		{"sideways", "internal/faq", "madoguchi/internal/hours", "internal/faq imports internal/hours"},
		{"a conversation knows no channel", "internal/conversation", "madoguchi/internal/line", "imports internal/line"},
		{"a turn knows no store", "internal/turn", "madoguchi/internal/store", "imports internal/store"},
		{"a channel knows no other", "internal/email", "madoguchi/internal/line", "imports internal/line"},
		{"an engine knows no turn", "internal/table/bolt", "madoguchi/internal/turn", "imports internal/turn"},
		{"nor another engine", "internal/table/bolt", "madoguchi/internal/table/dynamo", "imports internal/table/dynamo"},
		{"a test helper is for tests", "internal/store", "madoguchi/internal/table/tabletest", "imports internal/table/tabletest"},
		{"a program is imported by nobody", "internal/desk", "madoguchi/infra/local", "imports infra/local"},
		{"AWS knows the channels whose needs it serves", "internal/aws", "madoguchi/internal/email", ""},
		{"and no store", "internal/aws", "madoguchi/internal/store", "imports internal/store"},
		{"a stand-in for the sign-in in a function", "functions/deployment", "madoguchi/internal/desk/oidcsim", "must not reach AWS"},
		{"a stand-in for LINE in a function", "functions/answer", "madoguchi/internal/line/linesim", "must not reach AWS"},
		{"a stand-in for the sign-in on the local stage", "infra/local", "madoguchi/internal/desk/oidcsim", ""},
		{"a function wires", "functions/line", "madoguchi/internal/table/dynamo", ""},
		{"the local desk wires", "infra/local", "madoguchi/internal/email", ""},
		{"the LINE SDK in its channel", "internal/line", "github.com/line/line-bot-sdk-go/v8/linebot", ""},
		{"the LINE SDK in another", "internal/email", "github.com/line/line-bot-sdk-go/v8/linebot", "only internal/line may"},
		{"the LINE SDK in its own stand-in, which must not share its mistakes", "internal/line/linesim", "github.com/line/line-bot-sdk-go/v8/linebot", "only"},
		{"the LINE SDK in a function", "functions/line", "github.com/line/line-bot-sdk-go/v8/linebot", "only internal/line may"},
		{"AWS in its adapter", "internal/aws", "github.com/aws/aws-sdk-go-v2/service/sqs", ""},
		{"AWS in its engine", "internal/table/dynamo", "github.com/aws/aws-sdk-go-v2/aws", ""},
		{"AWS in a function", "functions/clock", "github.com/aws/aws-lambda-go/lambda", ""},
		{"AWS above its engine", "internal/store", "github.com/aws/aws-sdk-go-v2/aws", "imports github.com/aws/aws-sdk-go-v2/aws"},
		{"AWS on a desk without an account", "infra/local", "github.com/aws/aws-sdk-go-v2/aws", "imports github.com/aws"},
		{"a package that nobody placed", "internal/utils", "fmt", "not in the table"},
	}
	for _, test := range tests {
		got := wrong(test.pkg, test.imported)
		if (got == "") != (test.problem == "") || !strings.Contains(got, test.problem) {
			t.Errorf("%s: %q, want %q", test.name, got, test.problem)
		}
	}
}

func TestImportsAreRead(t *testing.T) {
	got, err := imports(fstest.MapFS{
		"internal/a/a.go":      {Data: []byte("package a\nimport (\n\tx \"one\"\n\t_ `two`\n)\nthis is not read")},
		"internal/a/a_test.go": {Data: []byte(`package a; import "three"`)},
		".cache/b/b.go":        {Data: []byte(`package b; import "four"`)},
		"internal/a/text.md":   {Data: []byte(`import "five"`)},
	})
	want := []importing{{"internal/a/a.go", "internal/a", "one"}, {"internal/a/a.go", "internal/a", "two"}}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := imports(fstest.MapFS{"c.go": {Data: []byte("no Go")}}); err == nil {
		t.Error("a file that is no Go passes")
	}
}

// places are folders of a machine on which somebody worked. They are put
// together here so that this file does not hold them itself.
func places() []string {
	return []string{"/wor" + "k/", "/roo" + "t/", "/tmp/" + "spec", "/Use" + "rs/"}
}

// machinePaths finds files that name such a folder.
func machinePaths(house fs.FS) ([]string, error) {
	var found []string
	err := walk(house, func(name string) error {
		content, err := fs.ReadFile(house, name)
		if err != nil {
			return err
		}
		for _, place := range places() {
			if bytes.Contains(content, []byte(place)) {
				found = append(found, name+" holds "+place)
			}
		}
		return nil
	})
	return found, err
}

func TestNoFileNamesAMachine(t *testing.T) {
	found, err := machinePaths(house())
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range found {
		t.Error(problem)
	}
}

func TestMachinePathsAreFound(t *testing.T) {
	found, err := machinePaths(fstest.MapFS{
		"notes.md":    {Data: []byte("see " + places()[0] + "x")},
		"fine.md":     {Data: []byte("see ./internal, or the homework/ of others")},
		".cache/a.md": {Data: []byte(places()[0])},
	})
	if err != nil || len(found) != 1 || !strings.HasPrefix(found[0], "notes.md") {
		t.Errorf("found %v, %v", found, err)
	}
}
