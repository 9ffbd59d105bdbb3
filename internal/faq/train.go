package faq

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
)

// How the classifier is trained: stochastic gradient descent on the cross
// entropy, with a falling rate. Gradients below small are left out; after the
// first round nearly all are.
const (
	rounds  = 6
	rate    = 4.0
	falling = 0.3
	small   = 0.002
	rarest  = 2 // an n-gram of one single question teaches nothing
)

// Train learns from the examples. The same examples in the same order give the
// same model.
func Train(examples []Example) (*Model, error) {
	if len(examples) == 0 {
		return nil, errors.New("faq: no training questions")
	}
	m := &Model{grams: map[string]int{}, unseen: 0.3 * math.Log(float64(len(examples)+1))}
	m.lexicon(examples)
	answers := m.columns(examples)
	m.weights = make([]float32, len(m.scale)*len(m.entries))
	vectors := make([][]feature, len(examples))
	for i, e := range examples {
		vectors[i] = m.vector(e.Question)
	}
	m.descend(vectors, answers)
	m.round()
	return m, nil
}

// round makes the weights those that a file holds: who learns here and who reads a bundle
// there answer alike.
func (m *Model) round() {
	for g := range m.scale {
		row := m.row(g)
		size := step(row)
		for i, v := range quantised(row) {
			row[i] = float32(v) * size
		}
	}
}

// lexicon numbers the n-grams, in alphabetical order, and weighs them by how few
// questions hold them.
func (m *Model) lexicon(examples []Example) {
	questions := map[string]int{}
	for _, e := range examples {
		for gram := range grams(e.Question) {
			questions[gram]++
		}
	}
	var all []string
	for gram, n := range questions {
		if n >= rarest {
			all = append(all, gram)
		}
	}
	slices.Sort(all)
	for i, gram := range all {
		m.grams[gram] = i
		m.scale = append(m.scale, float32(math.Log(float64(len(examples)+1)/float64(questions[gram]))))
	}
}

// columns numbers the entries and returns each example's.
func (m *Model) columns(examples []Example) []int {
	numbers := map[string]int{}
	answers := make([]int, len(examples))
	for i, e := range examples {
		n, known := numbers[e.Entry]
		if !known {
			n = len(m.entries)
			numbers[e.Entry] = n
			m.entries = append(m.entries, e.Entry)
		}
		answers[i] = n
	}
	return answers
}

func (m *Model) descend(vectors [][]feature, answers []int) {
	random := rand.New(rand.NewPCG(1, 2))
	order := make([]int, len(vectors))
	for i := range order {
		order[i] = i
	}
	errs := make([]float32, len(m.entries))
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		speed := float32(rate / (1 + falling*float64(round)))
		for _, i := range order {
			m.score(vectors[i], errs)
			softmax(errs)
			errs[answers[i]]--
			m.correct(vectors[i], errs, speed)
		}
	}
}

// correct moves the weights of the question's n-grams against the error.
func (m *Model) correct(features []feature, errs []float32, speed float32) {
	var wrong []int
	for i, e := range errs {
		if e > small || e < -small {
			wrong = append(wrong, i)
		}
	}
	for _, f := range features {
		row, step := m.row(f.gram), speed*f.share
		for _, i := range wrong {
			row[i] -= step * errs[i]
		}
	}
}
