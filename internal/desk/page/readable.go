package page

import (
	"strings"
	"unicode"
)

// Readable keeps a stranger's text from playing tricks: what is no UTF-8 and what would steer
// a terminal or the direction of writing becomes a visible mark.
func Readable(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < ' ':
			return '\u2400' + r // the picture of the control character
		case unicode.In(r, unicode.Cc, unicode.Cf):
			return '\ufffd'
		}
		return r
	}, text)
}
