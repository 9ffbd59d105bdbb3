package understand

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"madoguchi/internal/encoder"
	"madoguchi/internal/faq"
)

// How rows are fitted where training had no such entry: stochastic gradient descent on the
// cross entropy, the encoder held as it is.
const (
	fitRounds = 8
	fitRate   = 0.02
	smooth    = 0.08 // of a label's probability, how much all entries share
	usual     = 2.2  // the length of a row in training
	sampled   = 8    // one in so many questions of other topics is a lesson
)

// Fit returns the rows of all entries that have questions: those that are given, and for
// others rows that tell their questions apart. A row that is given stands for the
// questions that it was trained on: it points to where they lie. Where another entry of its
// topic is fitted, all its questions tell the two apart as well, and some of what asks for
// anything else keep a row of few questions from drawing them.
func Fit(e *encoder.Encoder, rows map[string]Row, examples []faq.Example) map[string]Row {
	all := map[string]Row{}
	var entries, topics []string // those to fit, in the order of the questions, and what they are about
	for _, x := range examples {
		if row, known := rows[x.Entry]; known {
			all[x.Entry] = row
		} else if !slices.Contains(entries, x.Entry) {
			entries, topics = append(entries, x.Entry), append(topics, topic(x.Entry))
		}
	}
	if len(entries) == 0 {
		return all
	}
	given := slices.Sorted(maps.Keys(all))
	var lessons []fitted
	for n, x := range examples {
		k := slices.Index(entries, x.Entry)
		if k < 0 {
			k = len(entries) + slices.Index(given, x.Entry)
		}
		if n%sampled == 0 || slices.Contains(topics, topic(x.Entry)) {
			lessons = append(lessons, fitted{e.Encode(x.Question), k})
		}
	}
	for k, row := range fit(len(entries), lessons, given, all) {
		all[entries[k]] = row
	}
	return all
}

// topic is that of an entry: its id without the variant.
func topic(entry string) string {
	name, _, _ := strings.Cut(entry, ".")
	return name
}

// fitted is a vector and the row that it belongs to.
type fitted struct {
	vector []float32
	row    int
}

// fit makes the first count rows; those that are given follow them, in the order of their ids.
func fit(count int, lessons []fitted, ids []string, given map[string]Row) []Row {
	rows := make([]Row, count)
	for k := range rows {
		rows[k].Weights = make([]float32, len(lessons[0].vector))
	}
	for _, l := range lessons {
		for i, v := range l.vector {
			if l.row < count {
				rows[l.row].Weights[i] += v
			}
		}
	}
	for k := range rows {
		stretch(rows[k].Weights, usual)
	}
	for _, id := range ids {
		unit := slices.Clone(given[id].Weights)
		stretch(unit, 1)
		lessons = append(lessons, fitted{unit, len(rows)})
		rows = append(rows, given[id])
	}
	random := rand.New(rand.NewPCG(1, 2))
	h := head{rows}
	for range fitRounds {
		for _, k := range random.Perm(len(lessons)) {
			l := lessons[k]
			p := h.probabilities(l.vector)
			for r := range count {
				wrong := p[r] - smooth/float32(len(rows))
				if r == l.row {
					wrong -= 1 - smooth
				}
				if math.Abs(float64(wrong)) < 0.002 {
					continue
				}
				for i, v := range l.vector {
					rows[r].Weights[i] -= fitRate * sharpness * wrong * v
				}
				rows[r].Bias -= fitRate * wrong
			}
		}
	}
	return rows[:count]
}

// stretch gives a vector a length.
func stretch(v []float32, length float64) {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	k := float32(length / math.Sqrt(math.Max(sum, 1e-12)))
	for i := range v {
		v[i] *= k
	}
}
