package lazyregexp

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	fewRunes = 16  // characters of a class that are listed one by one
	fewWords = 400 // what an expression may be, listed word by word
)

// words are what an expression says of the texts that match it.
type words struct {
	exact []string   // a match is one of these; none where that cannot be listed
	holds [][]string // a match holds one word of each of these lists
}

// lists are what a match holds, the most telling list first.
func (w words) lists() [][]string {
	all := w.holds
	if useful(w.exact) {
		all = append(slices.Clone(all), w.exact)
	}
	slices.SortStableFunc(all, func(a, b []string) int { return shortest(b) - shortest(a) })
	return all
}

// useful reports whether it tells something that a text holds one of some words.
func useful(words []string) bool { return len(words) > 0 && shortest(words) > 0 }

func shortest(words []string) int {
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}

// of tells what an expression says. Small and large Latin letters are the same to it.
func of(p *syntax.Regexp) words {
	switch p.Op {
	case syntax.OpLiteral:
		return literal(p)
	case syntax.OpCharClass:
		return words{exact: listed(p.Rune)}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText,
		syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return words{exact: []string{""}}
	case syntax.OpCapture:
		return of(p.Sub[0])
	case syntax.OpPlus:
		return words{holds: of(p.Sub[0]).lists()}
	case syntax.OpQuest:
		return perhaps(of(p.Sub[0]))
	case syntax.OpRepeat:
		if p.Min > 0 {
			return words{holds: of(p.Sub[0]).lists()}
		}
	case syntax.OpConcat:
		return sequence(p.Sub)
	case syntax.OpAlternate:
		return alternatives(p.Sub)
	}
	return words{}
}

// literal are the words that a literal stands for: several where letters have forms beside the small and the large one.
func literal(p *syntax.Regexp) words {
	all := []string{""}
	for _, r := range p.Rune {
		if all = cross(all, forms(r, p.Flags&syntax.FoldCase != 0)); all == nil {
			return words{}
		}
	}
	return words{exact: all}
}

// forms are the letters that one letter of an expression stands for, none where it stands for broken text as well. Of
// Latin letters the small one stands for both; for the two that have a third form see [turns].
func forms(r rune, folds bool) []string {
	switch {
	case r == utf8.RuneError:
		return nil
	case r < utf8.RuneSelf || !folds:
		return []string{small(string(r))}
	}
	all := []string{small(string(r))}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		all = append(all, small(string(f)))
	}
	return all
}

// listed are the characters of a small class, which is given in pairs of bounds.
func listed(bounds []rune) []string {
	var all []string
	for i := 0; i < len(bounds); i += 2 {
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			if len(all) == fewRunes || r == utf8.RuneError {
				return nil
			}
			all = append(all, small(string(r)))
		}
	}
	return unique(all)
}

// perhaps is what may stand there or not.
func perhaps(w words) words {
	if w.exact == nil {
		return words{}
	}
	return words{exact: unique(append(slices.Clone(w.exact), ""))}
}

// sequence is one expression behind the other.
func sequence(parts []*syntax.Regexp) words {
	run, all := []string{""}, words{}
	whole := true
	end := func() {
		if useful(run) {
			all.holds = append(all.holds, run)
		}
		run, whole = []string{""}, false
	}
	for _, p := range parts {
		w := of(p)
		if w.exact == nil {
			end()
			all.holds = append(all.holds, w.holds...)
			continue
		}
		longer := cross(run, w.exact)
		if longer == nil {
			end()
			longer = w.exact
		}
		run = longer
	}
	if whole {
		return words{exact: run}
	}
	end()
	return all
}

// cross are words one behind the other, none where they are too many.
func cross(before, after []string) []string {
	if len(before)*len(after) > fewWords {
		return nil
	}
	var all []string
	for _, b := range before {
		for _, a := range after {
			all = append(all, b+a)
		}
	}
	return unique(all)
}

// alternatives are one expression or the other.
func alternatives(parts []*syntax.Regexp) words {
	var all, held []string
	exact, holds := true, true
	for _, p := range parts {
		w := of(p)
		exact = exact && w.exact != nil
		all = append(all, w.exact...)
		if lists := w.lists(); len(lists) > 0 {
			held = append(held, lists[0]...)
		} else {
			holds = false
		}
	}
	switch {
	case exact && len(all) <= fewWords:
		return words{exact: unique(all)}
	case holds:
		return words{holds: [][]string{unique(held)}}
	}
	return words{}
}

func unique(all []string) []string {
	slices.Sort(all)
	return slices.Compact(all)
}

// small makes the large letters of ASCII small, and leaves every byte at its place.
func small(s string) string {
	return string(strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf {
			return rune(lower(byte(r)))
		}
		return r
	}, s))
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}
