package rendered

import (
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/jatext"
)

// Term is what has a fixed rendering: a name, or a kind of data.
type Term struct{ From, To []string }

// Glossary is what an incident agrees on.
type Glossary struct {
	Names []Term // of the notice
	Items []Term // kinds of data
}

// Problem is what a translation says otherwise than its text.
type Problem struct {
	Line   int    // of the translation, from 0
	Said   string // "" where all of a sentence is meant
	Why    string // it is refused
	Remedy string
}

// String is the problem in one line.
func (p Problem) String() string {
	if p.Said == "" {
		return p.Why + "; " + p.Remedy
	}
	return fmt.Sprintf("%q %s; %s", p.Said, p.Why, p.Remedy)
}

// Lock reads translations out of one language into one. It is immutable.
type Lock struct{ from, to *reader }

// New makes a lock for translations from ja or en into zh-Hans, zh-Hant or ko.
func New(from, to string, g Glossary) *Lock {
	l := &Lock{newReader(from), newReader(to)}
	for i, n := range g.Names {
		l.from.add(fmt.Sprintf("%s%d", name, i), n.From)
		l.to.add(fmt.Sprintf("%s%d", name, i), n.To)
		l.to.names = append(l.to.names, n.To...)
	}
	for i, item := range g.Items {
		called := l.from.common(item.From, fmt.Sprintf("%s%d", thing, i))
		l.from.add(called, item.From)
		l.to.add(called, item.To)
	}
	return l
}

// Check returns what a translation says otherwise than its text. A label names a subject and
// says nothing: it may leave out, and adds nothing.
func (l *Lock) Check(text, translation string, label bool) []Problem {
	from, to := lines(text), lines(translation)
	c := &check{Lock: l, label: label}
	if len(from) != len(to) {
		c.refuse("", fmt.Sprintf("has %d lines, the text that it translates %d", len(to), len(from)), "write a line for each line")
		return c.problems
	}
	for i := range from {
		c.at = i
		c.line(from[i], to[i])
	}
	return c.problems
}

// lines are those of a text that are not empty.
func lines(text string) []string { return strings.Split(strings.TrimSpace(jatext.Width(text)), "\n") }

// check is one text while it is checked.
type check struct {
	*Lock
	label    bool
	at       int // the line
	problems []Problem
}

func (c *check) refuse(said, why, remedy string) {
	p := Problem{c.at, said, why, remedy}
	if !slices.Contains(c.problems, p) {
		c.problems = append(c.problems, p)
	}
}

func (c *check) line(from, to string) {
	texts, said := sentences(c.from.lang, from), sentences(c.to.lang, to)
	if len(texts) != len(said) {
		why := fmt.Sprintf("the line has %d sentences, that of the text %d", len(said), len(texts))
		c.refuse("", why, "write a sentence for each sentence")
		return
	}
	for i := range texts {
		c.script(texts[i], said[i])
		c.sentence(c.from.read(texts[i]), c.to.read(said[i]))
		c.length(texts[i], said[i])
	}
}

// sentence holds what was read of a sentence against what was read of its text.
func (c *check) sentence(text, said sentence) {
	c.figures(text.figures, said.figures)
	c.dated(text, said)
	c.things(text.things, said.things)
	c.actors(text, said)
	c.leaks(text, said)
	for _, m := range meanings() {
		switch there, here := text.counts[m.name], said.counts[m.name]; {
		case m.name == deny && here != there && !(c.label && here < there):
			why := fmt.Sprintf("denies %d times, the text %d times (%s)", here, there, quoted(c.to.denials(said)))
			c.refuse("", why, "deny what it denies, and nothing else")
		case m.free() || m.name == deny:
		case here > 0 && there == 0 && !(text.counts[deny] > 0 && said.onlyAny(m.name)):
			c.refuse(said.first[m.name], "says "+m.name+", the text does not", "leave it out")
		case here == 0 && there > 0 && !c.label:
			why := "leaves out " + m.name + ", which the text says as " + quoted([]string{text.first[m.name]})
			c.refuse("", why, "write one of "+quoted(m.in(c.to.lang)))
		}
	}
}

// anyWords say "all" where nothing is denied, and where something is, no more than the denial: 尚未作出任何决定.
var anyWords = []string{"任何"}

// onlyAny reports whether a sentence has a meaning by no other words.
func (s sentence) onlyAny(meaning string) bool {
	return !slices.ContainsFunc(s.marks, func(m mark) bool { return m.meaning == meaning && !slices.Contains(anyWords, m.words) })
}

// things are kinds of data, groups of people and names, in their order.
func (c *check) things(text, said []mark) {
	names := func(all []mark) []string {
		var called []string
		for _, m := range all {
			called = append(called, m.meaning)
		}
		return slices.Compact(called)
	}
	there, here := names(text), names(said)
	if c.label {
		for k, m := range here {
			if !slices.Contains(there, m) {
				c.refuse(said[k].words, "is not in the text", "leave it out")
			}
		}
		return
	}
	if slices.Equal(there, here) {
		return
	}
	why := fmt.Sprintf("names %s, the text %s", listed(said), listed(text))
	c.refuse("", why, "name the same in the same order, as items: and names: have it")
}

// actors compares who is named, companies and authorities, in the order in which they come first:
// who asked whom.
func (c *check) actors(text, said sentence) {
	there, here := text.actors(), said.actors()
	if slices.Equal(there, here) || c.label || !slices.Equal(slices.Sorted(slices.Values(there)), slices.Sorted(slices.Values(here))) {
		return // where one is missing or added, that is refused by itself
	}
	c.refuse("", "names in another order "+quoted(here)+", the text "+quoted(there), "say who does it to whom as the text does")
}

func (s sentence) actors() []string {
	var all []string
	for _, m := range s.marks {
		actor := strings.HasPrefix(m.meaning, name) || slices.Contains(bodies[:], m.meaning)
		if actor && !slices.Contains(all, m.meaning) {
			all = append(all, m.meaning)
		}
	}
	return all
}

func listed(all []mark) string {
	var words []string
	for _, m := range all {
		words = append(words, m.words)
	}
	return quoted(words)
}

func quoted(words []string) string {
	if len(words) == 0 {
		return "nothing"
	}
	return "“" + strings.Join(words, "”, “") + "”"
}

// The bounds of the length of a translation, beside its text.
const (
	longerChinese = 1.2
	longerKorean  = 1.8
	shortText     = 12 // characters that any translation may have more
)

// length refuses a translation that says much more than its text.
func (c *check) length(text, said string) {
	most := longerChinese
	if c.to.lang == Korean {
		most = longerKorean
	}
	if c.from.lang == English {
		most /= 2
	}
	if n, than := len([]rune(said)), len([]rune(text)); float64(n) > most*float64(than)+shortText {
		c.refuse("", fmt.Sprintf("has %d characters for %d", n, than), "say what the text says, and no more")
	}
}
