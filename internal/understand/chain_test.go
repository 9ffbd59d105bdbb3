package understand

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// toss is a chain of n clauses and three topics with weights by chance.
func toss(random *rand.Rand, n int) *chain {
	c := &chain{n: n, parts: spans(n)}
	for range c.parts {
		c.tells = append(c.tells, 2*random.NormFloat64())
		c.asks = append(c.asks, []float64{2 * random.NormFloat64(), 2 * random.NormFloat64(), 2 * random.NormFloat64()})
	}
	return c
}

// tosses are chains of one to five clauses.
func tosses() []*chain {
	random := rand.New(rand.NewPCG(3, 4))
	var all []*chain
	for n := 1; n <= 5; n++ {
		all = append(all, toss(random, n), toss(random, n))
	}
	return all
}

// told is the label of a part that asks nothing.
const told = -1

// A way is one way to cut a text, with a label for each part.
type way struct {
	parts, labels []int
	odds          float64
}

// ways are all there are, one by one: what the sums of a chain must add up to.
func (c *chain) ways() []way {
	open, done := []way{{odds: 1}}, []way(nil)
	for len(open) > 0 {
		w := open[len(open)-1]
		open = open[:len(open)-1]
		end := 0
		if len(w.parts) > 0 {
			end = c.parts[w.parts[len(w.parts)-1]].to
		}
		if end == c.n {
			done = append(done, w)
			continue
		}
		for k, p := range c.parts {
			if p.from != end {
				continue
			}
			for label := told; label < len(c.asks[k]); label++ {
				weight := c.tells[k]
				if label != told {
					weight = c.asks[k][label]
				}
				open = append(open, way{append(slices.Clone(w.parts), k), append(slices.Clone(w.labels), label), w.odds * math.Exp(weight)})
			}
		}
	}
	return done
}

// sum adds up the ways that fit, as a logarithm.
func (c *chain) sum(fits func(way) bool) float64 {
	sum := 0.0
	for _, w := range c.ways() {
		if fits(w) {
			sum += w.odds
		}
	}
	return math.Log(sum)
}

func anyWay(way) bool { return true }

func same(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestAtIsThePlaceOfASpan(t *testing.T) {
	for n := 1; n <= mostCuts+1; n++ {
		for k, s := range spans(n) {
			if got := at(n, s.from, s.to); got != k {
				t.Errorf("of %d clauses, %v is at %d, want %d", n, s, got, k)
			}
		}
	}
	if n := len(spans(mostCuts + 1)); n != 91 {
		t.Errorf("the longest text has %d parts", n)
	}
}

func TestTotalIsTheSumOverAllWays(t *testing.T) {
	for _, c := range tosses() {
		want := c.sum(anyWay)
		same(t, "total", c.total(c.every()), want)
		same(t, "the sum from behind", c.backward(c.every())[0], want)
	}
}

func TestShareIsHowProbableAPartIs(t *testing.T) {
	for _, c := range tosses() {
		shares, total := c.share(c.every())
		same(t, "total", total, c.sum(anyWay))
		covered := make([]float64, c.n)
		for k, p := range c.parts {
			with := c.sum(func(w way) bool { return slices.Contains(w.parts, k) })
			same(t, "share", shares[k], math.Exp(with-total))
			for clause := p.from; clause < p.to; clause++ {
				covered[clause] += shares[k]
			}
		}
		for _, sum := range covered { // each clause stands in one part
			same(t, "the shares of a clause", sum, 1)
		}
	}
}

func TestOnlyAndWithoutTopics(t *testing.T) {
	for _, c := range tosses() {
		for _, topics := range [][]int{{}, {1}, {0, 2}} {
			inside := func(w way) bool {
				return !slices.ContainsFunc(w.labels, func(l int) bool { return l != told && !slices.Contains(topics, l) })
			}
			outside := func(w way) bool {
				return !slices.ContainsFunc(w.labels, func(l int) bool { return slices.Contains(topics, l) })
			}
			same(t, "only", c.total(c.only(topics)), c.sum(inside))
			same(t, "without", c.total(c.without(c.every(), topics...)), c.sum(outside))
		}
	}
}

// What is all but certain leaves a little for the rest, and no logarithm of nothing.
func TestWithoutWhatIsCertain(t *testing.T) {
	c := &chain{n: 1, parts: spans(1), asks: [][]float64{{60}}, tells: []float64{nothing}}
	every := c.every()
	if rest := c.total(c.without(every, 0)) - c.total(every); math.IsNaN(rest) || rest > -20 || rest < -21 {
		t.Errorf("the rest is %v", rest)
	}
}
