package eval

import (
	"fmt"
	"io"
	"math"
	"slices"

	"madoguchi/infra/local/eval/judge"
	"madoguchi/internal/conversation"
	"madoguchi/internal/conversation/intent"
)

// bins are the tenths of probability.
const bins = 10

// bin holds the single questions whose likeliest topic had a probability of that tenth.
type bin struct {
	n, right int
	sum      float64 // of the probabilities
}

// calibration is how true the probabilities of the desk's own reader are.
type calibration [bins]bin

// add counts a single question that was weighed. What looking at the text decides has no
// probability, and of several questions none has one alone.
func (l *calibration) add(c judge.Case, considered []conversation.Considered) {
	if c.Several() || len(considered) == 0 {
		return
	}
	likeliest := considered[0]
	b := &l[min(int(likeliest.Score*bins), bins-1)]
	b.n++
	b.sum += likeliest.Score
	if slices.Contains(c.Topics(), intent.Topic(likeliest.Entry)) {
		b.right++
	}
}

// print writes a reliability diagram as a table, and the expected calibration error: how
// far probability and share of right ones are apart, on average over the messages.
func (l *calibration) print(w io.Writer) {
	fmt.Fprintf(w, "%-12s%8s%13s%9s\n", "probability", "n", "on average", "right")
	n, apart := 0, 0.0
	for i, b := range l {
		if b.n == 0 {
			continue
		}
		said, true := b.sum/float64(b.n), float64(b.right)/float64(b.n)
		fmt.Fprintf(w, "%.1f to %.1f  %8d%13.3f%9.3f\n", float64(i)/bins, float64(i+1)/bins, b.n, said, true)
		n += b.n
		apart += float64(b.n) * math.Abs(said-true)
	}
	fmt.Fprintf(w, "expected calibration error %.3f over %d single questions\n", apart/float64(max(n, 1)), n)
}
