// Package phone checks the first part of an answer, which a phone shows alone.
package phone

import (
	"fmt"

	"github.com/rivo/uniseg"
)

// Most is how many characters people read at a glance: a line of Latin letters says half of
// what one of kana and kanji says.
func Most(lang string) int {
	switch lang {
	case "ja", "zh", "ko":
		return 120
	}
	return 240
}

// Check tells what is wrong with a text that is said before the rest of an answer, and what to
// write instead; "" for nothing. What is urgent is said at once: it is not to be taken for a
// question of length.
func Check(lang, short, answer string, urgent bool) string {
	n := uniseg.GraphemeClusterCount(short)
	switch {
	case short == "":
		return ""
	case urgent:
		return "an urgent answer is said whole; take the short one out"
	case n > Most(lang):
		return fmt.Sprintf("the short answer has %d characters; keep %d", n, Most(lang))
	case n >= uniseg.GraphemeClusterCount(answer):
		return "the short answer is as long as the answer; take it out"
	}
	return ""
}
