package names

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/redact/veil/surnames"
)

var (
	noNameHira = lists.Pattern("no_name_hira")
	leadHira   = lists.Pattern("lead_hira")
	okurigana  = lists.Pattern("okurigana")
	clauseEnd  = lists.Pattern("clause_end")
)

// hiraganaBefore is [hanBefore] for words that end in hiragana: みほん たろう, 見本たろう.
// Hiragana run on, so that a name is one at the beginning of a clause, or one that is known.
func hiraganaBefore(words string, trust how) int {
	if n := mixedBefore(words, 4); n > 0 {
		return n
	}
	run := runBefore(words, isHiragana)
	lead := leadHira.Length(run)
	if of := "の"; lead == 0 && len(run) < len(words) && strings.HasPrefix(run, of) { // 友達のみほんさん
		lead = len(of)
	}
	run = run[lead:]
	rest := words[:len(words)-len(run)]
	if noNameHira.Match(run) {
		return 0
	}
	if n := kanaFamilyBefore(rest, trust); n > 0 {
		return n + len(run)
	}
	if n := kanaNameBefore(run, trust); n > 0 || trust == maybe {
		return n
	}
	if n := unknownMixed(words); n > 0 {
		return n
	}
	if size := utf8.RuneCountInString(run); size >= 2 && size <= 6 && (lead > 0 || opens(rest)) {
		return len(run)
	}
	return 0
}

// kanaNameBefore is the length of a name at the end of hiragana that begins with a surname
// that is known.
func kanaNameBefore(run string, trust how) int {
	for at := range run {
		if n := surnames.Kana(run[at:]); n > 0 && utf8.RuneCountInString(run[at+n:]) <= 4 && (trust == sure || at == 0) {
			return len(run) - at
		}
	}
	return 0
}

// kanaFamilyBefore is the length of a surname in hiragana and a blank at the end of words.
func kanaFamilyBefore(words string, trust how) int {
	first, ok := strings.CutSuffix(words, " ")
	family := runBefore(first, isHiragana)
	surely := trust == sure && opens(first[:len(first)-len(family)])
	if n := utf8.RuneCountInString(family); !ok || n < 2 || n > 6 || !surely && surnames.Kana(family) == 0 {
		return 0
	}
	return len(family) + len(" ")
}

// mixedBefore is the length of a surname in kanji with a given name in hiragana of at most
// so many letters at the end of words, 0 for none.
func mixedBefore(words string, most int) int {
	run := runBefore(words, isHiragana)
	rest := strings.TrimSuffix(words[:len(words)-len(run)], " ")
	family := runBefore(rest, isHan)
	n := utf8.RuneCountInString(run)
	if n < 1 || n > most || family == "" || noNameHira.Match(run) || particle(run) {
		return 0
	}
	for at := range family {
		if surnames.Known(family[at:]) == len(family)-at {
			return len(words) - len(rest) + len(family) - at
		}
	}
	return 0
}

// unknownMixed is [mixedBefore] for surnames that are not known, where a clause begins.
func unknownMixed(words string) int {
	run := runBefore(words, isHiragana)
	rest := strings.TrimSuffix(words[:len(words)-len(run)], " ")
	family := runBefore(rest, isHan)
	before := rest[:len(rest)-len(family)]
	family = family[leadHan.Length(family):]
	blank := len(words)-len(run) > len(rest)
	n, size := utf8.RuneCountInString(run), utf8.RuneCountInString(family)
	switch {
	case n < 2 || n > 4 || size > 3 || size < 2 && !blank:
		return 0
	case family == "" || !mayBeFamily(family) || noOpening.Match(family) || noNameHira.Match(run) || okurigana.Match(run):
		return 0
	case !opensName(before) && !clauseEnd.Match(before):
		return 0
	}
	return len(words) - len(rest) + len(family)
}

// particle reports whether a run of hiragana begins as one that follows a name, and is no
// name itself.
func particle(run string) bool {
	return strings.ContainsAny(run[:len("の")], "のはがをにとでもへや") && surnames.Kana(run) != len(run)
}
