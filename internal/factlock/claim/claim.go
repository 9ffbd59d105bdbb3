// Package claim holds what a text says in words against what the facts say: how surely
// something leaked, what is denied, promised, planned or called safe, and words that stand
// nowhere in the notice.
package claim

import (
	"embed"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

var (
	denied          = words.Table(tables, "denied")
	happened        = words.Table(tables, "happened")
	happenedEnglish = words.Table(tables, "happened_en")
	safe            = words.Table(tables, "safe")
	moneyParts      = words.Parts(tables, "money")
	money           = words.Joined(moneyParts...)
	free            = words.Table(tables, "free")
	pledgedParts    = words.Parts(tables, "pledged")
	pledged         = words.Joined(pledgedParts...)
	promised        = words.Table(tables, "promised")
	surely          = words.Table(tables, "surely")
	everybody       = words.Table(tables, "everybody")
	only            = words.Table(tables, "only")
	demanded        = words.Table(tables, "demanded")

	measures  = words.Part(tables, "phrases", "measures")
	tells     = words.Part(tables, "phrases", "tells")
	most      = words.Part(tables, "phrases", "most")
	atAll     = words.Part(tables, "phrases", "at all")
	concerned = words.Part(tables, "phrases", "concerned")
	concern   = words.Part(tables, "phrases", "concern")
	notKnown  = words.Part(tables, "phrases", "not known")
	ruledOut  = words.Part(tables, "phrases", "ruled out")
	planned   = words.Part(tables, "phrases", "planned")
	harmed    = words.Part(tables, "phrases", "harmed")
	wasLeaked = words.Part(tables, "phrases", "was leaked")
	asserts   = words.Part(tables, "phrases", "asserts")
)

// check is a text whose clauses are held against the facts that it cites.
type check struct{ *reading.Reading }

// Certainty refuses what says more, or less, than the facts: a likely item that leaked,
// anything that did not, and denials.
func Certainty(r *reading.Reading) {
	c := check{r}
	for k := range r.Clauses {
		certainty{c}.clause(k)
	}
}

// Promises refuses promises, compensation, what nobody is asked to do and everything called
// safe, unless a cited fact says the same.
func Promises(r *reading.Reading) { promises{check{r}}.all() }

// Support refuses what rests on nothing: a word that claims something and stands nowhere in the
// notice, such as a cause, a thing or a place that it lacks. Asking, thanking, apologising and
// declining to say need no fact.
func Support(r *reading.Reading) {
	if !r.Label && !r.Own {
		support{check{r}}.all()
	}
}

// Against refuses what turns a cited fact round: what is planned said to be done, what is
// suspected said to have happened, what is denied said plainly.
func Against(r *reading.Reading) {
	if !r.Label && !r.Own {
		against{check{r}}.all()
	}
}

// backed reports whether a cited fact itself says a claim: in one sentence one of its words, all
// that the clause says besides, and a "not" where the clause has one.
func (c check) backed(said string, list *words.List) bool {
	if c.On.Quotes(said) {
		return true
	}
	cut := slices.DeleteFunc(c.Cut(said), func(w words.Word) bool { return c.Harmless(w) || !w.Known() && list.In(w.Text) })
	phrase, _ := list.Find(said)
	return slices.ContainsFunc(c.On.Sentences, func(s evidence.Sentence) bool {
		s.Text = measures.BlankIn(s.Text)
		same := list.In(s.Text) && (len(cut) > 0 || c.Foreign() || strings.Contains(s.Text, phrase))
		return same && clause.Negates(s.Text) == clause.Negates(said) && s.Says(cut)
	})
}
