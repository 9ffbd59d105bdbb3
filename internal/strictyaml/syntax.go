package strictyaml

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Parse reads one document out of bytes that stand for a file.
func (f *Folder) Parse(file string, b []byte) Node {
	none := Node{f, file, nil}
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	var top, more yaml.Node
	switch err := decoder.Decode(&top); {
	case errors.Is(err, io.EOF):
		none.Add("the file is empty; write it, %s", f.manual)
		return none
	case err != nil:
		f.syntax(file, err, b)
		return none
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		f.Add(Place{file, more.Line}, "a second document; keep one in a file")
	}
	if len(top.Content) != 1 || !f.plain(file, top.Content[0]) {
		return none
	}
	return Node{f, file, top.Content[0]}
}

// syntax takes the line out of what yaml.v3 says ("yaml: line 3: ..."), or finds
// a better one.
func (f *Folder) syntax(file string, err error, b []byte) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	at := Place{file, 0}
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		number, after, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			at.Line, text = n, after
		}
	}
	if line := mistake(b); line > 0 {
		at.Line = line
	}
	f.Add(at, "not YAML, here or just above: %s; see that fields stand in one column,"+
		" and put texts with \": \" or \" #\", in braces also those with a comma or \"?\", in quotes", Short(text))
}

// What of a file is searched for a mistake: an entry of this many lines and
// bytes.
const (
	maxLines = 1000
	maxBytes = 64 << 10
)

// mistake is the line at which a file stops being YAML, 0 where that is not to
// be found. The parser names the start of what it could not finish, which may
// be far above: here the first entry that is no YAML is shortened until it is.
func mistake(b []byte) int {
	lines := bytes.SplitAfter(b, []byte("\n"))
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && !atMargin(lines[to]) {
			to++
		}
		block := lines[from:to]
		switch {
		case isYAML(block):
			from = to
			continue
		case len(block) > maxLines || len(bytes.Join(block, nil)) > maxBytes:
			return 0
		}
		for len(block) > 0 && !isYAML(block) {
			block = block[:len(block)-1]
		}
		return from + len(block) + 1
	}
	return 0
}

// atMargin reports whether a line starts an entry or a field of the file.
func atMargin(line []byte) bool { return len(line) > 0 && !bytes.ContainsAny(line[:1], " \n#") }

func isYAML(lines [][]byte) bool {
	var n yaml.Node
	return yaml.Unmarshal(bytes.Join(lines, nil), &n) == nil
}

// plain refuses anchors, aliases and tags: an alias lets a few lines stand for
// gigabytes, and nobody who writes by hand expects one.
func (f *Folder) plain(file string, n *yaml.Node) bool {
	ok := true
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		f.Add(Place{file, n.Line}, "an anchor or alias (& or *); write the text out, in quotes where it starts with one")
		ok = false
	}
	if n.Style&yaml.TaggedStyle != 0 {
		f.Add(Place{file, n.Line}, "a tag (%s); write the value without it", Short(n.Tag))
		ok = false
	}
	for _, c := range n.Content {
		if !f.plain(file, c) {
			ok = false
		}
	}
	return ok
}
