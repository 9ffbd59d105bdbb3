package understand

import (
	"math"
	"runtime"
	"slices"
	"sync"
)

// A Lesson is a labelled message, as two opinions judged it that had not seen its writer.
type Lesson struct {
	look   look
	beside []int   // topics that stand beside questions
	sets   []terms // what the label allows: see there
}

// terms are ways to read a message: all whose questions are among the topics. The sum over a
// lesson's terms, each times its sign, is the weight of all readings that agree with the
// label: of one question exactly that topic, of several at least all of them.
type terms struct {
	topics []int
	sign   float64
}

// mostAsked is how many questions of one message a lesson tells apart.
const mostAsked = 4

// Lesson judges a message, and says whether its label is about topics that the reader
// knows. also are topics that are as right.
func (r *Reader) Lesson(words string, topics, also []string, several bool) (Lesson, bool) {
	asked, known := r.numbers(topics)
	if !known || len(asked) == 0 {
		return Lesson{}, false
	}
	others, _ := r.numbers(also)
	l := Lesson{look: r.look(words)}
	if several || !slices.Contains(r.beside, asked[0]) {
		l.beside = r.beside
	}
	if several {
		l.all(asked[:min(mostAsked, len(asked))], others)
	} else {
		l.one(append(asked[:1:1], others...))
	}
	return l, true
}

// numbers are those of topics, and whether all are known.
func (r *Reader) numbers(names []string) (numbers []int, all bool) {
	all = true
	for _, name := range names {
		t := slices.Index(r.topics, name)
		if t < 0 {
			all = false
		} else if !slices.Contains(numbers, t) {
			numbers = append(numbers, t)
		}
	}
	return numbers, all
}

// one allows just one of the topics.
func (l *Lesson) one(topics []int) {
	l.sets = append(l.sets, terms{l.beside, -float64(len(topics))})
	for _, t := range topics {
		l.sets = append(l.sets, terms{append(slices.Clone(l.beside), t), 1})
	}
}

// all wants all of the topics, and allows others: by inclusion and exclusion.
func (l *Lesson) all(topics, others []int) {
	for set := range 1 << len(topics) {
		s := terms{append(slices.Clone(l.beside), others...), 1}
		for i, t := range topics {
			if set>>i&1 == 1 {
				s.topics = append(s.topics, t)
			} else {
				s.sign = -s.sign
			}
		}
		l.sets = append(l.sets, s)
	}
}

// How the weights are learned: all lessons a step, Adam, the rate falling as a cosine.
const (
	learnRate = 0.05
	decay     = 0.0003 // of the weights of vectors, which are many
)

// Learn learns weights from lessons: those that make the labels most probable. The same
// lessons give the same weights on the same processor.
func Learn(lessons []Lesson, steps int) *Weights {
	w := &Weights{Meaning: make([]float64, len(lessons[0].look.parts[0].vector))}
	w.Opinions[0], w.Opinions[1], w.Tells[0] = 1, 0.4, -2
	first, second := slopeOf(w), slopeOf(w)
	for step := 1; step <= steps; step++ {
		g := slope(lessons, w)
		for i, x := range g.Meaning {
			g.Meaning[i] = x + 2*decay*w.Meaning[i]
		}
		rate := learnRate * (0.05 + 0.475*(1+math.Cos(math.Pi*float64(step)/float64(steps))))
		fade1, fade2 := 1-math.Pow(0.9, float64(step)), 1-math.Pow(0.999, float64(step))
		weights, slopes, ones, twos := w.flat(), g.flat(), first.flat(), second.flat()
		for i, x := range slopes {
			*ones[i] = 0.9**ones[i] + 0.1**x
			*twos[i] = 0.999**twos[i] + 0.001**x**x
			*weights[i] -= rate * (*ones[i] / fade1) / (math.Sqrt(*twos[i]/fade2) + 1e-8)
		}
	}
	return w
}

func slopeOf(w *Weights) *Weights { return &Weights{Meaning: make([]float64, len(w.Meaning))} }

// flat are all weights, in one order.
func (w *Weights) flat() []*float64 {
	var all []*float64
	for _, list := range [][]float64{w.Opinions[:], w.Asks[:], w.Tells[:], w.Meaning} {
		for i := range list {
			all = append(all, &list[i])
		}
	}
	return all
}

// slope is how the improbability of the labels changes with the weights, in the mean.
func slope(lessons []Lesson, w *Weights) *Weights {
	slopes := make([]*Weights, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for k := range slopes {
		slopes[k] = slopeOf(w)
		wait.Go(func() {
			for i := k; i < len(lessons); i += len(slopes) {
				lessons[i].slope(w, slopes[k])
			}
		})
	}
	wait.Wait()
	sum := slopeOf(w)
	for _, s := range slopes {
		into := sum.flat()
		for i, x := range s.flat() {
			*into[i] += *x / float64(len(lessons))
		}
	}
	return sum
}

// slope adds what a lesson says.
func (l Lesson) slope(w, into *Weights) {
	c := l.look.chain(w)
	every := c.every()
	shares, total := c.share(every)
	agreed := 0.0
	type side struct {
		terms
		weights, shares []float64
		part            float64
	}
	var sides []side
	for _, s := range l.sets {
		weights := c.only(s.topics)
		shares, sum := c.share(weights)
		part := s.sign * math.Exp(sum-total)
		agreed += part
		sides = append(sides, side{s, weights, shares, part})
	}
	agreed = math.Max(agreed, 1e-6)
	asks, tells := make([][]float64, len(c.parts)), make([]float64, len(c.parts))
	for k := range asks {
		asks[k] = make([]float64, len(c.asks[k]))
	}
	rest := 0.0
	for _, s := range sides {
		pull := -s.part / agreed
		rest -= pull
		for k := range c.parts {
			p := pull * s.shares[k]
			tells[k] += p * math.Exp(c.tells[k]-s.weights[k])
			for _, t := range s.topics {
				asks[k][t] += p * math.Exp(c.asks[k][t]-s.weights[k])
			}
		}
	}
	for k := range c.parts {
		p := rest * shares[k]
		tells[k] += p * math.Exp(c.tells[k]-every[k])
		for t, v := range c.asks[k] {
			asks[k][t] += p * math.Exp(v-every[k])
		}
	}
	l.look.slope(asks, tells, into)
}

// slope turns how the improbability changes with the weights of parts into how it changes
// with the learned weights.
func (l look) slope(asks [][]float64, tells []float64, into *Weights) {
	n := len(l.clauses)
	whole := l.parts[at(n, 0, n)]
	for k, p := range l.parts {
		wider := l.parts[at(n, max(p.from-1, 0), p.to)]
		sum := 0.0
		for t, d := range asks[k] {
			if d == 0 {
				continue
			}
			sum += d
			for f, x := range opinions(p, whole, wider, t) {
				into.Opinions[f] += d * x
			}
		}
		for f, v := range p.surface {
			into.Asks[f] += sum * v
			into.Tells[f] += tells[k] * v
		}
		for f, v := range p.vector {
			into.Meaning[f] += sum * float64(v)
		}
	}
}

// Weigh reads a lesson's message anew with other weights: how probable it is that one of the
// topics found is asked, and whether these are right.
func (l Lesson) Weigh(w *Weights) (topics []int, some float64) {
	chosen := l.look.chain(w).choose(l.beside)
	return chosen.topics, chosen.some
}
