// Package redact cuts out of a text what nobody must keep: card numbers, security
// codes, passwords, PINs, accounts, individual numbers. A mark of its kind stands in
// the place of each; everything else stays as it was written.
package redact

import (
	"cmp"
	"slices"
	"strings"
)

// Kind names what a person pasted and was cut out.
type Kind string

const (
	Card         Kind = "card"          // a payment card number
	SecurityCode Kind = "security_code" // CVV, CVC
	Password     Kind = "password"
	PIN          Kind = "pin"
	Account      Kind = "account"   // a bank account number
	MyNumber     Kind = "my_number" // the Japanese individual number
)

// Kinds lists what was cut out, each kind once, in the order of first appearance;
// nil where nothing was.
type Kinds []Kind

// With returns the kinds and further ones behind them; it changes neither list.
func (k Kinds) With(further Kinds) Kinds {
	for _, kind := range further {
		if !slices.Contains(k, kind) {
			k = append(slices.Clip(k), kind)
		}
	}
	return k
}

// passes bounds how often a text is read again after something was cut from it.
// Ordinary texts settle at once; one that never does is cut out whole.
const passes = 8

// Mask cuts secrets out of what a person wrote and puts the marker of their kind
// in their place, see [marks]; everything around them stays as written. The kinds
// come in the order of first appearance.
//
// It reads a folded view (fold.go) and runs the finders over it. Reading is
// repeated until nothing more is found, so that Mask(Mask(x)) = Mask(x) whatever
// the finders make of the neighbourhood of a marker.
//
// In doubt a value is cut: a person can be asked again, a stored secret cannot
// be taken back. What is never cut is the question about a secret.
func Mask(raw string) (string, Kinds) {
	text := strings.ToValidUTF8(raw, "\uFFFD")
	var found Kinds
	for range passes {
		v := fold(text)
		v.cut()
		text = v.render()
		if len(v.hidden) == 0 {
			return text, inOrder(text, found)
		}
		found = found.With(v.kinds())
	}
	return cutMark, found
}

// cut runs every finder. Each sees what the ones before it left, so the long
// numbers come first: nothing shorter may bite a piece out of them.
func (v *view) cut() {
	v.hide(MyNumber, append(v.nationalIDs(), v.myNumbers()...))
	v.hide(Account, v.ibans())
	v.hide(Card, v.cards())
	v.hide(Card, v.expiries())
	v.hide(SecurityCode, v.codesBesideCards())
	v.hide(SecurityCode, v.securityCodes())
	v.hide(PIN, v.pins())
	v.hide(Account, v.accounts())
	v.hide(Password, v.passwords())
}

func inOrder(text string, found Kinds) Kinds {
	slices.SortStableFunc(found, func(a, b Kind) int {
		return cmp.Compare(strings.Index(text, markOf(a)), strings.Index(text, markOf(b)))
	})
	return found
}

// marks are what stands in a masked text in place of a secret. Japanese, because
// staff read them; the two blocks keep a person from typing one by accident, and
// the readers of a text can drop everything from "[" to "■■]".
// In a view the i-th mark is the one rune firstMark+i, which no finder matches.
var marks = [...]struct {
	kind Kind
	text string
}{
	{Card, "[カード番号■■]"},
	{SecurityCode, "[セキュリティコード■■]"},
	{Password, "[パスワード■■]"},
	{PIN, "[暗証番号■■]"},
	{Account, "[口座番号■■]"},
	{MyNumber, "[マイナンバー■■]"},
	{"", cutMark},
}

// cutMark stands where a text was too long to be read to its end.
const cutMark = "[以下省略■■]"

// codeMark stands where a one-time code or the code of a letter was.
const codeMark = "[確認コード■■]"

// Code replaces a one-time code, or the code of a letter, by its mark: one that was
// typed has done its work and is not kept.
func Code(words, code string) string {
	if code == "" {
		return words
	}
	return strings.ReplaceAll(words, code, codeMark)
}

// firstMark is in the private use area; a person's own private-use characters
// are folded away, so they cannot pass for marks.
const firstMark = '\uE000'

func markOf(kind Kind) string { return marks[markRune(kind)-firstMark].text }

func markRune(kind Kind) rune {
	for i, m := range marks {
		if m.kind == kind {
			return firstMark + rune(i)
		}
	}
	panic("redact: a secret without a mark")
}

// markAt returns the mark with which s begins and its length in s, or 0, 0.
func markAt(s string) (rune, int) {
	if !strings.HasPrefix(s, "[") {
		return 0, 0
	}
	for i, m := range marks {
		if strings.HasPrefix(s, m.text) {
			return firstMark + rune(i), len(m.text)
		}
	}
	return 0, 0
}

func isMark(r rune) bool { return r >= firstMark && r < firstMark+rune(len(marks)) }
