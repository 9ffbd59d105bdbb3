package bind

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// undated reports whether a date is said of something of which the notice speaks, but never with
// this date: Web予約も8月19日に, where only the phone line has that day. What is spoken of stands in
// front of the date, before は or も.
func (c check) undated(i int) bool {
	f := c.figures[i]
	topic := c.topic(f)
	if len(topic) == 0 || figure.InSpan(c.in, c.figures, i) || figure.BehindBracket(c.in, f.To) > f.To {
		return false
	}
	for _, day := range c.binder.days.all {
		if day.holds(f) && slices.ContainsFunc(topic, func(k string) bool { return day.features[k] }) {
			return false
		}
	}
	return slices.ContainsFunc(c.binder.undated, func(s words.Features) bool {
		return !slices.ContainsFunc(topic, func(k string) bool { return !s[k] })
	})
}

// topic are the telling words of what a date is said of, where that is a noun and no more.
func (c check) topic(f figure.Figure) []string {
	from, _ := c.sentence(f.From, f.To)
	front := strings.TrimRight(string(c.in[from:f.From]), "、 ")
	bare, is := strings.CutSuffix(front, "は")
	if !is {
		bare, is = strings.CutSuffix(front, "も")
	}
	if !is {
		return nil
	}
	bare = bare[strings.LastIndexAny(bare, "、。:")+1:]
	if strings.ContainsFunc(strings.TrimLeft(bare, "おご"), func(r rune) bool { return unicode.Is(unicode.Hiragana, r) }) {
		return nil
	}
	topic := []rune(bare)
	c.Book.BlankNames(topic) // who is named is held by what they do
	return words.FeaturesOf(topic, c.Lang).Words()
}

// undatedSentences are the telling words of the sentences of the notice that name no day.
func undatedSentences(b *evidence.Book) []words.Features {
	var all []words.Features
	for _, s := range factSentences(b) {
		dated := func(f figure.Figure) bool { return f.Kind == figure.Date && f.Day.Named() }
		if !slices.ContainsFunc(figure.Find(words.Fold(s)), dated) {
			all = append(all, words.FeaturesOf([]rune(s), b.First()))
		}
	}
	return all
}
