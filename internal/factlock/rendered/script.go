package rendered

import (
	"strings"
	"unicode"

	"madoguchi/internal/jatext"
)

// script refuses letters that the language is not written in, but for agreed names and the
// Latin words of the text.
func (c *check) script(text, said string) {
	rest := said
	for _, n := range c.to.names {
		rest = strings.ReplaceAll(rest, n, " ")
	}
	for _, r := range rest {
		if why := c.strange(r); why != "" {
			c.refuse(string(r), why, "write it in the script of the language, or add the name to names")
		}
	}
	other := func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }
	for _, word := range strings.FieldsFunc(noPlaceholders(rest), other) {
		if !strings.Contains(text, word) {
			c.refuse(word, "is in Latin letters and not in the text", "write it in the language, or add the name to names")
		}
	}
}

// strange says why a letter does not belong to the language, "" where it does.
func (c *check) strange(r rune) string {
	switch {
	case !unicode.IsLetter(r) || r <= unicode.MaxASCII || r == '々' || r == 'ー':
		return ""
	case c.to.lang == Korean:
		if !unicode.Is(unicode.Hangul, r) {
			return "is not of the Korean script"
		}
	case !unicode.Is(unicode.Han, r):
		return "is no Chinese character"
	case c.to.lang == Simplified && !jatext.GB2312(r):
		return "is not among the simplified characters"
	case c.to.lang == Traditional && !jatext.Big5(r):
		return "is not among the traditional characters"
	}
	return ""
}

// noPlaceholders blanks {{names}}.
func noPlaceholders(s string) string {
	var out strings.Builder
	for {
		before, after, ok := strings.Cut(s, "{{")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, s, _ = strings.Cut(after, "}}")
		out.WriteByte(' ')
	}
}
