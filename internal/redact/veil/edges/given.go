package edges

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/jatext"
	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/made"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	latinWords  = lists.Pattern("latin_words")
	familyWord  = lists.Pattern("family_word")
	kanaBehind  = lists.Pattern("kana_behind")
	koFamily    = lists.Pattern("ko_family")
	koFamilyEnd = lists.Pattern("ko_family_end")
	koParent    = lists.Pattern("ko_parent")
	noBearer    = lists.Pattern("no_bearer")
	noKin       = lists.Pattern("no_kin")
	nextCapital = lists.Pattern("next_capital")
	lastCapital = lists.Pattern("last_capital")

	beginsSentence = lists.Pattern("begins_sentence")
)

// Frequent are the given names and the Latin surnames that are frequent, wherever they stand
// with a capital, and given names in kana and Hangul behind a word for a person of the family.
func Frequent(t *names.Text) []folded.Span {
	found := latinNames(t)
	if t.Japanese {
		for _, s := range familyWord.Then(kanaBehind, t.Text.Text, 12) {
			if surnames.Given("ja-kana", strings.Map(jatext.Hiragana, t.In(s))) || made.PlainKana(t.In(s)) {
				found = append(found, s)
			}
		}
	}
	if !t.Hangul {
		return found
	}
	for _, s := range append(koFamily.Then(koFamilyEnd, t.Text.Text, 8), koParent.Parts(t)...) {
		if surnames.Given("ko", t.In(s)) || made.GivenKorean(t.In(s)) && !noKin.Match(t.Behind(s.From, 4)) {
			found = append(found, s)
		}
	}
	return found
}

// latinNames are names that are frequent, with the words with capitals beside them.
func latinNames(t *names.Text) []folded.Span {
	var found []folded.Span
	if !t.Latin {
		return nil
	}
	for _, s := range latinWords.All(t) {
		if s = joined(t, s); !bears(t.In(s)) || !names.Capital(t.Raw(s)) {
			continue
		}
		if s = stretched(t, s); !noBearer.Match(t.Ahead(s.To, 24)) && t.MayBeLatin(s) && !letters(t.Raw(s)) {
			found = append(found, s)
		}
	}
	return found
}

// joined are the words that hyphens join, if all of them have capitals, else the first.
func joined(t *names.Text, s folded.Span) folded.Span {
	first, _, more := strings.Cut(t.In(s), "-")
	if more && !eachCapital(t.Raw(s)) {
		s.To = s.From + len(first)
	}
	return s
}

// eachCapital reports whether every word between hyphens begins with a capital.
func eachCapital(raw string) bool {
	for part := range strings.SplitSeq(raw, "-") {
		if r, _ := utf8.DecodeRuneInString(part); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

// bears reports whether a word in Latin letters is a name that is frequent, or one that hyphens
// join to others.
func bears(word string) bool {
	for part := range strings.SplitSeq(surnames.Plain(word), "-") {
		if surnames.Given("en", part) || surnames.Given("en-family", part) {
			return true
		}
	}
	return false
}

// stretched is a name in Latin letters with the word with a capital on either side of it. One
// that begins a sentence may be a verb: "Ask Taro".
func stretched(t *names.Text, s folded.Span) folded.Span {
	for range 2 {
		next := folded.Span{From: s.To, To: s.To + t.Width(s.To, nextCapital.Length(t.RawAhead(s.To, 32)))}
		if word := t.In(next); word == "" || names.NoLatin(word[1:]) {
			break
		}
		s.To = next.To
	}
	if last, ok := lastCapital.Part(t.Behind(s.From, 32)); ok {
		last = last.Shift(s.From - len(t.Behind(s.From, 32)))
		if names.Capital(t.Raw(last)) && (bears(t.In(last)) || t.MayBeLatin(last) && !beginsSentence.Match(t.Behind(last.From, 3))) {
			s.From = last.From
		}
	}
	return s
}

// letters reports whether a word is rather the letters of one: DAN, ANN.
func letters(raw string) bool { return len(raw) <= 4 && raw == strings.ToUpper(raw) }
