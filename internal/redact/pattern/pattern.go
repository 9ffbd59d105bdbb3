// Package pattern makes regular expressions of lists of phrases.
//
// A file holds lists, each under a heading "## name", one phrase a line; blank lines
// and lines that begin with "# " are left out. A list is the alternation of its
// phrases in their order. A phrase is a regular expression (RE2) in which
//
//	{{name}}  stands for another list
//	■         stands for any mark of a masked text, in a class of characters
//
// and which goes on in the lines below it that are indented. Spaces at either end of a
// line do not count: "[ ]" is one that does.
package pattern

import (
	"fmt"
	"maps"
	"os"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/lazyregexp"
	"madoguchi/internal/redact/folded"
)

// Lists are the lists of a file, which is read when a text is first held against one of them.
type Lists struct{ read func() map[string][]string }

// Read is given the lists of a file. A phrase without a list is a mistake of whoever wrote the
// file, as is a name that no list has: both panic when the file is read, in tests at once.
func Read(file string) Lists {
	l := Lists{sync.OnceValue(func() map[string][]string { return read(file) })}
	if tested() {
		l.read()
	}
	return l
}

func tested() bool { return strings.HasSuffix(os.Args[0], ".test") }

// read reads the phrases of each list by its name.
func read(file string) map[string][]string {
	lists, name := map[string][]string{}, ""
	for line := range strings.Lines(file) {
		phrase := strings.TrimSpace(line)
		heading, isHeading := strings.CutPrefix(line, "## ")
		switch {
		case isHeading:
			name = strings.TrimSpace(heading)
			lists[name] = nil
		case phrase == "" || phrase == "#" || strings.HasPrefix(line, "# "):
		case name == "":
			panic("pattern: a phrase without a list: " + phrase)
		case strings.HasPrefix(line, " ") && len(lists[name]) > 0:
			lists[name][len(lists[name])-1] += phrase
		default:
			lists[name] = append(lists[name], phrase)
		}
	}
	return lists
}

// Names are those of all lists.
func (l Lists) Names() []string { return slices.Sorted(maps.Keys(l.read())) }

// Set is a list whose phrases are plain words.
func (l Lists) Set(name string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, phrase := range l.read()[name] {
			set[phrase] = true
		}
		return set
	})
}

// Pattern is the list of a name.
func (l Lists) Pattern(name string) *Pattern {
	if tested() {
		l.source(name)
	}
	return &Pattern{sync.OnceValue(func() compiled { return compile(l.source(name)) })}
}

// Patterns are the lists of names.
func (l Lists) Patterns(names ...string) []*Pattern {
	all := make([]*Pattern, len(names))
	for i, name := range names {
		all[i] = l.Pattern(name)
	}
	return all
}

var reference = lazyregexp.New(`\{\{([a-z_]+)\}\}`)

// source is a list as one regular expression.
func (l Lists) source(name string) string {
	phrases, ok := l.read()[name]
	if !ok {
		panic("pattern: no list " + name)
	}
	all := reference.ReplaceAllStringFunc(strings.Join(phrases, "|"), func(ref string) string {
		return "(?:" + l.source(strings.Trim(ref, "{}")) + ")"
	})
	return strings.ReplaceAll(all, "■", `\x{E000}-\x{E0FF}`)
}

// Pattern is a regular expression that is compiled when a text may match it for the
// first time: most texts hold nothing that most patterns are about.
type Pattern struct{ get func() compiled }

type compiled struct {
	literals []string // one of them is in every match; none where that is not known
	regexp   *lazyregexp.Regexp
}

func compile(source string) compiled {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		panic(fmt.Errorf("pattern: %w", err))
	}
	return compiled{literals(tree), lazyregexp.New(source)}
}

// Text is what patterns are looked for in: a folded text.
type Text interface {
	String() string
	MayHold(literal string) bool
}

// in reports whether a text may match.
func (p *Pattern) in(t Text) bool {
	literals := p.get().literals
	for _, literal := range literals {
		if t.MayHold(literal) {
			return true
		}
	}
	return len(literals) == 0
}

// In reports whether a text matches anywhere.
func (p *Pattern) In(t Text) bool { return p.in(t) && p.Match(t.String()) }

// All lists the matches in a text.
func (p *Pattern) All(t Text) []folded.Span {
	if !p.in(t) {
		return nil
	}
	return p.AllIn(t.String())
}

// Parts lists of each match the group that took part in it.
func (p *Pattern) Parts(t Text) []folded.Span {
	var parts []folded.Span
	for _, groups := range p.Groups(t) {
		parts = append(parts, groups[0])
	}
	return parts
}

// Groups lists of each match the groups that took part in it.
func (p *Pattern) Groups(t Text) [][]folded.Span {
	if !p.in(t) {
		return nil
	}
	return p.GroupsIn(t.String())
}

// GroupsIn is [Pattern.Groups] for a string.
func (p *Pattern) GroupsIn(s string) [][]folded.Span {
	var all [][]folded.Span
	for _, m := range p.get().regexp.FindAllStringSubmatchIndex(s, -1) {
		all = append(all, groups(m))
	}
	return all
}

// Match reports whether a string matches anywhere.
func (p *Pattern) Match(s string) bool { return p.get().regexp.MatchString(s) }

// AllIn lists the matches in a string.
func (p *Pattern) AllIn(s string) []folded.Span {
	var all []folded.Span
	for _, m := range p.get().regexp.FindAllStringIndex(s, -1) {
		all = append(all, folded.Span{From: m[0], To: m[1]})
	}
	return all
}

// Length is how long the first match in a string is, 0 for none: for patterns that
// match at the beginning only.
func (p *Pattern) Length(s string) int { return len(p.get().regexp.FindString(s)) }

// Part is the group that took part in the first match in a string.
func (p *Pattern) Part(s string) (folded.Span, bool) {
	m := p.get().regexp.FindStringSubmatchIndex(s)
	if m == nil {
		return folded.Span{}, false
	}
	return groups(m)[0], true
}

// PartOf is the group that took part in the first match in a string, "" for none.
func (p *Pattern) PartOf(s string) string {
	part, _ := p.Part(s)
	return s[part.From:part.To]
}

// Then lists of each match in a text what follows it: the group of value in the next
// characters, so many at most. Value matches at the beginning only.
func (p *Pattern) Then(value *Pattern, t *folded.Text, most int) []folded.Span {
	var all []folded.Span
	for _, word := range p.All(t) {
		if part, ok := value.Part(t.Ahead(word.To, most)); ok {
			all = append(all, part.Shift(word.To))
		}
	}
	return all
}

// Submatches are the whole of the first match in a string and its groups, each two
// offsets, -1 where it took no part; nil for no match.
func (p *Pattern) Submatches(s string) []int { return p.get().regexp.FindStringSubmatchIndex(s) }

// groups are those of a match that took part in it; one at least does.
func groups(m []int) []folded.Span {
	var all []folded.Span
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			all = append(all, folded.Span{From: m[i], To: m[i+1]})
		}
	}
	return all
}
