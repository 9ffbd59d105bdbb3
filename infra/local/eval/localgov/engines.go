package localgov

import (
	"math"
	"slices"
	"strings"

	"madoguchi/internal/encoder"
)

// engine tells how well each entry fits a query.
type engine interface{ scores(query string) []float64 }

// grams ranks by the characters that a query shares with an entry.
type grams struct{ index index }

func newGrams(entries []entry) grams {
	return grams{newIndex(entries, characters)}
}

func (g grams) scores(query string) []float64 { return g.index.scores(characters(query)) }

// meaning ranks by how near vectors lie: of the query, of an entry's questions, and of its
// answer, which counts less. In each of them a piece counts by how few of the entries'
// questions hold it: what many people say in the same words, such as 「知りたい」, tells little.
// What all vectors of a kind share is taken off them. (Arora, Liang, Ma, "A simple but
// tough-to-beat baseline for sentence embeddings", 2017, did both with vectors of words.)
type meaning struct {
	encoder   *encoder.Encoder
	rare      map[int32]float64 // a piece -> how much it counts
	unseen    float64           // a piece that no question holds
	common    []float32         // what all questions share
	questions [][][]float32
	answers   [][]float32
}

func newMeaning(e *encoder.Encoder, entries []entry) *meaning {
	m := &meaning{encoder: e}
	m.count(entries)
	var all [][]float32
	for _, entry := range entries {
		var vectors [][]float32
		for _, q := range entry.Questions {
			vectors = append(vectors, m.vector(e.Read(q)))
		}
		m.questions = append(m.questions, vectors)
		m.answers = append(m.answers, m.vector(e.Read(entry.Answer)))
		all = append(all, vectors...)
	}
	m.common = mean(all)
	for _, q := range all {
		without(q, m.common)
	}
	shared := mean(m.answers)
	for _, a := range m.answers {
		without(a, shared)
	}
	return m
}

// count finds out how rare each piece is: the root of the weight that a word has in BM25,
// since the net was taught with all pieces alike.
func (m *meaning) count(entries []entry) {
	found, all := map[int32]int{}, 0
	for _, entry := range entries {
		for _, q := range entry.Questions {
			all++
			here := map[int32]bool{}
			for _, p := range m.encoder.Read(q).Pieces {
				if !here[p.ID] {
					here[p.ID] = true
					found[p.ID]++
				}
			}
		}
	}
	m.rare = map[int32]float64{}
	for id, n := range found {
		m.rare[id] = math.Sqrt(rarity(n, all))
	}
	m.unseen = math.Sqrt(rarity(0, all))
}

func (m *meaning) vector(r encoder.Reading) []float32 {
	weights, sum := make([]float64, len(r.Pieces)), 0.0
	for i, p := range r.Pieces {
		weight, seen := m.rare[p.ID]
		if !seen {
			weight = m.unseen
		}
		weights[i] = weight
		sum += weight
	}
	mean := sum / float64(len(weights))
	relative := make([]float32, len(weights))
	for i, weight := range weights {
		relative[i] = float32(weight / mean)
	}
	return m.encoder.Unit(r.Weighted(relative))
}

func (m *meaning) scores(query string) []float64 { return m.near(m.encoder.Read(query)) }

func (m *meaning) near(query encoder.Reading) []float64 {
	asked := without(m.vector(query), m.common)
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

// mean is the mean of vectors.
func mean(vectors [][]float32) []float32 {
	var sum []float32
	for _, v := range vectors {
		if sum == nil {
			sum = make([]float32, len(v))
		}
		for i := range v {
			sum[i] += v[i] / float32(len(vectors))
		}
	}
	return sum
}

// without takes one vector off another, in place, and makes the length of what is left 1.
func without(v, off []float32) []float32 {
	for i := range v {
		v[i] -= off[i]
	}
	if length := float32(math.Sqrt(dot(v, v))); length > 0 {
		for i := range v {
			v[i] /= length
		}
	}
	return v
}

func dot(a, b []float32) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i]) * float64(b[i])
	}
	return sum
}

// both adds what words and meaning say, each as a share of what it says of its best entry.
// Words are the pieces of the encoder, and characters; meaning counts twice, since alone it
// is right more often.
type both struct {
	meaning *meaning
	index   index
}

func newBoth(m *meaning, entries []entry) both {
	return both{m, newIndex(entries, func(text string) map[string]float64 { return words(text, m.encoder.Read(text)) })}
}

func (b both) scores(query string) []float64 {
	read := b.meaning.encoder.Read(query)
	scores := shares(b.index.scores(words(query, read)), 0)
	near := b.meaning.near(read)
	for i, share := range shares(near, slices.Min(near)) {
		scores[i] += 2 * share
	}
	return scores
}

// words are the pieces of a text, and its characters, which count half. Pieces that hold
// nothing but hiragana and marks are grammar, mostly, and left out.
func words(text string, read encoder.Reading) map[string]float64 {
	terms := characters(text)
	for term := range terms {
		terms[term] /= 2
	}
	for _, p := range read.Pieces {
		if piece := folded(text[p.Start:p.End]); strings.ContainsFunc(piece, telling) {
			terms[strings.TrimSpace(piece)]++
		}
	}
	return terms
}

// shares moves scores so that the lowest possible one is 0 and the best one is 1.
func shares(scores []float64, lowest float64) []float64 {
	best := slices.Max(scores)
	if best > lowest {
		for i := range scores {
			scores[i] = (scores[i] - lowest) / (best - lowest)
		}
	}
	return scores
}
