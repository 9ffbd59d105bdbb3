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
	first                 matrix // one piece -> what it adds at each place of the window, one place after the other
	second                matrix
	firstBias, secondBias []float32
}

func (r branch) width() int { return r.second.outputs }

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
	if c.bad || len(c.rest) > 0 || !n.fits() {
		return n, false
	}
	for i, r := range n.branches {
		n.branches[i].first = r.first.apart(r.pieces)
	}
	return n, true
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

// alone returns for each of count pieces, from its numbers in the table, what it brings
// along wherever it stands: these numbers, the inputs of all branches, and for each branch
// what its first convolution makes of the piece at each place of the window.
func (n *net) alone(rows []float32, count int) [][]float32 {
	if count == 0 {
		return nil
	}
	in, all := n.project.inputs, n.project.outputs
	x := n.project.times(rows, in, count)
	add(x, n.projectBias)
	normalize(x, n.gain, n.bias)
	out := make([][]float32, count)
	for t := range out {
		out[t] = append(make([]float32, 0, n.aloneLen()), rows[t*in:(t+1)*in]...)
		out[t] = append(out[t], x[t*all:(t+1)*all]...)
	}
	for i, r := range n.branches {
		near := r.first.times(x[i*r.width():], all, count)
		for t := range out {
			out[t] = append(out[t], near[t*r.first.outputs:(t+1)*r.first.outputs]...)
		}
	}
	return out
}

func (n *net) aloneLen() int {
	sum := n.project.inputs + n.project.outputs
	for _, r := range n.branches {
		sum += r.first.outputs
	}
	return sum
}

// features returns the features of each piece of a text, from what each is alone.
func (n *net) features(alone [][]float32) []float32 {
	in, all, count := n.project.inputs, n.cnn.inputs, len(alone)
	out := make([]float32, count*all)
	for t, a := range alone {
		copy(out[t*all:], a[:in])
	}
	own, near := in, in+n.project.outputs // where the branch's input and what it makes of that begin
	for _, r := range n.branches {
		h := r.convolve(r.meet(alone, own, near), count)
		for t := range count {
			copy(out[t*all+own:], h[t*r.width():(t+1)*r.width()])
		}
		own += r.width()
		near += r.first.outputs
	}
	normalize(out, n.featureGain, n.featureBias)
	return out
}

// meet is the first convolution: it adds up what the pieces around each piece bring along
// for their places, and adds the piece's own input. Beyond the text there are zeros. It
// leaves as many zeros around its outputs as the second convolution needs.
func (r branch) meet(alone [][]float32, own, near int) []float32 {
	width := r.width()
	out := make([]float32, (len(alone)+r.pieces-1)*width)
	for t, a := range alone {
		h := out[(t+r.left)*width : (t+r.left+1)*width]
		copy(h, r.firstBias)
		for k := range r.pieces {
			if at := t + k - r.left; at >= 0 && at < len(alone) {
				add(h, alone[at][near+k*width:near+(k+1)*width])
			}
		}
		relu(h)
		add(h, a[own:own+width])
	}
	return out
}

// convolve is the second convolution, over what meet returns for count pieces.
func (r branch) convolve(padded []float32, count int) []float32 {
	width := r.width()
	out := r.second.times(padded, width, count)
	add(out, r.secondBias)
	relu(out)
	add(out, padded[r.left*width:(r.left+count)*width])
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

// units goes through the dense layers for each part, with all of them at each layer, and makes the lengths 1. None of
// the parts is without pieces.
func (n *net) units(parts []Part) [][]float32 {
	count, in, out := len(parts), n.d0.inputs, n.d3.outputs
	m := make([]float32, 0, count*in)
	for _, p := range parts {
		root := float32(math.Sqrt(float64(p.pieces)))
		for _, v := range p.sum {
			m = append(m, v/root)
		}
	}
	y := n.p1.times(m, in, count)
	add(y, n.d1.times(relu(n.d0.times(m, in, count)), n.d0.outputs, count))
	relu(y)
	z := n.p3.times(y, n.p1.outputs, count)
	add(z, n.d3.times(relu(n.d2.times(y, n.p1.outputs, count)), n.d2.outputs, count))
	all := make([][]float32, count)
	for t := range all {
		all[t] = unit(z[t*out : (t+1)*out : (t+1)*out])
	}
	return all
}

// unit takes the hyperbolic tangents of numbers, and makes the length 1.
func unit(z []float32) []float32 {
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
