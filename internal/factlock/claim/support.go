package claim

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// support are the rules about words that rest on nothing.
type support struct{ check }

// toldFromToday are times that have been, by no date.
var toldFromToday = words.Of("昨年", "去年", "一昨年", "先月", "先週", "昨日", "数年前", "以前にも", "過去にも", "last year", "last month", "last week",
	"yesterday", "years ago", "months ago", "weeks ago", "in the past")

func (s support) all() {
	for k, c := range s.Clauses {
		asked, declined := s.Serves(k)
		if declined {
			s.reason(c)
		}
		if declined || s.On.Quotes(c.Text) {
			continue
		}
		if w, _ := toldFromToday.Find(c.Text); w != "" && !asked && !words.Has(s.On.Raw, w) {
			s.RefuseLine(c.Line, w, "is a time that no cited fact names", "write the date that it names")
		}
		if !s.words(k, asked) && !asked {
			s.together(c)
		}
	}
}

// words refuses a word of clause k that stands nowhere, and reports whether there was one.
func (s support) words(k int, asked bool) bool {
	c := s.Clauses[k]
	for _, w := range s.Cut(c.Text) {
		if costs.In(w.Text) && free.In(c.Text) || s.endsVerb(w, c.Text) || s.optional(w) || s.tongue(w, c.Text) {
			continue // held by what is free, by its verb, by what need not be done
		}
		if !s.supported(w, asked) || !asked && s.onlyDenied(k, w) {
			s.RefuseLine(c.Line, w.Text, "stands nowhere in the notice", "write its words, or that nothing has been announced about it")
			return true
		}
	}
	return false
}

// endsVerb reports whether a word only says that a verb is done to its end: 取り替え終えました, where the facts tell of it as done.
func (s support) endsVerb(w words.Word, text string) bool {
	r := []rune(text)
	if w.Meaning != words.Meaning("finish") || w.From == 0 || !strings.ContainsRune("りしれみえきちびぎけめ", r[w.From-1]) {
		return false
	}
	return slices.ContainsFunc(s.On.Sentences, func(f evidence.Sentence) bool { return clause.Past(f.Text) })
}

// tongue reports whether a word is that of foreign languages, of which a cited fact speaks.
func (s support) tongue(w words.Word, text string) bool {
	return w.Text == "foreign" && words.Has(text, "foreign language", "foreign languages") && strings.Contains(s.On.Raw, "外国語")
}

// optional reports whether a word says that people may choose what by a cited fact need not be done.
func (s support) optional(w words.Word) bool {
	return words.Has(w.Text, "任意", "optional", "voluntary") &&
		slices.ContainsFunc(s.On.Sentences, func(f evidence.Sentence) bool { return needNot.In(f.Text) })
}

// reason refuses a reason for silence of which the notice says nothing: 集計中のため公表しておりません.
func (s support) reason(c clause.Clause) {
	why, _, ja := strings.Cut(c.Text, "ため")
	if _, behind, en := strings.Cut(c.Text, "because "); en {
		why = behind
	} else if !ja || s.English() {
		return
	}
	for _, w := range s.Cut(why) {
		if !s.supported(w, false) {
			s.RefuseLine(c.Line, w.Text, "is no reason that the notice gives", "write the one that it gives, or none")
			return
		}
	}
}

// supported reports whether a text may use a word: it claims nothing, stands in the notice or a
// cited fact or, where something is only asked, is none of the strong ones. What other rules
// judge is not judged again.
func (s support) supported(w words.Word, asked bool) bool {
	switch {
	case s.finishes(w):
		return true
	case s.Harmless(w), s.On.Holds(w), s.Book.Whole.Holds(w), s.judged(w):
		return true
	case !w.Known():
		return asked || len([]rune(w.Text)) < 2
	}
	return asked && !w.Strong()
}

// judged reports whether other rules judge a word.
func (s support) judged(w words.Word) bool {
	return free.In(w.Text) || clause.Leaks(w.Text) || safe.In(w.Text) || money.In(w.Text)
}

// finishes reports whether a word is for finishing, and the text and a cited fact both plan:
// 導入する予定, 導入を終える予定.
func (s support) finishes(w words.Word) bool {
	plans := func(t string) bool { return planned.In(t) }
	return w.Meaning == words.Meaning("finish") && slices.ContainsFunc(s.Clauses, func(c clause.Clause) bool { return plans(c.Text) }) &&
		slices.ContainsFunc(s.On.Sentences, func(f evidence.Sentence) bool { return plans(f.Text) })
}

// onlyDenied reports whether a clause says plainly what the facts only deny or leave open.
func (s support) onlyDenied(k int, w words.Word) bool {
	if !w.Known() || w.General() || !s.Book.Whole.Denied[w.Meaning] || s.Book.Whole.Affirmed[w.Meaning] {
		return false
	}
	for _, c := range s.Clauses {
		if c.Sentence == s.Clauses[k].Sentence &&
			(clause.Negates(c.Text) || clause.NotConfirmed(c.Text) || clause.Maybe(c.Text) || denied.In(c.Text)) {
			return false
		}
	}
	return true
}
