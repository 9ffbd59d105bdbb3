package incident

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// document is one YAML file, read as nodes: decoding into structs would lose
// the lines and let an unknown field pass with half a message.
type document struct {
	*problems
	file string
}

// phrase is a text where it stands.
type phrase struct {
	text  string
	at    place
	block bool // a literal block, whose lines follow the line of its "|-"
}

// line is the place of the n-th line of the text, counted from 0.
func (p phrase) line(n int) place {
	if p.block {
		return place{p.at.file, p.at.line + 1 + n}
	}
	return p.at
}

// phrases is a phrase in each language.
type phrases map[Lang]phrase

func (p phrases) local() Local {
	if len(p) == 0 {
		return nil
	}
	l := make(Local, len(p))
	for lang, q := range p {
		l[lang] = q.text
	}
	return l
}

// fields are the values of a mapping by key.
type fields map[string]*yaml.Node

// parse returns the top node, nil where the file cannot be read on.
func (d *document) parse(b []byte) *yaml.Node {
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	var top, more yaml.Node
	if err := decoder.Decode(&top); err != nil {
		if errors.Is(err, io.EOF) {
			d.add(place{d.file, 0}, "the file is empty; write it, README.md shows one under \"Another incident\"")
			return nil
		}
		d.syntax(err, b)
		return nil
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		d.add(d.at(&more), "a second document; keep one in a file")
	}
	if len(top.Content) != 1 || !d.plain(top.Content[0]) {
		return nil
	}
	return top.Content[0]
}

// syntax takes the line out of what yaml.v3 says ("yaml: line 3: ..."), or finds
// a better one.
func (d *document) syntax(err error, b []byte) {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	at := place{d.file, 0}
	if rest, ok := strings.CutPrefix(text, "line "); ok {
		number, after, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			at.line, text = n, after
		}
	}
	if line := mistake(b); line > 0 {
		at.line = line
	}
	d.add(at, "not YAML, here or just above: %s; see that fields stand in one column, and put texts with \": \" or \" #\", in braces also those with a comma or \"?\", in quotes", short(text))
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
// gigabytes, and nobody who edits answers expects one.
func (d *document) plain(n *yaml.Node) bool {
	ok := true
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.add(d.at(n), "an anchor or alias (& or *); write the text out, in quotes where it starts with one")
		ok = false
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.add(d.at(n), "a tag (%s); write the value without it", short(n.Tag))
		ok = false
	}
	for _, c := range n.Content {
		if !d.plain(c) {
			ok = false
		}
	}
	return ok
}

func (d *document) at(n *yaml.Node) place {
	if n == nil {
		return place{d.file, 0}
	}
	return place{d.file, n.Line}
}

// object reads a mapping that may hold the known keys and must hold those
// without a question mark.
func (d *document) object(n *yaml.Node, known ...string) fields {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		d.add(d.at(n), "not a mapping; write fields as \"name: value\"")
		return nil
	}
	f := d.keys(n)
	for _, key := range known {
		name, optional := strings.CutSuffix(key, "?")
		if f[name] == nil && !optional {
			d.add(d.at(n), "%s is missing; add it", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if !slices.Contains(known, name) && !slices.Contains(known, name+"?") {
			remedy := "use one of " + strings.ReplaceAll(strings.Join(known, " "), "?", "")
			if f[name].Tag == "!!null" {
				remedy += ", or put a text that holds a comma in quotes"
			}
			d.add(d.at(f[name]), "unknown field %s; %s", short(name), remedy)
			delete(f, name)
		}
	}
	return f
}

// keys reads any mapping with each key once.
func (d *document) keys(n *yaml.Node) fields {
	f := fields{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			d.add(d.at(key), "a key that is no word; write fields as \"name: value\"")
			continue
		}
		if f[key.Value] != nil {
			d.add(d.at(key), "%s is given twice; keep one", short(key.Value))
			continue
		}
		f[key.Value] = value
	}
	return f
}

// maxList caps a list, so that looking through it stays cheap.
const maxList = 500

// list reads a sequence; nothing is an empty one.
func (d *document) list(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		d.add(d.at(n), "not a list; write [a, b] or lines with \"- \"")
		return nil
	}
	if len(n.Content) > maxList {
		d.add(d.at(n), "a list of %d; keep %d", len(n.Content), maxList)
		return n.Content[:maxList]
	}
	return n.Content
}

// phrase reads a text. It takes any scalar as it is written, so that the
// question "2019" or "no" needs no quotes.
func (d *document) phrase(n *yaml.Node) phrase {
	if n == nil {
		return phrase{at: place{d.file, 0}}
	}
	if n.Kind != yaml.ScalarNode {
		d.add(d.at(n), "not a text; put it in quotes")
		return phrase{at: d.at(n)}
	}
	p := phrase{text: n.Value, at: d.at(n), block: n.Style&yaml.LiteralStyle != 0}
	if n.Tag == "!!null" {
		p.text = ""
	}
	return p
}

// text reads a text that must not be empty.
func (d *document) text(n *yaml.Node) string {
	p := d.phrase(n)
	if n != nil && n.Kind == yaml.ScalarNode && strings.TrimSpace(p.text) == "" {
		d.add(p.at, "an empty value; write it or take the field out")
	}
	return p.text
}

func (d *document) texts(n *yaml.Node) []string {
	var all []string
	for _, c := range d.list(n) {
		all = append(all, d.text(c))
	}
	return all
}

func (d *document) number(n *yaml.Node) int {
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	if err != nil {
		d.add(d.at(n), "%q is no whole number; write digits without commas", short(n.Value))
	}
	return v
}

func (d *document) date(n *yaml.Node) Date {
	if n == nil {
		return Date{}
	}
	date, err := ParseDate(n.Value)
	if err != nil {
		d.add(d.at(n), "%q is not a date; write it like 2019-04-13", short(n.Value))
	}
	return date
}

func (d *document) dates(n *yaml.Node) []Date {
	var all []Date
	for _, c := range d.list(n) {
		all = append(all, d.date(c))
	}
	return all
}

func languageKeys(languages []Lang) []string {
	keys := make([]string, len(languages))
	for i, lang := range languages {
		keys[i] = string(lang)
	}
	return keys
}

// local reads a text in every one of the languages and no other.
func (d *document) local(n *yaml.Node, languages []Lang) phrases {
	if n == nil {
		return nil
	}
	f := d.object(n, languageKeys(languages)...)
	p := make(phrases, len(f))
	for _, lang := range languages {
		if f[string(lang)] != nil {
			d.text(f[string(lang)])
			p[lang] = d.phrase(f[string(lang)])
		}
	}
	return p
}
