package incident

import (
	"slices"
	"strings"
)

var leakWords = []string{"流出", "漏えい", "漏洩", "漏れた", "漏れま", "漏れて", "もれた", "もれま", "もれて", "漏らし", "盗まれ", "leak*", "stolen", "exposed", "compromised"}

var maybeWords = []string{"可能性", "likely", "may", "might", "possib*"}

// openWords leave open whether: they claim nothing.
var openWords = []string{"かどうか", "か否か", "有無", "whether"}

// certainty refuses what says more, or less, than the facts: a likely item
// that leaked, and anything that did not.
func (r *reading) certainty(t terms) {
	for k, c := range r.clauses {
		r.negated(c)
		r.unconfirmed(c, t)
		if !r.claimsLeak(c) {
			continue
		}
		if word := r.subject(k, t); word != "" {
			r.refuseLine(c.line, "%q is said to have leaked, it is likely to have; write 流出の可能性が高い, in English \"likely\" or \"may\"", short(word))
		}
	}
}

// claimsLeak reports whether a clause says plainly that something leaked. On a
// button the noun names a subject: パスワードの流出.
func (r *reading) claimsLeak(c clause) bool {
	if !containsAny(c.text, leakWords) || containsAny(c.text, maybeWords) || containsAny(c.text, openWords) || asks(c) {
		return false
	}
	return !r.label || containsAny(c.text, []string{"流出し", "漏えいし", "漏洩し", "漏れた", "漏れま", "was leaked", "were leaked", "has leaked", "have leaked"})
}

func asks(c clause) bool { return c.end == '?' || strings.HasSuffix(c.text, "か") }

// subject is the likely item of which clause k says that it leaked, "" for
// none. The item may stand earlier in the sentence, 氏名は、流出しました, or in
// the list that the clause heads.
func (r *reading) subject(k int, t terms) string {
	word, leaked := t.find(r.clauses[k].text)
	for j := k - 1; word == "" && j >= 0 && r.clauses[j].sentence == r.clauses[k].sentence; j-- {
		if containsAny(r.clauses[j].text, leakWords) {
			break
		}
		var also bool
		word, also = t.find(r.clauses[j].text)
		leaked = leaked || also
	}
	if word == "" {
		return r.listed(k, t)
	}
	if leaked && slices.Contains(wholeTerms, word) && r.plainly() {
		return ""
	}
	return word
}

// plainly reports whether a cited fact itself says of personal data, card data
// included, that it leaked.
func (r *reading) plainly() bool {
	for _, id := range r.cites {
		f := r.facts[id]
		if f == nil {
			continue
		}
		for _, q := range f.says {
			for _, c := range split(foldRunes(q)) {
				if strings.Contains(c.text, "個人情報が流出した") && containsAny(c.text, cardTerms) && !containsAny(c.text, maybeWords) {
					return true
				}
			}
		}
	}
	return false
}

// listed looks through what follows a heading such as "流出:", up to the next
// heading.
func (r *reading) listed(k int, t terms) string {
	head := r.clauses[k]
	if head.bullet {
		return ""
	}
	for j, c := range r.clauses[k+1:] {
		same := c.sentence == head.sentence && head.end == ':'
		if !same && !c.bullet || containsAny(c.text, leakWords) || containsAny(c.text, maybeWords) {
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
