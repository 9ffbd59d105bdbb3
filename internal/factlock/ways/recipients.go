package ways

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// What is given to somebody, and to whom: the company itself, whose 弊社 is blanked as a name of two characters,
// or one that works for it.
var (
	gives   = lazyregexp.New(`(提出|連絡|報告|送付|通知)(し|いた|致|され|を)`)
	toUs    = lazyregexp.New(`(当社|弊社|当法人|当院|当店|当会|当館|当校|本学|小社|(?:^|[^◇])◇◇)(へ|に)`)
	toOther = lazyregexp.New(`(調査会社|保守会社|委託会社|委託先|業者|同社)(へ|に)`)
)

// given refuses to turn round who gave something to whom: 報告書は当社が調査会社へ提出しました, where it is the other way.
func given(r *reading.Reading, k int) {
	c := r.Clauses[k]
	verb, front := gift(c.Text)
	if verb == "" || clause.Negates(c.Text) {
		return
	}
	own, reverse := toUs, toOther
	switch us, other := toUs.MatchString(front), toOther.MatchString(front); {
	case us == other:
		return
	case other:
		own, reverse = toOther, toUs
	}
	turned, text := false, r.UpTo(k)
	for _, f := range r.On.Sentences {
		for part := range strings.SplitSeq(f.Text, ",") {
			what, front := gift(part)
			if what != verb {
				continue
			}
			if own.MatchString(front) {
				return
			}
			turned = turned || reverse.MatchString(front) && speaks(r, text, f)
		}
	}
	if turned {
		r.RefuseLine(c.Line, verb, "is done to another by the cited facts", "write to whom it was done")
	}
}

// gift is how a text says that something is given, and what stands in front of it.
func gift(s string) (verb, front string) {
	at := gives.FindStringSubmatchIndex(s)
	if at == nil {
		return "", ""
	}
	return s[at[2]:at[3]], s[:at[0]]
}

// speaks reports whether a sentence has a word of a text that claims something.
func speaks(r *reading.Reading, text string, f evidence.Sentence) bool {
	return slices.ContainsFunc(r.Cut(text), func(w words.Word) bool { return !r.Harmless(w) && f.Says([]words.Word{w}) })
}
