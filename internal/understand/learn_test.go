package understand

import (
	"math"
	"math/rand/v2"
	"testing"
)

// lessons are one of each kind of label.
func lessons(t *testing.T) []Lesson {
	t.Helper()
	r := small(t)
	var all []Lesson
	for _, x := range []struct {
		words        string
		topics, also []string
		several      bool
	}{
		{"昨日知りました。手数料は無料ですか", []string{"fee"}, nil, false},
		{"期間はいつまで。手数料は？", []string{"period"}, []string{"fee"}, false},
		{"手数料は？期間はいつ？ありがとう", []string{"fee", "period"}, nil, true},
		{"どうもありがとう", []string{"thanks"}, nil, false},
	} {
		l, ok := r.Lesson(x.words, x.topics, x.also, x.several)
		if !ok {
			t.Fatalf("no lesson of %q", x.words)
		}
		all = append(all, l)
	}
	return all
}

// improbable is what learning makes small: minus the log probability of the labels, in the mean.
func improbable(lessons []Lesson, w *Weights) float64 {
	sum := 0.0
	for _, l := range lessons {
		c := l.look.chain(w)
		agreed, total := 0.0, c.total(c.every())
		for _, s := range l.sets {
			agreed += s.sign * math.Exp(c.total(c.only(s.topics))-total)
		}
		sum -= math.Log(agreed) / float64(len(lessons))
	}
	return sum
}

func TestSlopeIsThatOfTheProbability(t *testing.T) {
	all := lessons(t)
	w := &Weights{Meaning: make([]float64, len(all[0].look.parts[0].vector))}
	random := rand.New(rand.NewPCG(5, 6))
	for _, x := range w.flat() {
		*x = random.NormFloat64() / 4
	}
	slopes := slope(all, w).flat()
	const small = 1e-5
	for i, x := range w.flat() {
		was := *x
		*x = was + small
		above := improbable(all, w)
		*x = was - small
		below := improbable(all, w)
		*x = was
		if want := (above - below) / (2 * small); math.Abs(*slopes[i]-want) > 1e-6 {
			t.Errorf("the slope of weight %d is %v, want %v", i, *slopes[i], want)
		}
	}
}

func TestLearnMakesLabelsProbable(t *testing.T) {
	all := lessons(t)
	before, after := improbable(all, Learn(all, 0)), improbable(all, Learn(all, 30))
	if after > before/2 {
		t.Errorf("labels are improbable by %v after learning, %v before", after, before)
	}
}

func TestLessonOfUnknownTopics(t *testing.T) {
	r := small(t)
	for _, topics := range [][]string{nil, {"cards"}, {"fee", "cards"}} {
		if _, ok := r.Lesson("手数料は？", topics, nil, len(topics) > 1); ok {
			t.Errorf("a lesson of %q", topics)
		}
	}
}
