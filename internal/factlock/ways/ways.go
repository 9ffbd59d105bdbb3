// Package ways holds what people are to do against the facts that ask it of them: what they enter, and in
// which way they send something. Who asks for the wrong number, or by the wrong way, sends people astray.
package ways

import (
	"embed"
	"slices"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

// kinds are things or ways, each with what a text calls it, and a fact.
type kinds [][2]*words.List

// Of whom a pair tells.
const (
	ofText = iota
	ofFact
)

var (
	things = kinds(words.Pairs(tables, "things"))
	ways   = kinds(words.Pairs(tables, "ways"))
	enters = words.Of("入力", "記入", "enter", "enters", "entering", "type in", "fill in")
	// reached say in English how people are told; where a clause says so in Japanese, package claim holds it.
	reached = words.Of("be called", "be contacted", "be told", "be notified", "be informed", "will call", "will write", "will contact",
		"will notify")
	alone = words.Of("のみ", "だけ", "only", "just")
)

// in counts the kinds that a text, or a fact, names.
func (k kinds) in(s string, of int) int {
	n := 0
	for _, names := range k {
		if names[of].In(s) {
			n++
		}
	}
	return n
}

// lacking is how a text calls the first of its kinds that no sentence names, "" for none.
func (k kinds) lacking(s string, facts []evidence.Sentence) string {
	for _, names := range k {
		word, at := names[ofText].Find(s)
		if at >= 0 && !slices.ContainsFunc(facts, func(f evidence.Sentence) bool { return names[ofFact].In(f.Text) }) {
			return word
		}
	}
	return ""
}

// Check refuses what the cited facts ask otherwise.
func Check(r *reading.Reading) {
	if r.Label || r.Own || r.Inner {
		return
	}
	for k, c := range r.Clauses {
		if c.Asks() {
			continue
		}
		anytime(r, k)
		source(r, k)
		if r.On.Quotes(c.Text) {
			continue
		}
		entered(r, k)
		sent(r, k)
		given(r, k)
		ours(r, k)
		unasked(r, k)
	}
}

// entered refuses a thing to enter that the cited facts do not name where they say what to enter, and one
// alone where they name several.
func entered(r *reading.Reading, k int) {
	c := r.Clauses[k]
	facts := slices.DeleteFunc(slices.Clone(r.On.Sentences), func(f evidence.Sentence) bool {
		return !enters.In(f.Text) || things.in(f.Text, ofFact) == 0
	})
	if len(facts) == 0 || !enters.In(c.Text) || clause.Negates(c.Text) {
		return
	}
	text := r.UpTo(k)
	if word := things.lacking(text, facts); word != "" {
		r.RefuseLine(c.Line, word, "is not what the cited facts ask people to enter", "write what they ask for")
		return
	}
	named := things.in(text, ofText)
	all := func(f evidence.Sentence) bool { return things.in(f.Text, ofFact) <= named }
	if word, at := alone.Find(text); at >= 0 && named > 0 && !slices.ContainsFunc(facts, all) {
		r.RefuseLine(c.Line, word, "leaves out what the cited facts ask people to enter", "write all that they ask for")
	}
}

// sent refuses a way in which a text asks for something, or tells those whom another did not reach, that is
// none of the ways of the sentences which speak of it.
func sent(r *reading.Reading, k int) {
	c := r.Clauses[k]
	asks := clause.Requests(c.Text)
	if ways.in(c.Text, ofText) == 0 || !asks && !reached.In(c.Text) {
		return
	}
	text := r.UpTo(k)
	facts := slices.DeleteFunc(slices.Clone(r.On.Sentences), func(f evidence.Sentence) bool {
		same := shares(r, text, f) || r.Foreign() && len(r.On.Facts) == 1
		return ways.in(f.Text, ofFact) == 0 || asks && !clause.Requests(f.Text) || !same
	})
	if len(facts) == 0 {
		return
	}
	if word := ways.lacking(c.Text, append(slices.Clone(r.On.Sentences), facts...)); word != "" {
		r.RefuseLine(c.Line, word, "is no way that the cited facts name for it", "write the way that they name")
	}
}

// shares reports whether a text and a sentence speak of the same thing, beside the ways.
func shares(r *reading.Reading, text string, f evidence.Sentence) bool {
	for _, names := range ways {
		text = names[ofFact].BlankIn(names[ofText].BlankIn(text))
	}
	return slices.ContainsFunc(r.Cut(text), func(w words.Word) bool {
		return !r.Harmless(w) && len([]rune(w.Text)) > 1 && f.Says([]words.Word{w})
	})
}
