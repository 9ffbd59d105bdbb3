package agree

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
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
			in := words.Fold(dated(quote, b.Published))
			b.BlankNames(in)
			clauses := clause.Split(in)
			t.of[f.ID] = append(t.of[f.ID], told(clauses, b.Today)...)
			t.parts[f.ID] = append(t.parts[f.ID], partedSentences(clauses)...)
		}
	}
	for _, s := range b.Segments {
		t.know(s, b.First(), b.Mark(s))
	}
	return t
}

// dated is a quote with the day for its 本日.
func dated(quote string, today figure.Parts) string {
	if today.Month == 0 {
		return quote
	}
	return strings.ReplaceAll(quote, "本日", fmt.Sprintf("%d月%d日", today.Month, today.Day))
}

// know adds the name of a segment in each language to what the statements have that are of it: those of its
// facts, and those that name it.
func (t *Told) know(s evidence.Segment, first, mark string) {
	name := map[string]bool{}
	for _, text := range s.Name {
		for k := range keys(words.Small(text)) {
			name[k] = true
		}
	}
	own := keys(words.Small(s.Name[first]))
	for id, all := range t.of {
		for _, one := range all {
			one.knows(name, own, slices.Contains(s.Cites, id) || mark != "" && strings.Contains(one.text, mark))
		}
	}
	for _, sentences := range t.parts {
		for _, part := range slices.Concat(sentences...) {
			part.knows(name, own, mark != "" && strings.Contains(part.text, mark))
		}
	}
}

func (s statement) knows(name, own map[string]bool, cited bool) {
	for k := range own {
		cited = cited || len(own) == 1 && s.has[k]
	}
	if all := len(own) > 1 && s.shared(func(k string) bool { return own[k] }) == len(own); cited || all {
		maps.Copy(s.has, name)
	}
}

// told cuts the clauses of a fact into statements.
func told(clauses []clause.Clause, today dates.Date) []statement {
	all := statements(clauses)
	topic, sentence := "", -1
	for i := range all {
		s := &all[i]
		if n := clauses[s.first].Sentence; n != sentence {
			topic, sentence = goesOn(topic, s.text), n
			if topic == "" && strings.HasSuffix(s.text, "が") {
				topic = s.text // 4件いただいておりますが、関連は分かっておりません
			}
		}
		switch s.stance = stanceOf(s.text); {
		case clause.Requests(s.text):
			s.stance = so
		case s.stance < possible && clause.Maybe(s.text):
			s.stance = possible
		case s.stance == so && toCome(s.text, today):
			s.stance = planned
		}
		if own := topicOf(s.text); beside(topic, own) {
			topic = own
		}
		s.has = keys(topic + "、" + s.text)
	}
	return all
}

// goesOn is the topic of a sentence behind one of that topic, which it keeps where it names nothing of its own:
// 現時点で流出は確認されておりません, 決定次第お知らせいたします.
func goesOn(topic, s string) string {
	own := topicOf(s)
	if own == "" && strings.Contains(s, "が") || own != "" && len(keys(own)) > 0 {
		return own
	}
	return cmp.Or(topic, own)
}

// toCome reports whether a text names a day behind that of the notice, and none in front: 5月末までに導入いたします.
func toCome(s string, today dates.Date) bool {
	future := false
	for _, f := range figure.Find([]rune(s)) {
		if f.Kind != figure.Date || f.Day.Month == 0 {
			continue
		}
		day := cmp.Or(f.Day.Year, today.Year)*10000 + f.Day.Month*100 + cmp.Or(f.Day.Day, 28)
		now := today.Year*10000 + int(today.Month)*100 + today.Day
		if day < now {
			return false
		}
		future = future || day > now
	}
	return future
}

// topicOf is what stands in front of the first は.
func topicOf(s string) string {
	if day, _, ok := strings.Cut(s, "が"); ok && weekly.In(day) && len([]rune(day)) < 24 {
		return day // 受付時間は平日が…、土曜が…
	}
	topic, _ := words.Topic(s)
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
		open = !c.Tells()
	}
	return all
}

// bears reports whether a statement of a fact has a word.
func (s statement) bears(w words.Word) bool {
	if s.has[key(w)] || w.Known() || words.Latin(w.Text) {
		return s.has[key(w)]
	}
	r := []rune(w.Text) // 卒業生: 卒業された方
	stem := len(r) == 3 && strings.ContainsRune("生者員用先後中時内外分額書料費側", r[2])
	return strings.Contains(s.text, w.Text) || stem && strings.Contains(s.text, string(r[:2]))
}
