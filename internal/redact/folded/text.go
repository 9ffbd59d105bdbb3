// Package folded holds a text as the matchers of secrets read it: one way of writing
// for everything that looks alike, and for each byte where it came from.
package folded

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// mostMarks is how many marks there may be.
const mostMarks = 32

// firstMark is in the private use area; a person's own private-use characters
// are folded away, so they cannot pass for marks.
const firstMark = '\uE000'

// Mark is the character that stands for the i-th mark. No matcher matches it: in
// their patterns [^■] is anything but one.
func Mark(i int) rune { return firstMark + rune(i) }

// IsMark reports whether a character stands for a mark.
func IsMark(r rune) bool { return r >= firstMark && r < Mark(mostMarks) }

// HasMark reports whether a part of a folded text holds a mark.
func HasMark(s string) bool { return strings.ContainsFunc(s, IsMark) }

// Text is a text in NFKC and lower case, decimal digits of any script as ASCII,
// invisible characters dropped (platform fact 24). Each byte of it knows which bytes
// of the original it came from.
type Text struct {
	Words string // the folded text

	raw      string
	from, to []int // per byte of Words: the part of raw that it came from
	end      int   // raw[end:] is cut off
	marks    []string
	hidden   []cut
	pairs    *pairs // of Words before anything was hidden, once they were asked for
}

// Span is a part of a text in bytes: [From, To).
type Span struct{ From, To int }

// Shift is the same part of a longer text, in which the old one begins at by.
func (s Span) Shift(by int) Span { return Span{s.From + by, s.To + by} }

// cut is a part of the original that a mark replaces.
type cut struct {
	Span
	mark  int
	words string // as they were folded
}

// markAt returns the mark with which s begins and its length in s, or 0, 0.
func (t *Text) markAt(s string) (rune, int) {
	if !strings.HasPrefix(s, "[") {
		return 0, 0
	}
	for i, mark := range t.marks {
		if strings.HasPrefix(s, mark) {
			return Mark(i), len(mark)
		}
	}
	return 0, 0
}

// String is the folded text.
func (t *Text) String() string { return t.Words }

// In is a part of the folded text.
func (t *Text) In(s Span) string { return t.Words[s.From:s.To] }

// Rune is the character at a byte of the text.
func (t *Text) Rune(at int) rune {
	r, _ := utf8.DecodeRuneInString(t.Words[at:])
	return r
}

// Ahead is what stands from a byte on, at most so many characters: a matcher that
// looks no further takes no longer for a long text.
func (t *Text) Ahead(at, most int) string {
	end := at
	for ; most > 0 && end < len(t.Words); most-- {
		_, n := utf8.DecodeRuneInString(t.Words[end:])
		end += n
	}
	return t.Words[at:end]
}

// Behind is what stands before a byte, at most so many characters.
func (t *Text) Behind(at, most int) string {
	start := at
	for ; most > 0 && start > 0; most-- {
		_, n := utf8.DecodeLastRuneInString(t.Words[:start])
		start -= n
	}
	return t.Words[start:at]
}

// Raw is the part of the original that a part of the text came from.
func (t *Text) Raw(s Span) string { return t.raw[t.from[s.From]:t.to[s.To-1]] }

// RawFrom is the original behind the character that ends at a byte of the text.
func (t *Text) RawFrom(at int) string { return t.raw[t.to[at-1]:] }

// RawAhead is the beginning of [Text.RawFrom], so many bytes at most, whole characters.
func (t *Text) RawAhead(at, most int) string {
	raw := t.RawFrom(at)
	if len(raw) <= most {
		return raw
	}
	for !utf8.RuneStart(raw[most]) {
		most--
	}
	return raw[:most]
}

// Width is how many bytes of the text from there on come from the first n bytes of
// [Text.RawFrom].
func (t *Text) Width(at, n int) int {
	width, _ := slices.BinarySearch(t.to[at:], t.to[at-1]+n+1)
	return width
}

// MarkEnds lists where the i-th mark ends.
func (t *Text) MarkEnds(i int) []int {
	var ends []int
	mark := string(Mark(i))
	for at := 0; ; {
		i := strings.Index(t.Words[at:], mark)
		if i < 0 {
			return ends
		}
		at += i + len(mark)
		ends = append(ends, at)
	}
}

// Hide replaces parts of the text by the i-th mark, and reports whether there was
// anything to replace: a part that is hidden already or blank stays as it is.
func (t *Text) Hide(i int, spans []Span) bool {
	spans = t.fresh(Union(spans))
	if len(spans) == 0 {
		return false
	}
	w := Text{raw: t.raw, end: t.end, marks: t.marks, hidden: t.hidden, pairs: t.pairs}
	var words strings.Builder
	at := 0
	for _, s := range spans {
		w.take(&words, t, Span{at, s.From})
		source := Span{t.from[s.From], t.to[s.To-1]}
		words.WriteRune(Mark(i))
		w.stretch(words.Len(), source)
		w.hidden = append(w.hidden, cut{source, i, t.In(s)})
		at = s.To
	}
	w.take(&words, t, Span{at, len(t.Words)})
	w.Words = words.String()
	*t = w
	return true
}

// fresh leaves out what is hidden already, and what is blank.
func (t *Text) fresh(spans []Span) []Span {
	var parts []Span
	for _, s := range spans {
		for at := s.From; at < s.To; {
			end := s.To
			if i := strings.IndexFunc(t.Words[at:s.To], IsMark); i >= 0 {
				end = at + i
			}
			if strings.TrimSpace(t.Words[at:end]) != "" {
				parts = append(parts, Span{at, end})
			}
			at = end + len(string(firstMark))
		}
	}
	return parts
}

// take copies a part of another text.
func (t *Text) take(words *strings.Builder, from *Text, part Span) {
	words.WriteString(from.Words[part.From:part.To])
	t.from = append(t.from, from.from[part.From:part.To]...)
	t.to = append(t.to, from.to[part.From:part.To]...)
}

// Union sorts spans and makes one of those that overlap.
func Union(spans []Span) []Span {
	if len(spans) == 0 {
		return nil
	}
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	apart := spans[:1]
	for _, s := range spans[1:] {
		if last := &apart[len(apart)-1]; s.From < last.To {
			last.To = max(last.To, s.To)
		} else {
			apart = append(apart, s)
		}
	}
	return apart
}

// Hides reports whether anything was hidden.
func (t *Text) Hides() bool { return len(t.hidden) > 0 }

// Hidden are the words that the i-th mark replaced, in the order in which they were hidden.
func (t *Text) Hidden(i int) []string {
	var words []string
	for _, c := range t.hidden {
		if c.mark == i {
			words = append(words, c.words)
		}
	}
	return words
}

// Render is the original with marks in place of what is hidden, and which marks those
// are, in their order.
func (t *Text) Render() (string, []int) {
	words, marks := t.RenderPart(Span{0, t.end})
	if t.end < len(t.raw) {
		words += t.marks[len(t.marks)-1]
	}
	return words, marks
}

// RenderPart is [Text.Render] for a part of the original.
func (t *Text) RenderPart(part Span) (string, []int) {
	slices.SortFunc(t.hidden, func(a, b cut) int { return cmp.Compare(a.From, b.From) })
	var out strings.Builder
	var marks []int
	at := part.From
	for _, c := range t.hidden {
		from, to := max(c.From, part.From), min(c.To, part.To)
		if from >= to || strings.TrimSpace(t.raw[from:to]) == "" {
			continue
		}
		marks = append(marks, c.mark)
		if to <= at { // a character that folds into several, hidden twice
			continue
		}
		out.WriteString(t.raw[at:max(at, from)])
		out.WriteString(t.marks[c.mark])
		at = to
	}
	out.WriteString(t.raw[at:part.To])
	return out.String(), marks
}

// Veiled is the original with a veil over parts of the text, which do not overlap.
func (t *Text) Veiled(veil string, spans []Span) string {
	var out strings.Builder
	at := 0
	for _, s := range spans {
		from, to := t.from[s.From], t.to[s.To-1]
		if to <= at { // a character that folds into several, veiled already
			continue
		}
		out.WriteString(t.raw[at:max(at, from)])
		out.WriteString(veil)
		at = to
	}
	out.WriteString(t.raw[at:t.end])
	return out.String()
}
