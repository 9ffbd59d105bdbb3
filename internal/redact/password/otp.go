package password

import (
	_ "embed"
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

//go:embed otp.txt
var onceFile string

var (
	onceWords    = pattern.Read(onceFile)
	onceCode     = onceWords.Pattern("code")
	onceMessage  = onceWords.Pattern("message")
	onceForeign  = onceWords.Pattern("foreign")
	onceAhead    = onceWords.Pattern("ahead")
	onceRecovery = onceWords.Pattern("recovery")
	onceOther    = onceWords.Pattern("other")
)

// once finds codes that are good for once and that others sent: a bank, a shop, whoever
// tries to sign in. The desk's own come by mail, and it needs to read them, so a code is
// cut only where the words say that it came as a text message, unasked, or was told to
// somebody.
func once(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, s := range onceRecovery.Parts(t) {
		if strings.ContainsAny(t.In(s), "0123456789") {
			found = append(found, s)
		}
	}
	if !onceForeign.In(t) {
		return found
	}
	for _, named := range t.After(onceCode, 16) {
		if s, ok := onceAt(t, named.Group); ok && !onceOther.Match(named.Gap) {
			found = append(found, s)
		}
	}
	for _, word := range onceCode.All(t) {
		i := t.Next(word.From) - 1
		if i < 0 || t.Groups()[i].To > word.From || !calledBehind(t.Words[t.Groups()[i].To:word.From]) {
			continue // the number may be a part of the word
		}
		if s, ok := onceAt(t, i); ok {
			found = append(found, s)
		}
	}
	for _, word := range onceMessage.All(t) {
		if s, ok := onceAhead.Part(t.Ahead(word.To, 24)); ok {
			found = append(found, s.Shift(word.To))
		}
	}
	return found
}

// onceAt is the code that is group i, if it can be one.
func onceAt(t *numbers.Text, i int) (folded.Span, bool) {
	n := t.Number(i)
	digits := t.Groups()[i].Digits
	return t.Run(i, i), n.Value && n.Last == i && len(digits) >= 4 && len(digits) <= 8 && !numbers.Year(digits)
}

// calledBehind reports whether what stands between a number and a word calls the number
// that: 「123456 という認証コード」.
func calledBehind(gap string) bool {
	gap = strings.Trim(gap, " 」』\"'")
	for _, joint := range []string{"という", "って", "の", "が", "is", "is my", "is the", "was the", "as the", "as my", "是", "이", "이라는", "라는"} {
		if gap == joint {
			return true
		}
	}
	return gap == ""
}
