package factlock

import (
	"slices"
	"strings"
)

// openWords leave open whether: they claim nothing.
var openWords = []string{"かどうか", "か否か", "有無", "whether", "does not mean", "とは限り"}

// certainty refuses what says more, or less, than the facts: a likely item
// that leaked, and anything that did not.
func (r *reading) certainty(t terms) {
	for k, c := range r.clauses {
		r.unconfirmed(c, t)
		if r.ground.quotes(c.text) {
			continue
		}
		if !r.negated(k) {
			r.beyond(c, t)
		}
		r.scope(c)
		r.ofSegment(k)
		if word := r.leaked(k, t); word != "" {
			r.refuseLine(c.line, "%q is said to have leaked, it is likely to have; "+r.milder(max(likely, r.factStep(c.text))), short(word))
		} else {
			r.oversteps(c)
		}
	}
}

// likely is how to say that something is likely.
func (r *reading) likely() string {
	if r.Lang == english {
		return `"likely" or "may"`
	}
	return "流出の可能性が高い"
}

// beyond refuses to say that something leaked, or may have, of which no fact
// says either.
func (r *reading) beyond(c clause, t terms) {
	if r.Label || !leakWords().in(c.text) || notConfirmed(c.text) || openWordsList().in(c.text) || announcedNothingList().in(c.text) || asks(c) {
		return
	}
	i := slices.IndexFunc(t.neither, func(w string) bool { return inAnyNumber(c.text, w) })
	if i >= 0 {
		r.refuseLine(c.line, "%q is said to have leaked or to be likely to, which no fact says of it; say what its fact says, or that nothing has been announced about it", short(t.neither[i]))
	}
}

// claimsLeak reports whether a clause says plainly that something leaked. On a
// button the noun names a subject: パスワードの流出.
func (r *reading) claimsLeak(c clause) bool {
	if !leakWords().in(c.text) || maybe(c.text) || openWordsList().in(c.text) || asks(c) {
		return false
	}
	return !r.Label || happens(c.text)
}

// happens reports whether the noun is a verb: 流出しました, not 流出に関する.
func happens(s string) bool {
	return containsAny(s, []string{"流出し", "漏えいし", "漏洩し", "漏れた", "漏れま", "was leaked", "were leaked", "has leaked", "have leaked"})
}

// maybe reports whether a clause says less than that something happened.
func maybe(s string) bool { return likelyWords().in(s) || possibleWords().in(s) }

func asks(c clause) bool { return c.end == '?' || strings.HasSuffix(c.text, "か") }

// leaked is the likely item that clause k says plainly to have leaked, "" for
// none.
func (r *reading) leaked(k int, t terms) string {
	if !r.claimsLeak(r.clauses[k]) || r.closesMay(k) {
		return ""
	}
	return r.subject(k, t)
}

// closesMay reports whether clause k is the end of "may have had their name,
// address and phone number leaked".
func (r *reading) closesMay(k int) bool {
	c := r.clauses[k]
	if r.Lang != english || containsAny(c.text, []string{"was", "were", "has", "have", "had", "is", "are", "did"}) {
		return false
	}
	for k--; k >= 0 && r.clauses[k].sentence == c.sentence; k-- {
		if containsAny(r.clauses[k].text, []string{"had", "their", "its", "his", "her", "your"}) {
			return maybe(r.clauses[k].text)
		}
	}
	return false
}

// subject is the likely item of which clause k says that it leaked, "" for
// none. The item may stand earlier in the sentence, 氏名は、流出しました, or in
// the list that the clause heads.
func (r *reading) subject(k int, t terms) string {
	word, leaked := t.find(r.clauses[k].text)
	for j := k - 1; word == "" && j >= 0 && r.clauses[j].sentence == r.clauses[k].sentence; j-- {
		if leakWords().in(r.clauses[j].text) {
			break
		}
		var also bool
		word, also = t.find(r.clauses[j].text)
		leaked = leaked || also
	}
	if word == "" {
		return r.listed(k, t)
	}
	if slices.Contains(wholeTerms, word) && r.plainly(leaked, t) {
		return ""
	}
	return word
}

// plainly reports whether a cited fact itself says of personal data as a whole
// that it leaked. Where it names a leaked item with it, 個人情報 with カード情報,
// the text names one too.
func (r *reading) plainly(leaked bool, t terms) bool {
	return slices.ContainsFunc(r.Cites, func(id string) bool {
		return r.facts[id] != nil && slices.ContainsFunc(r.facts[id].Says, func(quote string) bool {
			return slices.ContainsFunc(split(foldRunes(quote)), func(c clause) bool {
				word, also := t.find(c.text)
				claims := leakWords().in(c.text) && !maybe(c.text)
				return claims && slices.Contains(wholeTerms, word) && (leaked || !also)
			})
		})
	})
}

// listed looks through what follows a heading such as "流出:", up to the next
// heading: in the same sentence, on the next line or in a list.
func (r *reading) listed(k int, t terms) string {
	head := r.clauses[k]
	if head.bullet {
		return ""
	}
	for j, c := range r.clauses[k+1:] {
		same := head.end == ':' && (c.sentence == head.sentence || c.line == head.line+1)
		if !same && !c.bullet || leakWords().in(c.text) || maybe(c.text) {
			break
		}
		if j == 0 && !same && c.line != head.line+1 {
			break
		}
		if word, _ := t.find(c.text); word != "" {
			return word
		}
	}
	return ""
}
