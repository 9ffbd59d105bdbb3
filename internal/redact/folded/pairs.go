package folded

// pairs is which characters and which two neighbours a text holds, as a set of their
// hashes: what it has not, is not there, so that hundreds of patterns need not run.
type pairs [1 << 10]uint64

func (p *pairs) add(a, b rune) { i := hash(a, b); p[i/64] |= 1 << (i % 64) }

func (p *pairs) has(a, b rune) bool { i := hash(a, b); return p[i/64]&(1<<(i%64)) != 0 }

func hash(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77) >> 16 }

// MayHold reports whether the text may hold a string: false where it does not. What was
// hidden meanwhile leaves no string behind that was not there.
func (t *Text) MayHold(s string) bool {
	if t.pairs == nil {
		t.pairs = new(pairs)
		last := rune(0)
		for _, r := range t.Words {
			t.pairs.add(r, 0)
			t.pairs.add(last, r)
			last = r
		}
	}
	last := rune(0)
	for _, r := range s {
		if last == 0 && !t.pairs.has(r, 0) || last != 0 && !t.pairs.has(last, r) {
			return false
		}
		last = r
	}
	return true
}
