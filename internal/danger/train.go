package danger

import (
	"math"
	"math/rand/v2"
)

// Example is a message, and whether who wrote it is in danger.
type Example struct {
	Danger bool
	Sure   bool      // the lexicons alone take it for danger
	whole  []feature // what a model learns from
	parts  []seen    // what it judges
	pieces []seen    // its sentences
	need   bar       // how sure a model must be of it
}

// seen is a part of an example, and the danger of which it would speak.
type seen struct {
	features []feature
	kind     Kind
}

// NewExample takes a message apart, once for all the models that learn from it or are
// measured on it.
func NewExample(words string, danger bool) Example {
	folded := fold(words)
	e := Example{Danger: danger, need: need(folded, words)}
	e.whole, _ = look(folded)
	for _, piece := range pieces(folded) {
		if v, f := look(piece); !f.bare() {
			e.pieces = append(e.pieces, seen{v, f.kind()})
		}
	}
	for _, part := range windows(folded) {
		v, f := look(part)
		e.parts, e.Sure = append(e.parts, seen{v, f.kind()}), e.Sure || f.certain(part)
	}
	return e
}

// Calls reports whether a model, or the lexicons alone, take an example for danger.
func (m *Model) Calls(e Example) bool { return e.Sure || m.Margin(e) > 0 }

// Seconded is Calls with a second opinion: how probable danger is.
func (m *Model) Seconded(e Example, p float64) bool {
	return e.Sure || m.beyond(e, e.need.seconded, func(k Kind) float32 { return weight(p, k) }) > 0
}

// Margin is how far beyond its margin a model is with an example; below zero it does
// not take it for danger.
func (m *Model) Margin(e Example) float32 {
	return m.beyond(e, e.need.alone, func(Kind) float32 { return 0 })
}

// beyond is how far beyond a bar it is with an example as a whole, or beyond that of sentences with
// one, where something is added for the kind of danger.
func (m *Model) beyond(e Example, least float32, added func(Kind) float32) float32 {
	top := float32(math.Inf(-1))
	for _, s := range e.parts {
		top = max(top, m.margin(s.features)-least+added(s.kind))
	}
	for _, s := range e.pieces {
		top = max(top, m.margin(s.features)-max(surer, least)+added(s.kind))
	}
	return top
}

// How the classifier is trained: a linear support vector machine with squared hinge
// loss by dual coordinate descent (Hsieh et al., 2008), in a fixed order.
const (
	rounds   = 15
	cost     = 0.6 // of an example on the wrong side
	rareness = 2.0 // how much more one in danger counts
	doubtful = 0.1 // the margin above which one that was not called danger is left out
)

// Train makes a model that takes a text for danger above a margin. Examples that stand
// for nobody in danger, but of which a model of the other half of the examples is sure,
// are left out: who labels thousands of messages overlooks some. The same examples in
// the same order make the same model.
func Train(examples []Example, margin float32) *Model {
	var halves [2][]Example
	random := rand.New(rand.NewPCG(3, 4))
	for _, e := range examples {
		half := random.IntN(2)
		halves[half] = append(halves[half], e)
	}
	var kept []Example
	for half := range halves {
		judge := descend(halves[1-half])
		for _, e := range halves[half] {
			if e.Danger || judge.margin(e.whole) < doubtful {
				kept = append(kept, e)
			}
		}
	}
	m := descend(kept)
	m.constant -= margin
	return m
}

func descend(examples []Example) *Model {
	m := &Model{weights: make([]float32, length)}
	alphas := make([]float64, len(examples))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range rounds {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			m.correct(examples[i], &alphas[i])
		}
	}
	return m
}

// correct moves the weights by one example.
func (m *Model) correct(e Example, alpha *float64) {
	sign, slack := -1.0, 1/(2*cost)
	if e.Danger {
		sign, slack = 1, 1/(2*cost*rareness)
	}
	square := 1.0 // of the constant feature
	for _, f := range e.whole {
		square += float64(f.share) * float64(f.share)
	}
	gradient := sign*float64(m.margin(e.whole)) - 1 + slack**alpha
	next := max(0, *alpha-gradient/(square+slack))
	step := float32((next - *alpha) * sign)
	*alpha = next
	if step == 0 {
		return
	}
	m.constant += step
	for _, f := range e.whole {
		m.weights[f.number] += step * f.share
	}
}
