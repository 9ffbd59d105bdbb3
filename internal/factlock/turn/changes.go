package turn

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// What is done with a number that becomes another one.
var (
	changed   = words.Of("訂正", "変更", "改め", "修正", "増や", "減ら", "引き上げ", "引き下げ", "延長", "短縮", "拡大", "縮小", "更新")
	changedEn = words.Of("corrected", "changed", "revised", "increased", "increase", "reduced", "reduce", "raised",
		"raise", "lowered", "cut", "extended", "amended")
)

// leadsTo ends in front of what a number becomes in English: corrected to a maximum of about.
var leadsTo = lazyregexp.New(`[^p] to(?: (?:a|the) (?:maximum|total) of| at most| about| around| approximately| up to)* $`)

// near is how far behind its number such a word may stand: 120件に訂正.
const near = 10

// become are the counts of a text that others were changed to.
func become(in []rune) []figure.Figure {
	text := strings.ToLower(string(in))
	if !changed.In(text) && !changedEn.In(text) {
		return nil
	}
	return slices.DeleteFunc(figure.Find(in), func(f figure.Figure) bool {
		behind := string(in[f.To:min(len(in), f.To+near)])
		verb, is := strings.CutPrefix(behind, "に")
		if !is {
			verb, is = strings.CutPrefix(behind, "へ")
		}
		front := strings.ToLower(string(in[max(0, f.From-40):f.From]))
		english := leadsTo.MatchString(front) && changedEn.In(text)
		return f.Kind != figure.Count || !(is && changed.In(strings.ReplaceAll(verb, "、", ""))) && !english
	})
}

// changes refuses to say that a number was changed to what by the cited facts it was changed from.
func changes(r *reading.Reading) {
	said := become(r.Runes)
	if len(said) == 0 {
		return
	}
	var told []figure.Figure
	for _, f := range r.On.Facts {
		for _, quote := range f.Says {
			told = append(told, become(words.Fold(quote))...)
		}
	}
	for _, f := range said {
		if len(told) > 0 && !slices.ContainsFunc(told, f.Repeats) {
			r.Refuse(f.From, f.Raw, "is not what it was changed to by the cited facts", "write what it was, and what it is, as they do")
		}
	}
}
