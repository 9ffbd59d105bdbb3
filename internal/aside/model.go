package aside

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"sync"
)

// Model is a trained classifier. It is immutable and safe for concurrent use.
type Model struct {
	size int         // of a vector
	rows [][]float32 // of each kind: a constant, the vector's weights, those of the buckets
}

// elsewhere is the share of what speaks for kinds that are not considered that speaks for none: who stops no
// proof may still drop a case, and who thanks does not want to be called.
const elsewhere = 0.25

// Read tells which of some kinds a message is likeliest to say, or none of them, and how probable that
// is beside the others; the vector is that of the encoder with which the model learned.
func (m *Model) Read(words string, vector []float32, among []Kind) (Kind, float64) {
	p := m.probabilities(look(words, vector))
	for k, kind := range kinds() {
		if kind != None && !slices.Contains(among, kind) {
			p[0] += elsewhere * p[k]
			p[k] = 0
		}
	}
	best, sum := 0, float32(0)
	for k := range p {
		if sum += p[k]; p[k] > p[best] {
			best = k
		}
	}
	return kinds()[best], float64(p[best] / sum)
}

func (m *Model) probabilities(e example) []float32 {
	out := make([]float32, len(m.rows))
	top := float32(math.Inf(-1))
	for k, row := range m.rows {
		sum, grams := float32(0), float32(0)
		for i, v := range e.vector {
			sum += float32(v * row[1+i])
		}
		for _, g := range e.grams {
			grams += row[1+m.size+g]
		}
		out[k] = row[0] + float32(meant*sum) + float32(e.share*grams) // rounded, so that no processor fuses them
		top = max(top, out[k])
	}
	sum := float32(0)
	for k, v := range out {
		out[k] = float32(math.Exp(float64(v - top)))
		sum += out[k]
	}
	for k := range out {
		out[k] /= sum
	}
	return out
}

// The model as a file, little endian: for each kind, in the order of kinds,
//
//	float32   the constant
//	float32   the step of the weights
//	int8s     these, in steps: of the vector, of the buckets
const (
	steps  = 127
	vector = 512 // of the encoder that ships
	row    = 8 + vector + buckets
)

// Write writes the model.
func (m *Model) Write(w io.Writer) error {
	for _, weights := range m.rows {
		top := float32(0)
		for _, weight := range weights[1:] {
			top = max(top, weight, -weight)
		}
		step := max(top/steps, math.SmallestNonzeroFloat32)
		small := make([]int8, len(weights)-1)
		for i, weight := range weights[1:] {
			small[i] = int8(math.RoundToEven(float64(weight / step)))
		}
		for _, part := range []any{weights[0], step, small} {
			if err := binary.Write(w, binary.LittleEndian, part); err != nil {
				return fmt.Errorf("aside: write weights: %w", err)
			}
		}
	}
	return nil
}

//go:embed weights.bin
var weights string

// Shipped is the model that is built in. It is made ready when it is first asked for.
func Shipped() *Model { return shipped() }

var shipped = sync.OnceValue(func() *Model {
	m, err := parse(weights)
	if err != nil {
		panic(err) // it is built in, and read by a test
	}
	return m
})

func parse(s string) (*Model, error) {
	if len(s) != len(kinds())*row {
		return nil, errors.New("aside: weights.bin does not fit the kinds; make it anew, see the package comment")
	}
	m := &Model{size: vector}
	number := func(at int) float32 {
		return math.Float32frombits(uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24)
	}
	for k := range kinds() {
		at := k * row
		weights, step := make([]float32, 1+vector+buckets), number(at+4)
		weights[0] = number(at)
		for i := range vector + buckets {
			weights[1+i] = step * float32(int8(s[at+8+i]))
		}
		m.rows = append(m.rows, weights)
	}
	return m, nil
}
