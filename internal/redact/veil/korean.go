package veil

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
)

var (
	koCue       = lists.Pattern("ko_cue")
	koValue     = lists.Pattern("ko_value")
	koAm        = lists.Pattern("ko_am")
	koAmValue   = lists.Pattern("ko_am_value")
	koIs        = lists.Pattern("ko_is")
	koNoGiven   = lists.Pattern("ko_no_given")
	koSays      = lists.Pattern("ko_says")
	koHonorific = lists.Pattern("ko_honorific")
	koNoName    = lists.Pattern("ko_no_name")
	koAsks      = lists.Pattern("ko_asks")
	koSaidOf    = lists.Pattern("ko_said_of")
	koEnd       = lists.Pattern("ko_end")
	koWords     = lists.Set("ko_words")
)

// koreanNames are names after 제 이름은 and 저는, before 님, 씨 and 드림.
func koreanNames(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range t.near(koCue, koValue, 40) {
		if !koAsks.Match(t.Ahead(s.From, 12)) && !koWords[t.In(s)] && !koNoName.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range append(t.near(koAm, koAmValue, 24), koSays.Parts(t)...) {
		if first, _, two := strings.Cut(t.In(s), " "); two && koSaidOf.Match(first) {
			s.From += len(first) + len(" ")
		}
		if koreanName(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range koIs.Parts(t) {
		if koreanName(t.In(s)) && !koNoGiven.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range koHonorific.Parts(t) {
		if n := t.koreanHonoured(s); n > 0 {
			found = append(found, folded.Span{From: s.To - n, To: s.To})
		}
	}
	return append(found, koEnd.Parts(t)...)
}

// koreanName reports whether words are a Korean name, or a Japanese one in Hangul: a
// surname that is known and one or two syllables, or two words.
func koreanName(words string) bool {
	if koWords[words] || koNoName.Match(words) {
		return false
	}
	first, given, two := strings.Cut(words, " ")
	if two {
		return !koWords[first] && !koWords[given]
	}
	n := surname("ko", words)
	syllables := utf8.RuneCountInString(words[n:])
	return n > 0 && syllables >= 1 && syllables <= 2
}

// koreanHonoured is the length of the name at the end of what stands before 님 or 씨, 0 for
// none. Of two words the first may be none of the name.
func (t *text) koreanHonoured(s folded.Span) int {
	words := t.In(s)
	if r, _ := utf8.DecodeRuneInString(words); r < utf8.RuneSelf {
		return t.latinBefore(s.To, words)
	}
	first, last, two := strings.Cut(words, " ")
	if !two {
		last = first
	}
	switch {
	case koNoName.Match(last) || koWords[last]:
		return 0
	case two && surname("ko", first) == len(first) && koreanName(first+last):
		return len(words)
	}
	return len(last)
}
