// Package edges finds the names that nothing announces but their place: in front of what goes
// on behind names alone, in the head of a mail, in brackets, behind the last sentence; and those
// that are frequent. What it asks of words is what package names does.
package edges

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/pattern"
	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

//go:embed edges.txt
var file string

var lists = pattern.Read(file)

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
	display    = lists.Pattern("display")
	lastEn     = lists.Pattern("last_en")
	mailHead   = lists.Pattern("mail_head")
	koLast     = lists.Pattern("ko_last")
	koOne      = lists.Pattern("ko_one")
	koWordName = lists.Pattern("ko_word_name")
	calledJa   = lists.Pattern("is_called")
	nickname   = lists.Pattern("nickname")
	clause     = names.Lists.Pattern("no_lone")
)

// Edged are Japanese names that nothing announces but their place: in front of what goes on
// behind names alone, behind a correction, and at the end of all.
func Edged(t *names.Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	found := append(lastSurname(t), correctedNames(t)...)
	for _, w := range edge.Parts(t) {
		for _, s := range t.Before(w.From) {
			if !town(t.In(s)) && (t.Opens(s.From) || strings.Contains("・→/<[*-", t.Behind(s.From, 1))) {
				found = append(found, s)
			}
		}
	}
	return append(found, labelled(t)...)
}

// labelled are names with capitals behind 名義は and the like, what people are called in networks,
// and who signs as somebody of a town.
func labelled(t *names.Text) []folded.Span {
	found := oneTold.Parts(t)
	for _, w := range cueLatinJa.All(t) {
		if s, ok := t.Capitals(w.To); ok && !names.NoLatin(t.In(s)) && strings.Contains(t.In(s), " ") {
			found = append(found, s)
		}
	}
	for _, s := range placeOfJa.Parts(t) {
		if name := t.In(s); surnames.Known(name) == len(name) && !surnames.IsPlace(name) {
			found = append(found, s)
		}
	}
	for _, s := range calledJa.Parts(t) {
		if names.MayBeCalled(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// lastSurname is what a message ends in behind its last sentence: a name, perhaps with how it
// is read, or より behind any name.
func lastSurname(t *names.Text) []folded.Span {
	const longest = 48
	from := len(t.Words) - len(t.Behind(len(t.Words), longest))
	for _, groups := range lastWords.GroupsIn(t.Words[from:]) {
		s := groups[0].Shift(from)
		name := t.In(s)
		switch more := strings.HasPrefix(t.Words[s.To:], "より"); {
		case names.NoName(name) || surnames.Known(name) == 0 && names.OtherWord(name):
		case surnames.Known(name) > 0 && (more || !town(name)), nickname.Match(name),
			surnames.Kana(name) == len(name),
			more && surnames.Given("ja-kana", name),
			more && names.LooksNamed(name) && utf8.RuneCountInString(name) <= 5:
			return []folded.Span{s}
		}
	}
	return nil
}

// correctedNames are those behind 正しくは or 間違いで, where it is about names.
func correctedNames(t *names.Text) []folded.Span {
	var found []folded.Span
	for _, s := range corrected.Parts(t) {
		if name := t.In(s); ofNames.Match(t.Behind(s.From, 40)) && names.MayBeCalled(name) {
			found = append(found, s)
		}
	}
	return found
}

// Placed are names in any language by what stands on both sides of them: in the head of a mail,
// in front of a mail address, in brackets behind another name, at the end of all.
func Placed(t *names.Text) []folded.Span {
	found := append(displayed(t), chineseEdges(t)...)
	for _, s := range parenRead.Parts(t) {
		if name := t.In(s); !names.NoName(name) && !names.NoKana(name) && !names.NoLatin(name) &&
			(strings.Contains(name, " ") || !clause.Match(name)) {
			found = append(found, s)
		}
	}
	for _, s := range mailHead.Parts(t) {
		if family(t, t.In(s)) {
			found = append(found, s)
		}
	}
	if t.Latin {
		found = append(found, latinEdges(t)...)
	}
	if t.Hangul {
		found = slices.Concat(found, koreanFull(t), koreanEdges(t))
	}
	return found
}

// koreanEdges are names at the end of a message in Hangul, surnames of one syllable that are
// told, and given names that are words.
func koreanEdges(t *names.Text) []folded.Span {
	found := koWordName.Parts(t)
	for _, s := range koLast.Parts(t) {
		if name := t.In(s); names.KoreanName(name) {
			found = append(found, s)
		}
	}
	for _, s := range koOne.Parts(t) {
		if surnames.Of("ko", t.In(s)) == len(t.In(s)) {
			found = append(found, s)
		}
	}
	return found
}

// latinEdges are families, names with who that is, and two words with capitals behind the last
// sentence.
func latinEdges(t *names.Text) []folded.Span {
	from := len(t.Words) - len(t.Behind(len(t.Words), 64))
	found := familyEn.Parts(t)
	if s, ok := lastEn.Part(t.Words[from:]); ok {
		found = append(found, s.Shift(from))
	}
	return slices.DeleteFunc(found, func(s folded.Span) bool {
		return !names.Capital(strings.ReplaceAll(t.Raw(s), "/", " ")) || !t.MayBeLatin(s)
	})
}

// town reports whether a surname is a place, too.
func town(name string) bool { return surnames.IsPlace(name) || surnames.Has("ja-town", name) }

// displayed are the names in front of mail addresses, as mail programs write them.
func displayed(t *names.Text) []folded.Span {
	return slices.DeleteFunc(display.Parts(t), func(s folded.Span) bool {
		name := t.In(s)
		return names.NoLatin(name) || names.NoName(name) || names.OtherWord(name) && surnames.Known(name) == 0
	})
}

// family reports whether words begin with a surname that is known where a text is of that
// language.
func family(t *names.Text, words string) bool {
	chinese := surnames.InChinese(words) > 0 || surnames.Of("zh", words) > 0
	return surnames.Known(words) > 0 || !t.Japanese && chinese || names.KoreanName(words)
}
