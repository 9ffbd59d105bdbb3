package agree

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// Told is what each fact tells, statement by statement.
type Told struct {
	of    map[string][]statement
	parts map[string][][]statement // of the sentences that speak of several, each of one
}

// statement is what a sentence says in one breath, up to a verb.
type statement struct {
	text   string
	line   int // of the text, from 0
	first  int // clause
	last   int
	stance stance
	has    map[string]bool // keys of its words, figures and weekdays, in a fact with those of its topic
}

// Read reads the facts.
func Read(b *evidence.Book) *Told {
	t := &Told{map[string][]statement{}, map[string][][]statement{}}
	for _, f := range b.Of(b.IDs) {
		for _, quote := range f.Says {
			in := words.Fold(quote)
			b.BlankNames(in)
			clauses := clause.Split(in)
			t.of[f.ID] = append(t.of[f.ID], told(clauses)...)
			t.parts[f.ID] = append(t.parts[f.ID], partedSentences(clauses)...)
		}
	}
	return t
}

// told cuts the clauses of a fact into statements.
func told(clauses []clause.Clause) []statement {
	all := statements(clauses)
	topic, sentence := "", -1
	for i := range all {
		s := &all[i]
		if n := clauses[s.first].Sentence; n != sentence {
			topic, sentence = topicOf(s.text), n
			if topic == "" && strings.HasSuffix(s.text, "が") {
				topic = s.text // 4件いただいておりますが、関連は分かっておりません
			}
		}
		switch {
		case clause.Requests(s.text):
			s.stance = so
		case s.stance < possible && clause.Maybe(s.text):
			s.stance = possible
		}
		if own := topicOf(s.text); beside(topic, own) {
			topic = own
		}
		s.has = keys(topic + "、" + s.text)
	}
	return all
}

// topicOf is what stands in front of the first は.
func topicOf(s string) string {
	topic, _, ok := strings.Cut(s, "は")
	if !ok {
		return ""
	}
	return topic
}

// statements joins the clauses of a text up to each that ends in a verb.
func statements(clauses []clause.Clause) []statement {
	var all []statement
	open := false
	for k, c := range clauses {
		if last := len(all) - 1; open && clauses[k-1].Sentence == c.Sentence {
			all[last].text += "、" + c.Text
			all[last].last = k
		} else {
			all = append(all, statement{text: c.Text, line: c.Line, first: k, last: k})
		}
		open = !endsInVerb(c.Text)
	}
	for i := range all {
		all[i].stance = stanceOf(all[i].text)
	}
	return all
}

// endsInVerb reports whether a clause says something of its own. An English one does unless it starts
// like the front of another: within three days, we ….
func endsInVerb(s string) bool {
	if words.English(s) {
		return !slices.ContainsFunc(fronts.Phrases(), func(p string) bool { return strings.HasPrefix(s, p+" ") || s == p })
	}
	s = strings.TrimRight(s, " )」")
	return !words.Ends(s, noVerbs.Phrases()...) && words.Ends(s, verbs.Phrases()...)
}

// bears reports whether a statement of a fact has a word.
func (s statement) bears(w words.Word) bool {
	return s.has[key(w)] || !w.Known() && !words.Latin(w.Text) && strings.Contains(s.text, w.Text)
}
