package figure

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/words"
)

// Bound is how a figure is meant: 最大7,996名 is at most so many.
type Bound int

const (
	AsSaid Bound = iota
	AtMost
	AtLeast
	Roughly
	Fewer
	Exactly
)

// Looser is how a sum is meant of which one part is meant so and another like o: exactly so many
// and at most so many are together at most so many.
func (b Bound) Looser(o Bound) Bound {
	if b == AsSaid {
		return o
	}
	return b
}

// boundWords are the words in front of a figure, and behind it, that say how it is meant.
var boundWords = []struct {
	bound         Bound
	front, behind []string
}{
	{AtMost,
		[]string{"最大", "最大で", "最大でも", "最高", "最多", "最多で", "多くても", "多くて", "上限",
			"up to", "at most", "as many as", "maximum of",
			"no more than", "not more than", "maximum"},
		[]string{"が上限", "を上限", "at most", "at the most", "maximum"}},
	{AtLeast,
		[]string{"少なくとも", "少なくて", "最低", "最低でも", "最小", "at least", "more than", "over", "in excess of", "exceeding",
			"minimum of", "upwards of"},
		[]string{"以上", "超", "を超", "を上回", "を上まわ", "余り", "余名", "余人", "or more", "plus", "and more", "and counting"}},
	{Roughly,
		[]string{"約", "およそ", "おおよそ", "概ね", "おおむね", "ほぼ", "推定", "about", "approximately", "around", "roughly", "nearly", "almost", "some",
			"an estimated", "close to"},
		[]string{"程度", "前後", "を目安", "以内を目安", "ほど", "くらい", "ぐらい", "あまり", "近く", "弱", "強", "頃", "ごろ", "ころ", "or so", "or thereabouts"}},
	{Exactly,
		[]string{"ちょうど", "丁度", "きっかり", "ぴったり", "exactly", "precisely", "just"},
		[]string{"ちょうど", "丁度", "きっかり", "exactly"}},
	{Fewer,
		[]string{"less than", "fewer than", "under", "below"},
		[]string{"以下", "未満", "を下回", "に満た", "より少な", "よりも少な", "を割", "or less", "or fewer"}},
}

// limited are the units of which まで says how many at most; of days and hours it says when.
var limited = []string{"yen", "time", "person", "record", "thing"}

// boundOf reads how the figure f of a text is meant.
func boundOf(in []rune, f Figure) Bound {
	front := strings.ToLower(strings.TrimRight(string(in[max(0, f.From-16):f.From]), " 「¥$€£"))
	front = strings.TrimSuffix(front, " at")
	raw := strings.ToLower(string(in[f.From:f.To]))
	behind := strings.ToLower(strings.TrimLeft(string(in[f.To:min(len(in), f.To+16)]), " "))
	if end := BehindBracket(in, f.To); end > f.To && end-f.To < 8 && !slices.ContainsFunc(in[f.To:end], words.IsDigit) {
		behind = string(in[end:min(len(in), end+16)]) // 1,100円(税込)を上限に
	}
	if f.Kind == Count && slices.Contains(limited, f.Unit) && words.Starts(behind, "まで", "に限り", "限り") {
		return AtMost
	}
	for _, b := range boundWords {
		if slices.ContainsFunc(b.behind, func(w string) bool {
			return strings.HasPrefix(behind, w) && !strings.HasPrefix(behind, "超え") || words.Latin(w) && strings.Contains(raw, " "+w)
		}) || slices.ContainsFunc(b.front, func(w string) bool {
			return strings.HasSuffix(front, w) && words.IsWhole(front, len(front)-len(w), len(front), false)
		}) {
			return b.bound
		}
	}
	return AsSaid
}

// setBounds sets how each count and each hour is meant. What stands in the bracket behind a
// count is meant like it, 最大3,086件(2,816名), and so are those whom it belongs to: up to
// 3,086 cards belonging to 2,816 people.
func setBounds(in []rune, all []Figure) {
	for i := range all {
		f := &all[i]
		if f.Kind != Count && f.Kind != Clock {
			continue
		}
		f.Meant = boundOf(in, *f)
		if f.Meant == AsSaid && i > 0 && all[i-1].Kind == f.Kind && f.explains(all[i-1], string(in[all[i-1].To:f.From])) {
			f.Meant = all[i-1].Meant
		}
	}
}

// explains reports whether a figure says of the one before it, across what stands between
// them, whom that is of: 3,086件、2,816名分, or in the bracket behind it.
func (f Figure) explains(before Figure, between string) bool {
	near := len([]rune(between)) < 40
	s := strings.TrimRight(between, " ")
	switch {
	case between == "、":
		return before.Unit == "record" && f.Unit == "person"
	case words.Ends(s, "belonging to", " held by", " used by", " owned by"):
		return near && !strings.ContainsAny(s, ",.;\n")
	}
	return near && strings.HasSuffix(s, "(") && !strings.ContainsAny(s, "、。,.;\n)")
}
