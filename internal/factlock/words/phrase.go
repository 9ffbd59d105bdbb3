package words

import (
	"cmp"
	"slices"
	"strings"
)

// Has reports whether one of the phrases stands in s.
func Has(s string, phrases ...string) bool { return First(s, phrases...) != "" }

// First returns the first of the phrases that stands in s, "" for none. A phrase in
// Latin letters stands there as words: safe is not in unsafe. A phrase that ends in *
// goes on as it likes: leak* is in leaking.
func First(s string, phrases ...string) string {
	for _, p := range phrases {
		if Index(s, p) >= 0 {
			return strings.TrimSuffix(p, "*")
		}
	}
	return ""
}

// Index is where a phrase stands in s, -1 for nowhere.
func Index(s, phrase string) int {
	p, open := strings.CutSuffix(phrase, "*")
	for from := 0; ; {
		i := strings.Index(s[from:], p)
		if i < 0 {
			return -1
		}
		i += from
		if IsWhole(s, i, i+len(p), open) {
			return i
		}
		from = i + len(p)
	}
}

// IsWhole reports whether s[from:to] is no part of a longer word in Latin letters, nor starts inside of a
// number: no 0件 is in 120件. An open one may go on.
func IsWhole(s string, from, to int, open bool) bool {
	before := from == 0 || !IsLetter(rune(s[from])) || !IsLetter(rune(s[from-1]))
	if from > 0 && IsDigit(rune(s[from])) && (IsDigit(rune(s[from-1])) || s[from-1] == ',') {
		before = false
	}
	after := open || to == len(s) || !IsLetter(rune(s[to])) || !IsLetter(rune(s[to-1]))
	return before && after
}

// InAnyNumber reports whether a word stands in s, in English one or many of it: dates
// of birth.
func InAnyNumber(s, word string) bool {
	if Index(s, word) >= 0 || !Latin(word) {
		return Index(s, word) >= 0
	}
	if y, ok := strings.CutSuffix(word, "y"); ok && Has(s, y+"ies") {
		return true
	}
	head, of, ok := strings.Cut(word, " of ")
	return Has(s, word+"s", word+"es") || ok && Index(s, head+"s of "+of) >= 0
}

// Starts reports whether s starts with one of these.
func Starts(s string, starts ...string) bool {
	return slices.ContainsFunc(starts, func(p string) bool { return strings.HasPrefix(s, p) })
}

// Ends reports whether s ends in one of these.
func Ends(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}

// Short keeps what somebody wrote readable in a message.
func Short(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "..."
	}
	return s
}

// LongestFirst sorts words, each once, so that an email address is found before an
// address.
func LongestFirst(list []string) []string {
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	return slices.Compact(list)
}
