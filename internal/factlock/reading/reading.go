// Package reading is one text under the lock: cut into clauses, beside the facts that it
// cites, with the problems that rules find in it.
package reading

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

//go:embed *.txt
var tables embed.FS

var (
	service   = words.Table(tables, "service")
	outsiders = words.Part(tables, "phrases", "outsiders")
)

// Text is a text that somebody may read, and the facts that it rests on.
type Text struct {
	Lang  string // ja or en
	Text  string
	Cites []string // ids of facts
	Label bool     // names a subject on a button and claims nothing
	Own   bool     // what the desk says of itself, and titles: nothing of the notice
	Inner bool     // staff read it, about their own work: names and figures count, claims do not
}

// Problem is what a text may not say.
type Problem struct {
	Line   int    // of the text, from 0
	Said   string // "" where all of a clause is meant
	Why    string // it is refused
	Remedy string
	Cites  []string
}

// String is the problem in one line.
func (p Problem) String() string {
	said, cites := "", "nothing"
	if p.Said != "" {
		said = fmt.Sprintf("%q ", words.Short(p.Said))
	}
	if len(p.Cites) > 0 {
		cites = strings.Join(p.Cites, " ")
	}
	return fmt.Sprintf("%s%s; %s (cites: %s)", said, p.Why, p.Remedy, cites)
}

// Reading is one text while rules look at it.
type Reading struct {
	Text
	Runes    []rune // folded; rules blank what they have dealt with, so that places stay
	Clauses  []clause.Clause
	On       *evidence.Cited
	Book     *evidence.Book
	Problems []Problem

	served map[int]served // clauses that were asked for
	cut    map[string][]words.Word
}

// served is what the sentence of a clause does.
type served struct{ asked, declined bool }

// Open folds a text.
func Open(book *evidence.Book, t Text) *Reading {
	return &Reading{Text: t, Runes: words.Fold(t.Text), On: book.Cited(t.Cites), Book: book}
}

// Split cuts what is left of the text into clauses.
func (r *Reading) Split() { r.Clauses = clause.Split(r.Runes) }

// Refuse reports what was said at a place of the folded text.
func (r *Reading) Refuse(at int, said, why, remedy string) {
	line := 0
	for _, c := range r.Runes[:at] {
		if c == '\n' {
			line++
		}
	}
	r.RefuseLine(line, said, why, remedy)
}

// RefuseLine reports what was said on a line of the text, counted from 0.
func (r *Reading) RefuseLine(line int, said, why, remedy string) {
	r.Problems = append(r.Problems, Problem{line, said, why, remedy, r.Cites})
}

// Foreign reports whether the text is in another language than the notice.
func (r *Reading) Foreign() bool { return r.Lang != r.Book.First() }

// English reports whether the text is in English.
func (r *Reading) English() bool { return r.Lang == "en" }

// Harmless reports whether a word claims nothing by itself. The vocabulary cannot know each
// word of a translation.
func (r *Reading) Harmless(w words.Word) bool {
	if w.Known() {
		return w.General()
	}
	return r.Foreign()
}

// UpTo is the sentence of clause k up to its end.
func (r *Reading) UpTo(k int) string {
	text := r.Clauses[k].Text
	for j := k - 1; j >= 0 && r.Clauses[j].Sentence == r.Clauses[k].Sentence; j-- {
		text = r.Clauses[j].Text + "," + text
	}
	return text
}

// Serves reports whether the sentence of clause k only asks, thanks or apologises, or declines
// to say. A list does what the sentence above it does.
func (r *Reading) Serves(k int) (asked, declined bool) {
	one, known := r.served[k]
	if !known {
		one.asked, one.declined = r.serves(k)
		if r.served == nil {
			r.served = map[int]served{}
		}
		r.served[k] = one
	}
	return one.asked, one.declined
}

func (r *Reading) serves(k int) (asked, declined bool) {
	for k > 0 && r.Clauses[k].Bullet && r.Clauses[k-1].Line >= r.Clauses[k].Line-1 && !clause.Requests(r.Clauses[k].Text) {
		k--
	}
	var all []string
	for _, o := range r.Clauses {
		if o.Sentence == r.Clauses[k].Sentence {
			all = append(all, o.Text)
		}
	}
	text := strings.Join(all, ",")
	return clause.Requests(text) || service.In(outsiders.BlankIn(text)), r.Clauses[k].Asks() || clause.Unsaid(text)
}

// Cut cuts a part of the text into its words; several rules ask for the same. What it returns is the
// caller's.
func (r *Reading) Cut(text string) []words.Word {
	all, known := r.cut[text]
	if !known {
		all = words.Cut([]rune(text))
		if r.cut == nil {
			r.cut = map[string][]words.Word{}
		}
		r.cut[text] = all
	}
	return slices.Clone(all)
}
