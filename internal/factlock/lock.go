package factlock

import (
	"slices"

	"madoguchi/internal/factlock/agree"
	"madoguchi/internal/factlock/bind"
	"madoguchi/internal/factlock/claim"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/turn"
	"madoguchi/internal/factlock/ways"
	"madoguchi/internal/factlock/when"
	"madoguchi/internal/factlock/words"
)

type (
	// Facts is a notice, what was quoted from it and what an incident adds.
	Facts = evidence.Given
	// Fact is what a text may cite.
	Fact = evidence.Quoted
	// Derived is a figure with the rule that makes it.
	Derived = evidence.Derived
	// Certainty is how sure the notice is that something leaked.
	Certainty = evidence.Certainty
	// Segment is a group of people and what of theirs is concerned.
	Segment = evidence.Segment
	// Item is one kind of data in a segment.
	Item = evidence.Item
	// Hours is when people answer.
	Hours = evidence.Hours
	// Local is a text by language.
	Local = evidence.Local
	// Text is a text that somebody may read, and the facts that it rests on.
	Text = reading.Text
	// Problem is what a text may not say.
	Problem = reading.Problem
)

// How sure a notice is; the three never merge.
const (
	Leaked      = evidence.Leaked
	Likely      = evidence.Likely
	Unconfirmed = evidence.Unconfirmed
)

// Lock is the facts, ready to be compared with texts, and to be asked what they hold. It is for
// one goroutine.
type Lock struct {
	*evidence.Book
	binder *bind.Binder
	told   *agree.Told
	when   when.Told
	general
}

// New makes a lock of facts.
func New(facts Facts) *Lock {
	said, general := apart(facts.Facts)
	facts.Facts = said
	book := evidence.Read(facts)
	return &Lock{book, bind.New(book), agree.Read(book), when.Read(book), general}
}

// Dated reports whether a text names a date.
func Dated(text string) bool {
	return slices.ContainsFunc(figure.Find(words.Fold(text)), func(f figure.Figure) bool { return f.Kind == figure.Date })
}

// Check returns what is wrong with a text, in the order in which the rules find it.
func (l *Lock) Check(t Text) []Problem {
	r := reading.Open(l.Book, l.without(t))
	l.binder.Figures(r)
	l.when.Check(r)
	named := slices.Clone(r.Runes)
	elsewhere(r, string(named))
	names(r)
	if t.Inner {
		return r.Problems
	}
	r.Split()
	claim.Certainty(r)
	claim.Promises(r)
	l.binder.Calendar(r)
	l.binder.Apart(r)
	l.binder.Sequence(r, named)
	l.binder.Sides(r, named)
	l.binder.Compared(r)
	claim.Support(r)
	l.binder.Deeds(r, string(named))
	claim.Against(r)
	ways.Check(r)
	turn.Check(r)
	l.told.Check(r)
	return r.Problems
}
