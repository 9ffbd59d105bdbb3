package encoder

import (
	"slices"
	"sync"
)

// recent keeps the readings of the last texts, the latest last: whoever decides on a message reads the same words
// several times, as a whole message, as a sentence of it and as one of several candidates. A text stays, in memory
// only, until so many others were read.
type recent struct {
	mu  sync.Mutex
	all []heard
}

// heard is a text with what was made of it. Nobody changes it.
type heard struct {
	text string
	Reading
	unit []float32 // of the whole; nil until it was asked for
}

// mostRecent is how many texts are kept: those of a few messages that are read at the same time. Of the real model a
// text of forty pieces takes 150 kB.
const mostRecent = 24

// find returns what is known of a text.
func (r *recent) find(text string) (heard, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := r.at(text)
	if i < 0 {
		return heard{}, false
	}
	h := r.all[i]
	r.all = append(slices.Delete(r.all, i, i+1), h)
	return h, true
}

// keep remembers a text in the place of what is known of it, and else of the one that was not read for longest.
func (r *recent) keep(h heard) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if i := r.at(h.text); i >= 0 {
		r.all = slices.Delete(r.all, i, i+1)
	}
	if len(r.all) >= mostRecent {
		r.all = slices.Delete(r.all, 0, 1)
	}
	r.all = append(r.all, h)
}

func (r *recent) at(text string) int {
	return slices.IndexFunc(r.all, func(h heard) bool { return h.text == text })
}
