// Package agree holds each statement of a text against those of the cited facts that speak of the same:
// what they deny, leave open or plan is not said to be so, and the other way round; what they say of one is
// not said of another; and words such as "all" and "only" are theirs.
package agree

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/follow"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Check refuses what is not meant as in the cited facts.
func (t *Told) Check(r *reading.Reading) {
	if r.Label || r.Own {
		return
	}
	c := check{Reading: r, told: t}
	c.facts = c.tell(func(*evidence.Fact) bool { return true })
	if len(c.facts) == 0 {
		return
	}
	before := ""
	all := statements(r.Clauses)
	for i, s := range all {
		if i > 0 && r.Clauses[all[i-1].first].Sentence != r.Clauses[s.first].Sentence {
			before = ""
		}
		switch {
		case !c.skips(s):
			s.stance = stanceOf(s.text)
			c.statement(s, before)
			c.amid(s, before)
		case !c.refused(s):
			c.unsettles(s)
		}
		before += s.text + "、"
	}
}

// check is a text with what the facts that it cites tell.
type check struct {
	*reading.Reading
	facts []statement
	told  *Told
}

// tell is what such of the cited facts tell; a derived figure what those tell from which it comes.
func (c check) tell(such func(*evidence.Fact) bool) []statement {
	var all []statement
	for _, f := range c.On.Facts {
		if !such(f) {
			continue
		}
		all = append(all, c.told.of[f.ID]...)
		if f.Derived != nil {
			for _, id := range f.Derived.From {
				all = append(all, c.told.of[id]...)
			}
		}
	}
	return all
}

// skips reports whether a statement asks, thanks or declines, or has been refused.
func (c check) skips(s statement) bool {
	for k := s.first; k <= s.last; k++ {
		if asked, declined := c.Serves(k); asked && !c.leadsOn(s) || declined || c.Clauses[k].Asks() {
			return true
		}
	}
	return c.refused(s) || c.English() && (verbless(s.text) || c.listsOn(s))
}

// finite are English verbs that make a statement of their own.
var finite = words.Of("is", "are", "was", "were", "will", "can", "cannot", "may", "has", "have", "had", "do", "does", "did",
	"must", "should", "we", "you", "they", "it", "i", "please")

// listsOn reports whether an English statement goes on with the list of the one in front of it, which denies: no effect on
// supply, meter reading or billing.
func (c check) listsOn(s statement) bool {
	k := s.first
	if k == 0 || c.Clauses[k-1].Sentence != c.Clauses[k].Sentence || finite.In(s.text) {
		return false
	}
	ed := slices.ContainsFunc(strings.Fields(s.text), func(w string) bool { return strings.HasSuffix(w, "ed") })
	return !ed && clause.Negates(c.Clauses[k-1].Text)
}

// verbless reports whether an English statement is a word of a list: names, addresses and phone numbers were ….
func verbless(s string) bool {
	return len(strings.Fields(s)) < 3
}

// refuse reports a statement, unless it quotes.
func (c check) refuse(s statement, said, why, remedy string) {
	if !c.On.Quotes(s.text) {
		c.RefuseLine(s.line, said, why, remedy)
	}
}

func (c check) refused(s statement) bool {
	return slices.ContainsFunc(c.Problems, func(p reading.Problem) bool { return p.Line == s.line })
}

// statement holds one statement against the facts; what stands before it in its sentence may be what it
// speaks of.
func (c check) statement(s statement, before string) {
	cut := telling(s.text)
	switch {
	case len(cut) == 0:
		c.wordless(s)
	case s.stance <= done:
		c.plainly(s, cut)
	default:
		c.alike(s, append(slices.Clone(cut), telling(before)...))
	}
	c.decided(s, cut)
	c.ahead(s)
	c.otherDay(s)
	c.finished(s, cut)
	c.continued(s, cut)
	c.split(s)
	c.backed(s, cut)
}

// amid holds what a text that cites several facts says plainly against the one that speaks most of it.
func (c check) amid(s statement, before string) {
	if len(c.On.Facts) < 2 || s.stance > done || c.refused(s) {
		return
	}
	if near := c.nearest(s, telling(s.text)); len(near) > 0 {
		c.facts = near
		c.statement(s, before)
	}
}

// plainly refuses to say plainly what the cited facts only deny, plan or leave open. Who says "not" of one
// thing on the way to another is judged by other rules.
func (c check) plainly(s statement, cut []words.Word) {
	if clause.Negates(noDenial.BlankIn(s.text)) || words.Has(s.text, "not yet") || goesOnAsBefore(s, c.facts) {
		return
	}
	for _, w := range cut {
		if unknowns.In(w.Text) {
			continue // 補償は未定で、決まり次第お知らせします
		}
		borne := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool { return !f.bears(w) || f.tellsMore(w) })
		if len(borne) > 0 && !slices.ContainsFunc(borne, func(f statement) bool { return f.stance.allows(s.stance) }) {
			c.refuse(s, w.Text, "is said to be so, which "+borne[0].stance.says(), "say it as they do")
			return
		}
	}
	c.turned(s, cut)
	c.aimed(s, cut)
}

// tellsMore reports whether a statement has a word with what tells more of it, and so says that there is such a thing:
// 年1回行っている点検.
func (s statement) tellsMore(w words.Word) bool {
	front, _, ok := strings.Cut(s.text, w.Text)
	return ok && words.Has(tail(front, 10), "行っている", "行われている", "実施している", "設けている", "定めている", "続けている")
}

// What goes on as before, and what a fact says of it: that nothing affects it.
var (
	asBefore = words.Of("これまでどおり", "これまで通り", "従来どおり", "従来通り", "変わらずお使い", "変わらずご利用", "as before", "as usual")
	noEffect = words.Of("影響はありませ", "影響はござい", "影響ありませ", "影響はない", "影響は出ておりませ", "not affected", "no effect", "unaffected")
)

// goesOnAsBefore reports whether a statement says that something goes on as before which a cited fact says is not affected.
func goesOnAsBefore(s statement, facts []statement) bool {
	return asBefore.In(s.text) && slices.ContainsFunc(facts, func(f statement) bool { return noEffect.In(f.text) })
}

// wordless holds a statement in words that claim nothing by themselves against those of the cited facts that
// have most of these words: the data has been used.
func (c check) wordless(s statement) {
	if !clause.Leaks(s.text) && !used.In(s.text) {
		return
	}
	all, distinct := words.Cut([]rune(s.text)), map[int]bool{}
	for _, w := range all {
		distinct[w.Meaning] = true
	}
	near := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool {
		shared := map[int]bool{}
		for _, w := range words.Cut([]rune(f.text)) {
			if w.Known() && slices.ContainsFunc(all, func(o words.Word) bool { return o.Meaning == w.Meaning }) {
				shared[w.Meaning] = true
			}
		}
		return len(shared) < 2 || 2*len(shared) < len(distinct)
	})
	meant := func(f statement) bool { return f.stance.allows(s.stance) || s.stance > done && c.means(s, f) }
	if len(near) > 0 && s.stance != possible && !slices.ContainsFunc(near, meant) {
		c.refuse(s, "", "is meant otherwise than in the cited facts", "say it as they do")
	}
}

// finished refuses to say that something is over of which the cited facts say only that it goes on or comes.
func (c check) finished(s statement, cut []words.Word) {
	i := slices.IndexFunc(cut, func(w words.Word) bool { return w.Meaning == words.Meaning("finish") })
	over := func(f statement) bool { return f.stance == done || f.bears(cut[i]) }
	if s.stance == done && i >= 0 && !c.refused(s) && !slices.ContainsFunc(c.facts, over) {
		c.refuse(s, cut[i].Text, "is said to be so, which no cited fact says", "say it as they do")
	}
}

// What goes on, by a text, and in a fact.
var (
	goesOnNow = words.Of("続けております", "続けています", "継続しております", "継続しています", "続いております", "続いています", "continues", "is continuing", "are continuing",
		"is still being", "are still being")
	ongoing = words.Of("継続", "続け", "続い", "引き続", "中です", "中であ", "中の", "中で", "しており", "してい", "continu*", "ongoing", "still", "under way")
)

// continued refuses to say that something goes on of which the cited facts tell only as of something done.
func (c check) continued(s statement, cut []words.Word) {
	if s.stance > done || c.refused(s) || !goesOnNow.In(s.text) || len(cut) == 0 {
		return
	}
	speaks := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool { return !f.bears(cut[len(cut)-1]) })
	on := func(f statement) bool { return ongoing.In(f.text) || f.stance == planned || f.stance == unknown }
	if len(speaks) > 0 && !slices.ContainsFunc(speaks, on) {
		c.refuse(s, "", "is said to go on, which no cited fact says", "say it as they do")
	}
}

// Who is not able, or not there, denies nothing of the facts, nor who has announced nothing.
var (
	unable    = words.Part(tables, "phrases", "unable")
	opening   = words.Part(tables, "phrases", "opening")
	announces = words.Part(tables, "phrases", "announces")
	alone     = words.Of("のみ", "だけ", "に限り", "only") // which denies it of the others
	used      = words.Of("利用", "使用", "使われ", "used", "misused")
	innerNot  = words.Part(tables, "phrases", "inner not")
	notYet    = words.Part(tables, "phrases", "not yet")
)

// alike refuses a denial, a plan and the like of which no cited fact says the like. A translation need not
// share a word with the very statement that it renders.
func (c check) alike(s statement, cut []words.Word) {
	if s.stance == denied && (s.innocent() || follow.NotThem(c.Reading, s.text)) {
		return
	}
	if c.opposite(s, cut) {
		c.refuse(s, "", s.stance.claims()+", which "+denied.says(), "say it as they do")
		return
	}
	shared := c.sharing(s, cut)
	if !slices.ContainsFunc(c.facts, func(f statement) bool {
		if c.halves(s, f) {
			return false
		}
		return c.means(s, f) && shared(f) || s.stance == denied && (alone.In(f.text) || s.stopped(f) && shared(f))
	}) {
		c.refuse(s, "", s.stance.claims()+", which no cited fact does", "say it as they do")
	}
}

// sharing reports whether a statement of a fact speaks of what one of a text says in these words.
func (c check) sharing(s statement, cut []words.Word) func(statement) bool {
	counts := c.counts(s)
	if s.stance == unknown {
		cut = slices.DeleteFunc(slices.Clone(cut), func(w words.Word) bool { return unknowns.In(w.Text) })
	}
	counted := func(f statement) bool { return slices.ContainsFunc(counts, func(k string) bool { return f.has[k] }) }
	shared := func(f statement) bool {
		held := func(w words.Word) bool {
			return s.stance == unknown && len([]rune(w.Text)) > 1 && strings.Contains(f.text, w.Text)
		}
		return slices.ContainsFunc(cut, f.bears) || slices.ContainsFunc(cut, held) || short(cut) && s.near(f) || counted(f)
	}
	if c.Foreign() && (slices.ContainsFunc(c.facts, shared) || !slices.ContainsFunc(cut, words.Word.Known)) {
		return func(statement) bool { return true }
	}
	return shared
}

// nearest is what the cited fact tells that has most of the words of a statement, two at the least and half of them; nil
// where no one has more of them than each other.
func (c check) nearest(s statement, cut []words.Word) []statement {
	all, best, most, next := map[string]bool{}, "", 1, 0
	for _, w := range cut {
		all[key(w)] = true
	}
	for _, f := range c.On.Facts {
		n := 0
		for k := range all {
			if slices.ContainsFunc(c.told.of[f.ID], func(o statement) bool { return o.has[k] }) {
				n++
			}
		}
		if n > most {
			best, most, next = f.ID, n, most
		} else {
			next = max(next, n)
		}
	}
	if next == most || 2*most < len(all) {
		return nil
	}
	return c.told.of[best]
}

// opposite reports whether a translation says that something is possible, or planned, where those statements of the cited
// facts that have most of its words deny it.
func (c check) opposite(s statement, cut []words.Word) bool {
	if !c.Foreign() || s.stance != possible && s.stance != planned {
		return false
	}
	most, denies := 1, false
	for _, f := range c.facts {
		n := 0
		for _, w := range cut {
			if f.bears(w) {
				n++
			}
		}
		switch {
		case n > most:
			most, denies = n, f.stance >= denied
		case n == most:
			denies = denies && f.stance >= denied
		}
	}
	return most > 1 && denies
}

// counts are the keys of what a translation counts: in total, 120 people.
func (c check) counts(s statement) []string {
	if !c.Foreign() {
		return nil
	}
	return slices.DeleteFunc(slices.Collect(maps.Keys(keys(s.text))), func(k string) bool { return !strings.HasPrefix(k, "@count") })
}

// halves reports whether a text says only the first half of a fact: 痕跡は見つかっていないものの、可能性を否定できません.
func (c check) halves(s, f statement) bool {
	return s.stance == noTrace && strings.HasSuffix(f.text, "ものの") && !clause.Maybe(strings.ToLower(string(c.Runes)))
}

// short reports whether there are but words of one kanji of which nothing is known.
func short(cut []words.Word) bool {
	return !slices.ContainsFunc(cut, func(w words.Word) bool { return w.Known() || len([]rune(w.Text)) > 1 })
}

// near reports whether a statement of a fact has most of the known words of one that claims nothing by them.
func (s statement) near(f statement) bool {
	all, shared := map[int]bool{}, map[int]bool{}
	for _, w := range words.Cut([]rune(s.text)) {
		all[w.Meaning] = w.Known() || all[w.Meaning]
	}
	for _, w := range words.Cut([]rune(f.text)) {
		if w.Known() && all[w.Meaning] {
			shared[w.Meaning] = true
		}
	}
	return (len(shared) > 1 || s.stance == unknown && len(shared) == len(all)) && len(shared) > 0 && 2*len(shared) >= len(all)
}

// What is stopped is not taken, offered or done.
var (
	stops    = words.Of("停止", "休止", "中止", "閉鎖", "休業", "stopped", "suspended", "closed")
	notTaken = words.Of("受けしておりません", "受け付けておりません", "受けていません", "受けできません", "できません", "行っておりません", "承っておりません", "いただけません")
)

// innocent reports whether a denial denies nothing of the facts: who is not able or not there, who has announced
// nothing.
func (s statement) innocent() bool {
	return unable.In(tail(s.text, 7)) || announces.In(s.text) && !wont(s.text) || opening.In(s.text)
}

// stopped reports whether a statement says not to be taken what a fact says is stopped.
func (s statement) stopped(f statement) bool {
	return notTaken.In(tail(s.text, 16)) && stops.In(f.text)
}

// wont reports whether a statement says that something will not be done, not that it has not been.
func wont(s string) bool {
	return words.Ends(strings.TrimRight(s, "、。 "), "たしません", "しません", "えません", "行いません") || words.Has(s, "will not", "won't", "not going to")
}

// costless denies that something costs anything.
var costless = words.Of("かかりません", "はいただきません", "はいただいておりません", "は発生しません", "no charge", "not charge", "not charged", "no fee", "no cost")

// means reports whether a statement of the facts is meant like one of a text that denies, plans or leaves
// open. English does not keep apart as well what was not found from what is not so.
func (c check) means(s, f statement) bool {
	switch {
	case f.stance.allows(s.stance):
		return true
	case c.English() && s.stance >= unknown && s.stance <= denied && f.stance >= unknown:
		return true
	case s.stance == unknown && words.Has(f.text, "調査", "調べ", "investigat*"):
		return true
	case s.stance != denied:
		return false
	case costless.In(s.text) && words.Has(f.text, "無料", "無償", "free"):
		return true
	}
	return f.stance <= possible && innerNot.In(f.text) || (f.stance == planned || f.stance == unknown) && notYet.In(s.text)
}
