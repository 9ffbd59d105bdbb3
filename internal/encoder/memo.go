package encoder

import "sync"

// A memo keeps what the net made of pieces, by their ids, for the texts that follow: what
// a branch makes of a piece is the same wherever the piece stands, and people who write to
// a desk use the same words. It holds the last few thousand pieces: those that were used
// since it last grew full, and those before.
type memo struct {
	mu         sync.Mutex
	young, old map[int32][]float32
}

// remembered is how many pieces grow old together. Of the real model a piece takes 13 kB.
const remembered = 1024

func newMemo() *memo { return &memo{young: map[int32][]float32{}} }

// find returns what is known of a piece, nil if nothing is.
func (m *memo) find(id int32) []float32 {
	m.mu.Lock()
	defer m.mu.Unlock()
	if w := m.young[id]; w != nil {
		return w
	}
	w := m.old[id]
	if w != nil {
		m.add(id, w)
	}
	return w
}

// keep remembers what is known of a piece. Nobody may change it afterwards.
func (m *memo) keep(id int32, w []float32) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.add(id, w)
}

func (m *memo) add(id int32, w []float32) {
	if len(m.young) >= remembered {
		m.young, m.old = make(map[int32][]float32, remembered), m.young
	}
	m.young[id] = w
}
