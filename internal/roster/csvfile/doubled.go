package csvfile

import (
	"encoding/binary"
	"hash/maphash"
)

// maxDoubled is how many ids may come under suspicion, which bounds the memory.
const maxDoubled = 1 << 17

// doubled finds ids that stand twice without keeping all of them. A Bloom filter
// of 8 MiB names suspects in a first reading, among a million ids a handful of
// innocent ones; a second reading convicts.
type doubled struct {
	seed  maphash.Seed
	bits  []uint64
	first map[string]int // suspects, and where each stands first: 0 before the second reading
	full  bool           // there were more suspects than fit
}

const (
	filterBits   = 8 << 20 * 8
	filterProbes = 5
)

func newDoubled() *doubled {
	return &doubled{seed: maphash.MakeSeed(), bits: make([]uint64, filterBits/64), first: map[string]int{}}
}

// see is the first reading.
func (d *doubled) see(id string) {
	var size [8]byte
	binary.LittleEndian.PutUint64(size[:], maphash.String(d.seed, id))
	one, two := binary.LittleEndian.Uint32(size[:4]), binary.LittleEndian.Uint32(size[4:])|1
	known := true
	for range filterProbes {
		at := one % filterBits
		known = known && d.bits[at/64]&(1<<(at%64)) != 0
		d.bits[at/64] |= 1 << (at % 64)
		one += two
	}
	if known {
		d.suspect(id)
	}
}

func (d *doubled) suspect(id string) {
	if _, ok := d.first[id]; !ok && len(d.first) == maxDoubled {
		d.full = true
		return
	}
	d.first[id] = 0
}

// again is the second reading, in the order of the first. It returns the line
// where an id stood before, 0 where it did not.
func (d *doubled) again(id string, line int) int {
	first, suspect := d.first[id]
	if suspect && first == 0 {
		d.first[id] = line
	}
	if first == line {
		return 0
	}
	return first
}
