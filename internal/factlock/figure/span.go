package figure

import (
	"slices"
	"strings"
	"time"

	"madoguchi/internal/factlock/words"
)

// Span is a time from one day to another.
type Span struct{ First, Last Parts }

// SpanAt is the span that starts with figure i of a text: "D から E まで", "from D to E",
// "between D and E", "D~E".
func SpanAt(in []rune, all []Figure, i int) (Span, bool) {
	if i < 0 || i+1 >= len(all) || all[i].Kind != Date {
		return Span{}, false
	}
	a, b := all[i], all[i+1]
	from := BehindBracket(in, a.To)
	if b.Kind == Clock && i+2 < len(all) && b.From-from < 4 { // 8月28日の夜11時頃から9月3日まで
		from, b = b.To, all[i+2]
	}
	if b.Kind != Date {
		return Span{}, false
	}
	if from > b.From || a.Day.Month == 0 || b.Day.Month == 0 || slices.Contains(in[from:b.From], '\n') {
		return Span{}, false
	}
	word := strings.Join(strings.Fields(string(in[from:b.From])), " ")
	word = strings.TrimPrefix(strings.TrimPrefix(word, "頃"), "ごろ")
	for d := time.Sunday; d <= time.Saturday; d++ {
		word = strings.TrimSpace(strings.TrimSuffix(word, d.String()))
	}
	before := strings.ToLower(string(in[max(0, a.From-20):a.From]))
	joined := slices.Contains([]string{"~", "〜", "-", "–", "から", "より", "to", "until", "through", "till"}, word)
	return Span{a.Day, b.Day}, joined || word == "and" && strings.Contains(before, "between")
}

// InSpan reports whether a figure is one end of a span.
func InSpan(in []rune, all []Figure, i int) bool {
	_, starts := SpanAt(in, all, i)
	_, ends := SpanAt(in, all, i-1)
	if !ends && i > 1 && all[i-1].Kind == Clock {
		_, ends = SpanAt(in, all, i-2)
	}
	return starts || ends
}

// Spans lists the spans of quotes.
func Spans(quotes []string) []Span {
	var all []Span
	for _, q := range quotes {
		in := words.Fold(q)
		found := Find(in)
		for i := range found {
			if s, ok := SpanAt(in, found, i); ok {
				all = append(all, s)
			}
		}
	}
	return all
}

// Same reports whether two spans have the same ends.
func (s Span) Same(g Span) bool { return s.First.Same(g.First) && s.Last.Same(g.Last) }

// Within reports whether a span lies in one that names no year, such as that of some openings.
func (s Span) Within(g Span) bool {
	return g.First.Year == 0 && !s.First.before(g.First) && !g.Last.before(s.Last)
}

func (p Parts) before(q Parts) bool { return p.Month < q.Month || p.Month == q.Month && p.Day < q.Day }

// BehindBracket skips the bracket that explains a figure: 2019年3月11日(閉鎖日).
func BehindBracket(in []rune, i int) int {
	if i >= len(in) || in[i] != '(' {
		return i
	}
	if end := slices.Index(in[i:], ')'); end > 0 && end < 30 {
		return i + end + 1
	}
	return i
}

// BehindHour is what stands behind the hour with which a text starts: 午後2時30分頃に.
func BehindHour(s string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(strings.TrimLeft(s, " 、の"), "午前"), "午後")
	hour := strings.TrimLeft(rest, "0123456789")
	if hour == rest || !strings.HasPrefix(hour, "時") {
		return s
	}
	hour = strings.TrimPrefix(strings.TrimPrefix(hour, "時"), "半")
	if minute := strings.TrimLeft(hour, "0123456789"); strings.HasPrefix(minute, "分") {
		hour = strings.TrimPrefix(minute, "分")
	}
	return strings.TrimPrefix(strings.TrimPrefix(hour, "頃"), "ごろ")
}
