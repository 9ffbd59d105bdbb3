// Package claim holds what a text says in words against what the facts say: how surely
// something leaked, what is denied, promised, planned or called safe, and words that stand
// nowhere in the notice.
package claim

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

var (
	//go:embed denied.txt
	deniedTable string
	//go:embed happened.txt
	happenedTable string
	//go:embed happened_en.txt
	happenedEnglishTable string
	//go:embed safe.txt
	safeTable string
	//go:embed money.txt
	moneyTable string
	//go:embed free.txt
	freeTable string
	//go:embed pledged.txt
	pledgedTable string
	//go:embed promised.txt
	promisedTable string
	//go:embed surely.txt
	surelyTable string
	//go:embed everybody.txt
	everybodyTable string
	//go:embed only.txt
	onlyTable string
	//go:embed service.txt
	serviceTable string
	//go:embed demanded.txt
	demandedTable string
	//go:embed phrases.txt
	phrases string
)

var (
	denied          = words.Table(deniedTable)
	happened        = words.Table(happenedTable)
	happenedEnglish = words.Table(happenedEnglishTable)
	safe            = words.Table(safeTable)
	moneyParts      = words.Parts(moneyTable)
	money           = words.Joined(moneyParts...)
	free            = words.Table(freeTable)
	pledgedParts    = words.Parts(pledgedTable)
	pledged         = words.Joined(pledgedParts...)
	promised        = words.Table(promisedTable)
	surely          = words.Table(surelyTable)
	everybody       = words.Table(everybodyTable)
	only            = words.Table(onlyTable)
	service         = words.Table(serviceTable)
	demanded        = words.Table(demandedTable)

	measures  = words.Part(phrases, "measures")
	tells     = words.Part(phrases, "tells")
	most      = words.Part(phrases, "most")
	atAll     = words.Part(phrases, "at all")
	concerned = words.Part(phrases, "concerned")
	concern   = words.Part(phrases, "concern")
	notKnown  = words.Part(phrases, "not known")
	ruledOut  = words.Part(phrases, "ruled out")
	planned   = words.Part(phrases, "planned")
	harmed    = words.Part(phrases, "harmed")
	wasLeaked = words.Part(phrases, "was leaked")
	asserts   = words.Part(phrases, "asserts")
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
	cut := slices.DeleteFunc(words.Cut([]rune(said)), func(w words.Word) bool { return c.Harmless(w) || !w.Known() && list.In(w.Text) })
	phrase, _ := list.Find(said)
	return slices.ContainsFunc(c.On.Sentences, func(s evidence.Sentence) bool {
		s.Text = measures.BlankIn(s.Text)
		same := list.In(s.Text) && (len(cut) > 0 || strings.Contains(s.Text, phrase))
		return same && clause.Negates(s.Text) == clause.Negates(said) && s.Says(cut)
	})
}

// serves reports whether the sentence of clause k only asks, thanks or apologises, or declines
// to say. A list does what the sentence above it does.
func (c check) serves(k int) (asked, declined bool) {
	for k > 0 && c.Clauses[k].Bullet && c.Clauses[k-1].Line >= c.Clauses[k].Line-1 && !clause.Requests(c.Clauses[k].Text) {
		k--
	}
	var all []string
	for _, o := range c.Clauses {
		if o.Sentence == c.Clauses[k].Sentence {
			all = append(all, o.Text)
		}
	}
	text := strings.Join(all, ",")
	return clause.Requests(text) || service.In(text), c.Clauses[k].Asks() || clause.Unsaid(text)
}
