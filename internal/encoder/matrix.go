package encoder

import "math"

// A matrix makes as many outputs out of as many inputs. Its weights stand output by
// output.
type matrix struct {
	outputs, inputs int
	weights         []float32
}

// whole is the number of bits that marks weights which stand there as float32.
const whole = 32

func readMatrix(c *cursor) matrix {
	m := matrix{outputs: c.small(), inputs: c.small()}
	bits := c.small()
	if bits == whole {
		m.weights = c.floats(m.outputs * m.inputs)
		return m
	}
	if bits < 2 || bits > 8 {
		c.bad = true
		return m
	}
	scales := c.floats(m.outputs)
	n := packedLen(m.inputs, bits)
	codes := c.bytes(m.outputs * n)
	if c.bad {
		return m
	}
	m.weights = make([]float32, m.outputs*m.inputs)
	zero := 1<<(bits-1) - 1
	for o, scale := range scales {
		row := m.weights[o*m.inputs : (o+1)*m.inputs]
		unpack(codes[o*n:(o+1)*n], bits, len(row), func(i, code int) { row[i] = float32(float32(code-zero) * scale) })
	}
	return m
}

// apart makes of a matrix whose inputs are some parts side by side one whose input is one
// part: its outputs are what the matrix makes of that part in the first place, then in the
// second and so on. Added, these are the outputs of the matrix.
func (m matrix) apart(parts int) matrix {
	out := matrix{parts * m.outputs, m.inputs / parts, make([]float32, 0, len(m.weights))}
	for k := range parts {
		for o := range m.outputs {
			out.weights = append(out.weights, m.row(o)[k*out.inputs:(k+1)*out.inputs]...)
		}
	}
	return out
}

// times multiplies the matrix with count vectors that begin step numbers apart in x, and
// returns the outputs of the first, of the second and so on. Each sum goes through the
// inputs in order, whichever way the work is divided, so a vector comes out the same
// alone and among others.
func (m matrix) times(x []float32, step, count int) []float32 {
	out := make([]float32, count*m.outputs)
	pairs := count / 2 * 2
	o := 0
	for ; o+3 <= m.outputs; o += 3 {
		for t := 0; t < pairs; t += 2 {
			m.twoByThree(x[t*step:], step, o, out[t*m.outputs+o:])
		}
	}
	for ; o < m.outputs; o++ {
		for t := range pairs {
			out[t*m.outputs+o] = dot(m.row(o), x[t*step:])
		}
	}
	if pairs < count {
		m.one(x[pairs*step:], out[pairs*m.outputs:])
	}
	return out
}

// one makes the outputs of one vector.
func (m matrix) one(x, out []float32) {
	o := 0
	for ; o+6 <= m.outputs; o += 6 {
		m.oneBySix(x, o, out[o:])
	}
	for ; o < m.outputs; o++ {
		out[o] = dot(m.row(o), x)
	}
}

func (m matrix) row(o int) []float32 { return m.weights[o*m.inputs : (o+1)*m.inputs] }

// twoByThree makes three outputs of two vectors: six sums that do not wait for each other, and five loads for six
// products. Of eight sums and their products the compiler keeps one in memory, and all wait for that: these take less
// than half the time.
func (m matrix) twoByThree(x []float32, step, o int, out []float32) {
	a, b := x[:m.inputs], x[step:step+m.inputs]
	w0, w1, w2 := m.row(o)[:len(a)], m.row(o + 1)[:len(a)], m.row(o + 2)[:len(a)]
	b = b[:len(a)]
	var a0, a1, a2, b0, b1, b2 float32
	for i, p := range a {
		q := b[i]
		w := w0[i]
		a0 += float32(p * w)
		b0 += float32(q * w)
		w = w1[i]
		a1 += float32(p * w)
		b1 += float32(q * w)
		w = w2[i]
		a2 += float32(p * w)
		b2 += float32(q * w)
	}
	out[0], out[1], out[2] = a0, a1, a2
	out = out[m.outputs:]
	out[0], out[1], out[2] = b0, b1, b2
}

// oneBySix makes six outputs of one vector.
func (m matrix) oneBySix(x []float32, o int, out []float32) {
	a := x[:m.inputs]
	w0, w1, w2 := m.row(o)[:len(a)], m.row(o + 1)[:len(a)], m.row(o + 2)[:len(a)]
	w3, w4, w5 := m.row(o + 3)[:len(a)], m.row(o + 4)[:len(a)], m.row(o + 5)[:len(a)]
	var a0, a1, a2, a3, a4, a5 float32
	for i, p := range a {
		a0 += float32(p * w0[i])
		a1 += float32(p * w1[i])
		a2 += float32(p * w2[i])
		a3 += float32(p * w3[i])
		a4 += float32(p * w4[i])
		a5 += float32(p * w5[i])
	}
	out[0], out[1], out[2], out[3], out[4], out[5] = a0, a1, a2, a3, a4, a5
}

func dot(w, x []float32) float32 {
	x = x[:len(w)]
	var sum float32
	for i, v := range w {
		sum += float32(v * x[i])
	}
	return sum
}

// add adds a vector to each of the vectors in x.
func add(x, v []float32) {
	for len(x) > 0 {
		for i, a := range v {
			x[i] += a
		}
		x = x[len(v):]
	}
}

// relu makes what is below zero zero.
func relu(x []float32) []float32 {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
	return x
}

// tiny keeps a norm from dividing by zero.
const tiny = 1e-12

// normalize gives each of the vectors in x, as long as gain, the mean 0 and the variance
// 1, then gain and bias.
func normalize(x, gain, bias []float32) {
	n := float64(len(gain))
	for ; len(x) > 0; x = x[len(gain):] {
		v := x[:len(gain)]
		sum, squares := 0.0, 0.0
		for _, a := range v {
			sum += float64(a)
		}
		mean := sum / n
		for _, a := range v {
			d := float64(a) - mean
			squares += float64(d * d)
		}
		scale := 1 / math.Sqrt(squares/n+tiny)
		for i, a := range v {
			v[i] = float32(float32(float64(float64(a)-mean)*scale)*gain[i]) + bias[i]
		}
	}
}

// tanh is the hyperbolic tangent of x. The standard library's uses other instructions on
// other processors.
func tanh(x float32) float32 {
	t := exp(-2 * math.Abs(float64(x)))
	y := float32((1 - t) / (1 + t))
	if x < 0 {
		return -y
	}
	return y
}

// exp is e to the power of x, for x from -700 to 0; below -700 it is 0. It takes the whole
// powers of 2 out and gives the rest, at most .35, to the first terms of Taylor's series.
func exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	const (
		log2e = 1.44269504088896338700
		high  = 6.93147180369123816490e-01 // the logarithm of 2, so that whole numbers of it are exact
		low   = 1.90821492927058770002e-10
	)
	k := math.Floor(float64(x*log2e) + .5)
	r := x - float64(k*high) - float64(k*low)
	y := 1.0
	for i := 13; i > 0; i-- {
		y = 1 + float64(y*r)/float64(i)
	}
	return y * math.Float64frombits(uint64(1023+int(k))<<52)
}
