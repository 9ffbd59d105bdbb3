// Package told reads what the lines of an answer tell, so that a customer reads each fact once.
//
//	tells: [sympathy, own, heads, notices, monitoring reissue_fee]
//
// has an item for each line of the answer: names of facts, which any author chooses, the same name for the
// same fact in whatever words; own for a line that stands nowhere else; heads for one that only leads to the
// lines below it; follows for one that says nothing without the line above it. A name that begins with ask_ is
// of a line that asks the customer for something: they are asked once while somebody has their case. One that
// begins with general_ is of general words, which are said again to who asks for them again.
package told

import (
	"slices"
	"strings"

	"madoguchi/internal/strictyaml"
)

// Line is what a line of an answer tells.
type Line struct {
	Names   []string // nil for what stands nowhere else
	Heads   bool     // it only leads to the lines below it
	Follows bool     // it says nothing without the line above it
}

// Items of which no name says what the line tells.
const (
	own     = "own"
	heads   = "heads"
	follows = "follows"
)

// Lines is what each line of a text tells, nil where nobody wrote that down for as many lines.
func Lines(text string, tells []string) []Line {
	if count(text) != len(tells) {
		return nil
	}
	var all []Line
	for _, item := range tells {
		l := Line{Heads: item == heads, Follows: item == follows}
		if !l.Heads && !l.Follows && item != own {
			l.Names = strings.Fields(item)
		}
		all = append(all, l)
	}
	return all
}

// Read reads what an answer tells, and adds what is wrong with it to the problems of the folder.
func Read[L ~string](n strictyaml.Node, answer map[L]string) []string {
	items := n.List()
	for i, item := range items {
		names := strings.Fields(item.Raw())
		if len(names) == 0 || slices.ContainsFunc(names, odd) || i == 0 && item.Raw() == follows {
			item.Add("%q says not what a line tells; write names in small letters, own, heads or follows", strictyaml.Short(item.Raw()))
		}
	}
	for lang, text := range answer {
		if lines := count(text); len(items) > 0 && lines != len(items) {
			n.Add("the answer in %s has %d lines, and tells %d items; write an item for each line", lang, lines, len(items))
		}
	}
	return n.Texts()
}

// odd reports whether a name is none.
func odd(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && r != '_' && (r < '0' || r > '9') })
}

func count(text string) int { return strings.Count(text, "\n") + 1 }
