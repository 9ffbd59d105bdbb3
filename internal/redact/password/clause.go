package password

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

var (
	statement      = words.Pattern("statement")
	question       = words.Pattern("question")
	predicate      = words.Pattern("predicate")
	clauseText     = words.Pattern("clause")
	clauseEnd      = words.Pattern("clause_end")
	eastAsian      = words.Pattern("east_asian")
	changedTo      = words.Pattern("changed_to")
	usedFor        = words.Pattern("used_for")
	hangulLead     = words.Pattern("hangul_lead")
	hangulValue    = words.Pattern("hangul_value")
	hangulOrdinary = ordinaryWords.Pattern("hangul")
	hanziLead      = words.Pattern("hanzi_lead")
	hanziWord      = words.Pattern("hanzi_word")
	hanziValue     = words.Pattern("hanzi_value")
	hanziAsked     = ordinaryWords.Pattern("hanzi_asked")
	hanziOrdinary  = ordinaryWords.Pattern("hanzi")
)

// clause reads the Japanese words up to the end of the clause.
func (l lead) clause() (folded.Span, bool) {
	text := l.clauseText()
	switch {
	case text == "":
		return folded.Span{}, false
	case l.as():
		return l.madeOfClause(text)
	}
	value, states := statement.Part(text)
	rest := l.Words[l.at+len(text):]
	switch {
	case strings.HasPrefix(rest, "?"), l.han(), !l.names() && !(l.answers() && states):
		return folded.Span{}, false
	case states:
		kept := strings.HasPrefix(text[value.To:], "に") && question.Match(text) // in which form it was kept
		return value.Shift(l.at), !kept && !ordinary(text[value.From:value.To])
	case !label.Match(l.text) && (brief.Match(l.word) || !clauseEnd.Match(rest)): // what is ridden with a pass
		return folded.Span{}, false
	}
	whole := strings.TrimRight(text, " ")
	return folded.Span{From: l.at, To: l.at + len(whole)}, l.ends(whole) && !question.Match(text) && !ordinary(text)
}

// clauseText is the clause that begins there, "" for one of a single character or one
// that no Japanese is in.
func (l lead) clauseText() string {
	ahead := l.Ahead(l.at, 40)
	text := ahead[:clauseText.Length(ahead)]
	first, _, _ := strings.Cut(text, " ")
	if utf8.RuneCountInString(text) < 2 || exempt.Match(first) || text[0] < utf8.RuneSelf && !eastAsian.Match(text) {
		return ""
	}
	return text
}

// madeOfClause reads what a password is made of or changed to.
func (l lead) madeOfClause(text string) (folded.Span, bool) {
	verb := changedTo
	if strings.HasSuffix(strings.TrimRight(l.text, " "), "に") {
		verb = usedFor
	}
	s, ok := verb.Part(text)
	return s.Shift(l.at), ok && !ordinary(text[s.From:s.To])
}

// ends reports whether a clause does not end as verbs do. An answer that is short may.
func (l lead) ends(whole string) bool {
	return label.Match(l.text) || !predicate.Match(whole) || l.answers() && len(whole) <= 4*len("あ")
}

// hangul reads Korean words that a copula makes a value.
func (l lead) hangul() (folded.Span, bool) {
	s, ok := hangulValue.Part(l.Ahead(l.at, 24))
	if !ok || !hangulLead.Match(l.text) {
		return folded.Span{}, false
	}
	s = s.Shift(l.at)
	return s, !hangulOrdinary.Match(l.In(s))
}

// hanzi reads a few Chinese characters behind 是 that no sentence about a password has.
func (l lead) hanzi() (folded.Span, bool) {
	s, ok := hanziValue.Part(l.Ahead(l.at, 12))
	if !ok || !hanziLead.Match(l.text) || !hanziWord.Match(l.word) {
		return folded.Span{}, false
	}
	s = s.Shift(l.at)
	if strings.HasSuffix(l.word, "答案") {
		return s, !hanziAsked.Match(l.In(s))
	}
	return s, !hanziOrdinary.Match(l.In(s))
}
