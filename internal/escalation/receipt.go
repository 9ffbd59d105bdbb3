package escalation

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Receipt is the number under which a customer asks about a case: eight
// characters of [alphabet] in two groups, "KM7P-3XQ9", the last one a check
// character. It is random, never a sequence, so that nobody can count cases or
// guess a neighbour; it starts with a letter, so that it never looks like a
// card or phone number.
type Receipt string

// alphabet leaves out what people misread: 0 and O, 1, I and L. Its 31 signs
// are a prime number, so that the weighted sum below catches each single wrong
// sign and each swap of two neighbours.
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

const receiptSigns = 8

// ErrReceipt is returned for what is no receipt number.
var ErrReceipt = errors.New("escalation: no receipt number")

// NewReceipt draws a receipt number.
func NewReceipt(random io.Reader) (Receipt, error) {
	signs := make([]byte, 0, receiptSigns)
	for len(signs) < receiptSigns-1 {
		var b [1]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("escalation: draw receipt: %w", err)
		}
		i := int(b[0] & 31)
		if i >= len(alphabet) || len(signs) == 0 && i < 8 {
			continue // even odds for every sign, and a letter in front
		}
		signs = append(signs, alphabet[i])
	}
	signs = append(signs, check(signs))
	return Receipt(string(signs[:4]) + "-" + string(signs[4:])), nil
}

// ParseReceipt reads a receipt number as people type it: any case, with or
// without the dash. The error is [ErrReceipt].
func ParseReceipt(s string) (Receipt, error) {
	s = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), "-", ""))
	if len(s) != receiptSigns {
		return "", ErrReceipt
	}
	for i := range len(s) {
		if strings.IndexByte(alphabet, s[i]) < 0 {
			return "", ErrReceipt
		}
	}
	if check([]byte(s[:receiptSigns-1])) != s[receiptSigns-1] {
		return "", ErrReceipt
	}
	return Receipt(s[:4] + "-" + s[4:]), nil
}

// check is the sign that makes the weighted sum of all signs a multiple of 31.
func check(signs []byte) byte {
	sum := 0
	for i, s := range signs {
		sum += (i + 2) * strings.IndexByte(alphabet, s)
	}
	n := len(alphabet)
	return alphabet[(n-sum%n)%n]
}
