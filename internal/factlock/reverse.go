package factlock

import (
	"regexp"
	"slices"
	"strings"
)

var (
	// Verbs that say of a noun in front of them that it is so, and that it is not.
	soBehind    = regexp.MustCompile(`^[はがとにをも]?(発生|いただ|頂|かけ|お願い)?[ぁ-ん]*(ます|です|ました|でした)`)
	notSoBehind = regexp.MustCompile(`^[ぁ-ん]*(発生)?[ぁ-ん]*?(ない|ません|なかった|なく)`)
	// Who says that somebody is concerned, as the verb of a sentence.
	concerned = regexp.MustCompile(`(対象|該当)(者)?(と|に|で|し|いた)?(も)?(です|でし|なりま|なって|なりう|含ま|しま|してい|しており|ござい|いたしま)` +
		`|影響(が|も|を)(あり|ござい|及|受け|出)` +
		`|\b(is|are|was|were|been) (also |all |likewise |too )?(affected|concerned|involved|impacted|covered)\b` +
		`|\bamong (the|those) [a-z ]*(affected|concerned|involved|impacted)\b`)
	concernWord = []string{"対象", "該当", "影響", "関係", "affected", "concerned", "involved", "impacted", "covered"}
)

// reverses reports whether clause k says plainly what the cited facts only deny:
// that somebody is concerned, or a noun that each of them turns into its opposite.
func (r *reading) reverses(k int) bool {
	c := r.clauses[k]
	if negates(c.text) || maybe(c.text) || notConfirmed(c.text) || containsAny(c.text, []string{"対象外", "関係な"}) {
		return false
	}
	return concerned.MatchString(c.text) && r.nobodyConcerned() || r.turnedRound(c)
}

// nobodyConcerned reports whether the cited facts speak of being concerned in order
// to deny it, and of nobody who is.
func (r *reading) nobodyConcerned() bool {
	leaks := slices.ContainsFunc(r.Cites, func(id string) bool { f := r.facts[id]; return f != nil && len(f.items) > 0 })
	speaks := slices.DeleteFunc(slices.Clone(r.ground.clauses), func(g groundClause) bool { return !containsAny(g.text, concernWord) })
	return !leaks && len(speaks) > 0 && !slices.ContainsFunc(speaks, func(g groundClause) bool { return !deniesAtEnd(g.text) })
}

// turnedRound reports whether a clause says so of a noun of which every cited
// sentence with the same words says not so: ご負担となります, ご負担とならないよう.
func (r *reading) turnedRound(c clause) bool {
	facts := r.holding(r.claimed(c.text))
	v, in := lockVocabulary(), []rune(c.text)
	said := slices.DeleteFunc(v.wordsOf(in), func(w word) bool { return w.meaning >= 0 && !v.meanings[w.meaning].telling })
	return len(facts) > 0 && slices.ContainsFunc(said, func(w word) bool {
		return soBehind.MatchString(string(in[w.to:])) && !slices.ContainsFunc(facts, func(g groundClause) bool {
			_, rest, ok := strings.Cut(g.text, w.text)
			return !ok || !notSoBehind.MatchString(rest)
		})
	})
}
