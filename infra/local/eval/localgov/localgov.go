package localgov

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"time"

	"madoguchi/internal/encoder"
)

// Run measures on the set in a folder: the n-grams and, where the file of an encoder is
// named, the encoder, and both together. An encoder that was trained on the set, or chosen by
// it, makes the figures worthless.
func Run(dir, encoderFile string, now func() time.Time, out io.Writer) error {
	s, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d queries, %d entries; the deviation of SR@1 is about .018\n", len(s.queries), len(s.entries))
	header(out)
	s.measure(newGrams(s.entries), now).print(out, "n-grams")
	if encoderFile == "" {
		return nil
	}
	e, err := encoder.Open(encoderFile)
	if err != nil {
		return err
	}
	defer e.Close()
	vectors := newMeaning(e, s.entries)
	s.measure(vectors, now).print(out, "encoder")
	s.measure(newBoth(vectors, s.entries), now).print(out, "both")
	return nil
}

// measure asks an engine all queries.
func (s set) measure(e engine, now func() time.Time) *figures {
	f := &figures{}
	for _, q := range s.queries {
		start := now()
		scores := e.scores(q.Text)
		ranked := make([]int, len(scores))
		for i := range ranked {
			ranked[i] = i
		}
		slices.SortStableFunc(ranked, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
		f.add(q, ranked, now().Sub(start))
	}
	return f
}
