package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

var (
	edge       = lists.Pattern("edge")
	parenRead  = lists.Pattern("paren_read")
	lastWords  = lists.Pattern("last_words")
	corrected  = lists.Pattern("corrected")
	ofNames    = lists.Pattern("of_names")
	cueLatinJa = lists.Pattern("cue_latin_ja")
	placeOfJa  = lists.Pattern("place_of_ja")
	oneTold    = lists.Pattern("one_told")
	familyEn   = lists.Pattern("family_en")
	lastEn     = lists.Pattern("last_en")
	mailHead   = lists.Pattern("mail_head")
	koLast     = lists.Pattern("ko_last")
	koOne      = lists.Pattern("ko_one")
	koWordName = lists.Pattern("ko_word_name")
	calledJa   = lists.Pattern("is_called")
)

// Edged are Japanese names that nothing announces but their place: in front of what goes on
// behind names alone, behind a correction, and at the end of all.
func Edged(t *Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	found := append(t.lastSurname(), t.correctedNames()...)
	for _, w := range edge.Parts(t) {
		for _, s := range t.nameBefore(w.From, maybe) {
			if !isPlace(t.In(s)) && !surnames()["ja-town"][t.In(s)] && (opensName(t.Behind(s.From, 1)) || strings.Contains("・→/<[*-", t.Behind(s.From, 1))) {
				found = append(found, s)
			}
		}
	}
	for _, w := range cueLatinJa.All(t) {
		if s, ok := t.capitals(w.To); ok && !noLatin.Match(t.In(s)) && !noSingle.Match(t.In(s)) && strings.Contains(t.In(s), " ") {
			found = append(found, s)
		}
	}
	for _, s := range placeOfJa.Parts(t) {
		if name := t.In(s); known(name) == len(name) && !isPlace(name) {
			found = append(found, s)
		}
	}
	for _, s := range calledJa.Parts(t) {
		if mayBeCalled(t.In(s)) {
			found = append(found, s)
		}
	}
	return append(found, oneTold.Parts(t)...)
}

// lastSurname is what a message ends in behind its last sentence: a name, perhaps with how it
// is read, or より behind any name.
func (t *Text) lastSurname() []folded.Span {
	const longest = 48
	from := len(t.Words) - len(t.Behind(len(t.Words), longest))
	for _, groups := range lastWords.GroupsIn(t.Words[from:]) {
		s := groups[0].Shift(from)
		name := t.In(s)
		switch more := strings.HasPrefix(t.Words[s.To:], "より"); {
		case noNames()[name] || known(name) == 0 && (noOpening.Match(name) || noNameEnd.Match(name)):
		case givenNames()["ja-kana"][name] && more, known(name) > 0 && (more || !isPlace(name) && !surnames()["ja-town"][name]), kanaSurname(name) == len(name),
			more && looksNamed(name) && utf8.RuneCountInString(name) <= 5 && !speaks.Match(name):
			return []folded.Span{s}
		}
	}
	return nil
}

// correctedNames are those behind 正しくは or 間違いで, where it is about names.
func (t *Text) correctedNames() []folded.Span {
	var found []folded.Span
	for _, s := range corrected.Parts(t) {
		if name := t.In(s); ofNames.Match(t.Behind(s.From, 40)) && mayBeCalled(name) {
			found = append(found, s)
		}
	}
	return found
}

// Placed are names in any language by what stands on both sides of them: in the head of a mail,
// in front of a mail address, in brackets behind another name, at the end of all.
func Placed(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range parenRead.Parts(t) {
		if name := t.In(s); !noNames()[name] && !noNameKana.Match(name) && !noOpening.Match(name) && !noLatin.Match(name) {
			found = append(found, s)
		}
	}
	for _, s := range mailHead.Parts(t) {
		if name := t.In(s); known(name) > 0 || chineseSurname(name) > 0 && !t.Japanese || koreanName(name) {
			found = append(found, s)
		}
	}
	if t.Latin {
		found = append(found, latinEdges(t)...)
	}
	if t.hangul {
		found = append(found, koreanEdges(t)...)
	}
	return found
}

// koreanEdges are names at the end of a message in Hangul, surnames of one syllable that are
// told, and given names that are words.
func koreanEdges(t *Text) []folded.Span {
	found := koWordName.Parts(t)
	for _, s := range koLast.Parts(t) {
		if name := t.In(s); koreanName(name) && !koNoGiven.Match(name) && !koSaidOf.Match(name) {
			found = append(found, s)
		}
	}
	for _, s := range koOne.Parts(t) {
		if surname("ko", t.In(s)) == len(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// latinEdges are families, names with who that is, and two words with capitals behind the last
// sentence.
func latinEdges(t *Text) []folded.Span {
	from := len(t.Words) - len(t.Behind(len(t.Words), 64))
	found := familyEn.Parts(t)
	if s, ok := lastEn.Part(t.Words[from:]); ok {
		found = append(found, s.Shift(from))
	}
	return slices.DeleteFunc(found, func(s folded.Span) bool {
		return !capital.Match(strings.ReplaceAll(t.Raw(s), "/", " ")) || !t.mayBeLatin(s)
	})
}
