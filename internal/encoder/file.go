package encoder

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math"

	"madoguchi/internal/encoder/pieces"
)

// magic is what a file begins with; infra/encoder/packed.py describes the rest.
const (
	magic    = "mdgenc\x00\x00"
	version  = 1
	sumAt    = 16 // where the checksum stands
	dirAt    = 48 // where what it covers begins
	sections = 6
)

// Open maps a file into memory and makes an encoder of it. It does not read the table,
// and so takes the file's word for its checksum: [Check] is for when a program is built.
func Open(path string) (*Encoder, error) {
	b, unmap, err := mapFile(path)
	if err != nil {
		return nil, err
	}
	e, err := New(b)
	if err != nil {
		return nil, errors.Join(err, unmap())
	}
	e.close = unmap
	return e, nil
}

// New makes an encoder of what a file holds. It keeps the bytes.
func New(b []byte) (*Encoder, error) {
	parts, ok := split(b)
	if !ok {
		return nil, ErrFile
	}
	n, ok := readNet(parts[5])
	if !ok {
		return nil, ErrFile
	}
	t, ok := readTable(parts[4], n.project.inputs)
	if !ok {
		return nil, ErrFile
	}
	scores := make([]float32, len(parts[3])/4)
	for i := range scores {
		scores[i] = math.Float32frombits(binary.LittleEndian.Uint32(parts[3][4*i:]))
	}
	words, err := pieces.New(parts[0], parts[1], parts[2], scores, control)
	if err != nil || words.Len() != t.rows {
		return nil, ErrFile
	}
	return &Encoder{words: words, table: t, net: n, memo: newMemo(), recent: &recent{}, close: func() error { return nil }}, nil
}

// Check says whether the bytes of a file are those that were written.
func Check(b []byte) error {
	if _, ok := split(b); !ok {
		return ErrFile
	}
	if sum := sha256.Sum256(b[dirAt:]); !bytes.Equal(sum[:], b[sumAt:dirAt]) {
		return ErrFile
	}
	return nil
}

// split returns the sections of a file.
func split(b []byte) ([][]byte, bool) {
	if len(b) < dirAt+16*sections || string(b[:len(magic)]) != magic {
		return nil, false
	}
	if binary.LittleEndian.Uint32(b[8:]) != version || binary.LittleEndian.Uint32(b[12:]) != sections {
		return nil, false
	}
	out := make([][]byte, sections)
	for i := range out {
		at := binary.LittleEndian.Uint64(b[dirAt+16*i:])
		n := binary.LittleEndian.Uint64(b[dirAt+16*i+8:])
		if at > uint64(len(b)) || n > uint64(len(b))-at {
			return nil, false
		}
		out[i] = b[at : at+n]
	}
	return out, true
}

// A cursor reads a section from its start. After the first thing that is not there it
// reads nothing, and bad is true.
type cursor struct {
	rest []byte
	bad  bool
}

func (c *cursor) bytes(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.bad = true
		return nil
	}
	out := c.rest[:n:n]
	c.rest = c.rest[n:]
	return out
}

// small reads a number that sizes are made of.
func (c *cursor) small() int {
	b := c.bytes(4)
	if c.bad {
		return 0
	}
	n := binary.LittleEndian.Uint32(b)
	if n > 1<<20 {
		c.bad = true
		return 0
	}
	return int(n)
}

func (c *cursor) floats(n int) []float32 {
	b := c.bytes(4 * n)
	if c.bad {
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
