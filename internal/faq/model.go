package faq

import (
	"math"
	"slices"
	"strings"

	"madoguchi/internal/lazyregexp"
)

// Example is a training question and the entry that answers it.
type Example struct {
	Entry    string
	Question string
	Writer   string // of a blind message; who measures the matcher by that writer leaves it out
}

// Model is a trained classifier: a row of weights for each n-gram, a column for
// each entry. It is immutable and safe for concurrent use.
type Model struct {
	entries []string
	grams   map[string]int
	scale   []float32 // of each n-gram: rare ones say more
	weights []float32 // len(grams) rows of len(entries)
	unseen  float64   // scale of an n-gram that no training question has
}

// feature is an n-gram of the model and its share of a question.
type feature struct {
	gram  int
	share float32
}

const longest = 3 // characters in an n-gram

// figures are numbers that somebody has, of a phone or a receipt: which ones says nothing
// about what they ask.
var figures = lazyregexp.New(`[0-9]{7,}`)

// grams counts the n-grams of a question. Its edges count as characters, so that
// a one-word question differs from a word in a sentence; Latin words count whole
// as well.
func grams(question string) map[string]float64 {
	folded := "^" + synonyms(figures.ReplaceAllLiteralString(string(fold(question)), "")) + "$"
	runes := []rune(folded)
	counts := map[string]float64{}
	for n := 1; n <= longest; n++ {
		for i := 0; i+n <= len(runes); i++ {
			counts[string(runes[i:i+n])]++
		}
	}
	delete(counts, "^")
	delete(counts, "$")
	for word := range strings.FieldsSeq(folded[1 : len(folded)-1]) {
		if word[0] < 0x80 {
			counts["w:"+word] += 1.5
		}
	}
	return counts
}

// vector is a question as the model sees it, at length 1. Unknown n-grams take
// their part of the length: a question in strange words is less sure of all.
func (m *Model) vector(question string) []feature {
	var features []feature
	var square float64
	for gram, count := range grams(question) {
		weight := (1 + math.Log(count)) * m.unseen
		if g, known := m.grams[gram]; known {
			weight = (1 + math.Log(count)) * float64(m.scale[g])
			features = append(features, feature{g, float32(weight)})
		}
		square += weight * weight
	}
	slices.SortFunc(features, func(a, b feature) int { return a.gram - b.gram })
	for i := range features {
		features[i].share /= float32(math.Sqrt(square))
	}
	return features
}

// probabilities of the entries, in their order.
func (m *Model) probabilities(features []feature) []float32 {
	p := make([]float32, len(m.entries))
	m.score(features, p)
	softmax(p)
	return p
}

func (m *Model) score(features []feature, scores []float32) {
	clear(scores)
	for _, f := range features {
		for i, w := range m.row(f.gram) {
			scores[i] += f.share * w
		}
	}
}

func (m *Model) row(gram int) []float32 {
	return m.weights[gram*len(m.entries) : (gram+1)*len(m.entries)]
}

func softmax(p []float32) {
	top, sum := slices.Max(p), float32(0)
	for i, v := range p {
		p[i] = float32(math.Exp(float64(v - top)))
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// Entries are those that the model tells apart, in the order of [Model.Probabilities].
// Nobody may change them.
func (m *Model) Entries() []string { return m.entries }

// Probabilities are how probable each entry is for a question; they add up to 1.
func (m *Model) Probabilities(question string) []float32 {
	return m.probabilities(m.vector(question))
}
