package names

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/veil/surnames"
)

var (
	hanRuns     = lists.Pattern("han_runs")
	oldGiven    = lists.Pattern("old_given")
	givenEnd    = lists.Pattern("given_end")
	noGiven     = lists.Pattern("no_given_ja")
	relationJa  = lists.Pattern("relation_ja")
	related     = lists.Pattern("related")
	aged        = lists.Pattern("aged")
	besideJa    = lists.Pattern("beside_ja")
	besideLatin = lists.Pattern("beside_latin")
	besideZh    = lists.Pattern("beside_zh")
	alone       = lists.Pattern("alone")
	numberLabel = lists.Pattern("number_label")
	house       = lists.Pattern("house")
	afterName   = lists.Pattern("after_name")
	meEnd       = lists.Pattern("me_end")
)

// Full are Japanese names that nothing announces: a surname that is known with a given
// name, and a given name behind a word for a person of the family.
func Full(t *Text) []folded.Span {
	if !t.Japanese {
		return nil
	}
	found := slices.Concat(unspaced(t), spaced(t), aged.Parts(t))
	for _, s := range relationJa.Then(related, t.Text.Text, 12) {
		if name := t.In(s); !noNames()[name] && (given(name) || surnames.Known(name) > 0 && !surnames.IsPlace(name) || twoParts(name)) {
			found = append(found, s)
		}
	}
	return found
}

// twoParts reports whether words are a surname, known or not, with a given name behind a
// blank or in hiragana.
func twoParts(words string) bool {
	family, name, blank := strings.Cut(words, " ")
	return blank && mayBeFamily(family) && given(name) || unknownMixed(words) == len(words)
}

// given reports whether words may be a given name: kanji that end as such names do.
func given(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	short := utf8.RuneCountInString(words) <= 3 || oldGiven.Match(words)
	return isHan(last) && short && givenEnd.Match(words) && !noGiven.Match(words) && !noNames()[words]
}

// unspaced are 見本太郎 and 見本タロウ: runs of kanji that are a surname and a given name.
func unspaced(t *Text) []folded.Span {
	var found []folded.Span
	for _, s := range hanRuns.All(t) {
		lead := leadHan.Length(t.In(s))
		run := t.In(s)[lead:]
		n := surnames.Of("ja", run)
		if n == 0 || surnames.IsPlace(run[:n]) && n == len(run) {
			continue
		}
		rest := run[n:]
		if rest == "" && lead > 0 && utf8.RuneCountInString(run) > 1 {
			found = append(found, folded.Span{From: s.From + lead, To: s.To})
		}
		if rest == "" {
			rest = runAhead(t.Ahead(s.To, 6), isKatakana)
			if size := utf8.RuneCountInString(rest); size >= 2 && size <= 4 && !kanaWord(rest) {
				found = append(found, folded.Span{From: s.From + lead, To: s.To + len(rest)})
			}
			continue
		}
		if given(rest) {
			found = append(found, folded.Span{From: s.From + lead, To: s.To})
		}
	}
	return found
}

// kanaWord reports whether katakana behind a surname are no given name.
func kanaWord(words string) bool {
	return noNameKana.Match(words) || noNames()[words] || house.Match(words)
}

// spaced are 見本 太郎: what stands on both sides of a blank.
func spaced(t *Text) []folded.Span {
	var found []folded.Span
	for at := 0; ; at++ {
		i := strings.IndexByte(t.Words[at:], ' ')
		if i < 0 {
			return found
		}
		at += i
		if s, ok := t.aroundBlank(at); ok {
			found = append(found, s)
		}
	}
}

// aroundBlank is the name around a blank.
func (t *Text) aroundBlank(at int) (folded.Span, bool) {
	behind, ahead := t.Behind(at, 12), t.Ahead(at+1, 12)
	family := runBefore(behind, isHan)
	lead := leadHan.Length(family)
	family = family[lead:]
	name := runAhead(ahead, isHan)
	is := false
	switch {
	case family == "":
		family = runBefore(behind, isKatakana)
		is = utf8.RuneCountInString(family) >= 3 && !noNameKana.Match(family) && !noNames()[family] && given(name)
	case surnames.Known(family) == len(family) && name == "":
		name = kanaGiven(ahead)
		is = name != ""
	case surnames.Known(family) == len(family):
		is = given(name)
	default:
		is = mayBeFamily(family) && given(name) && afterName.Match(ahead[len(name):]) &&
			(lead > 0 || opensName(behind[:len(behind)-len(family)]))
	}
	return folded.Span{From: at - len(family), To: at + 1 + len(name)}, is
}

// mayBeFamily reports whether kanji may be a surname that is not known.
func mayBeFamily(words string) bool {
	return utf8.RuneCountInString(words) <= 4 && !noNames()[words] && !noNameEnd.Match(words)
}

// runAhead is the run of some characters at the beginning of words.
func runAhead(words string, is func(rune) bool) string {
	return words[:len(words)-len(strings.TrimLeftFunc(words, is))]
}

// kanaGiven is the given name in kana with which words begin; a clause goes on behind
// hiragana as behind a name.
func kanaGiven(words string) string {
	run := runAhead(words, isKatakana)
	if n := utf8.RuneCountInString(run); n > 0 {
		if n == 1 || n > 5 || noNameKana.Match(run) || noNames()[run] {
			return ""
		}
		return run
	}
	run = runAhead(words, isHiragana)
	for end := range run + " " {
		if n := utf8.RuneCountInString(run[:end]); n >= 2 && n <= 4 && afterName.Match(words[end:]) {
			return run[:end]
		}
	}
	return ""
}

// opensName reports whether a name may begin behind words.
func opensName(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	return opens(words) || strings.ContainsRune("のは", last) || meEnd.Match(words)
}

// Beside are names beside others that were found, and what stands alone in front of a
// telephone number or a day of birth.
func Beside(t *Text) []folded.Span {
	found := besideCapitals(t)
	for _, s := range besideJa.Parts(t) {
		if mayBeName(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, s := range besideZh.Parts(t) {
		if chineseSurname(t.In(s)) > 0 && !zhWords()[t.In(s)] {
			found = append(found, s)
		}
	}
	for _, s := range alone.Parts(t) {
		if t.aloneName(s) {
			found = append(found, s)
		}
	}
	return found
}

// besideCapitals are the names with capitals beside others: "Noah and Emi", "A B, C D and me".
func besideCapitals(t *Text) []folded.Span {
	var found []folded.Span
	for _, w := range besideLatin.All(t) {
		if s, ok := t.capitals(w.To); ok && !noLatin.Match(t.In(s)) && !noSingle.Match(t.In(s)) {
			found = append(found, s)
		}
	}
	for _, w := range listedLatin.All(t) {
		if s, ok := t.capitals(w.To); ok && strings.Contains(t.In(s), " ") && t.mayBeLatin(s) && listGoesOn.Match(t.Ahead(s.To, 6)) {
			found = append(found, s)
		}
	}
	return found
}

// mayBeName reports whether Japanese words may be a name beside another one.
func mayBeName(words string) bool {
	last, _ := utf8.DecodeLastRuneInString(words)
	switch {
	case noNames()[words]:
		return false
	case isKatakana(last):
		return !noNameKana.Match(words)
	}
	return given(words) || surnames.Known(words) > 0 || strings.Contains(words, " ")
}

// aloneName reports whether what stands alone in front of a number is a name.
func (t *Text) aloneName(s folded.Span) bool {
	words := t.In(s)
	first, _ := utf8.DecodeRuneInString(words)
	bare := strings.ReplaceAll(words, " ", "")
	switch {
	case noNames()[words] || formNo.Match(words) || numberLabel.Match(words):
		return false
	case isHan(first):
		return surnames.Known(bare) > 0 || chineseSurname(bare) > 0 && !t.Japanese || bare != words && t.Japanese && lone(words)
	case isHiragana(first):
		return !noNameHira.Match(words)
	case isKatakana(first):
		return surnames.Kana(words) > 0
	case first < utf8.RuneSelf:
		return capital.Match(t.Raw(s)) && !noLatin.Match(words)
	}
	return koreanName(words)
}
