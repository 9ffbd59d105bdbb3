package redact

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// window is how many characters of a text are read; what lies beyond is cut off
// with [cutMark] and never passed on unread. A LINE message has at most 5,000
// (platform fact 8); the limit is for mail.
const window = 1 << 16

// view is a text as the finders read it: NFKC, lower case, decimal digits of any
// script as ASCII, invisible characters dropped (platform fact 24). Each byte of
// it knows which bytes of the original it came from.
type view struct {
	raw      string
	text     string
	from, to []int // per byte of text: the part of raw that it came from
	end      int   // raw[end:] is cut off
	hidden   []cut
	digits   []group // of the text, once they were read; see [view.groups]
}

// span is a part of a view's text, in bytes: [from, to).
type span struct{ from, to int }

// cut is a part of the original that a mark replaces.
type cut struct {
	span
	kind Kind
}

// fold reads the first [window] characters of valid UTF-8.
func fold(raw string) view {
	v := view{raw: raw, end: len(raw)}
	text := make([]byte, 0, min(len(raw), 3*window))
	runes := 0
	for at := 0; at < len(raw); {
		piece, n := segment(raw[at:])
		if bullet(raw, at, n) {
			piece = "・"
		}
		for _, r := range piece {
			if runes++; runes > window {
				v.text = string(text)
				v.shorten()
				return v
			}
			text = utf8.AppendRune(text, r)
			v.stretch(len(text), span{at, at + n})
		}
		at += n
		if piece == "" && len(v.to) > 0 { // what shows nothing goes with the character before it
			v.to[len(v.to)-1] = at
		}
	}
	v.text = string(text)
	return v
}

// stretch says for the bytes up to n where they came from.
func (v *view) stretch(n int, source span) {
	for len(v.from) < n {
		v.from = append(v.from, source.from)
		v.to = append(v.to, source.to)
	}
}

// shorten takes the last character off a full view, which makes room for the
// mark, and with it any word or number that the end of the window breaks in two.
func (v *view) shorten() {
	_, n := utf8.DecodeLastRuneInString(v.text)
	keep := len(v.text) - n
	for least := max(0, keep-64); keep > least && v.text[keep-1] < utf8.RuneSelf; keep-- {
	}
	v.end = v.from[keep]
	for keep > 0 && v.from[keep-1] == v.end { // one character may fold into several
		keep--
	}
	v.text, v.from, v.to = v.text[:keep], v.from[:keep], v.to[:keep]
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
func segment(s string) (string, int) {
	if r, n := markAt(s); n > 0 {
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
	case isMark(r):
		return '□'
	case r == '\r' || r == '\t':
		return ' '
	case invisible(r):
		return -1
	case unicode.IsSpace(r) || r == '\u2800': // a Braille cell without dots
		return ' '
	case unicode.Is(unicode.Nd, r):
		return decimal(r)
	case strings.ContainsRune("“”„‟″", r):
		return '"'
	case strings.ContainsRune("‘’′", r):
		return '\''
	}
	return unicode.ToLower(r)
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

// decimal returns the ASCII digit of any decimal digit: each script has its ten
// in one row, and rows begin at multiples of ten from the start of their range.
func decimal(r rune) rune {
	n := rune(0)
	for unicode.Is(unicode.Nd, r-1-n) {
		n++
	}
	return '0' + n%10
}

// hide replaces spans of the text by the mark of their kind.
func (v *view) hide(kind Kind, spans []span) {
	if len(spans) == 0 {
		return
	}
	w := view{raw: v.raw, end: v.end, hidden: v.hidden}
	var text strings.Builder
	at := 0
	for _, s := range v.fresh(union(spans)) {
		w.take(&text, v, span{at, s.from})
		source := span{v.from[s.from], v.to[s.to-1]}
		text.WriteRune(markRune(kind))
		w.stretch(text.Len(), source)
		w.hidden = append(w.hidden, cut{source, kind})
		at = s.to
	}
	w.take(&text, v, span{at, len(v.text)})
	w.text = text.String()
	*v = w
}

// fresh leaves out what is hidden already, and what is blank.
func (v *view) fresh(spans []span) []span {
	var parts []span
	for _, s := range spans {
		for at := s.from; at < s.to; {
			end := s.to
			if i := strings.IndexFunc(v.text[at:s.to], isMark); i >= 0 {
				end = at + i
			}
			if strings.TrimSpace(v.text[at:end]) != "" {
				parts = append(parts, span{at, end})
			}
			at = end + len(string(firstMark))
		}
	}
	return parts
}

// union sorts spans and makes one of those that overlap.
func union(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	apart := spans[:1]
	for _, s := range spans[1:] {
		if last := &apart[len(apart)-1]; s.from < last.to {
			last.to = max(last.to, s.to)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// take copies a part of another view.
func (v *view) take(text *strings.Builder, from *view, part span) {
	text.WriteString(from.text[part.from:part.to])
	v.from = append(v.from, from.from[part.from:part.to]...)
	v.to = append(v.to, from.to[part.from:part.to]...)
}

// render is the original with marks in place of what is hidden.
func (v *view) render() string {
	slices.SortFunc(v.hidden, func(a, b cut) int { return cmp.Compare(a.from, b.from) })
	var out strings.Builder
	at := 0
	for _, c := range v.hidden {
		if c.to <= at { // a character that folds into several, hidden twice
			continue
		}
		out.WriteString(v.raw[at:max(at, c.from)])
		out.WriteString(markOf(c.kind))
		at = c.to
	}
	out.WriteString(v.raw[at:v.end])
	if v.end < len(v.raw) {
		out.WriteString(cutMark)
	}
	return out.String()
}

// kinds lists what is hidden, each kind once.
func (v *view) kinds() Kinds {
	var kinds Kinds
	for _, c := range v.hidden {
		kinds = kinds.With(Kinds{c.kind})
	}
	return kinds
}
