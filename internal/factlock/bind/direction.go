package bind

import (
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// deadlines name a last day in front of it: 有効期限は10月31日です.
var deadlines = words.Of("期限", "締切", "締め切り", "deadline", "expire", "expires", "valid until")

// turnsRound reports whether a text puts before a day what the cited facts only know behind it, or the other
// way round: 2月27日から, where the desk is open 2月27日まで.
func (c check) turnsRound(i int) bool {
	f := c.figures[i]
	said := figure.DirectionOf(c.in, f)
	if said == figure.OnDay || f.Day.Month == 0 || figure.InSpan(c.in, c.figures, i) {
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
				has := figure.DirectionOf(in, g)
				if has == figure.OnDay && deadlines.In(strings.ToLower(string(in[:g.From]))) {
					has = figure.UntilDay
				}
				if has == said || figure.InSpan(in, all, k) {
					return false
				}
				other = other || has != figure.OnDay
			}
		}
	}
	return other
}
