package when

import (
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// spanned is a time from one day to another, with the telling words of what it is the time of.
type spanned struct {
	figure.Span
	of words.Features
}

// spansIn reads the times of a quote.
func spansIn(in []rune, all []figure.Figure, lang string) []spanned {
	var times []spanned
	for i, f := range all {
		if s, ok := figure.SpanAt(in, all, i); ok {
			times = append(times, spanned{s, words.FeaturesOf(sentence(in, f), lang)})
		}
	}
	return times
}

// ofAnother refuses a time that the cited facts give to something else: that of registrations for that of an attack.
func ofAnother(r *reading.Reading, told []spanned, in []rune, all []figure.Figure) {
	for i, f := range all {
		s, ok := figure.SpanAt(in, all, i)
		if !ok {
			continue
		}
		text := words.FeaturesOf(sentence(in, f), r.Lang)
		own, other := words.Features{}, words.Features{}
		for _, t := range told {
			if s.Same(t.Span) {
				own.Join(t.of)
			} else {
				other.Join(t.of)
			}
		}
		if len(own) > 0 && alone(text, other, own) > alone(text, own, other) {
			r.Refuse(f.From, f.Raw, "is the time of something else by the cited facts",
				"write what it is the time of, or the time of what you name")
		}
	}
}

// alone counts the words of a text that are of one thing and not of another.
func alone(text, one, another words.Features) int {
	n := 0
	for _, k := range text.Words() {
		if one[k] && !another[k] {
			n++
		}
	}
	return n
}
