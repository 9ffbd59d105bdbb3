// Package person finds in a folded text what names a person or says where one lives, as
// far as a list that many people see must leave it out: redact.Outline. What leaves the
// desk is read more closely, by package veil, which takes up what stands here.
package person

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed person.txt
var file string

var (
	lists     = pattern.Read(file)
	address   = lists.Pattern("address")
	announces = lists.Pattern("announces")
	asks      = lists.Pattern("asks")
	iAm       = lists.Pattern("i_am")
	capitals  = lists.Pattern("capitals")
	signsOff  = lists.Pattern("signs_off")
)

const (
	// Veil is one of the signs that stand in place of what was left out already.
	Veil = "■"

	// stops ends what is announced.
	stops = "、。,\n"
)

// Identifiers are the parts that name a person, from front to back, none empty.
func Identifiers(t *numbers.Text) []folded.Span {
	return folded.Union(slices.Concat(address.All(t), longNumbers(t), announced(t), Capitalised(t), SignedOff(t)))
}

// longNumbers are seven digits and more, as in postal codes, and phone numbers
// with brackets in them.
func longNumbers(t *numbers.Text) []folded.Span {
	var found []folded.Span
	gs := t.Groups()
	for i := 0; i < len(gs); i++ {
		last, digits := i, len(gs[i].Digits)
		for last+1 < len(gs) && t.Near(last+1) {
			last++
			digits += len(gs[last].Digits)
		}
		if digits < 7 {
			last = t.Phone(i)
		}
		if last >= 0 {
			found = append(found, t.Run(i, last))
			i = last
		}
	}
	return found
}

// announced is what follows 名前は and the like, to the end of the clause.
func announced(t *numbers.Text) []folded.Span {
	var found []folded.Span
	end := 0
	for _, a := range announces.All(t) {
		if a.From < end || answered(t, a.To) {
			continue
		}
		if end = a.To + strings.IndexAny(t.Words[a.To:], stops); end < a.To {
			end = len(t.Words)
		}
		if a.To < end {
			found = append(found, folded.Span{From: a.To, To: end})
		}
	}
	return found
}

// answered reports whether nothing is announced there: it is veiled, or asked for.
func answered(t *numbers.Text, at int) bool {
	return strings.HasPrefix(t.Words[at:], Veil) || Asks(t, at)
}

// Asks reports whether what follows a word for a name or an address says something about
// one, and is none: 「は漏れましたか」.
func Asks(t *numbers.Text, at int) bool { return asks.Match(t.Ahead(at, 48)) }

// Capitalised is a name of two words or more after "I am". The folded text has no
// capitals, so that the original is read.
func Capitalised(t *numbers.Text) []folded.Span {
	var found []folded.Span
	end := 0
	for _, a := range iAm.All(t) {
		if n := capitals.Length(t.RawFrom(a.To)); a.To >= end && n > 0 {
			end = a.To + t.Width(a.To, n)
			found = append(found, folded.Span{From: a.To, To: end})
		}
	}
	return found
}

// SignedOff is what stands before と申します, from the beginning of the clause.
func SignedOff(t *numbers.Text) []folded.Span {
	var found []folded.Span
	start := 0
	for _, s := range signsOff.All(t) {
		clause := t.Words[start:s.From]
		from := start
		if i := strings.LastIndexAny(clause, stops); i >= 0 {
			_, n := utf8.DecodeRuneInString(clause[i:])
			from += i + n
		}
		if from < s.From && !strings.HasSuffix(clause, Veil) {
			found = append(found, folded.Span{From: from, To: s.From})
		}
		start = s.To
	}
	return found
}
