package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	koCue       = lists.Pattern("ko_cue")
	koLinks     = lists.Pattern("ko_links")
	koValue     = lists.Pattern("ko_value")
	koAm        = lists.Pattern("ko_am")
	koAmValue   = lists.Pattern("ko_am_value")
	koIs        = lists.Pattern("ko_is")
	koNoGiven   = lists.Pattern("ko_no_given")
	koMe        = lists.Pattern("ko_me")
	koMeValue   = lists.Pattern("ko_me_value")
	koRelation  = lists.Pattern("ko_relation")
	koRelated   = lists.Pattern("ko_related")
	koGiven     = lists.Pattern("ko_given")
	koSingle    = lists.Pattern("ko_single")
	koWritten   = lists.Pattern("ko_written")
	koSays      = lists.Pattern("ko_says")
	koHonorific = lists.Pattern("ko_honorific")
	koNoName    = lists.Pattern("ko_no_name")
	koAsks      = lists.Pattern("ko_asks")
	koSaidOf    = lists.Pattern("ko_said_of")
	koEnd       = lists.Pattern("ko_end")
	koPost      = lists.Pattern("ko_post")
	koHello     = lists.Pattern("ko_hello")
	koMr        = lists.Pattern("ko_mr")
	vietnamese  = lists.Pattern("ko_vietnamese")
	koWho       = lists.Pattern("ko_who")
	koBeside    = lists.Pattern("ko_beside")
	koWords     = lists.Set("ko_words")
)

// Korean are names after 제 이름은 and 저는, before 님, 씨 and 드림.
func Korean(t *Text) []folded.Span {
	if !t.Hangul {
		return nil
	}
	found := slices.Concat(koreanCalled(t), koreanTold(t), koreanPlaced(t))
	for _, s := range koHonorific.Parts(t) {
		if n := t.koreanHonoured(s); n > 0 {
			found = append(found, folded.Span{From: s.To - n, To: s.To})
		}
	}
	for _, s := range append(koSingle.Parts(t), koMr.Parts(t)...) {
		if surnames.Of("ko", t.In(s)) > 0 && !koWords()[t.In(s)] {
			found = append(found, s)
		}
	}
	for _, s := range koBeside.Parts(t) {
		if name := t.In(s); !noKorean(name) && !koSaidOf.Match(name) && (strings.Contains(name, " ") || koreanName(name)) {
			found = append(found, s)
		}
	}
	return append(found, koEnd.Parts(t)...)
}

// koreanPlaced are names behind a greeting and in front of what says who that is.
func koreanPlaced(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range koHello.Parts(t) {
		name := t.In(s)
		foreign := strings.HasSuffix(name, "스") && len(name) >= len("제임스")
		if (!noKorean(name) || foreign) && !koNoGiven.Match(name) {
			found = append(found, s)
		}
	}
	for _, s := range koWho.Parts(t) {
		if name := t.In(s); koreanName(name) && !koNoGiven.Match(name) && !koSaidOf.Match(name) || vietnamese.Match(name) {
			found = append(found, s)
		}
	}
	return found
}

// koreanCalled are names behind 이름은, and behind a word for a person of the family.
func koreanCalled(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range koCue.All(t) {
		s, ok := koValue.Part(t.Ahead(w.To, 40))
		if s = s.Shift(w.To); !ok || koAsks.Match(t.Ahead(s.From, 12)) || noKorean(t.In(s)) {
			continue
		}
		if otherSurname(t.In(w), t.In(s)) {
			continue
		}
		if koLinks.Match(t.In(w)) || koreanName(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range append(koRelation.Then(koRelated, t.Text.Text, 12), koWritten.Parts(t)...) {
		if koreanName(t.In(s)) && utf8.RuneCountInString(t.In(s)) >= 3 && !koSaidOf.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range koRelation.Then(koGiven, t.Text.Text, 8) {
		if !koWords()[t.In(s)] {
			found = append(found, s)
		}
	}
	return found
}

// koreanTold are names in front of 입니다 and 라고 합니다.
func koreanTold(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range append(koAm.Then(koAmValue, t.Text.Text, 24), koSays.Parts(t)...) {
		if first, _, two := strings.Cut(t.In(s), " "); two && !surnames.Has("ko-ja", first) {
			s.From += len(first) + len(" ")
		}
		if koreanName(t.In(s)) && !koNoGiven.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range koMe.Then(koMeValue, t.Text.Text, 24) {
		if name := t.In(s); !noKorean(name) && !koNoGiven.Match(name) && !koAsks.Match(name) {
			found = append(found, s)
		}
	}
	for _, s := range koIs.Parts(t) {
		if koreanName(t.In(s)) && !koNoGiven.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// noKorean reports whether words are no name in Hangul.
func noKorean(words string) bool { return koWords()[words] || koNoName.Match(words) }

// koreanName reports whether words are a Korean name, or a Japanese one in Hangul: a
// surname that is known and one or two syllables, or two words.
func koreanName(words string) bool {
	if noKorean(words) {
		return false
	}
	if first, _, two := strings.Cut(words, " "); two {
		return surnames.Has("ko-ja", first)
	}
	n := surnames.Of("ko", words)
	syllables := utf8.RuneCountInString(words[n:])
	return n > 0 && syllables >= 1 && syllables <= 2
}

// koreanHonoured is the length of the name at the end of what stands before 님 or 씨, 0 for
// none. Of two words the first may be none of the name.
func (t *Text) koreanHonoured(s folded.Span) int {
	words := t.In(s)
	if r, _ := utf8.DecodeRuneInString(words); r < utf8.RuneSelf {
		return t.latinBefore(s.To, words)
	}
	first, last, two := strings.Cut(words, " ")
	if !two {
		last = first
	}
	switch {
	case noKorean(last):
		return 0
	case two && (surnames.Has("ko-ja", first) || surnames.Of("ko", first) == len(first) && koreanName(first+last)):
		return len(words)
	}
	if utf8.RuneCountInString(last) < 2 {
		return 0
	}
	return len(last)
}

// otherSurname reports whether what stands behind 성은 is more than a surname.
func otherSurname(cue, name string) bool {
	is := strings.Contains(cue, "성") && !strings.ContainsAny(cue, "함명")
	return strings.Contains(name, "이름") || is && !surnames.Has("ko-ja", name) && surnames.Of("ko", name) < len(name)
}
