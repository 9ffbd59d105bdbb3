package encoder

import (
	"math"
	"slices"
)

// A net holds the weights, and what the parts of the model make of their inputs.
type net struct {
	project     matrix // a row of the table -> the inputs of all branches
	projectBias []float32
	gain, bias  []float32 // one norm over all branches
	branches    []branch
	featureGain []float32
	featureBias []float32
	cnn         matrix // features -> the width of the dense layers
	cnnBias     []float32
	d0, p1, d1  matrix
	p3, d2, d3  matrix
}

// A branch sees some pieces at a time, left of them before the piece itself.
type branch struct {
	pieces, left          int
	first, second         matrix
	firstBias, secondBias []float32
}

// readNet reads the weights in the order in which infra/encoder/packed.py writes them, and
// says whether they fit each other.
func readNet(b []byte) (net, bool) {
	c := &cursor{rest: b}
	vector := func() []float32 { return readMatrix(c).weights }
	n := net{project: readMatrix(c), projectBias: vector(), gain: vector(), bias: vector()}
	for _, r := range []branch{{pieces: 2, left: 0}, {pieces: 3, left: 1}, {pieces: 5, left: 2}} {
		r.first, r.firstBias = readMatrix(c), vector()
		r.second, r.secondBias = readMatrix(c), vector()
		n.branches = append(n.branches, r)
	}
	n.featureGain, n.featureBias = vector(), vector()
	n.cnn, n.cnnBias = readMatrix(c), vector()
	n.d0, n.p1, n.d1 = readMatrix(c), readMatrix(c), readMatrix(c)
	n.p3, n.d2, n.d3 = readMatrix(c), readMatrix(c), readMatrix(c)
	return n, !c.bad && len(c.rest) == 0 && n.fits()
}

// fits says whether each layer takes what the one before it gives.
func (n net) fits() bool {
	rows, width := n.project.inputs, n.project.outputs/len(n.branches)
	if rows == 0 || width == 0 || width*len(n.branches) != n.project.outputs {
		return false
	}
	ok := allLong(n.project.outputs, n.projectBias, n.gain, n.bias)
	for _, r := range n.branches {
		ok = ok && r.first.like(width, r.pieces*width) && r.second.like(width, r.pieces*width) && allLong(width, r.firstBias, r.secondBias)
	}
	features, dense := rows+n.project.outputs, n.cnn.outputs
	ok = ok && allLong(features, n.featureGain, n.featureBias) && n.cnn.like(dense, features) && allLong(dense, n.cnnBias)
	return ok && n.denseFits(dense)
}

func (n net) denseFits(width int) bool {
	first, second, out := n.d0.outputs, n.p1.outputs, n.p3.outputs
	return n.d0.like(first, width) && n.p1.like(second, width) && n.d1.like(second, first) &&
		n.p3.like(out, second) && n.d2.like(n.d2.outputs, second) && n.d3.like(out, n.d2.outputs)
}

func (m matrix) like(outputs, inputs int) bool { return m.outputs == outputs && m.inputs == inputs }

func allLong(n int, vectors ...[]float32) bool {
	return !slices.ContainsFunc(vectors, func(v []float32) bool { return len(v) != n })
}

// features returns the features of each piece, from its numbers in the table.
func (n *net) features(rows []float32, count int) []float32 {
	x := n.project.times(rows, n.project.inputs, count)
	add(x, n.projectBias)
	normalize(x, n.gain, n.bias)
	in, all := n.project.inputs, n.cnn.inputs
	out := make([]float32, count*all)
	for t := range count {
		copy(out[t*all:], rows[t*in:(t+1)*in])
	}
	at := in
	for i, r := range n.branches {
		width := r.first.outputs
		h := r.convolve(r.first, r.firstBias, x, i*width, len(n.gain), count)
		h = r.convolve(r.second, r.secondBias, h, 0, width, count)
		for t := range count {
			copy(out[t*all+at:], h[t*width:(t+1)*width])
		}
		at += width
	}
	normalize(out, n.featureGain, n.featureBias)
	return out
}

// convolve goes over count pieces, whose inputs begin at x[from] and are step numbers
// apart, and adds to each input what the matrix makes of the pieces around it. Beyond the
// text there are zeros.
func (r branch) convolve(m matrix, bias, x []float32, from, step, count int) []float32 {
	width := m.outputs
	padded := make([]float32, (count+r.pieces-1)*width)
	for t := range count {
		copy(padded[(t+r.left)*width:(t+r.left+1)*width], x[t*step+from:])
	}
	out := m.times(padded, width, count)
	add(out, bias)
	relu(out)
	for i, v := range padded[r.left*width : (r.left+count)*width] {
		out[i] += v
	}
	return out
}

// narrow makes a sum of the features of some pieces as wide as the dense layers take it.
// What it makes of two sums, added, is what it makes of the sum of the two.
func (n *net) narrow(sum []float32, pieces int) []float32 {
	m := n.cnn.times(sum, len(sum), 1)
	for i, b := range n.cnnBias {
		m[i] += float32(float32(pieces) * b)
	}
	return m
}

// unit goes through the dense layers and makes the length 1.
func (n *net) unit(narrow []float32, pieces int) []float32 {
	root := float32(math.Sqrt(float64(pieces)))
	m := make([]float32, len(narrow))
	for i, v := range narrow {
		m[i] = v / root
	}
	y := n.p1.times(m, len(m), 1)
	add(y, n.d1.times(relu(n.d0.times(m, len(m), 1)), n.d0.outputs, 1))
	relu(y)
	z := n.p3.times(y, len(y), 1)
	add(z, n.d3.times(relu(n.d2.times(y, len(y), 1)), n.d2.outputs, 1))
	squares := 0.0
	for i, v := range z {
		z[i] = tanh(v)
		squares += float64(z[i]) * float64(z[i]) // exact: a product of two float32 fits into a float64
	}
	length := float32(math.Sqrt(max(squares, tiny)))
	for i := range z {
		z[i] /= length
	}
	return z
}
