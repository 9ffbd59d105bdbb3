package veil

import (
	"strings"
	"unicode"

	"madoguchi/internal/redact/folded"
	"madoguchi/internal/signs"
)

var (
	letterForms  = lists.Pattern("letter")
	receiptForms = lists.Pattern("receipt")
	receiptWord  = lists.Pattern("receipt_word")
	codeWord     = lists.Pattern("code_word")
	codeValue    = lists.Pattern("code_value")
)

// codes are the codes of letters and receipts.
func codes(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range letterForms.Parts(t) {
		if letters, figures := mix(t.In(s)); letters > 0 && figures > 0 {
			found = append(found, s)
		}
	}
	for _, s := range receiptForms.Parts(t) {
		if receipt(t, s) {
			found = append(found, s)
		}
	}
	return found
}

// namedCodes are what a word calls a code or a receipt.
func namedCodes(t *text) []folded.Span {
	var found []folded.Span
	for _, s := range append(t.near(receiptWord, codeValue, 48), t.near(codeWord, codeValue, 48)...) {
		if _, figures := mix(t.In(s)); figures >= 2 && !t.figure(s) && !t.Unit(s.To) {
			found = append(found, s)
		}
	}
	return found
}

// receipt reports whether eight signs are the receipt of a case, perhaps mistyped: the
// check sign holds, or letters and digits are mixed as in no word.
func receipt(t *text, s folded.Span) bool {
	bare := strings.Map(func(r rune) rune {
		if r >= unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, t.In(s))
	letters, figures := mix(bare)
	if len(bare) != 8 || letters == 0 {
		return false
	}
	written := t.Raw(s)
	switch {
	case signs.Right(bare):
		return figures > 0 || written == strings.ToUpper(written)
	case len(t.In(s)) == len(bare) || strings.Contains(t.In(s), " "):
		return false
	}
	drawn := strings.Trim(bare, signs.Alphabet) == "" && !unicode.IsDigit(rune(bare[0]))
	return figures > 0 && (drawn || mixed(bare[:4]) || mixed(bare[4:]))
}

// mixed reports whether letters and digits are mixed.
func mixed(s string) bool {
	letters, figures := mix(s)
	return letters > 0 && figures > 0
}

// mix counts letters and digits.
func mix(s string) (letters, figures int) {
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			figures++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return letters, figures
}
