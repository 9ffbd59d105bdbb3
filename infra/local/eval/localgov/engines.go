package localgov

import (
	"math"

	"madoguchi/internal/encoder"
)

// engine tells how well each entry fits a query.
type engine interface{ scores(query string) []float64 }

// meaning ranks by how near vectors lie: of the query, of an entry's questions, and of its
// answer, which counts less.
type meaning struct {
	encoder   *encoder.Encoder
	questions [][][]float32
	answers   [][]float32
}

func newMeaning(e *encoder.Encoder, entries []entry) *meaning {
	m := &meaning{encoder: e}
	for _, entry := range entries {
		var vectors [][]float32
		for _, q := range entry.Questions {
			vectors = append(vectors, e.Encode(q))
		}
		m.questions = append(m.questions, vectors)
		m.answers = append(m.answers, e.Encode(entry.Answer))
	}
	return m
}

func (m *meaning) scores(query string) []float64 {
	asked := m.encoder.Encode(query)
	scores := make([]float64, len(m.answers))
	for i := range scores {
		best := -1.0
		for _, q := range m.questions[i] {
			best = max(best, dot(asked, q))
		}
		scores[i] = best + ofAnswer*dot(asked, m.answers[i])
	}
	return scores
}

func dot(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// both adds what two engines say, each measured by how far its scores lie apart.
type both struct{ a, b engine }

func (e both) scores(query string) []float64 {
	a, b := standard(e.a.scores(query)), standard(e.b.scores(query))
	for i := range a {
		a[i] += b[i]
	}
	return a
}

// standard moves scores to a mean of 0 and a deviation of 1.
func standard(scores []float64) []float64 {
	n := float64(max(len(scores), 1))
	mean, square := 0.0, 0.0
	for _, s := range scores {
		mean += s / n
	}
	for _, s := range scores {
		square += (s - mean) * (s - mean) / n
	}
	if square == 0 {
		square = 1
	}
	for i := range scores {
		scores[i] = (scores[i] - mean) / math.Sqrt(square)
	}
	return scores
}
