package danger

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
)

// Model is a trained classifier. It is immutable and safe for concurrent use.
type Model struct {
	constant float32
	weights  []float32 // by number of the feature
}

// margin is positive for a text of somebody in danger.
func (m *Model) margin(v []feature) float32 {
	sum := m.constant
	for _, f := range v {
		sum += f.share * m.weights[f.number]
	}
	return sum
}

// The model as a file, little endian:
//
//	float32   the constant
//	float32s  the weights of the categories and their pairs
//	float32   the step of all other weights
//	int8s     these, in steps
const steps = 127

// Write writes the model.
func (m *Model) Write(w io.Writer) error {
	top := float32(0)
	for _, weight := range m.weights[rules:] {
		top = max(top, weight, -weight)
	}
	step := top / steps
	small := make([]int8, buckets)
	for i, weight := range m.weights[rules:] {
		if step > 0 {
			small[i] = int8(math.RoundToEven(float64(weight / step)))
		}
	}
	for _, part := range []any{m.constant, m.weights[:rules], step, small} {
		if err := binary.Write(w, binary.LittleEndian, part); err != nil {
			return fmt.Errorf("danger: write weights: %w", err)
		}
	}
	return nil
}

// errWeights means a file of another version of the lexicons or the features.
var errWeights = errors.New("danger: weights.bin does not fit the lexicons; make it anew, see the package comment")

//go:embed weights.bin
var weights []byte

// trained is the model that ships.
var trained = sync.OnceValue(func() *Model {
	m, err := parseWeights(weights)
	if err != nil {
		return &Model{weights: make([]float32, length)} // the lexicons still decide; a test sees that this never ships
	}
	return m
})

func parseWeights(b []byte) (*Model, error) {
	if len(b) != 4*(1+rules+1)+buckets {
		return nil, errWeights
	}
	number := func(i int) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:])) }
	m := &Model{constant: number(0), weights: make([]float32, length)}
	for i := range rules {
		m.weights[i] = number(1 + i)
	}
	step := number(1 + rules)
	for i := range buckets {
		m.weights[rules+i] = step * float32(int8(b[4*(1+rules+1)+i]))
	}
	return m, nil
}
