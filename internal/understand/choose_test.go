package understand

import (
	"math"
	"slices"
	"testing"
)

// The topics of the chains below.
const (
	fee = iota
	period
	thanks
	topicCount
)

// story is a chain of n clauses that tell something; longer parts are less probable.
func story(n int) *chain {
	c := &chain{n: n, parts: spans(n)}
	for _, p := range c.parts {
		c.tells = append(c.tells, -2*float64(p.to-p.from-1))
		c.asks = append(c.asks, slices.Repeat([]float64{-9}, topicCount))
	}
	return c
}

// asking makes a clause ask for a topic: 0 is as probable as telling.
func (c *chain) asking(clause, topic int, weight float64) *chain {
	c.asks[at(c.n, clause, clause+1)][topic] = weight
	return c
}

func TestChoose(t *testing.T) {
	for _, x := range []struct {
		what  string
		chain *chain
		want  []int
	}{
		{"one clear topic", story(1).asking(0, fee, 5), []int{fee}},
		{"a question behind a story", story(4).asking(3, period, 5), []int{period}},
		{"two, in the order of asking", story(2).asking(0, period, 4).asking(1, fee, 6), []int{period, fee}},
		{"the same asked twice", story(2).asking(0, fee, 4).asking(1, fee, 6), []int{fee}},
		{"a faint second one", story(2).asking(0, fee, 5).asking(1, period, -2), []int{fee}},
		{"a story", story(3), nil},
		{"a story that may ask", story(2).asking(1, fee, -2), nil},
		{"thanks beside a question", story(2).asking(0, fee, 5).asking(1, thanks, 6), []int{fee}},
		{"thanks alone", story(2).asking(0, thanks, 5), []int{thanks}},
	} {
		if got := x.chain.choose([]int{thanks}); !slices.Equal(got.topics, x.want) {
			t.Errorf("%s: chose %v, want %v", x.what, got.topics, x.want)
		}
	}
}

// The probabilities are those over all ways, whichever cut is right.
func TestChooseTellsHowProbable(t *testing.T) {
	for _, c := range tosses() {
		total := c.sum(anyWay)
		chosen := c.choose(nil)
		asked := func(topics ...int) float64 {
			return math.Exp(c.sum(func(w way) bool {
				return slices.ContainsFunc(w.labels, func(l int) bool { return slices.Contains(topics, l) })
			}) - total)
		}
		for topic, p := range chosen.each {
			same(t, "each", p, asked(topic))
		}
		if len(chosen.topics) > 0 {
			same(t, "some", chosen.some, asked(chosen.topics...))
		} else {
			same(t, "some of none", chosen.some, 0)
		}
	}
}

// Bit i of a set is the i-th topic; each set has the probability that nothing outside is asked.
func TestLikeliest(t *testing.T) {
	for _, x := range []struct {
		what   string
		within []float64
		want   int
	}{
		{"nothing is asked", []float64{.9, .95, .95, 1}, 0},
		{"just the first: .8", []float64{.1, .9, .1, 1}, 0b01},
		{"just the second: .6", []float64{.2, .3, .8, 1}, 0b10},
		{"both: .75, and .1 for either alone", []float64{.05, .15, .15, 1}, 0b11},
		{"the first, and one of two others: .95 for all three", []float64{0, 0, 0, .5, 0, .5, 0, 1}, 0b111},
		{"the first two, and .03 for a third: .97 without it", []float64{0, 0, 0, .97, 0, 0, 0, 1}, 0b011},
		{"no topic at all", []float64{1}, 0},
	} {
		if got := likeliest(x.within); got != x.want {
			t.Errorf("%s: chose %b, want %b", x.what, got, x.want)
		}
	}
}
