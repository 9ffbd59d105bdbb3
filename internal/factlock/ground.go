package factlock

import (
	"slices"
	"strings"
	"unicode"
)

// ground is what facts say, ready to be compared with a text.
type ground struct {
	clauses  []groundClause
	meanings map[int]bool
	quoted   map[string]bool // clauses that were looked for
	raw      string          // folded, in small letters
	affirmed map[int]bool    // meanings of sentences that neither deny nor leave open
	denied   map[int]bool    // meanings of those that do
	squeezed string          // without spaces, brackets and names: to find a quotation
	stems    map[string]bool
}

// groundClause is a sentence of a fact.
type groundClause struct {
	text     string
	meanings map[int]bool // that claim something
}

// grounds prepares each fact once; a derived figure stands on the facts that it
// comes from.
func (l *Lock) readGrounds(agreed nameList) map[string]*ground {
	all := map[string]*ground{}
	for _, id := range l.factIDs {
		if f := l.facts[id]; f.Derived == nil {
			all[id] = newGround(f.Says, agreed)
		}
	}
	for _, s := range l.in.Segments {
		for _, id := range s.Cites {
			for _, name := range s.Name {
				all[id].knowAll(name)
			}
		}
	}
	for _, id := range l.factIDs {
		for _, item := range l.facts[id].items {
			all[id].knowItem(l, item)
		}
	}
	for _, id := range l.factIDs {
		if f := l.facts[id]; f.Derived != nil {
			all[id] = joined(all, f.Derived.From)
		}
	}
	return all
}

func newGround(says []string, agreed nameList) *ground {
	g := &ground{meanings: map[int]bool{}, affirmed: map[int]bool{}, denied: map[int]bool{}, stems: map[string]bool{}, quoted: map[string]bool{}}
	v := lockVocabulary()
	for _, quote := range says {
		runes := foldRunes(quote)
		plain := lowered(slices.Clone(runes))
		g.raw += string(plain) + "\n"
		for _, w := range v.wordsOf(plain) {
			g.know(w)
		}
		g.affirm(plain)
		g.knowWays(runes)
		agreed.blank(runes)
		lowered(runes)
		g.squeezed += squeeze(string(runes)) + "\n"
		g.addClauses(v, runes)
	}
	return g
}

// knowItem adds the names of an item in the other languages.
func (g *ground) knowItem(l *Lock, item string) {
	for _, p := range l.in.Items {
		if p[l.first()] != item {
			continue
		}
		for _, name := range p {
			g.knowAll(name)
		}
	}
}

// knowWays adds what the addresses of a quote are: a telephone, a mail address, a
// site.
func (g *ground) knowWays(runes []rune) {
	for _, t := range figures(runes) {
		switch {
		case t.kind != address:
		case strings.HasPrefix(t.key, "tel "):
			g.knowAll("電話")
		case strings.Contains(t.key, "@"):
			g.knowAll("メール")
		default:
			g.knowAll("サイト")
		}
	}
}

// knowAll adds the words of whom a fact is about.
func (g *ground) knowAll(name string) {
	if g == nil {
		return
	}
	runes := lowered(foldRunes(name))
	g.raw += string(runes) + "\n"
	for _, w := range lockVocabulary().wordsOf(runes) {
		g.know(w)
	}
}

func (g *ground) know(w word) {
	if w.meaning >= 0 {
		g.meanings[w.meaning] = true
	}
	if isASCII(w.text) {
		g.stems[stem(w.text)] = true
	}
}

// addClauses adds the sentences of a quote.
func (g *ground) addClauses(v *vocabulary, runes []rune) {
	sentence := -1
	turned := false
	for _, c := range split(runes) {
		if c.sentence != sentence || turned {
			g.clauses = append(g.clauses, groundClause{meanings: map[int]bool{}})
			sentence = c.sentence
		}
		turned = turns(c) && strings.HasSuffix(c.text, "が")
		last := &g.clauses[len(g.clauses)-1]
		last.text += c.text + ","
		for _, w := range v.wordsOf([]rune(c.text)) {
			if w.meaning >= 0 && !v.meanings[w.meaning].general {
				last.meanings[w.meaning] = true
			}
		}
	}
}

// affirm notes what a quote says, and what it only denies or leaves open.
func (g *ground) affirm(quote []rune) {
	plain := &ground{}
	plain.addClauses(lockVocabulary(), quote)
	for _, c := range plain.clauses {
		said := g.affirmed
		if notConfirmed(c.text) || deniesAtEnd(possibleWords().cutFrom(c.text)) {
			said = g.denied
		}
		for m := range c.meanings {
			said[m] = true
		}
	}
}

// deniesAtEnd reports whether a sentence says "not" as its verb.
func deniesAtEnd(s string) bool {
	if isEnglish(s) {
		return containsAny(s, []string{"not", "no", "never", "cannot"})
	}
	s = strings.TrimRight(s, ",。)」 ")
	return endsWithAny(s, "ません", "ない", "ませんでした", "なかった", "ませんが", "ず")
}

// joined is several grounds as one; ids that no fact has add nothing.
func joined(all map[string]*ground, ids []string) *ground {
	g := &ground{meanings: map[int]bool{}, affirmed: map[int]bool{}, denied: map[int]bool{}, stems: map[string]bool{}, quoted: map[string]bool{}}
	for _, id := range ids {
		one := all[id]
		if one == nil {
			continue
		}
		g.clauses = append(g.clauses, one.clauses...)
		g.raw += one.raw
		g.squeezed += one.squeezed
		for m := range one.meanings {
			g.meanings[m] = true
		}
		for m := range one.affirmed {
			g.affirmed[m] = true
		}
		for m := range one.denied {
			g.denied[m] = true
		}
		for s := range one.stems {
			g.stems[s] = true
		}
	}
	return g
}

// holds reports whether a word of a text stands in the facts.
func (g *ground) holds(w word) bool {
	if isASCII(w.text) {
		return w.meaning >= 0 && g.meanings[w.meaning] || g.stems[stem(w.text)]
	}
	return w.meaning >= 0 && g.meanings[w.meaning] || g.composes([]rune(w.text))
}

// composes reports whether a compound is made of words of the facts, and of
// single kanji that claim nothing: 乗車後.
func (g *ground) composes(w []rune) bool {
	if len(w) == 0 || strings.Contains(g.raw, string(w)) {
		return true
	}
	for n := len(w) - 1; n >= 2; n-- {
		if strings.Contains(g.raw, string(w[:n])) && g.composes(w[n:]) {
			return true
		}
	}
	v := lockVocabulary()
	n, m := v.at(w, 0)
	return n > 0 && len(w) > n && v.meanings[m].general && g.composes(w[n:]) || n == len(w) && v.meanings[m].general
}

// quotes reports whether a clause of a text stands in the facts word for word.
func (g *ground) quotes(clause string) bool {
	known, ok := g.quoted[clause]
	if !ok {
		s := squeeze(clause)
		known = len(s) > 6 && strings.Contains(g.squeezed, s)
		g.quoted[clause] = known
	}
	return known
}

func lowered(in []rune) []rune {
	for i, r := range in {
		in[i] = unicode.ToLower(r)
	}
	return in
}

// squeeze takes out what a quotation may differ in: spaces, brackets, commas.
func squeeze(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != ' ' && r != '\n' && !strings.ContainsRune("「」『』()、,・", r) && !(r == blank && strings.HasSuffix(b.String(), string(blank))) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// backed reports whether a cited fact itself says a claim: in one sentence one
// of its words, all that the clause says besides, and a "not" where the clause
// has one.
func (r *reading) backed(clause string, words wordList) bool {
	if r.ground.quotes(clause) {
		return true
	}
	said := slices.DeleteFunc(lockVocabulary().wordsOf([]rune(clause)), func(w word) bool { return r.harmless(w) || w.meaning < 0 && words.in(w.text) })
	phrase, _ := words.find(clause)
	return slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		text := withoutMeasures(g.text)
		same := words.in(text) && (len(said) > 0 || strings.Contains(text, phrase))
		return same && negates(text) == negates(clause) && !slices.ContainsFunc(said, func(w word) bool {
			return !g.meanings[w.meaning] && !strings.Contains(text, w.text)
		})
	})
}

// harmless reports whether a word claims nothing by itself. The tables cannot
// know each word of a translation.
func (r *reading) harmless(w word) bool {
	if w.meaning >= 0 {
		return lockVocabulary().meanings[w.meaning].general
	}
	return r.Lang != r.first()
}

// negates reports whether a clause says "not".
func negates(s string) bool {
	return containsAny(s, []string{"ません", "ない", "なかった", "ず、", "ずに", "無い", "なく", "not", "no", "never", "none", "nothing", "neither", "nor", "cannot", "without"}) ||
		strings.Contains(s, "n't")
}
