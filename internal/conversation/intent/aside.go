package intent

import "madoguchi/internal/aside"

// Aside is what words say of the talk itself, and how probable that is; nothing where the matcher
// has no encoder.
func (r *Reader) Aside(words string) (aside.Kind, float64) {
	encoder, ok := r.matcher.(interface{ Vector(words string) []float32 })
	if !ok {
		return aside.None, 0
	}
	return aside.Shipped().Read(words, encoder.Vector(words))
}
