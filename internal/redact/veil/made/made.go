// Package made finds names by what they are made of: the signs of Chinese given names, the
// syllables of Korean ones, the kanji with which Japanese surnames begin and end; and what a
// message, a line or a sentence holds and nothing else. What it asks of words is what package
// names does, with the same lists.
package made

import (
	"unicode/utf8"

	"madoguchi/internal/redact/veil/names"
	"madoguchi/internal/redact/veil/surnames"
)

var lists = names.Lists

var (
	noOpening  = lists.Pattern("no_opening")
	noNameEnd  = lists.Pattern("no_name_end")
	noNameKana = lists.Pattern("no_name_kana")
	noNameHira = lists.Pattern("no_name_hira")
	noLone     = lists.Pattern("no_lone")
	noLatin    = lists.Pattern("no_latin")
	companyEnd = lists.Pattern("company_end")
	givenEnd   = lists.Pattern("given_end")
	noGiven    = lists.Pattern("no_given_ja")
	oldGiven   = lists.Pattern("old_given")
	zhNoLone   = lists.Pattern("zh_no_lone")
	zhNoGiven  = lists.Pattern("zh_no_given")
	zhTitled   = lists.Pattern("zh_titled")
	hanRun     = lists.Pattern("han_run")
	noNames    = lists.Set("no_names")
	zhWords    = lists.Set("zh_words")
	koWords    = lists.Set("ko_words")
)

// listed reports whether words are on a list of those that are no names.
func listed(words string) bool { return noNames()[words] || zhWords()[words] || koWords()[words] }

// town reports whether a surname is a place, too.
func town(name string) bool { return surnames.IsPlace(name) || surnames.Has("ja-town", name) }

// given reports whether kanji end as given names do.
func given(words string) bool {
	short := utf8.RuneCountInString(words) <= 3 || oldGiven.Match(words)
	return short && givenEnd.Match(words) && !noGiven.Match(words) && !noNames()[words]
}

// first is the first character of words.
func first(words string) string {
	_, n := utf8.DecodeRuneInString(words)
	return words[:n]
}

// signAt is the character at a byte of words, "" behind their end.
func signAt(words string, at int) string {
	if at >= len(words) {
		return ""
	}
	return first(words[at:])
}
