package pattern

import (
	"regexp/syntax"
	"unicode/utf8"
)

// fewRunes is how many characters of a class are listed one by one.
const fewRunes = 8

// literals returns strings of which every match of a pattern holds one, nil where that
// cannot be said.
func literals(p *syntax.Regexp) []string {
	switch p.Op {
	case syntax.OpLiteral:
		return []string{string(p.Rune)}
	case syntax.OpCharClass:
		return listed(p.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return literals(p.Sub[0])
	case syntax.OpRepeat:
		if p.Min > 0 {
			return literals(p.Sub[0])
		}
	case syntax.OpAlternate:
		return ofEach(p.Sub)
	case syntax.OpConcat:
		return best(p.Sub)
	}
	return nil
}

// listed are the characters of a small class, which is given in pairs of bounds.
func listed(bounds []rune) []string {
	var all []string
	for i := 0; i < len(bounds); i += 2 {
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			if len(all) == fewRunes {
				return nil
			}
			all = append(all, string(r))
		}
	}
	return all
}

// ofEach are the literals of all alternatives.
func ofEach(alternatives []*syntax.Regexp) []string {
	var all []string
	for _, p := range alternatives {
		of := literals(p)
		if of == nil {
			return nil
		}
		all = append(all, of...)
	}
	return all
}

// best are the literals of the part of a sequence that says most: whose shortest
// literal is the longest.
func best(sequence []*syntax.Regexp) []string {
	var most []string
	for _, p := range sequence {
		if of := literals(p); of != nil && (most == nil || shortest(of) > shortest(most)) {
			most = of
		}
	}
	return most
}

func shortest(literals []string) int {
	least := utf8.RuneCountInString(literals[0])
	for _, s := range literals[1:] {
		least = min(least, utf8.RuneCountInString(s))
	}
	return least
}
