package pieces

import "math/bits"

// basis and prime are those of FNV-1a.
const (
	basis = 2166136261
	prime = 16777619
)

func mix(h uint32, b byte) uint32 { return (h ^ uint32(b)) * prime }

func hash(text []byte) uint32 {
	h := uint32(basis)
	for _, b := range text {
		h = mix(h, b)
	}
	return h
}

// An index finds ids by hash. It is at most half full; what has the same place follows.
type index struct {
	slots []int32 // an id and 1, or 0
	shift int
}

func newIndex(entries int) index {
	size := bits.Len(uint(2 * entries))
	return index{make([]int32, 1<<size), 32 - size}
}

// first is the place where a hash is looked for first. The upper bits of a product are
// the better mixed ones.
func (x index) first(h uint32) uint32 { return h * 2654435769 >> x.shift }

func (x index) next(slot uint32) uint32 { return (slot + 1) & uint32(len(x.slots)-1) }

func (x index) at(slot uint32) (id int32, ok bool) { return x.slots[slot] - 1, x.slots[slot] != 0 }

func (x index) add(h uint32, id int32) {
	slot := x.first(h)
	for x.slots[slot] != 0 {
		slot = x.next(slot)
	}
	x.slots[slot] = id + 1
}
