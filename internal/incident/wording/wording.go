package wording

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/rivo/uniseg"

	"madoguchi/internal/strictyaml"
)

// MaxUnits is what LINE takes in one text, in UTF-16 units (platform fact 8).
const MaxUnits = 5000

// Units is how many UTF-16 units a text has.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// Plain sees that a text hides nothing, and reports whether LINE takes its length.
func Plain(r *strictyaml.Folder, p strictyaml.Phrase) bool {
	for n, line := range strings.Split(p.Text, "\n") {
		if i := strings.IndexFunc(line, unseen); i >= 0 {
			r.Add(p.Line(n), "a character that nobody sees (%U); take it out", []rune(line[i:])[0])
		}
	}
	if n := Units(p.Text); n > MaxUnits {
		r.Add(p.At, "the text has %d UTF-16 units, LINE takes %d; shorten it", n, MaxUnits)
		return false
	}
	return true
}

// unseen reports characters that would make a text differ from what is read:
// zero-width, direction and control characters.
func unseen(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Co, unicode.Zl, unicode.Zp)
}

// Button checks a label of a quick reply: LINE takes 20 graphemes (platform fact 8).
func Button(r *strictyaml.Folder, p strictyaml.Phrase) {
	if n := uniseg.GraphemeClusterCount(p.Text); n > 20 {
		r.Add(p.At, "the label has %d characters; keep 20", n)
	}
	if strings.Contains(p.Text, "\n") {
		r.Add(p.At, "the label has a line break; write one line")
	}
}
