package names

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/person"
)

var (
	title          = lists.Pattern("title")
	plainTitle     = lists.Pattern("plain_title")
	nameIs         = lists.Pattern("name_is")
	iAm            = lists.Pattern("i_am")
	capitals       = lists.Pattern("capitals")
	small          = lists.Pattern("small")
	noSmall        = lists.Pattern("no_small")
	noSingle       = lists.Pattern("no_single")
	calling        = lists.Pattern("calling")
	kindOf         = lists.Pattern("kind_of")
	endsClause     = lists.Pattern("ends_clause")
	here           = lists.Pattern("here")
	nameCapital    = lists.Pattern("name_capital")
	latinHonorific = lists.Pattern("latin_honorific")
	relation       = lists.Pattern("relation_en")
	twoCapitals    = lists.Pattern("two_capitals")
	listedLatin    = lists.Pattern("listed_latin")
	listGoesOn     = lists.Pattern("list_goes_on")
	behindLatin    = lists.Pattern("behind_latin")
	noPossessor    = lists.Pattern("no_possessor")
	ofMine         = lists.Pattern("of_mine")
	noTeller       = lists.Pattern("no_teller")
	product        = lists.Pattern("product")
)

// English are names after Mr, "my name is", "I'm" and "my husband", and before -san.
func English(t *Text) []folded.Span {
	if !t.Latin {
		return nil
	}
	found := slices.Concat(titled(t), announcedNames(t), introduced(t), possessors(t))
	for _, w := range latinHonorific.All(t) {
		found = append(found, t.nameBefore(w.From, sure)...)
	}
	for _, w := range append(relation.All(t), nameCapital.All(t)...) {
		if s, ok := t.capitals(w.To); ok && !noSingle.Match(t.In(s)) && !noLatin.Match(t.In(s)) && !shouts(t, s) {
			found = append(found, s)
		}
	}
	for _, w := range twoCapitals.All(t) {
		if s, ok := t.capitals(w.To); ok && strings.Contains(t.In(s), " ") && t.mayBeLatin(s) {
			found = append(found, s)
		}
	}
	tellers := slices.DeleteFunc(here.Parts(t), func(s folded.Span) bool { return noTeller.Match(t.In(s)) })
	for _, s := range append(tellers, ofMine.Parts(t)...) {
		if capital.Match(t.Raw(s)) && t.mayBeLatin(s) {
			found = append(found, s)
		}
	}
	return found
}

// possessors are the names in front of what says whose something is: "Taro Mihon's account".
func possessors(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range behindLatin.All(t) {
		n := t.latinBefore(w.From, t.Behind(w.From, 48))
		s := folded.Span{From: w.From - n, To: w.From}
		if _, name, ok := strings.Cut(t.In(s), "i'm "); ok {
			s.From = s.To - len(name)
		}
		if n > 0 && !noPossessor.Match(t.In(s)) && t.mayBeLatin(s) {
			found = append(found, s)
		}
	}
	return found
}

// mayBeLatin reports whether words in Latin letters are none that names do not hold.
func (t *Text) mayBeLatin(s folded.Span) bool {
	return !noLatin.Match(t.In(s)) && !noSingle.Match(t.In(s)) && !shouts(t, s)
}

// capitals are the words with capitals that begin at a byte of the text.
func (t *Text) capitals(at int) (folded.Span, bool) {
	s, ok := capitals.Part(t.RawAhead(at, 96))
	if !ok || s.From > 0 {
		return folded.Span{}, false
	}
	return folded.Span{From: at, To: at + t.Width(at, s.To)}, true
}

// shouts reports whether a span stands in words that are capitals throughout, which show
// no name.
func shouts(t *Text, s folded.Span) bool {
	raw := t.Raw(folded.Span{From: max(0, s.From-len(t.Behind(s.From, 24))), To: s.To + len(t.Ahead(s.To, 24))})
	return !strings.ContainsFunc(raw, func(r rune) bool { return unicode.IsLower(r) || unicode.Is(unicode.Lo, r) })
}

// titled are names after Mr and the like.
func titled(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range title.All(t) {
		s, ok := t.capitals(w.To)
		if !ok && plainTitle.Match(t.In(w)) {
			s, ok = t.small(w.To)
			s.To = s.From + len(strings.SplitN(t.In(s), " ", 2)[0])
		}
		if ok && !product.Match(t.Ahead(s.To, 16)) {
			found = append(found, s)
		}
	}
	return found
}

// small is a name in small letters that begins at a byte of the text.
func (t *Text) small(at int) (folded.Span, bool) {
	s, ok := small.Part(t.Ahead(at, 60))
	if !ok || noSmall.Match(t.Ahead(at, 16)) {
		return folded.Span{}, false
	}
	return s.Shift(at), true
}

// announcedNames are names after "my name is" and the like, in any letters.
func announcedNames(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range nameIs.All(t) {
		if person.Asks(t.Text, w.To) || noSmall.Match(t.Ahead(w.To, 16)) {
			continue
		}
		s, ok := t.capitals(w.To)
		if !ok {
			s, ok = t.small(w.To)
		}
		if ok {
			found = append(found, s)
		}
	}
	return found
}

// introduced are names after "I'm" and "this is": two words with capitals, or one that is
// no nation and no kind of customer.
func introduced(t *Text) []folded.Span {
	found := slices.DeleteFunc(person.Capitalised(t.Text), func(s folded.Span) bool { return shouts(t, s) || noSingle.Match(t.In(s)) })
	for _, w := range iAm.All(t) {
		s, ok := t.capitals(w.To)
		if !ok || noSingle.Match(t.In(s)) || noLatin.Match(t.In(s)) || shouts(t, s) {
			continue
		}
		ahead := t.Ahead(s.To, 16)
		mine := strings.HasPrefix(t.In(w), "i")
		switch {
		case kindOf.Match(ahead):
		case strings.Contains(t.In(s), " "), calling.Match(ahead), mine && endsClause.Match(ahead):
			found = append(found, s)
		}
	}
	return found
}
