package picture

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"sync"

	"golang.org/x/image/riff"
)

// mostTrees is how many bytes the prefix codes of a lossless WebP may take. The decoder makes a group of
// five for each number that a point of the entropy image can name, 65,536, whether or not the
// picture has as many parts; encoders make 2,600 at most.
const mostTrees = 48 << 20

// crowded finds a WebP of whose lossless parts the decoder would take more than was reckoned: it reads
// them up to where the points begin. The error is [ErrLarge] or [ErrBroken].
func crowded(content []byte) error {
	if !bytes.HasPrefix(content, []byte("RIFF")) {
		return nil
	}
	_, chunks, err := riff.NewReader(bytes.NewReader(content))
	canvas := make([]byte, 10) // of VP8X
	for err == nil {
		var id riff.FourCC
		var chunk io.Reader
		var body []byte
		if id, _, chunk, err = chunks.Next(); err != nil {
			return nil // what lacks the decoder finds
		}
		if body, err = io.ReadAll(chunk); err != nil || len(body) == 0 {
			return nil // likewise
		}
		switch string(id[:]) {
		case "VP8X":
			copy(canvas, body)
		case "VP8L":
			return header(body)
		case "ALPH": // is as large as the canvas, whatever frame comes
			w, h := 1+whole(canvas[4:7]), 1+whole(canvas[7:10])
			if int64(w)*int64(h)*12 > mostMemory {
				return ErrLarge
			}
			if body[0]&3 == 1 {
				err = parts(bits{from: body[1:]}, w, h)
			}
		}
	}
	return err
}

func whole(three []byte) int { return int(three[0]) | int(three[1])<<8 | int(three[2])<<16 }

// header reads what stands in front of a lossless picture (RFC 9649, 3.4).
func header(body []byte) error {
	b := bits{from: body}
	b.read(8)
	w, h := int(b.read(14))+1, int(b.read(14))+1
	b.read(4)
	return parts(b, w, h)
}

// parts reads transforms and prefix codes.
func parts(b bits, w, h int) error {
	l := &lossless{bits: b}
	var seen [4]bool
	for l.read(1) == 1 && l.wrong == nil {
		kind := l.read(2)
		if seen[kind] {
			l.fail(ErrBroken)
		}
		seen[kind] = true
		switch kind {
		case 0, 1:
			n := l.read(3) + 2
			l.points(tiles(w, n), tiles(h, n))
		case 3:
			colours := int(l.read(8)) + 1
			w = tiles(w, packed(colours))
			l.points(colours, 1)
		}
	}
	groups := 1
	cache := l.cache()
	if l.read(1) == 1 && l.wrong == nil {
		n := l.read(3) + 2
		across, down := tiles(w, n), tiles(h, n)
		for _, p := range l.points(across, down) {
			groups = max(groups, int(p>>8&0xffff)+1)
		}
		if groups > across*down {
			return cmp.Or(l.wrong, error(ErrLarge))
		}
	}
	for range groups {
		l.group(cache)
	}
	return l.wrong
}

// tiles is how many squares of a side cover a length.
func tiles(length int, bits uint32) int { return (length + 1<<bits - 1) >> bits }

// packed is how many points of a few colours lie in one, as a power of two.
func packed(colours int) uint32 {
	switch {
	case colours <= 2:
		return 3
	case colours <= 4:
		return 2
	case colours <= 16:
		return 1
	}
	return 0
}

// bits reads the lowest first; behind the end it reads zeros.
type bits struct {
	from []byte
	at   int // in bits
}

func (b *bits) read(n uint32) (v uint32) {
	for i := range n {
		if b.at>>3 < len(b.from) {
			v |= uint32(b.from[b.at>>3]>>(b.at&7)&1) << i
		}
		b.at++
	}
	return v
}

// lossless reads a lossless picture. What is wrong stays, and ends all loops.
type lossless struct {
	bits
	trees int // bytes that the decoder takes for those that were read
	wrong error
}

func (l *lossless) fail(err error) {
	if l.wrong == nil {
		l.wrong = err
	}
}

// cache reads the size of a colour cache, 0 for none.
func (l *lossless) cache() uint32 {
	if l.read(1) == 0 {
		return 0
	}
	n := l.read(4)
	if n < 1 || n > 11 {
		l.fail(ErrBroken)
		return 0
	}
	return n
}

// group are the prefix codes of green, lengths and cached colours, of red, blue, alpha and distances.
type group [5]tree

func (l *lossless) group(cache uint32) (g group) {
	for i, size := range []int{256 + 24, 256, 256, 256, 40} {
		if i == 0 && cache > 0 {
			size += 1 << cache
		}
		if l.wrong == nil {
			g[i] = l.tree(size)
		}
	}
	return g
}

// points reads a small picture inside of the picture, which has one group: its points as ARGB.
func (l *lossless) points(w, h int) []uint32 {
	if int64(w)*int64(h) > mostPoints/4 {
		l.fail(ErrLarge)
	}
	size := l.cache()
	g := l.group(size)
	if l.wrong != nil {
		return nil
	}
	all, cached := make([]uint32, 0, w*h), make([]uint32, 1<<size)
	for len(all) < w*h && l.wrong == nil {
		from := len(all)
		switch green := g[0].next(&l.bits); {
		case green < 256:
			red, blue, alpha := g[1].next(&l.bits), g[2].next(&l.bits), g[3].next(&l.bits)
			all = append(all, alpha<<24|red<<16|green<<8|blue)
		case green < 256+24:
			n := int(l.number(green - 256))
			back := nearness(w, int(l.number(g[4].next(&l.bits))))
			if back > len(all) || len(all)+n > w*h {
				l.fail(ErrBroken)
				return nil
			}
			for range n {
				all = append(all, all[len(all)-back])
			}
		default:
			all = append(all, cached[green-256-24])
		}
		for _, p := range all[from:] {
			if size > 0 {
				cached[p*0x1e35a7bd>>(32-size)] = p
			}
		}
		if l.at>>3 > len(l.from)+1 {
			l.fail(ErrBroken)
		}
	}
	return all
}

// number is a length or a distance code.
func (l *lossless) number(symbol uint32) uint32 {
	if symbol < 4 {
		return symbol + 1
	}
	extra := (symbol - 2) >> 1
	return (2+symbol&1)<<extra + l.read(extra) + 1
}

// nearness is how many points back a distance code means: of the first 120 those nearest by, which lie
// above or to the left, nearest first.
func nearness(w, code int) int {
	by := near()
	if code > len(by) {
		return code - len(by)
	}
	return max(1, by[code-1][1]*w+by[code-1][0])
}

// near are those 120 places, each to the left and up by so many.
var near = sync.OnceValue(func() (all [][2]int) {
	for y := range 8 {
		for x := -7; x <= 8; x++ {
			if y > 0 || x > 0 {
				all = append(all, [2]int{x, y})
			}
		}
	}
	square := func(p [2]int) int { return p[0]*p[0] + p[1]*p[1] }
	slices.SortFunc(all, func(a, b [2]int) int {
		return cmp.Or(square(a)-square(b), max(a[0], -a[0])-max(b[0], -b[0]), b[0]-a[0])
	})
	return all
})

// tree is a prefix code: how many codes there are of each length, and their symbols in the order of codes.
type tree struct {
	of      [16]int
	symbols []uint32
}

// next reads a symbol. A code of one symbol takes no bit.
func (t tree) next(b *bits) uint32 {
	if len(t.symbols) == 1 {
		return t.symbols[0]
	}
	code, first, index := 0, 0, 0
	for n := 1; n < len(t.of); n++ {
		code |= int(b.read(1))
		if code-first < t.of[n] {
			return t.symbols[index+code-first]
		}
		index, first, code = index+t.of[n], (first+t.of[n])<<1, code<<1
	}
	return t.symbols[0] // not with a code that is complete
}

// tree reads a prefix code for so many symbols.
func (l *lossless) tree(size int) (t tree) {
	if l.read(1) == 1 {
		t = l.simple(size)
	} else {
		t = l.coded(l.lengths(size))
	}
	if l.trees += 4<<7 + 24 + 8*(2*len(t.symbols)-1); l.trees > mostTrees {
		l.fail(ErrLarge)
	}
	return t
}

// simple reads one of one or two symbols.
func (l *lossless) simple(size int) (t tree) {
	two := l.read(1) == 1
	t.symbols = []uint32{l.read(1 + 7*l.read(1))}
	if two {
		t.symbols = append(t.symbols, l.read(8))
		t.of[1] = 2
	}
	if int(slices.Max(t.symbols)) >= size {
		l.fail(ErrBroken)
	}
	return t
}

// lengths reads those of codes, which are coded themselves.
func (l *lossless) lengths(size int) []uint32 {
	own := make([]uint32, 19)
	n := int(l.read(4)) + 4
	if n > len(own) {
		l.fail(ErrBroken)
		return nil
	}
	for _, k := range []int{17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}[:n] {
		own[k] = l.read(3)
	}
	t := l.coded(own)
	most := size
	if l.read(1) == 1 {
		if most = int(l.read(2+2*l.read(3))) + 2; most > size {
			l.fail(ErrBroken)
		}
	}
	all, last := make([]uint32, 0, size), uint32(8)
	for ; most > 0 && len(all) < size && l.wrong == nil; most-- {
		switch n := t.next(&l.bits); n {
		case 16:
			all = append(all, slices.Repeat([]uint32{last}, int(l.read(2))+3)...)
		case 17:
			all = append(all, make([]uint32, l.read(3)+3)...)
		case 18:
			all = append(all, make([]uint32, l.read(7)+11)...)
		default:
			if all = append(all, n); n != 0 {
				last = n
			}
		}
	}
	if len(all) > size {
		l.fail(ErrBroken)
	}
	return all
}

// coded makes a prefix code of the lengths of its codes. One that is not complete is none.
func (l *lossless) coded(lengths []uint32) (t tree) {
	sum := 0
	for n := uint32(1); n < uint32(len(t.of)); n++ {
		for symbol, length := range lengths {
			if length == n {
				t.of[n]++
				t.symbols = append(t.symbols, uint32(symbol))
				sum += 1 << (15 - n)
			}
		}
	}
	if len(t.symbols) == 0 || len(t.symbols) > 1 && sum != 1<<15 {
		l.fail(ErrBroken)
		t.symbols = []uint32{0}
	}
	return t
}
