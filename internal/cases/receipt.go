package cases

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
	"madoguchi/internal/signs"
)

// Receipt is the number under which a customer asks about a case: eight
// characters of [signs.Alphabet] in two groups, "KM7P-3XQ9", the last one a
// check character. It is random, never a sequence, so that nobody can count
// cases or guess a neighbour; it starts with a letter, so that it never looks
// like a card or phone number.
type Receipt string

const receiptSigns = 8

// ErrReceipt is returned for what is no receipt number.
var ErrReceipt = errors.New("cases: no receipt number")

// NewReceipt draws a receipt number.
func NewReceipt(random io.Reader) (Receipt, error) {
	letter, err := signs.DrawLetters(random, 1)
	if err != nil {
		return "", fmt.Errorf("cases: draw receipt: %w", err)
	}
	others, err := signs.Draw(random, receiptSigns-2)
	if err != nil {
		return "", fmt.Errorf("cases: draw receipt: %w", err)
	}
	drawn := letter + others
	return Receipt(drawn[:4] + "-" + drawn[4:] + string(signs.Check(drawn))), nil
}

// ParseReceipt reads a receipt number as people type it: any case and width, with
// any dashes and spaces or none. The error is [ErrReceipt].
func ParseReceipt(s string) (Receipt, error) {
	s = strings.ToUpper(strings.Map(drop, jatext.Width(s)))
	if len(s) != receiptSigns || !signs.Right(s) {
		return "", ErrReceipt
	}
	return Receipt(s[:4] + "-" + s[4:]), nil
}

// drop leaves out what stands between the signs: spaces, dashes and what a Japanese
// keyboard gives for one (the long vowel, lines), and characters without a shape,
// which come along when somebody copies.
func drop(r rune) rune {
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || jatext.Dash(r) {
		return -1
	}
	return r
}
