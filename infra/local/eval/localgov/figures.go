package localgov

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"time"
)

// depth is how many answers are looked at, except where a figure says otherwise.
const depth = 10

// figures are sums over queries. The average precision of one is that at the places of the
// right answers among the first ten, over those that are there, as the set's published
// figures have it.
type figures struct {
	n                               int
	first, five, mrr, ap, rec, ndcg float64
	took                            []time.Duration
}

// add counts a query by the entries in their order.
func (f *figures) add(q query, ranked []int, took time.Duration) {
	f.n++
	f.took = append(f.took, took)
	seen, found, precision, gain := 0, 0, 0.0, 0.0
	for i, e := range ranked {
		grade := q.grades[e]
		if grade == 0 {
			continue
		}
		if seen == 0 {
			f.mrr += 1 / float64(i+1)
			f.first += one(i < 1)
			f.five += one(i < 5)
		}
		seen++
		if i < depth {
			precision += float64(seen) / float64(i+1)
			found++
			f.rec += 1 / float64(len(q.grades))
			gain += discounted(grade, i)
		}
	}
	f.ap += precision / float64(max(found, 1))
	best := 0.0
	grades := make([]int, 0, len(q.grades))
	for _, g := range q.grades {
		grades = append(grades, g)
	}
	slices.SortFunc(grades, func(a, b int) int { return cmp.Compare(b, a) })
	for i, g := range grades[:min(depth, len(grades))] {
		best += discounted(g, i)
	}
	f.ndcg += gain / best
}

// discounted is what an answer of a grade gains at a place counted from 0.
func discounted(grade, place int) float64 { return float64(grade) / math.Log2(float64(place+2)) }

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func header(w io.Writer) {
	fmt.Fprintf(w, "%-20s%7s%7s%7s%7s%7s%9s%9s%9s\n", "engine", "SR@1", "SR@5", "MRR", "MAP", "R@10", "nDCG@10", "p50 ms", "p95 ms")
}

func (f *figures) print(w io.Writer, name string) {
	n := float64(max(f.n, 1))
	fmt.Fprintf(w, "%-20s%7.3f%7.3f%7.3f%7.3f%7.3f%9.3f%9.1f%9.1f\n",
		name, f.first/n, f.five/n, f.mrr/n, f.ap/n, f.rec/n, f.ndcg/n, quantile(f.took, 50), quantile(f.took, 95))
}

// quantile is the time, in milliseconds, within which so many of a hundred queries were answered.
func quantile(took []time.Duration, percent int) float64 {
	if len(took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(took))
	return float64(sorted[(len(sorted)-1)*percent/100].Microseconds()) / 1000
}
