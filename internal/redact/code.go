package redact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

var (
	codeWord      = lists.Pattern("code")
	frontWord     = lists.Pattern("front")
	codeOnBack    = lists.Pattern("code_on_back")
	faceOfCard    = lists.Pattern("face_of_card")
	besideCard    = lists.Pattern("beside_card")
	expiryAndCode = lists.Pattern("expiry_and_code")
	anotherCode   = lists.Pattern("another_code")
	codeBeside    = lists.Pattern("code_beside")
	partOfCard    = lists.Pattern("part_of_card")
	otherNumber   = lists.Pattern("other_number")
	statedBefore  = lists.Pattern("stated_before")
	taken         = lists.Pattern("taken")
	usedAs        = lists.Pattern("used_as")
	numberLine    = lists.Pattern("number_line")
	askedBefore   = lists.Pattern("asked_before")
)

// codesBesideCards finds three or four digits that follow a card, its expiry
// date or each other at once: a security code, or a date written 0125.
func codesBesideCards(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, at := range t.MarkEnds(SecurityCode.index()) {
		if s, ok := anotherCode.Part(t.Ahead(at, 16)); ok && mayBeCode(t, s.Shift(at)) {
			found = append(found, s.Shift(at))
		}
	}
	for _, at := range t.MarkEnds(Card.index()) {
		for _, groups := range expiryAndCode.GroupsIn(t.Ahead(at, 16)) {
			for _, s := range groups {
				found = append(found, s.Shift(at))
			}
		}
		for range 3 {
			s, ok := codeBeside.Part(t.Ahead(at, 16))
			if s = s.Shift(at); !ok || !mayBeCode(t, s) {
				break
			}
			found = append(found, s)
			at = s.To
		}
	}
	return found
}

// mayBeCode reports whether digits go no further, count nothing and are no year.
func mayBeCode(t *numbers.Text, s folded.Span) bool {
	return t.Free(s.To) && !t.Unit(s.To) && !numbers.Year(t.In(s))
}

// securityCodes finds the three or four digits on a card that prove it is held. Where
// the text speaks of a card, "back 123" suffices.
func securityCodes(t *numbers.Text) []folded.Span {
	found := slices.Concat(shortNumbers(t, codeWord, 3, 4), codeOnBack.Parts(t), t.Own(codeWord, 3, 4))
	if len(t.MarkEnds(Card.index())) == 0 && !cardWord.In(t) {
		return found
	}
	beside := besideCard.Parts(t)
	if !partOfCard.In(t) {
		found = slices.Concat(found, shortNumbers(t, frontWord, 4, 4), t.Own(frontWord, 4, 4))
		beside = append(beside, faceOfCard.Parts(t)...)
	}
	for _, s := range beside {
		if mayBeCode(t, s) {
			found = append(found, s)
		}
	}
	return found
}

// shortNumbers finds numbers of least to most digits after a word or, as in
// "1234 is my PIN", right before it.
func shortNumbers(t *numbers.Text, word *pattern.Pattern, least, most int) []folded.Span {
	var found []folded.Span
	for _, w := range word.All(t) {
		found = append(found, numberBefore(t, w, least, most)...)
		if line, ok := t.Announced(w.To); ok {
			if s, ok := numberLine.Part(t.Ahead(line, 48)); ok && !numbers.Year(t.In(s.Shift(line))) {
				found = append(found, s.Shift(line))
			}
		}
		if s, ok := askedBefore.Part(t.Ahead(w.To, 16)); ok {
			found = append(found, s.Shift(w.To))
		}
	}
	for _, named := range t.After(word, 24) {
		n, i := t.Number(named.Group), named.Group
		if !n.Value || n.Size < least || n.Size > most {
			continue
		}
		if !named.Direct && (otherNumber.Match(named.Gap) || numbers.Year(t.Groups()[i].Digits) || strange(named.Gap)) {
			continue
		}
		found = append(found, t.Run(i, n.Last))
	}
	return found
}

// strange reports whether a gap is too long to belong to the word before it: words of
// English take more room than those of Japanese.
func strange(gap string) bool {
	return utf8.RuneCountInString(gap) > 12 && strings.ContainsFunc(gap, func(r rune) bool { return r >= utf8.RuneSelf })
}

// numberBefore finds a number right before a word, "1234 is my PIN". In 「1234を」 it is
// an object, and only what stands behind the word says that it is what the word means.
func numberBefore(t *numbers.Text, word folded.Span, least, most int) []folded.Span {
	i := t.Next(word.From) - 1
	if i < 0 {
		return nil
	}
	g := t.Groups()[i]
	if word.From-g.To > 64 || !statedBefore.Match(t.Words[g.To:word.From]) {
		return nil
	}
	if taken.Match(t.Words[g.To:word.From]) && !usedAs.Match(t.Ahead(word.To, 8)) {
		return nil
	}
	lone := i == 0 || t.Gap(i) == "" || !t.Near(i)
	if n := len(g.Digits); !lone || n < least || n > most {
		return nil
	}
	return []folded.Span{g.Span}
}
