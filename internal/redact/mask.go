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

// hide runs every matcher. All but passwords are numbers: where a text has no digit they are
// not looked for, and their phrases are not even read.
func hide(t *folded.Text) {
	n := numbers.In(t)
	for _, m := range matchers {
		if m.kind != Password && len(n.Groups()) == 0 {
			continue
		}
		if t.Hide(m.kind.index(), secret(n, m.find(n))) {
			n = numbers.In(t)
		}
	}
	for i := range kinds {
		t.Hide(i, again(n, t.Hidden(i)))
	}
}

// mostAgain is for how many values of a kind a text is searched: nobody tells more.
const mostAgain = 16

// again finds the values that were cut where they are told once more: 「暗証番号は0412で、
// ロックも0412です」. Short ones, years and what is written like a date may be anything.
func again(t *numbers.Text, values []string) []folded.Span {
	var found []folded.Span
	slices.Sort(values)
	values = slices.Compact(values)
	for _, value := range values[:min(len(values), mostAgain)] {
		if len(value) < 4 || !strings.ContainsAny(value, "0123456789") || strings.ContainsAny(value, "/.") || numbers.Year(value) {
			continue
		}
		for at := 0; ; {
			i := strings.Index(t.Words[at:], value)
			if i < 0 {
				break
			}
			s := folded.Span{From: at + i, To: at + i + len(value)}
			at = s.To
			if !wordEnd(t.Behind(s.From, 2)) && t.Free(s.To) && !wordStart(t.Ahead(s.To, 2)) && !t.Unit(s.To) {
				found = append(found, s)
			}
		}
	}
	return found
}

// wordEnd and wordStart report whether a letter or digit of a Latin word stands there, or
// what joins one to the next.
func wordEnd(s string) bool {
	return s != "" && asciiWord(s[len(s)-1])
}

func wordStart(s string) bool { return s != "" && asciiWord(s[0]) }

func asciiWord(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-/@_", c) >= 0
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
