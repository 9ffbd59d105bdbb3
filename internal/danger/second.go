package danger

import "math"

// A bar is how sure the classifier must be of a text: alone, and where somebody seconds it.
type bar struct{ alone, seconded float32 }

// piece is the bar for a sentence by itself of a text that has it.
func (b bar) piece() bar { return bar{max(surer, b.alone), max(surer, b.seconded)} }

// surer is how much surer the classifier must be of a sentence by itself, for what stands
// around it may say that it was meant otherwise, and alone of a long story, which has many.
const surer = 0.8

// joined is how much surer it must be of messages that are read together.
const joined = 0.4

// surest is how much surer it must be of who goes to tell their family something, speaks of a story
// that was made up or of what is over since years, or tells of a swindle.
const surest = 1.2

// long is how many characters a text has that tells a story.
const long = 200

// need is how sure it must be of words, of which it is given the folded text as well.
func need(folded []rune, words string) bar {
	switch {
	case homely(folded, words), madeUp(words), len(folded) <= widest && (settled(folded, words) || defrauded(folded)):
		return bar{surest, surest}
	case len(folded) > long:
		return bar{alone: surer}
	}
	return bar{}
}

// What a second opinion weighs: how fast with its odds, and how much it gives and takes at most. So it confirms a weak
// margin and takes back a middling one, and takes less than it gives, for a miss costs more than an alarm. Chosen, with
// the bars, on writers whom neither opinion had seen.
const (
	slope = 0.2
	gives = 0.6
	takes = 0.3
)

// weight is how much a second opinion adds to a margin for a kind of danger. From despair it takes
// nothing: who is tired of living says it without a word for it, which no encoder has learned.
func weight(p float64, kind Kind) float32 {
	p = min(max(p, 1e-5), 1-1e-5)
	w := float32(min(max(slope*math.Log(p/(1-p)), -takes), gives))
	if kind == Despair {
		return max(w, 0)
	}
	return w
}

// opinion is what somebody else thinks of a text, who is asked once, and only where it may decide:
// that takes some milliseconds.
type opinion struct {
	second func(string) (float64, bool)
	words  string
	asked  bool
	p      float64
	known  bool
}

// reach reports whether a margin for a kind of danger, with the opinion, is beyond a bar.
func (o *opinion) reach(margin float32, kind Kind, b bar) bool {
	if o.second == nil {
		return margin > b.alone
	}
	if margin <= b.seconded-gives || margin > max(b.alone, b.seconded+takes) {
		return margin > b.alone
	}
	if !o.asked {
		o.p, o.known = o.second(o.words)
		o.asked = true
	}
	if !o.known {
		return margin > b.alone
	}
	return margin+weight(o.p, kind) > b.seconded
}
