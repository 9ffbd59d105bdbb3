// Package judge says how right an answer to a labelled inquiry is. It knows no desk and no
// file: a case, an answer, a verdict.
package judge

import "slices"

// Verdict is how right an answer is.
type Verdict string

// The verdicts.
const (
	Right   Verdict = "right"
	AlsoOK  Verdict = "also ok" // right, treated in another way that the label allows
	Asked   Verdict = "asked"   // the desk asks back: neither right nor harmful
	Missed  Verdict = "missed"  // put off, or handed to a person, where an answer stood ready
	Harmful Verdict = "harmful" // says what must not be said, or answers confidently what nobody asked
)

// Verdicts are all of them, the best first.
func Verdicts() []Verdict { return []Verdict{Right, AlsoOK, Asked, Missed, Harmful} }

// Right reports whether the customer got what they asked for.
func (v Verdict) Right() bool { return v == Right || v == AlsoOK }

// What a label or an answer may be of; the other kinds are only compared.
const (
	answered = "faq"
	several  = "multi"
	asking   = "clarify"
)

// Answer is what a desk made of an inquiry.
type Answer struct {
	Kind   string   // as a label's
	Topics []string // what it answered, or offers where it asks back, the surest first
	Reply  string   // all that the customer reads
}

// Judge says how right an answer is.
//
//   - Whatever else it says, an answer with words that must not be said is harmful.
//   - Asking back is neither right nor harmful.
//   - Right is an answer of the wanted kind whose first two topics hold the wanted one, or one
//     that the label calls as good, with the words that must be there. Of several questions
//     all must be answered, and nothing is as good. In another kind that the label allows the
//     words need not be there.
//   - Harmful is what is told as an answer and answers nothing of what was asked. Of several
//     questions one that is answered is enough not to do harm.
//   - All else is missed.
func (c Case) Judge(a Answer) Verdict {
	forms := readings(a.Reply)
	if some(c.Expect.Forbidden, forms) {
		return Harmful
	}
	if a.Kind == asking {
		return Asked
	}
	wanted := a.Kind == c.Expect.Kind
	allowed := wanted || slices.Contains(c.Expect.AlsoOK, a.Kind)
	switch {
	case wanted && c.onTopic(a) && every(c.Expect.Required, forms):
		return Right
	case allowed && !wanted && c.onTopic(a):
		return AlsoOK
	case (a.Kind == answered || a.Kind == several) && c.beside(a):
		return Harmful
	}
	return Missed
}

// onTopic reports whether an answer is about what was asked.
func (c Case) onTopic(a Answer) bool {
	if c.Several() {
		return !slices.ContainsFunc(c.Expect.Topics, func(t string) bool { return !slices.Contains(a.Topics, t) })
	}
	first := a.Topics[:min(2, len(a.Topics))]
	return slices.ContainsFunc(c.Topics(), func(t string) bool { return slices.Contains(first, t) })
}

// beside reports whether an answer is about nothing of what was asked.
func (c Case) beside(a Answer) bool {
	if c.Several() {
		return !slices.ContainsFunc(c.Expect.Topics, func(t string) bool { return slices.Contains(a.Topics, t) })
	}
	return !c.onTopic(a)
}
