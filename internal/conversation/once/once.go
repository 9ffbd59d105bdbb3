// Package once sees that a reply tells each fact once. The entries of an incident say what each line of
// their answers tells; a line of which everything is told elsewhere in the same reply is left out, and
// beside an answer that something was not announced what the customer has read in the reply before.
package once

import (
	"slices"
	"strings"

	"madoguchi/internal/incident"
	"madoguchi/internal/incident/told"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Index knows what the lines of answers tell. It is immutable and safe for concurrent use.
type Index struct {
	lines map[string]map[string]told.Line // entry -> line, in any language
	facts map[string]bool                 // the entries that answer with facts
	reach map[string]string               // lines that say where to call or write -> the number or address
}

// New indexes entries, and the text that says where to call or write.
func New(entries map[string]incident.Entry, contact incident.Local) *Index {
	x := &Index{map[string]map[string]told.Line{}, map[string]bool{}, map[string]string{}}
	for _, text := range contact {
		for line := range strings.Lines(text) {
			if where := reached.FindString(line); where != "" {
				x.reach[strings.TrimSpace(line)] = where
			}
		}
	}
	for id, e := range entries {
		x.facts[id] = e.Kind == incident.FAQ
		for _, text := range e.Answer {
			lines := strings.Split(text, "\n")
			for i, tells := range told.Lines(text, e.Tells) {
				x.add(id, lines[i], tells)
			}
		}
	}
	return x
}

// reached is a number or an address in a line that says where to call or write.
var reached = lazyregexp.New(`[0-9A-Za-z@._+-]{8,}|[0-9][0-9 -]{7,}`)

func (x *Index) add(entry, line string, tells told.Line) {
	if x.lines[entry] == nil {
		x.lines[entry] = map[string]told.Line{}
	}
	x.lines[entry][strings.TrimSpace(line)] = tells
}

// Tell is what is said for replies: without what is told in another one of them, and what stood in the
// reply before, of which before are the names. It returns the names of what is told now as well. The
// replies that are given do not change; one of which nothing is left is told by those before it.
func (x *Index) Tell(replies []inquiry.Reply, before []string) (said []inquiry.Reply, names []string) {
	plain := x.plain(replies)
	before = slices.DeleteFunc(slices.Clone(before), general)
	for _, r := range replies {
		lines := x.read(r)
		if !x.facts[r.Entry] {
			lines.leave(plain)
			lines.leaveUnlessAll(before)
		}
		lines.leave(names)
		lines.leaveReach(x.reach, said)
		lines.stray()
		names = append(names, lines.names()...)
		if text := lines.text(); text != "" || r.Text == "" {
			r.Text = text
			said = append(said, r)
		}
	}
	return said, names
}

// general tells a name of general words: who asks for them again is told them again.
func general(name string) bool { return strings.HasPrefix(name, "general_") }

// General are the lines of an answer to an entry that are general words.
func (x *Index) General(answer, entry string) string {
	var all []string
	for line := range strings.Lines(answer) {
		if line = strings.TrimSpace(line); slices.ContainsFunc(x.lines[entry][line].Names, general) {
			all = append(all, line)
		}
	}
	return strings.Join(all, "\n")
}

// plain are the names of what those replies tell that answer with facts.
func (x *Index) plain(replies []inquiry.Reply) (names []string) {
	for _, r := range replies {
		if x.facts[r.Entry] {
			names = append(names, x.read(r).names()...)
		}
	}
	return names
}

func (x *Index) read(r inquiry.Reply) paragraph {
	var p paragraph
	for _, text := range strings.Split(r.Text, "\n") {
		p = append(p, line{text: text, tells: x.lines[r.Entry][strings.TrimSpace(text)]})
	}
	return p
}
