package intent

import (
	"slices"

	"madoguchi/internal/aside"
	"madoguchi/internal/incident"
)

// Aside is what words say of the talk itself, of some kinds, and how probable that is; nothing where the
// matcher has no encoder.
func (r *Reader) Aside(words string, among []aside.Kind) (aside.Kind, float64) {
	if r.vector == nil {
		return aside.None, 0
	}
	return aside.Shipped().Read(words, r.vector(words), among)
}

// Surely reports whether a message asks something about what was announced, by so much at least, and
// none of these topics. That nothing was announced of it is no answer that stands against others.
func (r *Reader) Surely(m Message, score float64, but []string) bool {
	read := r.Read(m)
	if read.Ruled || !read.Known || len(read.Considered) == 0 {
		return read.Ruled
	}
	first := read.Entries[0]
	answers := first.Kind != incident.Smalltalk && first.ID != NoTopic
	return read.Considered[0].Score >= score && answers && !slices.Contains(but, Topic(first.ID))
}
