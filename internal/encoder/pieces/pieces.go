// Package pieces cuts a text into the pieces of a SentencePiece vocabulary of the kind
// "unigram", the way in which that library does: the text is normalised by the rules
// that come with the vocabulary, and of all ways to cut it the likeliest is taken.
//
// It reads no file of that library: a vocabulary is made of plain lists, so that most of
// it can lie in a file that is mapped into memory.
package pieces

import (
	"errors"
	"unicode/utf8"
)

// Unknown is the id of a sign that no piece holds.
const Unknown = 0

// space is how a space is written inside of pieces: U+2581.
const space = "▁"

// unknownPenalty is how much less likely than the rarest piece an unknown sign is, as in
// the library.
const unknownPenalty = 10

// A Piece is one piece of a text.
type Piece struct {
	ID         int32
	Start, End int // bytes of the text as it was given
}

// A Vocabulary is a list of pieces, each with a logarithm of its probability. It may be
// used by many goroutines at the same time.
type Vocabulary struct {
	rules   rules
	all     []byte   // the pieces, one after the other
	ends    []uint32 // where each ends in all
	scores  []float32
	unknown float32
	index   index
	longest int // bytes
}

// ErrLists says that the lists of a vocabulary do not fit each other.
var ErrLists = errors.New("pieces: lists do not fit")

// New makes a vocabulary of: the rules of normalisation as SentencePiece compiles them
// (precompiled_charsmap), the pieces one after the other, the length of each in bytes,
// and the score of each. Those that have the ids below control are no text: the unknown
// sign, begin and end. It keeps the slices.
func New(charsmap, all, lengths []byte, scores []float32, control int) (*Vocabulary, error) {
	r, ok := parseRules(charsmap)
	if !ok || len(lengths) != len(scores) || control > len(scores) {
		return nil, ErrLists
	}
	v := &Vocabulary{rules: r, all: all, ends: make([]uint32, len(lengths)), scores: scores}
	end := uint32(0)
	for i, n := range lengths {
		end += uint32(n)
		v.ends[i] = end
		v.longest = max(v.longest, int(n))
	}
	if int(end) != len(all) {
		return nil, ErrLists
	}
	for _, s := range scores {
		v.unknown = min(v.unknown, s)
	}
	v.unknown -= unknownPenalty
	v.index = newIndex(len(scores))
	for id := control; id < len(scores); id++ {
		v.index.add(hash(v.piece(int32(id))), int32(id))
	}
	return v, nil
}

// Len is the number of pieces.
func (v *Vocabulary) Len() int { return len(v.scores) }

func (v *Vocabulary) piece(id int32) []byte {
	start := uint32(0)
	if id > 0 {
		start = v.ends[id-1]
	}
	return v.all[start:v.ends[id]]
}

// find returns the id of a piece with this text and hash.
func (v *Vocabulary) find(text []byte, h uint32) (int32, bool) {
	for slot := v.index.first(h); ; slot = v.index.next(slot) {
		id, ok := v.index.at(slot)
		if !ok {
			return 0, false
		}
		if string(v.piece(id)) == string(text) {
			return id, true
		}
	}
}

// Cut returns the pieces of a text, in order. What is not UTF-8 counts as U+FFFD. A text
// of nothing but spaces has none.
func (v *Vocabulary) Cut(text string) []Piece {
	n := v.rules.normalize(text)
	return v.backwards(n, v.forwards(n.text))
}

// A node is the likeliest way to a place in a text: the last piece of it and where that
// begins, -1 where there is no way.
type node struct {
	score float32
	start int32
	id    int32
}

// forwards finds the likeliest way to each place. Of two that are as likely it keeps the
// one whose last piece begins earlier, as the library does.
func (v *Vocabulary) forwards(text []byte) []node {
	nodes := make([]node, len(text)+1)
	for i := range nodes {
		nodes[i].start = -1
	}
	for start := 0; start < len(text); {
		_, sign := utf8.DecodeRune(text[start:])
		alone := false // whether a piece is exactly this sign
		score, h := nodes[start].score, uint32(basis)
		for end := start + 1; end <= min(len(text), start+v.longest); end++ {
			h = mix(h, text[end-1])
			if end < len(text) && !utf8.RuneStart(text[end]) {
				continue
			}
			if id, ok := v.find(text[start:end], h); ok {
				nodes[end].offer(score+v.scores[id], start, id)
				alone = alone || end == start+sign
			}
		}
		if !alone {
			nodes[start+sign].offer(score+v.unknown, start, Unknown)
		}
		start += sign
	}
	return nodes
}

func (n *node) offer(score float32, start int, id int32) {
	if n.start < 0 || score > n.score {
		*n = node{score, int32(start), id}
	}
}

// backwards reads the pieces off the nodes. Unknown signs beside each other are one piece.
func (v *Vocabulary) backwards(n normalized, nodes []node) []Piece {
	var out []Piece
	for end := len(n.text); end > 0; end = int(nodes[end].start) {
		p := Piece{nodes[end].id, n.from[nodes[end].start], n.from[end]}
		if last := len(out) - 1; last >= 0 && p.ID == Unknown && out[last].ID == Unknown {
			out[last].Start = p.Start
			continue
		}
		out = append(out, p)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
