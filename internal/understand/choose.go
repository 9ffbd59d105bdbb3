package understand

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// mostChosen is how many topics are weighed against each other.
const mostChosen = 6

// another is what one more answer costs beside the chance that it was asked for: of two
// readings of one question both may be answered, a faint one is not.
const another = 0.07

// A choice is the set of topics that a message most likely asks for.
type choice struct {
	topics []int           // in the order in which they are asked
	some   float64         // how probable it is that one of them at least is asked
	each   map[int]float64 // of every topic that is not quite improbable, how probable it is that it is asked
	where  map[int]int     // the part that asks for it
	ranked []int           // the same topics, the likeliest first
}

// choose finds it. What is said beside questions, a greeting or thanks, is asked for only
// where nothing else is.
func (c *chain) choose(beside []int) choice {
	every := c.every()
	shares, total := c.share(every)
	asked := choice{each: map[int]float64{}, where: map[int]int{}}
	var ranked []int
	for t := range c.asks[0] {
		part, most := 0, 0.0
		for k := range c.parts {
			if p := shares[k] * math.Exp(c.asks[k][t]-every[k]); p > most {
				part, most = k, p
			}
		}
		if most < 0.003 {
			continue
		}
		asked.each[t] = 1 - math.Exp(c.total(c.without(every, t))-total)
		asked.where[t] = part
		ranked = append(ranked, t)
	}
	slices.SortFunc(ranked, func(a, b int) int { return cmp.Or(cmp.Compare(asked.each[b], asked.each[a]), cmp.Compare(a, b)) })
	asked.ranked = ranked
	asked.set(c, ranked, beside, total)
	if len(asked.topics) > 0 {
		asked.some = 1 - math.Exp(c.total(c.without(every, asked.topics...))-total)
	}
	return asked
}

// set finds the topics that are asked among those that are ranked.
func (a *choice) set(c *chain, ranked, beside []int, total float64) {
	questions := slices.DeleteFunc(slices.Clone(ranked), func(t int) bool { return slices.Contains(beside, t) })
	questions = questions[:min(mostChosen, len(questions))]
	best := likeliest(c.within(questions, beside, total))
	for i, t := range questions {
		if best>>i&1 == 1 {
			a.topics = append(a.topics, t)
		}
	}
	slices.SortStableFunc(a.topics, func(s, t int) int { return cmp.Compare(c.parts[a.where[s]].from, c.parts[a.where[t]].from) })
	if len(a.topics) > 0 {
		return
	}
	if k := slices.IndexFunc(ranked, func(t int) bool { return slices.Contains(beside, t) }); k >= 0 {
		a.topics = ranked[k : k+1]
	}
}

// within is, for each set of the topics (bit i stands for the i-th), how probable it is that
// nothing outside of it is asked.
func (c *chain) within(topics, beside []int, total float64) []float64 {
	out := make([]float64, 1<<len(topics))
	for set := range out {
		var chosen []int
		for i, t := range topics {
			if set>>i&1 == 1 {
				chosen = append(chosen, t)
			}
		}
		out[set] = math.Exp(c.total(c.only(chosen, beside)) - total)
	}
	return out
}

// likeliest is the set that answers best: of one topic, how probable it is that just that
// is asked; of several, that all which is asked is among them and that it is more than
// one. An answer too many beside one that was asked for hides it.
func likeliest(within []float64) int {
	exact := slices.Clone(within)
	for bit := 1; bit < len(exact); bit <<= 1 {
		for set := range exact {
			if set&bit != 0 {
				exact[set] -= exact[set^bit]
			}
		}
	}
	best, most := 0, exact[0]
	for set := 1; set < len(within); set++ {
		worth := exact[set]
		if n := bits.OnesCount(uint(set)); n > 1 {
			worth = within[set] - within[0] - another*float64(n-2)
			for bit := 1; bit < len(within); bit <<= 1 {
				if set&bit != 0 {
					worth -= exact[bit]
				}
			}
		}
		if worth > most {
			best, most = set, worth
		}
	}
	return best
}
