package understand

import "madoguchi/internal/faq"

// Bounds are how probable what is found must be. They are chosen on messages of writers
// that neither opinion had seen, so that most are answered right with little harm.
type Bounds struct {
	Answer  float64 // for a fact
	Hand    float64 // for an entry that tells no fact: by mistake it tells nobody anything wrong
	Compete float64 // of two topics together, where one is not answered, to ask which
}

// Bounds are those that belong to the reader's weights.
func (r *Reader) Bounds() Bounds { return r.weights.Bounds }

// Match is a reading of one question, as of the n-grams alone.
func (r *Reader) Match(question string) faq.Match {
	read := r.Read(question)
	m := faq.Match{Ranked: read.Ranked}
	switch {
	case len(read.Asked) > 0 && read.Some >= r.weights.Bounds.Answer && len(read.Ranked) > 0 && read.Asked[0].Entry == read.Ranked[0].Entry:
		m.Verdict = faq.Sure
	case Compete(read.Ranked, r.weights.Bounds):
		m.Verdict = faq.Close
	}
	return m
}

// Compete reports whether two topics are about as probable, and together probable enough to
// ask which is meant.
func Compete(ranked []faq.Scored, b Bounds) bool {
	return len(ranked) > 1 && ranked[0].Score+ranked[1].Score >= b.Compete
}
