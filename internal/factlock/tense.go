package factlock

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// plannedWords are of what is to come.
var plannedWords = []string{"予定", "見込", "計画", "方針", "will", "shall", "plan*", "scheduled", "expect*", "due to", "going to", "intend*", "aim"}

// harmWords are of what is done with data, as far as they are verbs.
var harmWords = []string{"悪用され", "不正利用され", "不正使用され", "不正に利用され", "不正に使われ", "misused", "abused", "used fraudulently"}

// harmSeen is the noun for what is done with data, said to have been seen.
var harmSeen = regexp.MustCompile(`(不正利用|不正使用|悪用|二次被害)(の事実|の被害)?(が|を|も)(確認|あり|あった|ござい|発生|発見|見つか|判明)` +
	`|(fraudulent (use|usage|charges?|purchases?|transactions?)|misuse|abuse|fraud)\b.* ` +
	`(was|were|has been|have been|has|have) (been )?(confirmed|found|seen|detected|noticed|discovered|identified|occurred|happened|taken place)`)

// against refuses what turns a cited fact round: what is planned said to be done,
// what is suspected said to have happened.
func (r *reading) against() {
	if r.Label || r.Own {
		return
	}
	for k, c := range r.clauses {
		if asked, declined := r.serves(k); asked || declined || r.ground.quotes(c.text) {
			continue
		}
		switch {
		case r.reverses(k):
			r.refuseLine(c.line, "the cited facts say the opposite; say what they say")
		case r.outruns(c):
			r.refuseLine(c.line, "the facts plan this, they do not say that it is done; say what is planned")
		case r.harms(c):
			r.refuseLine(c.line, "no cited fact says so surely that data was misused; say what is suspected, or that nothing has been announced about it")
		}
	}
}

// claimed are the words of a clause that claim something.
func (r *reading) claimed(text string) []word {
	return slices.DeleteFunc(lockVocabulary().wordsOf([]rune(text)), func(w word) bool {
		return w.meaning < 0 && r.Lang != r.first() || w.meaning >= 0 && lockVocabulary().meanings[w.meaning].general
	})
}

// holding lists the sentences of the cited facts that hold all these words.
func (r *reading) holding(words []word) []groundClause {
	if len(words) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.ground.clauses), func(g groundClause) bool {
		return slices.ContainsFunc(words, func(w word) bool { return !g.meanings[w.meaning] && !strings.Contains(g.text, w.text) })
	})
}

// outruns reports whether a clause says that something is done which the facts
// only plan.
func (r *reading) outruns(c clause) bool {
	done := containsAny(c.text, []string{"すでに", "既に", "already"}) || past(c.text) || endsWithAny(c.text, "ております", "ています", "済みです", "開始です")
	if !done || containsAny(c.text, plannedWords) || negates(c.text) {
		return false
	}
	facts := r.holding(r.claimed(c.text))
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(g groundClause) bool { return !containsAny(g.text, plannedWords) })
}

// harms reports whether a clause says plainly that data was misused, which no
// cited fact says in that word.
func (r *reading) harms(c clause) bool {
	word := firstOf(c.text, harmWords)
	if seen := harmSeen.FindStringSubmatch(c.text); word == "" && seen != nil {
		word = cmp.Or(seen[1], "misused")
	}
	if word == "" || maybe(c.text) || negates(c.text) || notConfirmed(c.text) {
		return false
	}
	stem := strings.TrimSuffix(word, "され")
	return !slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		return (strings.Contains(g.text, stem) || r.Lang != r.first() && firstOf(g.text, harmWords) != "") && !maybe(g.text) && !negates(g.text) && !notConfirmed(g.text)
	})
}
