package words

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
)

// List is a table of phrases, read when it is first looked at.
type List struct {
	read    func() []string
	once    sync.Once
	all     []string
	byFirst map[rune][]listed
	firsts  *[4096]bool // by the last bits of the first rune: most places of a text start no phrase
}

type listed struct {
	text string
	open bool // goes on as it likes
}

// Of is a list of these phrases, as in [First].
func Of(phrases ...string) *List { return &List{read: func() []string { return phrases }} }

// Table is the list of a file name.txt: a phrase a line, # in front of a comment.
func Table(files embed.FS, name string) *List {
	return &List{read: func() []string { return lines(files, name) }}
}

// Part is a part of a file: what stands behind the line "== part", up to the next such line.
func Part(files embed.FS, name, part string) *List {
	return &List{read: func() []string {
		all := lines(files, name)
		from := slices.Index(all, "== "+part) + 1
		if from == 0 {
			panic("words: no part " + part) // a slip of ours, which any use finds
		}
		all = all[from:]
		if end := slices.IndexFunc(all, func(s string) bool { return strings.HasPrefix(s, "== ") }); end >= 0 {
			all = all[:end]
		}
		return all
	}}
}

// Parts are the lists of all parts of a file.
func Parts(files embed.FS, name string) []*List {
	var all []*List
	for _, line := range lines(files, name) {
		if part, ok := strings.CutPrefix(line, "== "); ok {
			all = append(all, Part(files, name, part))
		}
	}
	return all
}

// Joined is a list of all phrases of others.
func Joined(lists ...*List) *List {
	return &List{read: func() []string {
		var all []string
		for _, l := range lists {
			all = append(all, l.read()...)
		}
		return all
	}}
}

// Pairs are the two sides of each line of a table: phrases with commas between them, | between the
// sides.
func Pairs(files embed.FS, name string) [][2]*List {
	var all [][2]*List
	for _, line := range lines(files, name) {
		var pair [2]*List
		for n, side := range strings.SplitN(line, "|", 2) {
			pair[n] = Of(strings.Split(strings.TrimSpace(side), ",")...)
		}
		all = append(all, pair)
	}
	return all
}

func lines(files embed.FS, name string) []string {
	b, err := files.ReadFile(name + ".txt")
	if err != nil {
		panic(err) // embedded by who asks
	}
	return slices.Collect(jatext.Lines(string(b)))
}

// Phrases are those of the list, in its order.
func (l *List) Phrases() []string {
	l.once.Do(l.load)
	return l.all
}

func (l *List) load() {
	l.all, l.byFirst, l.firsts = l.read(), map[rune][]listed{}, new([4096]bool)
	for _, p := range l.all {
		text, open := strings.CutSuffix(p, "*")
		first := []rune(text)[0]
		l.byFirst[first] = append(l.byFirst[first], listed{text, open})
		l.firsts[first&0xfff] = true
	}
	for _, same := range l.byFirst {
		slices.SortStableFunc(same, func(a, b listed) int { return len(b.text) - len(a.text) })
	}
}

// Find returns the first phrase of the list that stands in s, the longest where several
// start there, and its place; "" and -1 for none.
func (l *List) Find(s string) (phrase string, at int) {
	l.once.Do(l.load)
	for i, r := range s {
		if !l.firsts[r&0xfff] {
			continue
		}
		for _, p := range l.byFirst[r] {
			if strings.HasPrefix(s[i:], p.text) && IsWhole(s, i, i+len(p.text), p.open) {
				return p.text, i
			}
		}
	}
	return "", -1
}

// In reports whether a phrase of the list stands in s.
func (l *List) In(s string) bool {
	_, at := l.Find(s)
	return at >= 0
}

// BlankIn is s with the phrases of the list blanked.
func (l *List) BlankIn(s string) string {
	for {
		p, at := l.Find(s)
		if at < 0 {
			return s
		}
		s = s[:at] + string(Blank) + s[at+len(p):]
	}
}
