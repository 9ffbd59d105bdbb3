package redact

import (
	"strings"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/redact/numbers"
	"madoguchi/internal/redact/pattern"
)

var (
	accountWord  = lists.Pattern("account")
	accountType  = lists.Pattern("account_type")
	bankWord     = lists.Pattern("bank")
	foreignBank  = lists.Pattern("foreign_bank")
	branch       = lists.Pattern("branch")
	banking      = lists.Pattern("banking")
	plainAccount = lists.Pattern("plain_account")
	postalBank   = lists.Pattern("postal_bank")
	postalPair   = lists.Pattern("postal_pair")
	postalCode   = lists.Pattern("postal_code")
	mobile       = lists.Pattern("mobile")
	day          = lists.Pattern("day")
	prose        = lists.Pattern("prose")
	ibanNamed    = lists.Pattern("iban_named")
	iban         = lists.Pattern("iban")

	// postalAccounts are the two numbers of a postal account, told in one of three ways.
	postalAccounts = [...]*pattern.Pattern{
		lists.Pattern("postal_account"), lists.Pattern("postal_reversed"), lists.Pattern("postal_transfer"),
	}
)

// accounts finds bank account numbers after words for an account or its type and
// behind a bank's name, past the numbers of bank and branch, and the two numbers of
// a postal account. Japan's have seven digits at most, others up to fourteen.
func accounts(t *numbers.Text) []folded.Span {
	var found []folded.Span
	for _, n := range t.After(accountType, 4) {
		found = append(found, account(t, n.Group, 6, 8)...)
	}
	for _, word := range accountWord.All(t) {
		found = append(found, accountOf(t, word.To, 5, 14)...)
	}
	for _, word := range bankWord.All(t) {
		most := 8
		if foreignBank.Match(t.In(word)) {
			most = 14
		}
		found = append(found, accountOf(t, word.To, 6, most)...)
	}
	if len(found) > 0 || accountWord.In(t) || len(t.MarkEnds(Account.index())) > 0 {
		found = append(found, branch.Parts(t)...)
	}
	if banking.In(t) {
		found = append(found, plainAccount.Parts(t)...)
	}
	if postalBank.In(t) {
		found = append(found, postalPair.Parts(t)...)
	}
	for _, p := range postalAccounts {
		found = append(found, p.Parts(t)...)
	}
	return found
}

// account is the number that begins with group i if it can be an account's.
func account(t *numbers.Text, i, least, most int) []folded.Span {
	n := t.Number(i)
	if !n.Value || n.Size < least || n.Size > most {
		return nil
	}
	return []folded.Span{t.Run(i, n.Last)}
}

// accountOf looks behind a word, past the numbers of bank and branch; the parts of
// an account are often written on lines of their own.
func accountOf(t *numbers.Text, at, least, most int) []folded.Span {
	gs, end := t.Groups(), at+len(t.Ahead(at, 40))
	for i := t.Next(at); i < len(gs) && gs[i].To <= end; i++ {
		if last := t.Phone(i); last >= 0 {
			i = last
			continue
		}
		found := account(t, i, least, most)
		if ahead := t.Ahead(gs[i].From, 14); postalCode.Match(ahead) || found != nil && mobile.Match(ahead) {
			return nil
		}
		if found != nil && leadsTo(t, at, gs[i]) {
			return found
		}
	}
	return nil
}

// leadsTo reports whether the words from there to a number speak of the account, and
// of nothing that has a number or a day of its own.
func leadsTo(t *numbers.Text, at int, g numbers.Group) bool {
	gap := t.Words[at:g.From]
	if numbers.Direct(gap) {
		return true
	}
	if strings.ContainsAny(gap, "。?!") || folded.HasMark(gap) || otherNumber.Match(gap) || prose.Match(gap) {
		return false
	}
	return !day.Match(g.Digits)
}

// ibans finds international account numbers (ISO 13616), after the word even
// where the check is wrong.
func ibans(t *numbers.Text) []folded.Span {
	found := ibanNamed.Parts(t)
	for _, s := range iban.Parts(t) {
		if end := ibanEnd(t.In(s)); end > 0 {
			found = append(found, folded.Span{From: s.From, To: s.From + end})
		}
	}
	return found
}

// ibanEnd returns how much of s is an account number with the right check, which
// ISO 7064 computes modulo 97, or 0.
func ibanEnd(s string) int {
	for end := len(s); end >= 15; end-- {
		whole := end == len(s) || s[end] == ' '
		compact := strings.ReplaceAll(s[:end], " ", "")
		if len(compact) == 16 && compact[:2] != "be" { // Belgium's; else a letter code
			continue
		}
		if whole && len(compact) >= 15 && mod97(compact[4:]+compact[:4]) == 1 {
			return end
		}
	}
	return 0
}

func mod97(s string) int {
	rest := 0
	for _, c := range s {
		if c >= 'a' {
			rest = (rest*100 + int(c-'a') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest
}
