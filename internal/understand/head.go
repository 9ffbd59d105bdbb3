package understand

import "math"

// sharpness is what the product of a row and a vector of length 1 is taken times, as in
// training.
const sharpness = 8

// A head tells from a vector how probable each entry is: a row of weights for each.
type head struct{ rows []Row }

// Row is how an entry is told from others by a vector.
type Row struct {
	Bias    float32
	Weights []float32 // as many as a vector has numbers
}

func (h head) probabilities(vector []float32) []float32 {
	out := make([]float32, len(h.rows))
	top := float32(math.Inf(-1))
	for i, r := range h.rows {
		out[i] = sharpness*dot(r.Weights, vector) + r.Bias
		top = max(top, out[i])
	}
	sum := float32(0)
	for i, v := range out {
		out[i] = float32(math.Exp(float64(v - top)))
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += float32(a[0] * b[0])
		s1 += float32(a[1] * b[1])
		s2 += float32(a[2] * b[2])
		s3 += float32(a[3] * b[3])
		a, b = a[4:], b[4:]
	}
	for i := range min(len(a), len(b)) {
		s0 += float32(a[i] * b[i])
	}
	return s0 + s1 + s2 + s3
}
