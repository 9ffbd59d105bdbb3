// Package wire turns values into bytes and back, with one description of a value for both
// directions, so that what is written is what is read. It needs no reflection, and the strings
// that it reads are parts of the one that it reads from: opening thousands of texts costs
// little more than finding where each begins.
//
// A description is a function that hands each part of a value to a [Coder]:
//
//	func event(c *wire.Coder, e *Event) {
//		c.Text(&e.Name)
//		wire.List(c, &e.Days, (*wire.Coder).Text)
//	}
//
// Nothing says in the bytes what they are: both sides must know the same description.
package wire

import (
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
)

// Coder writes a value, or reads one.
type Coder struct {
	reads bool
	from  string // what is left to read
	to    []byte
	bad   bool
}

var errCut = errors.New("wire: these bytes hold something else")

// Write returns the bytes of a value.
func Write[T any](value *T, describe func(*Coder, *T)) []byte {
	c := &Coder{}
	describe(c, value)
	return c.to
}

// Read reads a value, to the end of the bytes.
func Read[T any](from string, describe func(*Coder, *T)) (*T, error) {
	c, value := &Coder{reads: true, from: from}, new(T)
	describe(c, value)
	if c.bad || c.from != "" {
		return nil, errCut
	}
	return value, nil
}

// Reads reports whether a value is read.
func (c *Coder) Reads() bool { return c.reads }

// Fail says that what was read cannot be.
func (c *Coder) Fail() { c.bad = true }

// Text is a string, of whatever type.
func Text[S ~string](c *Coder, s *S) {
	n := len(*s)
	c.Count(&n)
	if !c.reads {
		c.to = append(c.to, *s...)
		return
	}
	if n > len(c.from) {
		c.bad, n = true, 0
	}
	*s, c.from = S(c.from[:n]), c.from[n:]
}

// Again is a string that is often the same as another, which both sides know.
func (c *Coder) Again(s *string, other string) {
	same := *s == other
	if c.Flag(&same); same {
		*s = other
		return
	}
	Text(c, s)
}

// Count is a number from 0.
func (c *Coder) Count(n *int) {
	if !c.reads {
		c.to = binary.AppendUvarint(c.to, uint64(*n))
		return
	}
	*n = c.uvarint()
}

func (c *Coder) uvarint() int {
	value := uint64(0)
	for i := 0; i < len(c.from) && i < binary.MaxVarintLen32+1; i++ {
		b := c.from[i]
		value |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.from = c.from[i+1:]
			return int(value)
		}
	}
	c.bad = true
	return 0
}

// Number is any whole number.
func Number[N ~int | ~int8 | ~uint8 | ~int64](c *Coder, n *N) {
	if !c.reads {
		c.to = binary.AppendVarint(c.to, int64(*n))
		return
	}
	value := uint64(0)
	for i := 0; i < len(c.from) && i < binary.MaxVarintLen64; i++ {
		b := c.from[i]
		value |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			c.from = c.from[i+1:]
			*n = N(int64(value>>1) ^ -int64(value&1))
			return
		}
	}
	c.bad = true
}

// Flag is true or false.
func (c *Coder) Flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.Count(&n)
	*b = n == 1
}

// Floats are numbers, bit for bit.
func (c *Coder) Floats(all *[]float32) {
	n := len(*all)
	c.Count(&n)
	if !c.reads {
		for _, f := range *all {
			c.to = binary.LittleEndian.AppendUint32(c.to, math.Float32bits(f))
		}
		return
	}
	if n > len(c.from)/4 {
		c.bad, n = true, 0
	}
	*all = make([]float32, n)
	for i := range *all {
		f := c.from[4*i : 4*i+4]
		(*all)[i] = math.Float32frombits(uint32(f[0]) | uint32(f[1])<<8 | uint32(f[2])<<16 | uint32(f[3])<<24)
	}
	c.from = c.from[4*n:]
}

// size is the length of a list or a map, which may be none at all; each of its parts has a
// byte at least.
func (c *Coder) size(n int, there bool) (size int, is bool) {
	if n++; !there {
		n = 0
	}
	c.Count(&n)
	if n-1 > len(c.from) && c.reads {
		c.bad, n = true, 0
	}
	return max(n-1, 0), n > 0
}

// List is a list with a description of its parts.
func List[T any](c *Coder, list *[]T, part func(*Coder, *T)) {
	n, there := c.size(len(*list), *list != nil)
	if c.reads {
		*list = nil
		if there {
			*list = make([]T, n)
		}
	}
	for i := range *list {
		if !c.bad {
			part(c, &(*list)[i])
		}
	}
}

// Map is a map with descriptions of its keys and values.
func Map[M ~map[K]V, K cmp.Ordered, V any](c *Coder, m *M, key func(*Coder, *K), value func(*Coder, *V)) {
	MapFunc(c, m, cmp.Compare, key, value)
}

// MapFunc is Map for keys that have an order of their own. It is written in that order, so that
// equal maps are equal bytes.
func MapFunc[M ~map[K]V, K comparable, V any](c *Coder, m *M, order func(a, b K) int, key func(*Coder, *K), value func(*Coder, *V)) {
	n, there := c.size(len(*m), *m != nil)
	if !c.reads {
		for _, k := range slices.SortedFunc(maps.Keys(*m), order) {
			v := (*m)[k]
			key(c, &k)
			value(c, &v)
		}
		return
	}
	*m = nil
	if there {
		*m = make(M, n)
	}
	for range n {
		var k K
		var v V
		key(c, &k)
		value(c, &v)
		if c.bad {
			return
		}
		(*m)[k] = v
	}
}
