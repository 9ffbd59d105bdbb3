package encoder

import (
	"encoding/binary"
	"math"
	"sort"
)

// A table holds the numbers of each piece, in few bits, as they stand in the file. The
// pieces stand in groups, the commonest first, each with its own number of bits.
type table struct {
	width, rows int
	groups      []group
}

// A group is some rows after each other.
type group struct {
	first, rows int
	bits        int
	levels      []float32 // what a code stands for, in a row of scale 1
	scales      []byte    // the upper half of a float32 each
	codes       []byte
}

func readTable(b []byte, width int) (table, bool) {
	t := table{width: width}
	c := cursor{rest: b}
	for len(c.rest) > 0 && !c.bad {
		g := group{first: t.rows, rows: c.small(), bits: c.small()}
		if g.bits < 1 || g.bits > 8 {
			return t, false
		}
		g.levels = c.floats(1 << g.bits)
		g.scales = c.bytes(2 * g.rows)
		g.codes = c.bytes(g.rows * packedLen(width, g.bits))
		t.groups = append(t.groups, g)
		t.rows += g.rows
	}
	return t, !c.bad && t.rows >= control
}

// row writes the numbers of a piece into out.
func (t table) row(id int, out []float32) {
	g := t.groups[sort.Search(len(t.groups), func(i int) bool { return id < t.groups[i].first+t.groups[i].rows })]
	i := id - g.first
	scale := math.Float32frombits(uint32(binary.LittleEndian.Uint16(g.scales[2*i:])) << 16)
	n := packedLen(t.width, g.bits)
	unpack(g.codes[i*n:(i+1)*n], g.bits, len(out), func(j, code int) {
		out[j] = float32(g.levels[code] * scale)
	})
}

// packedLen is how many bytes n codes take.
func packedLen(n, bits int) int { return (n*bits + 7) / 8 }

// unpack reads n codes, the lowest bit of each first.
func unpack(b []byte, bits, n int, each func(i, code int)) {
	have, word, at := 0, uint32(0), 0
	for i := range n {
		if have < bits {
			word |= uint32(b[at]) << have
			at++
			have += 8
		}
		each(i, int(word&(1<<bits-1)))
		word >>= bits
		have -= bits
	}
}
