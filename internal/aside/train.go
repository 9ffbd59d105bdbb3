package aside

import (
	"math"
	"math/rand/v2"
)

// Lesson is a message, its vector, and what it says.
type Lesson struct {
	Kind   Kind
	Words  string
	Vector []float32
}

// How the classifier learns: stochastic gradient descent on the cross entropy, in a fixed order,
// its steps falling to nothing.
const (
	passes = 30
	rate   = 0.02
	decay  = 2e-4 // of the weights, at each step
)

// Train makes a model. The same lessons in the same order make the same one.
func Train(lessons []Lesson) *Model {
	all := kinds()
	m := &Model{size: len(lessons[0].Vector)}
	for range all {
		m.rows = append(m.rows, make([]float32, 1+m.size+buckets))
	}
	place := map[Kind]int{}
	for i, k := range all {
		place[k] = i
	}
	seen := make([]example, len(lessons))
	for i, l := range lessons {
		seen[i] = look(l.Words, l.Vector)
	}
	random := rand.New(rand.NewPCG(1, 2))
	total := float32(passes * len(lessons))
	step := 0
	for range passes {
		for _, i := range random.Perm(len(lessons)) {
			size := rate * (1 - float32(step)/total)
			m.correct(seen[i], place[lessons[i].Kind], size)
			step++
		}
	}
	return m
}

// correct moves the weights by one lesson.
func (m *Model) correct(e example, kind int, size float32) {
	for k, p := range m.probabilities(e) {
		wrong := p
		if k == kind {
			wrong--
		}
		if math.Abs(float64(wrong)) < 1e-3 {
			continue
		}
		by, row := -size*wrong, m.rows[k]
		row[0] += by
		for i, v := range e.vector {
			row[1+i] += by*meant*v - size*decay*row[1+i]
		}
		for _, g := range e.grams {
			w := &row[1+m.size+g]
			*w += by*e.share - size*decay**w
		}
	}
}
