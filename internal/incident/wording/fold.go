package wording

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// Fold makes texts equal that differ only in width, case, spaces and
// punctuation. What is nothing else stays as it is.
func Fold(s string) string {
	wide := strings.ToLower(jatext.Width(s))
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			return -1
		}
		return r
	}, wide)
	if folded == "" {
		return wide
	}
	return folded
}
