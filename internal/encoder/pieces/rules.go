package pieces

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// rules are how SentencePiece normalises a text. They come as a double array (Aoe 1989,
// in the layout of the library darts-clone), whose keys are parts of texts and whose
// values are places in a list of replacements, each of which a zero byte ends. The double
// array has 4 bytes a unit, little endian:
//
//	bits 0-7   the byte that leads here
//	bit  8     a key ends here, its value is in the unit that the offset leads to
//	bit  9     the offset counts in steps of 256
//	bits 10-30 the offset: from here, xor with it and with the next byte
//	bit  31    the unit is a value, in bits 0-30
type rules struct {
	units        []byte
	replacements []byte
}

// unit layout, see rules.
const (
	labelBits = 1<<31 | 0xff
	leafBit   = 1 << 8
	valueBits = 1<<31 - 1
)

// parseRules takes a precompiled_charsmap: the length of the double array in bytes, the
// double array, the replacements.
func parseRules(b []byte) (rules, bool) {
	if len(b) < 8 {
		return rules{}, false
	}
	n := int(binary.LittleEndian.Uint32(b))
	if n%4 != 0 || n < 4 || n > len(b)-4 {
		return rules{}, false
	}
	return rules{b[4 : 4+n], b[4+n:]}, true
}

// unit returns the unit at a place; one that leads nowhere if there is none.
func (r rules) unit(i uint32) uint32 {
	if int(i) >= len(r.units)/4 {
		return labelBits
	}
	return binary.LittleEndian.Uint32(r.units[4*i:])
}

func offset(unit uint32) uint32 { return unit >> 10 << (unit & (1 << 9) >> 6) }

// longest looks for the longest key that text begins with, and returns what replaces it
// and its length; 0 if there is none.
func (r rules) longest(text string) (replacement []byte, length int) {
	value := uint32(0)
	place := offset(r.unit(0))
	for i := range len(text) {
		place ^= uint32(text[i])
		u := r.unit(place)
		if u&labelBits != uint32(text[i]) {
			break
		}
		place ^= offset(u)
		if u&leafBit != 0 {
			value, length = r.unit(place)&valueBits, i+1
		}
	}
	if length == 0 || int(value) >= len(r.replacements) {
		return nil, 0
	}
	replacement, _, _ = bytes.Cut(r.replacements[value:], []byte{0})
	return replacement, length
}

// prefix normalises the first sign of a text, or as many as a rule replaces at once, and
// says how many bytes those are.
func (r rules) prefix(text string) (out []byte, length int) {
	if out, n := r.longest(text); n > 0 {
		return out, n
	}
	c, n := utf8.DecodeRuneInString(text)
	return utf8.AppendRune(nil, c), n // U+FFFD and 1 for what is not UTF-8
}

// A normalized text is what pieces are looked for in.
type normalized struct {
	text []byte
	from []int // for each byte of text, and its end: where in the given text it comes from
}

// normalize applies the rules; a space stands before the text, none at its ends, one at
// most between, and each is written as U+2581.
func (r rules) normalize(text string) normalized {
	var n normalized
	pending := true // whether a space is written before the next sign
	for at := 0; at < len(text); {
		out, length := r.prefix(text[at:])
		for i, b := range out {
			switch {
			case b == ' ':
				pending = true
			case pending:
				pending = false
				n.write(space, at)
				fallthrough
			default:
				n.write(string(out[i:i+1]), at)
			}
		}
		at += length
	}
	end := len(text)
	n.from = append(n.from, end)
	return n
}

func (n *normalized) write(s string, from int) {
	n.text = append(n.text, s...)
	for range len(s) {
		n.from = append(n.from, from)
	}
}
