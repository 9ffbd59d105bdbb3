package incident

import (
	"slices"
	"strings"
)

// unconfirmed holds 確認されておりません to the facts that say it.
func (r *reading) unconfirmed(c clause, t terms) {
	if !notConfirmed(c.text) {
		return
	}
	if !r.cited(Unconfirmed) || !r.about(c.sentence) {
		r.refuseLine(c.line, "\"確認されておりません\" (not confirmed, no evidence) is said of something else; write that nothing has been announced about it, or cite the fact that says it")
		return
	}
	if word, _ := t.find(c.text); word != "" {
		r.refuseLine(c.line, "%q is no item of the fact that says \"確認されておりません\"; name what that fact names", short(word))
	}
}

// about reports whether a sentence names what the cited unconfirmed facts are
// about, where they say it.
func (r *reading) about(sentence int) bool {
	var words []string
	for _, id := range r.cites {
		if f := r.facts[id]; f != nil && f.certainty == Unconfirmed {
			words = append(words, f.about...)
		}
	}
	return len(words) == 0 || slices.ContainsFunc(r.clauses, func(c clause) bool {
		return c.sentence == sentence && containsAny(c.text, words)
	})
}

func notConfirmed(s string) bool {
	if containsAny(s, []string{"確認されておりません", "確認されていません", "確認されていない", "確認しておりません", "確認していません", "no evidence", "no sign", "no indication"}) {
		return true
	}
	end := indexOf(s, "confirmed")
	if end < 0 || containsAny(s, []string{"identity", "until", "once", "whether"}) {
		return false
	}
	return containsAny(s[:end], []string{"no", "not", "never", "n't"})
}

// deniedWords say that nothing happened, which no notice says.
var deniedWords = []string{"影響はありません", "影響はございません", "影響ありません", "影響ございません", "影響はない", "影響がありません",
	"被害はありません", "被害はございません", "被害ありません", "被害はない", "被害は出て", "対象外です", "対象外とな", "対象外にな", "対象外でござ",
	"対象ではありません", "対象ではございません", "対象ではない", "対象になりません", "対象とはなりません", "期間外です", "期間外とな", "期間外にな",
	"unaffected", "did not leak", "unlikely", "可能性はありません", "可能性はございません", "可能性はない", "可能性は低い", "可能性が低い"}

// negated refuses a denial: 流出していません, was not affected, no damage. It
// reports whether there was one.
func (r *reading) negated(c clause) bool {
	word := firstOf(c.text, deniedWords)
	if word == "" {
		word = deniedLeak(c.text)
	}
	if word == "" {
		word = deniedEnglish(c.text)
	}
	if word == "" || containsAny(c.text, openWords) || c.end == '?' || asksBehind(c.text, word) {
		return false
	}
	r.refuseLine(c.line, "%q denies what no fact denies; write what has been announced, or that nothing has been announced about it", short(word))
	return true
}

// asksBehind reports whether the denial is asked, not said: 影響はありませんか.
func asksBehind(s, word string) bool {
	_, after, ok := strings.Cut(s, word)
	return ok && strings.HasPrefix(after, "か") && !strings.HasPrefix(after, "から")
}

// deniedLeak finds a negation close behind 流出 and its like.
func deniedLeak(s string) string {
	for _, w := range []string{"流出", "漏えい", "漏洩", "漏れ"} {
		_, after, ok := strings.Cut(s, w)
		if !ok || notConfirmed(s) || containsAny(s, announcedNothing) || containsAny(s, cannotSay) {
			continue
		}
		near := []rune(after)
		near = near[:min(len(near), 14)]
		for _, no := range []string{"ません", "ない", "なかった"} {
			if before, rest, ok := strings.Cut(string(near), no); ok && !strings.HasPrefix(rest, "よう") && !strings.HasPrefix(rest, "か") {
				return w + before + no
			}
		}
	}
	return ""
}

// deniedEnglish finds a negation at most three words in front of what
// happened.
func deniedEnglish(s string) string {
	if !isASCII(strings.TrimLeft(s, "-・ \"(")) || notConfirmed(s) {
		return ""
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) && r != '\'' })
	for i, w := range words {
		happened := slices.Contains([]string{"leaked", "leak", "leaks", "affected", "exposed", "stolen", "copied", "accessed", "downloaded", "compromised", "impacted", "damage", "harm", "impact", "effect"}, w)
		if !happened {
			continue
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			if slices.Contains([]string{"not", "no", "never", "none", "nothing"}, words[j]) || strings.HasSuffix(words[j], "n't") {
				return strings.Join(words[j:i+1], " ")
			}
		}
	}
	return ""
}
