package understand

import "math"

// A chain weighs every way to cut a text into parts, each of which asks for one topic or
// tells something: a semi-Markov conditional random field (Sarawagi and Cohen, NIPS 2004).
// Sums over all ways take a pass over the parts.
type chain struct {
	parts []span      // every run of clauses, in the order of spans
	n     int         // clauses
	asks  [][]float64 // part, topic -> log weight that the part asks for it
	tells []float64   // part -> log weight that it asks nothing
}

// nothing is the log weight of what cannot be.
const nothing = -1e9

// spans are all runs of n clauses.
func spans(n int) []span {
	var all []span
	for from := range n {
		for to := from + 1; to <= n; to++ {
			all = append(all, span{from, to})
		}
	}
	return all
}

// span is a run of clauses: the first, and the one after the last.
type span struct{ from, to int }

// at is the place of a span in spans(n).
func at(n, from, to int) int { return from*n - from*(from-1)/2 + to - from - 1 }

// every is the weight of each part under any label.
func (c *chain) every() []float64 {
	out := make([]float64, len(c.parts))
	for k, asks := range c.asks {
		top := c.tells[k]
		for _, v := range asks {
			top = math.Max(top, v)
		}
		sum := math.Exp(c.tells[k] - top)
		for _, v := range asks {
			sum += math.Exp(v - top)
		}
		out[k] = top + math.Log(sum)
	}
	return out
}

// only is the weight of each part under some topics, or of asking nothing.
func (c *chain) only(topics ...[]int) []float64 {
	out := make([]float64, len(c.parts))
	for k := range out {
		out[k] = c.tells[k]
		for _, set := range topics {
			for _, t := range set {
				out[k] = add(out[k], c.asks[k][t])
			}
		}
	}
	return out
}

// without is the weight of each part under any label but some topics, from that under any.
func (c *chain) without(every []float64, topics ...int) []float64 {
	out := make([]float64, len(c.parts))
	for k := range out {
		rest := 1.0
		for _, t := range topics {
			rest -= math.Exp(c.asks[k][t] - every[k])
		}
		out[k] = every[k] + math.Log(math.Max(rest, 1e-9))
	}
	return out
}

// add is the log of the sum of two weights.
func add(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// forward is, for each end of a clause, the log of the sum over all ways to cut what stands
// before it.
func (c *chain) forward(weights []float64) []float64 {
	sums := make([]float64, c.n+1)
	for to := 1; to <= c.n; to++ {
		top := 2 * nothing
		for from := range to {
			top = math.Max(top, sums[from]+weights[at(c.n, from, to)])
		}
		sum := 0.0
		for from := range to {
			sum += math.Exp(sums[from] + weights[at(c.n, from, to)] - top)
		}
		sums[to] = top + math.Log(sum)
	}
	return sums
}

// backward is the same for what stands behind.
func (c *chain) backward(weights []float64) []float64 {
	sums := make([]float64, c.n+1)
	for from := c.n - 1; from >= 0; from-- {
		top := 2 * nothing
		for to := from + 1; to <= c.n; to++ {
			top = math.Max(top, sums[to]+weights[at(c.n, from, to)])
		}
		sum := 0.0
		for to := from + 1; to <= c.n; to++ {
			sum += math.Exp(sums[to] + weights[at(c.n, from, to)] - top)
		}
		sums[from] = top + math.Log(sum)
	}
	return sums
}

// total is the log of the sum over all ways to cut.
func (c *chain) total(weights []float64) float64 { return c.forward(weights)[c.n] }

// share is how probable each part is as one of the cuts, and the log of the sum.
func (c *chain) share(weights []float64) (shares []float64, total float64) {
	before, behind := c.forward(weights), c.backward(weights)
	total = before[c.n]
	shares = make([]float64, len(c.parts))
	for k, p := range c.parts {
		shares[k] = math.Exp(before[p.from] + weights[k] + behind[p.to] - total)
	}
	return shares, total
}
