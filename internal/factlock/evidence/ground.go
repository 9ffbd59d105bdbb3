package evidence

import (
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// Ground is what facts say, ready to be compared with a text.
type Ground struct {
	Sentences []Sentence
	Raw       string       // folded, in small letters
	Affirmed  map[int]bool // meanings of sentences that neither deny nor leave open
	Denied    map[int]bool // meanings of those that do

	meanings map[int]bool
	stems    map[string]bool
	squeezed string          // without spaces, brackets and names: to find a quotation
	quoted   map[string]bool // clauses that were looked for
}

// Sentence is a sentence of a fact, in small letters.
type Sentence struct {
	Text     string
	Meanings map[int]bool // of the words that claim something
	refers   string       // names of the segments that it names by their mark: (B)の方
	topic    string       // of the sentence that it goes on
}

// Refers is the names of the segments to which a fact refers by their marks, "" for none.
func (f *Fact) Refers() string {
	all := ""
	for _, s := range f.Ground.Sentences {
		all += s.refers
	}
	return all
}

// Says reports whether the sentence holds all these words.
func (s Sentence) Says(cut []words.Word) bool {
	return !slices.ContainsFunc(cut, func(w words.Word) bool {
		return !s.Meanings[w.Meaning] && !strings.Contains(s.Text+s.refers+s.topic, w.Text)
	})
}

// Has reports whether the sentence has a word, by its meaning even where that claims nothing.
func (s Sentence) Has(w words.Word) bool {
	if s.Says([]words.Word{w}) {
		return true
	}
	return w.Known() && slices.ContainsFunc(words.Cut([]rune(s.Text)), func(o words.Word) bool { return o.Meaning == w.Meaning })
}

// readGrounds prepares each fact once; a derived figure stands on the facts that it comes
// from.
func (b *Book) readGrounds() {
	all := b.Of(b.IDs)
	for _, f := range all {
		if f.Derived == nil {
			f.Ground = b.newGround(f.Says)
		}
	}
	for _, s := range b.Segments {
		for _, f := range b.Of(s.Cites) {
			for _, name := range s.Name {
				f.Ground.know(name)
			}
		}
	}
	for _, f := range all {
		for _, item := range b.Items {
			if !slices.Contains(f.Items, item[b.First()]) {
				continue
			}
			for _, name := range item {
				f.Ground.know(name)
			}
		}
	}
	for _, f := range all {
		if f.Derived != nil {
			f.Ground = joined(b.Of(f.Derived.From))
		}
	}
}

func emptyGround() *Ground {
	set := func() map[int]bool { return map[int]bool{} }
	return &Ground{Affirmed: set(), Denied: set(), meanings: set(), stems: map[string]bool{}, quoted: map[string]bool{}}
}

func (b *Book) newGround(says []string) *Ground {
	g := emptyGround()
	for _, quote := range says {
		in := words.Fold(quote)
		g.know(quote)
		g.affirm(words.Lower(slices.Clone(in)))
		g.knowWays(in)
		b.BlankNames(in)
		words.Lower(in)
		g.squeezed += squeeze(string(in)) + "\n"
		g.Sentences = append(g.Sentences, b.referring(sentences(in), quote)...)
	}
	return g
}

// knowWays adds what the addresses of a quote are: a telephone, a mail address, a site.
func (g *Ground) knowWays(in []rune) {
	for _, f := range figure.Find(in) {
		if way := f.Way(); way != "" {
			g.know(way)
		}
	}
}

// know adds the words of a text. A ground of nothing learns nothing.
func (g *Ground) know(text string) {
	if g == nil {
		return
	}
	in := words.Lower(words.Fold(text))
	g.Raw += string(in) + "\n"
	for _, w := range words.Cut(in) {
		if w.Known() {
			g.meanings[w.Meaning] = true
		}
		if words.Latin(w.Text) {
			g.stems[words.Stem(w.Text)] = true
		}
	}
}

// sentences cuts a quote, at が、 too.
func sentences(in []rune) []Sentence {
	return cutAt(in, func(c clause.Clause) bool { return c.Turns() && strings.HasSuffix(c.Text, "が") })
}

// cutAt cuts a quote into its sentences, and these behind such clauses.
func cutAt(in []rune, such func(clause.Clause) bool) []Sentence {
	var all []Sentence
	sentence, turned := -1, false
	for _, c := range clause.Split(in) {
		switch {
		case c.Sentence != sentence:
			all = append(all, Sentence{Meanings: map[int]bool{}})
			sentence = c.Sentence
		case turned:
			all = append(all, all[len(all)-1].goesOn())
		}
		turned = such(c)
		last := &all[len(all)-1]
		last.Text += c.Text + ","
		for _, w := range words.Cut([]rune(c.Text)) {
			if w.Known() && !w.General() {
				last.Meanings[w.Meaning] = true
			}
		}
	}
	return all
}

// goesOn starts a sentence that speaks on of the topic of this one: 被害届は、提出する予定ですが、まだ提出しておりません.
func (s Sentence) goesOn() Sentence {
	next := Sentence{Meanings: map[int]bool{}}
	topic, ok := words.Topic(s.Text)
	if !ok {
		return next
	}
	next.topic = topic + ","
	for _, w := range words.Cut([]rune(topic)) {
		if w.Known() && !w.General() {
			next.Meanings[w.Meaning] = true
		}
	}
	return next
}

// affirm notes what a quote says, and what it only denies or leaves open.
func (g *Ground) affirm(in []rune) {
	for _, s := range cutAt(in, func(c clause.Clause) bool { return c.Tells() }) {
		said := g.Affirmed
		if clause.NotConfirmed(s.Text) || clause.DeniesAtEnd(clause.WithoutMaybe(s.Text)) {
			said = g.Denied
		}
		maps.Copy(said, s.Meanings)
	}
}

// joined is what several facts say.
func joined(facts []*Fact) *Ground {
	g := emptyGround()
	for _, f := range facts {
		if f.Ground == nil {
			continue
		}
		g.Sentences = append(g.Sentences, f.Ground.Sentences...)
		g.Raw += f.Ground.Raw
		g.squeezed += f.Ground.squeezed
		maps.Copy(g.meanings, f.Ground.meanings)
		maps.Copy(g.Affirmed, f.Ground.Affirmed)
		maps.Copy(g.Denied, f.Ground.Denied)
		maps.Copy(g.stems, f.Ground.stems)
	}
	return g
}

// Holds reports whether a word of a text stands in the facts.
func (g *Ground) Holds(w words.Word) bool {
	if w.Known() && g.meanings[w.Meaning] {
		return true
	}
	if words.Latin(w.Text) {
		return g.stems[words.Stem(w.Text)]
	}
	return g.composes([]rune(w.Text))
}

// Means reports whether a word of known meaning stands in the facts in that meaning.
func (g *Ground) Means(w words.Word) bool { return w.Known() && g.meanings[w.Meaning] }

// composes reports whether a compound is made of words of the facts, and of words that claim
// nothing: 乗車後.
func (g *Ground) composes(w []rune) bool {
	if len(w) == 0 || strings.Contains(g.Raw, string(w)) {
		return true
	}
	for n := len(w) - 1; n >= 2; n-- {
		if strings.Contains(g.Raw, string(w[:n])) && g.composes(w[n:]) {
			return true
		}
	}
	n, general := words.Prefix(w)
	return general && g.composes(w[n:])
}

// Quotes reports whether a clause of a text stands in the facts word for word.
func (g *Ground) Quotes(clause string) bool {
	known, ok := g.quoted[clause]
	if !ok {
		s := squeeze(clause)
		known = len(s) > 6 && strings.Contains(g.squeezed, s)
		g.quoted[clause] = known
	}
	return known
}

// squeeze takes out what a quotation may differ in: spaces, brackets, commas.
func squeeze(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if !strings.ContainsRune(" \n「」『』()、,・", r) && !(r == words.Blank && last == words.Blank) {
			b.WriteRune(r)
			last = r
		}
	}
	return b.String()
}
