package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"madoguchi/infra/local/eval/judge"
)

// confusion is what a message wanted and what it got instead.
type confusion struct{ wanted, given string }

// confusions count them.
type confusions map[confusion]int

// What stands in the place of a topic that was not given.
const (
	askedBack = "(asked back)"
	nothing   = "(nothing)"
	leftOut   = "(left out)" // of several questions, some were answered
)

// add counts what went wrong. Of several questions each that was not answered counts.
func (f confusions) add(c judge.Case, a judge.Answer, v judge.Verdict) {
	given := nothing
	switch {
	case v.Right():
		return
	case v == judge.Asked:
		given = askedBack
	case len(a.Topics) > 0:
		given = a.Topics[0]
	}
	for _, topic := range c.Expect.Topics {
		switch {
		case !c.Several():
			if topic == given {
				given += " as " + a.Kind
			}
			f[confusion{topic, given}]++
		case v == judge.Asked:
			f[confusion{topic, given}]++
		case !slices.Contains(a.Topics, topic):
			f[confusion{topic, leftOut}]++
		}
	}
}

// print writes the most frequent ones.
func (f confusions) print(w io.Writer, most int) {
	pairs := slices.SortedFunc(maps.Keys(f), func(a, b confusion) int {
		return cmp.Or(cmp.Compare(f[b], f[a]), cmp.Compare(a.wanted, b.wanted), cmp.Compare(a.given, b.given))
	})
	for _, p := range pairs[:min(most, len(pairs))] {
		fmt.Fprintf(w, "%6d  %s -> %s\n", f[p], p.wanted, p.given)
	}
}
