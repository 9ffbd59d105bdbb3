package redact

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/password"
	"madoguchi/internal/redact/pattern"
)

//go:embed phrases.txt
var phrases string

var lists = pattern.Read(phrases)

// passes bounds how often a text is read again after something was cut from it.
// Ordinary texts settle at once; one that never does is cut out whole.
const passes = 8

// Mask cuts secrets out of what a person wrote and puts the mark of their kind in
// their place; everything around them stays as written. The kinds come in the order of
// first appearance.
//
// Reading is repeated until nothing more is found, so that a masked text is masked to
// itself, whatever the matchers make of the neighbourhood of a mark.
func Mask(raw string) (string, Kinds) {
	text := strings.ToValidUTF8(raw, "\uFFFD")
	var found Kinds
	for range passes {
		t := folded.Fold(text, marks)
		hide(t)
		hides := t.Hides()
		masked, hidden := t.Render()
		if text = masked; !hides {
			return text, inOrder(text, found)
		}
		found = found.With(kindsOf(hidden))
	}
	return cutMark, found
}

// matchers find the secrets of each kind. Each sees what the ones before it left, so
// the long numbers come first: nothing shorter may bite a piece out of them.
var matchers = [...]struct {
	kind Kind
	find func(*numbers.Text) []folded.Span
}{
	{MyNumber, myNumbers},
	{Account, ibans},
	{Card, cards},
	{Card, expiries},
	{SecurityCode, codesBesideCards},
	{SecurityCode, securityCodes},
	{PIN, pins},
	{Account, accounts},
	{Password, password.Find},
}

// hide runs every matcher.
func hide(t *folded.Text) {
	n := numbers.In(t)
	for _, m := range matchers {
		if t.Hide(m.kind.index(), m.find(n)) {
			n = numbers.In(t)
		}
	}
}

func inOrder(text string, found Kinds) Kinds {
	slices.SortStableFunc(found, func(a, b Kind) int {
		return cmp.Compare(strings.Index(text, markOf(a)), strings.Index(text, markOf(b)))
	})
	return found
}

// Code replaces a one-time code, or the code of a letter, by its mark: one that was
// typed has done its work and is not kept.
func Code(words, code string) string {
	if code == "" {
		return words
	}
	return strings.ReplaceAll(words, code, codeMark)
}
