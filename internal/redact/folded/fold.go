package folded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/jatext"
)

// Window is how many characters of a text are read; what lies beyond is cut off and
// never passed on unread. A LINE message has at most 5,000 (platform fact 8); the
// limit is for mail.
const Window = 1 << 16

// Fold reads the first [Window] characters of valid UTF-8. The marks are what stands
// in a masked text in place of secrets; each is read as one character, see [Mark].
// The last of them stands for what is cut off. There are 32 at most.
func Fold(raw string, marks []string) *Text {
	t := &Text{raw: raw, end: len(raw), marks: marks}
	words := make([]byte, 0, min(len(raw), 3*Window))
	runes := 0
	for at := 0; at < len(raw); {
		piece, n := t.segment(raw[at:])
		if bullet(raw, at, n) {
			piece = "・"
		}
		for _, r := range piece {
			if runes++; runes > Window {
				t.Words = string(words)
				t.shorten()
				return t
			}
			words = utf8.AppendRune(words, r)
			t.stretch(len(words), Span{at, at + n})
		}
		at += n
		if piece == "" && len(t.to) > 0 { // what shows nothing goes with the character before it
			t.to[len(t.to)-1] = at
		}
	}
	t.Words = string(words)
	return t
}

// stretch says for the bytes up to n where they came from.
func (t *Text) stretch(n int, source Span) {
	for len(t.from) < n {
		t.from = append(t.from, source.From)
		t.to = append(t.to, source.To)
	}
}

// shorten takes the last character off a full window, which makes room for the
// mark, and with it any word or number that the end of the window breaks in two.
func (t *Text) shorten() {
	_, n := utf8.DecodeLastRuneInString(t.Words)
	keep := len(t.Words) - n
	for least := max(0, keep-64); keep > least && t.Words[keep-1] < utf8.RuneSelf; keep-- {
	}
	t.end = t.from[keep]
	for keep > 0 && t.from[keep-1] == t.end { // one character may fold into several
		keep--
	}
	t.Words, t.from, t.to = t.Words[:keep], t.from[:keep], t.to[:keep]
}

// bullet reports whether the character at at, n bytes long, is a number of a list, ① or ⒈, and
// no digit of what follows it: such signs in a row are digits that somebody drew.
func bullet(raw string, at, n int) bool {
	r, size := utf8.DecodeRuneInString(raw[at:])
	before, _ := utf8.DecodeLastRuneInString(raw[:at])
	after, _ := utf8.DecodeRuneInString(raw[at+n:])
	return size == n && circled(r) && !circled(before) && !circled(after)
}

func circled(r rune) bool { return unicode.Is(unicode.No, r) && r > unicode.MaxLatin1 }

// segment folds the first characters of s that normalise together, or the mark
// that s begins with, and returns how many bytes of s they take.
func (t *Text) segment(s string) (string, int) {
	if r, n := t.markAt(s); n > 0 {
		return string(r), n
	}
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return strings.Map(plain, s[:1]), 1
	}
	n := norm.NFKC.NextBoundaryInString(s, true)
	return strings.Map(plain, norm.NFKC.String(s[:n])), n
}

// plain folds one character, to -1 where it shows nothing.
func plain(r rune) rune {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		return '\n'
	case IsMark(r):
		return '□'
	case r == '\r' || r == '\t':
		return ' '
	case invisible(r):
		return -1
	case unicode.IsSpace(r) || r == '\u2800': // a Braille cell without dots
		return ' '
	case strings.ContainsRune("“”„‟″", r):
		return '"'
	case strings.ContainsRune("‘’′", r):
		return '\''
	}
	return unicode.ToLower(jatext.Digit(r))
}

// invisible reports whether a character takes no room of its own: controls,
// zero-width characters, joiners, fillers, marks on top of another character.
func invisible(r rune) bool {
	switch r {
	case '\u3099', '\u309A': // the kana voicing marks make another letter
		return false
	case '\u115F', '\u1160':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Mn, unicode.Me)
}
