// Package signs draws and checks the numbers that customers read off a screen
// or a sheet of paper and type again: receipt numbers and letter codes.
package signs

import (
	"fmt"
	"io"
	"strings"
)

// Alphabet leaves out what people misread: 0 and O, 1, I and L. Its 31 signs
// are a prime number, so that the weighted sum of [Check] catches each single
// wrong sign and each swap of two neighbours. The digits come first.
const Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

const digits = 8

// Draw draws n signs, each with the same odds.
func Draw(random io.Reader, n int) (string, error) { return draw(random, n, 0) }

// DrawLetters draws n signs that are no digits.
func DrawLetters(random io.Reader, n int) (string, error) { return draw(random, n, digits) }

func draw(random io.Reader, n, from int) (string, error) {
	drawn := make([]byte, 0, n)
	for len(drawn) < n {
		var b [1]byte
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return "", fmt.Errorf("signs: draw: %w", err)
		}
		if i := int(b[0] & 31); from <= i && i < len(Alphabet) { // else the odds would not be even
			drawn = append(drawn, Alphabet[i])
		}
	}
	return string(drawn), nil
}

// Check is the sign that, written behind the others, makes their weighted sum a
// multiple of 31. It holds for up to 29 signs of the [Alphabet]; from there on two
// of them would weigh the same.
func Check(others string) byte {
	sum := 0
	for i := range len(others) {
		sum += (i + 2) * strings.IndexByte(Alphabet, others[i])
	}
	n := len(Alphabet)
	return Alphabet[(n-sum%n)%n]
}

// Right reports whether s holds nothing but signs of the [Alphabet] and ends in
// the check sign of the others.
func Right(s string) bool {
	last := len(s) - 1
	return last > 0 && strings.Trim(s, Alphabet) == "" && Check(s[:last]) == s[last]
}
