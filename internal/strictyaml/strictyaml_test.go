package strictyaml_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"madoguchi/internal/strictyaml"
)

const manual = "the manual shows one"

func file(content string) *strictyaml.Folder {
	return strictyaml.Open(fstest.MapFS{"a.yaml": {Data: []byte(content)}}, manual)
}

func Example() {
	folder := file("- name: Jar\n  count: two\n- nmae: Lid\n  since: 2019-02-30\n")
	for _, n := range folder.YAML("a.yaml").List() {
		f := n.Object("name", "count?", "since?")
		f.Get("name").Text()
		f.Get("count").Number()
		f.Get("since").Date()
	}
	fmt.Println(folder.Err())
	// Output:
	// 4 to mend:
	// a.yaml:2: "two" is no whole number; write digits without commas
	// a.yaml:3: name is missing; add it
	// a.yaml:3: unknown field nmae; use one of name count since
	// a.yaml:4: "2019-02-30" is not a date; write it like 2019-04-13
}

func TestWhatIsNotTakenNamesItsLine(t *testing.T) {
	for _, c := range []struct{ why, content, want string }{
		{"nothing", "", "a.yaml: the file is empty; write it, the manual shows one"},
		{"a comment alone", "# later\n", "a.yaml: the file is empty"},
		{"a second document", "a: b\n---\nc: d\n", "a.yaml:2: a second document"},
		{"an anchor", "a: &x b\n", "a.yaml:1: an anchor or alias"},
		{"an alias", "a: &x b\nc: *x\n", "a.yaml:2: an anchor or alias"},
		{"a tag", "a: b\nc: !!str d\n", "a.yaml:2: a tag (!!str)"},
		{"a column too far", "- a: b\n   c: d\n", "a.yaml:2: not YAML, here or just above"},
		{"a colon without quotes", "- a: b\n  c: d: e\n", "a.yaml:2: not YAML, here or just above"},
		{"a byte order mark", "\ufeffa: b\n", "a.yaml:1: the file starts with a byte order mark"},
		{"CRLF line ends", "a: b\r\n", "a.yaml:1: a carriage return"},
		{"a tab", "a:\n\t- b\n", "a.yaml:2: a tab; use spaces"},
		{"another encoding", "a: b\n# \x83\x5c\n", "a.yaml:2: not UTF-8"},
		{"too much", "a: " + strings.Repeat("b", 5<<20), "a.yaml: the file is larger than 4 MiB"},
		{"too deep", "a: " + strings.Repeat("[", 20_000), "a.yaml:1: not YAML"},
	} {
		f := file(c.content)
		f.YAML("a.yaml")
		if err := f.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.why, err, c.want)
		}
	}
	f := file("a: b")
	if f.YAML("b.yaml").There() || !f.Unread() || !strings.Contains(f.Err().Error(), "b.yaml: the file is missing; add it, the manual shows one") {
		t.Errorf("a missing file: %v", f.Err())
	}
}

func TestValuesOfAnotherKindAreRefused(t *testing.T) {
	for _, c := range []struct {
		why, content string
		read         func(strictyaml.Node)
		want         string
	}{
		{"a list for a mapping", "[a]", func(n strictyaml.Node) { n.Object("a") }, "a.yaml:1: not a mapping"},
		{"a mapping for a list", "a: b", func(n strictyaml.Node) { n.List() }, "a.yaml:1: not a list"},
		{"a list for a text", "- [a]", func(n strictyaml.Node) { n.Texts() }, "a.yaml:1: not a text; put it in quotes"},
		{"an empty text", "- a\n- ''", func(n strictyaml.Node) { n.Texts() }, "a.yaml:2: an empty value"},
		{"a key twice", "a: b\na: c", func(n strictyaml.Node) { n.Keys() }, "a.yaml:2: a is given twice; keep one"},
		{"a key that is a list", "? [a]\n: b", func(n strictyaml.Node) { n.Keys() }, "a.yaml:1: a key that is no word"},
		{"a comma without quotes", "{a: Hours, days}", func(n strictyaml.Node) { n.Object("a") }, "unknown field days; use one of a, or put a text that holds a comma in quotes"},
		{"a long list", "[" + strings.Repeat("a, ", 501) + "]", func(n strictyaml.Node) { n.List() }, "a.yaml:1: a list of 501; keep 500"},
	} {
		f := file(c.content)
		c.read(f.YAML("a.yaml"))
		if err := f.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.why, err, c.want)
		}
	}
}

func TestTextsAreReadAsTheyAreWritten(t *testing.T) {
	f := file("- 2019\n- no\n- ~\n- |-\n  one\n  two\n- 1:30\n")
	var texts []string
	for _, n := range f.YAML("a.yaml").List() {
		texts = append(texts, n.Phrase().Text)
	}
	if got := strings.Join(texts, ","); got != "2019,no,,one\ntwo,1:30" || f.Err() != nil {
		t.Errorf("read %q, %v", got, f.Err())
	}
	block := f.YAML("a.yaml").List()[3].Phrase()
	if got := block.Line(1).String(); got != "a.yaml:6" {
		t.Errorf("the second line of the block stands at %s", got)
	}
}

func TestWhatIsNotThereReadsAsNothing(t *testing.T) {
	f := file("a: b")
	n := f.YAML("a.yaml").Object("a", "c?").Get("c")
	if n.There() || n.Text() != "" || n.Number() != 0 || n.List() != nil || n.Object("d").There() || n.At().String() != "a.yaml" || f.Err() != nil {
		t.Errorf("%v, %v", n, f.Err())
	}
}

func FuzzYAML(f *testing.F) {
	for _, seed := range []string{"a: b", "- [a, {b: c}]", "a: &x [*x]", "{{{{[[[[\"", "a: |-\n  b\n\n c", "? a\n: - b\n---\nc", "a: !!binary x", "\xff\xfe", "a:\t- b\r\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		folder := file(content)
		var walk func(n strictyaml.Node, depth int)
		walk = func(n strictyaml.Node, depth int) {
			if depth > 20 {
				return
			}
			n.Number()
			n.Date()
			n.Text()
			if n.At().Line < 1 {
				t.Errorf("a value at %v", n.At())
			}
			fields := n.Keys()
			for _, key := range fields.Keys() {
				walk(fields.Get(key.Raw()), depth+1)
			}
			for _, c := range n.List() {
				walk(c, depth+1)
			}
		}
		if top := folder.YAML("a.yaml"); top.There() {
			walk(top, 0)
		} else if folder.Err() == nil {
			t.Error("nothing was read, and nothing is wrong")
		}
	})
}
