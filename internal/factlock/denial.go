package factlock

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
	for _, id := range r.Cites {
		if f := r.facts[id]; f != nil && f.Certainty == Unconfirmed {
			words = append(words, f.About...)
		}
	}
	return len(words) == 0 || slices.ContainsFunc(r.clauses, func(c clause) bool {
		return c.sentence == sentence && slices.ContainsFunc(words, func(w string) bool { return inAnyNumber(c.text, w) })
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

// negated refuses a denial that no cited fact makes: 流出していません, was not
// affected, no damage. It reports whether there was one.
func (r *reading) negated(k int) bool {
	c := r.clauses[k]
	text := c.text
	if k+1 < len(r.clauses) && r.clauses[k+1].sentence == c.sentence && hangs(text) {
		text += r.clauses[k+1].text
	}
	word := deniedPhrase(text)
	if word == "" {
		word = deniedLeak(text)
	}
	if word == "" {
		word = deniedEnglish(text)
	}
	if word == "" || openWordsList().in(text) || c.end == '?' || asksBehind(text, word) {
		return false
	}
	if r.backedDenial(text) || r.backedDenial(r.sentenceUpTo(k)) {
		return true
	}
	r.refuseLine(c.line, "%q denies what no fact denies; write what has been announced, or that nothing has been announced about it", short(word))
	return true
}

// sentenceUpTo is the sentence of clause k up to its end.
func (r *reading) sentenceUpTo(k int) string {
	text := r.clauses[k].text
	for j := k - 1; j >= 0 && r.clauses[j].sentence == r.clauses[k].sentence; j-- {
		text = r.clauses[j].text + "," + text
	}
	return text
}

// hangs reports whether a clause is a subject whose verb stands behind a comma.
func hangs(s string) bool {
	return slices.ContainsFunc([]string{"は", "も", "が", "には", "では"}, func(end string) bool { return strings.HasSuffix(s, end) })
}

func deniedPhrase(s string) string {
	word, _ := deniedWords().find(s)
	if word == "" || announcedNothingList().in(s) || cannotSayList().in(s) || notConfirmed(s) {
		return ""
	}
	return word
}

// unknownWords say that something is not known, which denies nothing.
var unknownWords = []string{"確認でき", "特定でき", "判明して", "至って", "not been able to", "could not confirm", "not known", "unknown"}

// backedDenial reports whether a cited fact denies the same.
func (r *reading) backedDenial(clause string) bool {
	v := lockVocabulary()
	words := slices.DeleteFunc(v.wordsOf([]rune(clause)), r.harmless)
	if len(words) == 0 {
		return r.excepted(clause)
	}
	return len(words) > 0 && slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		denies := (negates(g.text) || deniedWords().in(g.text)) && !notConfirmed(g.text) && !containsAny(g.text, unknownWords)
		return denies && !slices.ContainsFunc(words, func(w word) bool {
			return !g.meanings[w.meaning] && !strings.Contains(g.text, w.text)
		})
	})
}

// excepted reports whether a clause says of somebody by name that they are not
// concerned, as a cited fact does.
func (r *reading) excepted(clause string) bool {
	line := r.namesOn(clause)
	return len(line) > 0 && containsAny(clause, concernWord) && slices.ContainsFunc(r.Cites, func(id string) bool {
		f, g := r.facts[id], r.grounds[id]
		if f == nil || g == nil {
			return false
		}
		says := foldSmall(strings.Join(f.Says, "\n"))
		all := !slices.ContainsFunc(line, func(group []string) bool { return !namedIn(says, group) })
		return all && slices.ContainsFunc(g.clauses, func(c groundClause) bool { return containsAny(c.text, concernWord) && deniesAtEnd(c.text) })
	})
}

// namesOn lists the agreed names, each in all its forms, of the line on which a
// clause stands.
func (r *reading) namesOn(said string) [][]string {
	k := slices.IndexFunc(r.clauses, func(c clause) bool { return strings.Contains(said, c.text) })
	if k < 0 {
		return nil
	}
	lines := strings.Split(foldSmall(r.Text.Text), "\n")
	if r.clauses[k].line >= len(lines) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(r.in.Names), func(group []string) bool { return !namedIn(lines[r.clauses[k].line], group) })
}

func namedIn(s string, group []string) bool {
	return slices.ContainsFunc(group, func(n string) bool { return strings.Contains(s, foldSmall(n)) })
}

// asksBehind reports whether the denial is asked, not said: 影響はありませんか.
func asksBehind(s, word string) bool {
	_, after, ok := strings.Cut(s, word)
	return ok && strings.HasPrefix(after, "か") && !strings.HasPrefix(after, "から")
}

// deniedLeak finds a negation close behind 流出, 影響 and their like.
func deniedLeak(s string) string {
	if notConfirmed(s) || announcedNothingList().in(s) || cannotSayList().in(s) {
		return ""
	}
	for rest := s; ; {
		w, at := happenedWords().find(rest)
		if at < 0 {
			return ""
		}
		after := rest[at+len(w):]
		near := []rune(after)
		near = near[:min(len(near), 14)]
		for _, no := range []string{"ません", "なかった", "ない", "無い"} {
			before, behind, ok := strings.Cut(string(near), no)
			if ok && !strings.HasPrefix(behind, "よう") && !strings.HasPrefix(behind, "か") && !ruledOut(before) {
				return w + before + no
			}
		}
		rest = after
	}
}

// ruledOut reports whether what is denied is a denial: 可能性が否定できません.
func ruledOut(before string) bool {
	return containsAny(before, []string{"否定", "排除", "限ら", "限り", "問わ", "かかわら", "拘わら", "することはでき"})
}

// deniedEnglish finds a negation at most four words in front of what
// happened.
func deniedEnglish(s string) string {
	if !isASCII(strings.TrimLeft(s, "-・ \"("+string(blank))) || notConfirmed(s) || announcedNothingList().in(s) || cannotSayList().in(s) {
		return ""
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return !isLetter(r) && r != '\'' })
	for i, w := range words {
		if !happenedInEn().in(w) {
			continue
		}
		for j := i - 1; j >= max(0, i-4); j-- {
			if slices.Contains([]string{"not", "no", "never", "none", "nothing", "nobody", "nobody's", "neither", "without"}, words[j]) || strings.HasSuffix(words[j], "n't") {
				return strings.Join(words[j:i+1], " ")
			}
		}
	}
	return ""
}
