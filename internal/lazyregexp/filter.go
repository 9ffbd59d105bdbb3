package lazyregexp

import (
	"math/bits"
	"regexp/syntax"
	"slices"
	"strings"
)

// filter tells of most texts that an expression does not match, by words of which every match holds one: that costs a
// look at each byte, and the expression itself, which is compiled when a text passes, fifty times as much.
type filter struct {
	sets  []set
	turns bool // it folds letters, of which two have a third form: see [turns]
}

// mostSets is how many lists of words a text is held against.
const mostSets = 3

func newFilter(source string) *filter {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return &filter{} // compiling it says what is wrong
	}
	f := &filter{turns: folds(tree)}
	for _, list := range of(tree).lists() {
		if len(f.sets) < mostSets {
			f.sets = append(f.sets, newSet(list))
		}
	}
	return f
}

// folds reports whether small and large letters are the same anywhere in an expression.
func folds(p *syntax.Regexp) bool {
	return p.Op == syntax.OpLiteral && p.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(p.Sub, folds)
}

// turns reports whether a text has a letter that folds to a Latin one: the long s and the sign of Kelvin.
func turns(s string) bool { return strings.Contains(s, "ſ") || strings.Contains(s, "K") }

// passes reports whether an expression may match a text, or in it.
func (f *filter) passes(s string) bool {
	for i := range f.sets {
		if !f.sets[i].in(s) {
			return f.turns && turns(s)
		}
	}
	return true
}

// set is a list of words, found by how they begin.
type set struct {
	begin int // bytes that are looked at first: three, or fewer where a word has fewer
	mask  uint32
	seen  []uint64 // a bit for what these bytes come to
	keys  []uint32
	words [][]string // by key
}

const mostBegin = 3

func newSet(words []string) set {
	s := set{begin: min(mostBegin, shortest(words))}
	size := uint32(1) << max(6, bits.Len(uint(len(words)*8)))
	s.mask, s.seen = size-1, make([]uint64, size/64)
	of := map[uint32][]string{}
	for _, w := range words {
		key := uint32(0)
		for i := range s.begin {
			key = key<<8 | uint32(w[i])
		}
		of[key] = append(of[key], w)
		s.keys = append(s.keys, key)
		h := spread(key) & s.mask
		s.seen[h/64] |= 1 << (h % 64)
	}
	slices.Sort(s.keys)
	s.keys = slices.Compact(s.keys)
	for _, key := range s.keys {
		s.words = append(s.words, of[key])
	}
	return s
}

// spread is a number in which every bit of a key counts.
func spread(key uint32) uint32 { return key * 0x9E3779B1 >> 12 }

// in reports whether a text holds one of the words.
func (s *set) in(text string) bool {
	key, keep := uint32(0), uint32(1)<<(8*s.begin)-1
	for i := range len(text) {
		key = (key<<8 | uint32(lower(text[i]))) & keep
		if h := spread(key) & s.mask; s.seen[h/64]&(1<<(h%64)) != 0 && i+1 >= s.begin && s.at(text[i+1-s.begin:], key) {
			return true
		}
	}
	return false
}

// at reports whether a text begins with one of the words that begin so.
func (s *set) at(text string, key uint32) bool {
	n, ok := slices.BinarySearch(s.keys, key)
	return ok && slices.ContainsFunc(s.words[n], func(w string) bool { return begins(text, w) })
}

// begins reports whether a text begins with a word of small letters.
func begins(text, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		if lower(text[i]) != word[i] {
			return false
		}
	}
	return true
}
