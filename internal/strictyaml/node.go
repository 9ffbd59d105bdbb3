package strictyaml

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"madoguchi/internal/dates"
)

// Node is a value of a file, or one that is not there: that reads as nothing.
type Node struct {
	folder *Folder
	file   string
	n      *yaml.Node
}

// There reports whether the value was given.
func (n Node) There() bool { return n.n != nil }

// At is where the value stands, the file as a whole where it is not there.
func (n Node) At() Place {
	if n.n == nil {
		return Place{n.file, 0}
	}
	return Place{n.file, n.n.Line}
}

// Add adds a problem with the value.
func (n Node) Add(format string, args ...any) { n.folder.Add(n.At(), format, args...) }

// Raw is a scalar as it is written.
func (n Node) Raw() string {
	if n.n == nil {
		return ""
	}
	return n.n.Value
}

// mapping reports whether the value holds fields.
func (n Node) mapping() bool { return n.n != nil && n.n.Kind == yaml.MappingNode }

// Scalar reports whether the value is neither a mapping nor a list.
func (n Node) Scalar() bool { return n.n != nil && n.n.Kind == yaml.ScalarNode }

// Fields are the values of a mapping by key.
type Fields struct {
	of   Node
	keys []Node // in the order of the file
	by   map[string]Node
}

// There reports whether a mapping was given.
func (f Fields) There() bool { return f.by != nil }

// Get returns a field, which may not be there.
func (f Fields) Get(name string) Node {
	if n, ok := f.by[name]; ok {
		return n
	}
	return Node{f.of.folder, f.of.file, nil}
}

// Keys are the names of the fields, where they stand, in the order of the file.
func (f Fields) Keys() []Node { return f.keys }

// Names are the names of the fields in the order of the alphabet.
func (f Fields) Names() []string { return slices.Sorted(maps.Keys(f.by)) }

// Object reads a mapping that may hold the known fields and must hold those that are
// named without a question mark at the end.
func (n Node) Object(known ...string) Fields {
	f := n.Keys()
	if !f.There() {
		return f
	}
	for _, key := range known {
		name, optional := strings.CutSuffix(key, "?")
		if !f.Get(name).There() && !optional {
			n.Add("%s is missing; add it", name)
		}
	}
	for _, name := range f.Names() {
		if field := f.by[name]; !slices.Contains(known, name) && !slices.Contains(known, name+"?") {
			remedy := "use one of " + strings.ReplaceAll(strings.Join(known, " "), "?", "")
			if field.n.Tag == "!!null" {
				remedy += ", or put a text that holds a comma in quotes"
			}
			field.Add("unknown field %s; %s", Short(name), remedy)
			delete(f.by, name)
		}
	}
	return f
}

// Keys reads any mapping with each key once.
func (n Node) Keys() Fields {
	f := Fields{of: n}
	if !n.There() {
		return f
	}
	if !n.mapping() {
		n.Add("not a mapping; write fields as \"name: value\"")
		return f
	}
	f.by = map[string]Node{}
	for i := 0; i+1 < len(n.n.Content); i += 2 {
		key, value := Node{n.folder, n.file, n.n.Content[i]}, Node{n.folder, n.file, n.n.Content[i+1]}
		switch {
		case !key.Scalar():
			key.Add("a key that is no word; write fields as \"name: value\"")
		case f.by[key.Raw()].There():
			key.Add("%s is given twice; keep one", Short(key.Raw()))
		default:
			f.by[key.Raw()], f.keys = value, append(f.keys, key)
		}
	}
	return f
}

// maxList caps a list, so that looking through it stays cheap.
const maxList = 500

// List reads a sequence of at most 500; nothing is an empty one.
func (n Node) List() []Node {
	if !n.There() {
		return nil
	}
	if n.n.Kind != yaml.SequenceNode {
		n.Add("not a list; write [a, b] or lines with \"- \"")
		return nil
	}
	content := n.n.Content
	if len(content) > maxList {
		n.Add("a list of %d; keep %d", len(content), maxList)
		content = content[:maxList]
	}
	list := make([]Node, len(content))
	for i, c := range content {
		list[i] = Node{n.folder, n.file, c}
	}
	return list
}

// Phrase is a text where it stands.
type Phrase struct {
	Text  string
	At    Place
	block bool // a literal block, whose lines follow the line of its "|-"
}

// Line is the place of the n-th line of the text, counted from 0.
func (p Phrase) Line(n int) Place {
	if p.block {
		return Place{p.At.File, p.At.Line + 1 + n}
	}
	return p.At
}

// Phrase reads a text. It takes any scalar as it is written, so that the question
// "2019" or "no" needs no quotes.
func (n Node) Phrase() Phrase {
	p := Phrase{At: n.At()}
	switch {
	case !n.There():
	case !n.Scalar():
		n.Add("not a text; put it in quotes")
	default:
		p.block = n.n.Style&yaml.LiteralStyle != 0
		if n.n.Tag != "!!null" {
			p.Text = n.n.Value
		}
	}
	return p
}

// Said reads a text that must not be empty.
func (n Node) Said() Phrase {
	p := n.Phrase()
	if n.Scalar() && strings.TrimSpace(p.Text) == "" {
		n.Add("an empty value; write it or take the field out")
	}
	return p
}

// Text reads a text that must not be empty, without its place.
func (n Node) Text() string { return n.Said().Text }

// Texts reads a list of them.
func (n Node) Texts() []string { return each(n, Node.Text) }

// Number reads a whole number, 0 where there is none.
func (n Node) Number() int {
	if !n.There() {
		return 0
	}
	v, err := strconv.Atoi(n.Raw())
	if err != nil {
		n.Add("%q is no whole number; write digits without commas", Short(n.Raw()))
	}
	return v
}

// Numbers reads a list of them.
func (n Node) Numbers() []int { return each(n, Node.Number) }

// Date reads a day, the zero one where there is none.
func (n Node) Date() dates.Date {
	if !n.There() {
		return dates.Date{}
	}
	date, err := dates.Parse(n.Raw())
	if err != nil {
		n.Add("%q is not a date; write it like 2019-04-13", Short(n.Raw()))
	}
	return date
}

// Dates reads a list of them.
func (n Node) Dates() []dates.Date { return each(n, Node.Date) }

func each[T any](n Node, read func(Node) T) []T {
	var all []T
	for _, c := range n.List() {
		all = append(all, read(c))
	}
	return all
}
