package understand

import (
	"math"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// surfaces is how many numbers describe a part from outside.
const surfaces = 22

var (
	question  = lazyregexp.New(`[?？]+["」』）)]*\s*$`)
	stop      = lazyregexp.New(`[。！？!?\n.]+["」』）)]*\s*$`)
	pause     = lazyregexp.New(`[、，,;；:：…]\s*$`)
	stops     = lazyregexp.New(`[。！？!?]+\s*\S`)
	questions = lazyregexp.New(`[?？]+\s*\S`)
)

// surface describes a part of a text from outside: its marks and those before it, its
// length, its place, the forms of its clauses. The order is that of the learned weights.
func surface(clauses []string, all []form, p span, lang incident.Lang) [surfaces]float64 {
	words := strings.TrimRight(strings.Join(clauses[p.from:p.to], ""), " ")
	before := ""
	if p.from > 0 {
		before = clauses[p.from-1]
	}
	first, last := p.from == 0, p.to == len(clauses)
	long := length(words, lang)
	asks, some, elsewhere, told, besides, wishes := asking(all, p)
	return [surfaces]float64{
		1,
		yes(question.MatchString(words)),
		yes(first || stop.MatchString(before)),
		yes(pause.MatchString(before)),
		yes(last || stop.MatchString(words)),
		yes(pause.MatchString(words)),
		math.Min(float64(len(stops.FindAllStringIndex(words, -1))), 4) / 2,
		math.Min(float64(len(questions.FindAllStringIndex(words, -1))), 3),
		math.Log1p(long) / 3,
		yes(first),
		yes(last),
		math.Min(float64(p.to-p.from), 6) / 3,
		yes(long < 6),
		yes(long > 60),
		yes(lang == incident.Japanese),
		yes(lang == incident.English),
		yes(asks), yes(some), yes(elsewhere), yes(told), yes(besides), yes(wishes),
	}
}

// length is how much words say, in characters of Japanese.
func length(words string, lang incident.Lang) float64 {
	n := float64(utf8.RuneCountInString(words))
	if lang == incident.English {
		return n / 2.5
	}
	return n
}

// shortness is near 1 for a few characters and near 0 for a sentence: what so little says
// depends on what stands before it.
func shortness(words string, lang incident.Lang) float64 {
	return math.Exp(-length(strings.TrimRight(words, " "), lang) / 12)
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
