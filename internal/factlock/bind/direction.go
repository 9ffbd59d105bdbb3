package bind

import (
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// direction is on which side of a day a time lies.
type direction int

const (
	onDay direction = iota
	untilDay
	fromDay
)

// directionOf reads it from what stands around a date.
func directionOf(in []rune, f figure.Figure) direction {
	end := figure.BehindBracket(in, f.To)
	behind := string(in[end:min(len(in), end+5)])
	front := strings.ToLower(strings.TrimRight(string(in[max(0, f.From-16):f.From]), " "))
	front = strings.TrimSuffix(front, " the")
	switch {
	case words.Starts(behind, "まで", "以前", "より前", "よりも前"), words.Ends(front, " by", "until", "till", "before", "through"):
		return untilDay
	case words.Starts(behind, "以降", "から", "以後", "より", "を過ぎ"), words.Ends(front, " from", "since", "after", "starting"):
		return fromDay
	}
	return onDay
}

// deadlines name a last day in front of it: 有効期限は10月31日です.
var deadlines = words.Of("期限", "締切", "締め切り", "deadline", "expire", "expires", "valid until")

// turnsRound reports whether a text puts before a day what the cited facts only know behind it, or the other
// way round: 2月27日から, where the desk is open 2月27日まで.
func (c check) turnsRound(i int) bool {
	f := c.figures[i]
	said := directionOf(c.in, f)
	if said == onDay || f.Day.Month == 0 || figure.InSpan(c.in, c.figures, i) {
		return false
	}
	other := false
	for _, fact := range c.On.Facts {
		for _, quote := range fact.Says {
			in := words.Fold(quote)
			all := figure.Find(in)
			for k, g := range all {
				if g.Kind != figure.Date || !g.Day.Same(f.Day) || g.Day.Month == 0 {
					continue
				}
				has := directionOf(in, g)
				if has == onDay && deadlines.In(strings.ToLower(string(in[:g.From]))) {
					has = untilDay
				}
				if has == said || figure.InSpan(in, all, k) {
					return false
				}
				other = other || has != onDay
			}
		}
	}
	return other
}
