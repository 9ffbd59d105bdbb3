package factlock

import (
	"slices"
	"strings"
)

// bound is how a figure is meant: 最大7,996名 is at most so many.
type bound int

const (
	asSaid bound = iota
	atMost
	atLeast
	roughly
	fewer
)

var boundBefore = map[bound][]string{
	atMost:  {"最大", "最大で", "最大でも", "最高", "最多", "最多で", "多くても", "上限", "up to", "at most", "as many as", "maximum of", "no more than", "maximum"},
	atLeast: {"少なくとも", "最低", "最低でも", "最小", "at least", "more than", "over", "in excess of", "exceeding", "minimum of", "upwards of"},
	roughly: {"約", "およそ", "おおよそ", "概ね", "おおむね", "ほぼ", "推定", "about", "approximately", "around", "roughly", "nearly", "almost", "some", "an estimated", "close to"},
	fewer:   {"less than", "fewer than", "under", "below"},
}

var boundBehind = map[bound][]string{
	atMost:  {"が上限", "を上限", "at most", "at the most", "maximum"},
	atLeast: {"以上", "超", "を超", "を上回", "を上まわ", "余り", "余名", "余人", "or more", "plus", "and more", "and counting"},
	roughly: {"程度", "前後", "ほど", "くらい", "ぐらい", "あまり", "近く", "弱", "強", "頃", "ごろ", "ころ", "or so", "or thereabouts"},
	fewer:   {"以下", "未満", "を下回", "に満た", "or less", "or fewer"},
}

// boundOf reads how the figure t of a text is meant.
func boundOf(in []rune, t token) bound {
	before := strings.ToLower(strings.TrimRight(string(in[max(0, t.from-16):t.from]), " 「¥$€£"))
	before = strings.TrimSuffix(before, " at")
	raw := strings.ToLower(string(in[t.from:t.to]))
	behind := strings.ToLower(strings.TrimLeft(string(in[t.to:min(len(in), t.to+16)]), " "))
	for _, b := range []bound{atMost, atLeast, roughly, fewer} {
		if slices.ContainsFunc(boundBehind[b], func(w string) bool {
			return strings.HasPrefix(behind, w) && !strings.HasPrefix(behind, "超え") || isASCII(w) && strings.Contains(raw, " "+w)
		}) {
			return b
		}
		if slices.ContainsFunc(boundBefore[b], func(w string) bool {
			return strings.HasSuffix(before, w) && isWord(before, len(before)-len(w), len(before), false)
		}) {
			return b
		}
	}
	return asSaid
}

// bounds sets how each count and each hour is meant. What stands in the bracket
// behind a count is meant like it, 最大3,086件(2,816名), and so are those whom it
// belongs to: up to 3,086 cards belonging to 2,816 people.
func bounds(in []rune, tokens []token) {
	for i := range tokens {
		t := &tokens[i]
		if t.kind != count && t.kind != clock {
			continue
		}
		t.bound = boundOf(in, *t)
		if t.bound == asSaid && i > 0 && tokens[i-1].kind == t.kind && t.explains(tokens[i-1], in[tokens[i-1].to:t.from]) {
			t.bound = tokens[i-1].bound
		}
	}
}

// explains reports whether a figure says of the one before it whom that is of: 3,086件、
// 2,816名分.
func (t token) explains(o token, between []rune) bool {
	return explainsBefore(between) || string(between) == "、" && o.unit == "record" && t.unit == "person"
}

// explainsBefore reports whether a bracket opens between two figures of a
// sentence, or the second one has what the first one counts.
func explainsBefore(between []rune) bool {
	s := strings.TrimRight(string(between), " ")
	if endsWithAny(s, "belonging to", " held by", " used by", " owned by") {
		return len(between) < 40 && !strings.ContainsAny(s, ",.;\n")
	}
	return len(between) < 40 && strings.HasSuffix(s, "(") && !strings.ContainsAny(s, "、。,.;\n)")
}

// maximal says of several figures at once that they are at most so many.
var maximal = []string{"いずれも最大", "最大の人数", "最大の件数", "最大値", "「最大」", "maximums", "maximum numbers", "all are at most"}

// unbound refuses a figure that is meant otherwise than in the cited facts: more
// than so many, about, or without "at most".
func (r *reading) unbound(tokens []token, i int, cited *held) {
	t := tokens[i]
	var facts []bound
	for _, c := range cited.bounded(t) {
		facts = append(facts, c.bound)
	}
	if len(facts) == 0 || slices.Contains(facts, t.bound) || t.bound == asSaid && r.boundElsewhere(tokens, i, facts) {
		return
	}
	if t.bound == atMost && t.kind == clock {
		return
	}
	r.refuse(t.from, "%q is meant otherwise than in the cited facts; %s", short(t.raw), r.boundRemedy(facts[0]))
}

// boundElsewhere reports whether a figure without a word of its own is meant as
// the facts mean it: the text says so in front, or the word matters only to
// counts of people.
func (r *reading) boundElsewhere(tokens []token, i int, facts []bound) bool {
	t := tokens[i]
	if t.kind == count && !ofPeople(t) && t.unit != "" && t.unit != "yen" {
		return true
	}
	for _, o := range tokens[:i] {
		if o.kind == t.kind && o.value == t.value && o.minute == t.minute && slices.Contains(facts, o.bound) {
			return true
		}
	}
	return containsAny(strings.ToLower(string(r.runes[:t.from])), maximal)
}

func (r *reading) boundRemedy(b bound) string {
	words := map[bound][2]string{asSaid: {"leave the word out", "leave the word out"}, atMost: {"write 最大", `write "up to"`},
		atLeast: {"write 以上", `write "at least"`}, roughly: {"write 約, or 頃", `write "about"`}, fewer: {"write 未満", `write "fewer than"`}}[b]
	if r.Lang == english {
		return words[1]
	}
	return words[0]
}

// bounded lists the figures of the facts that a text repeats.
func (h *held) bounded(t token) []token {
	var all []token
	for _, c := range h.counts {
		if t.kind == count && c.value == t.value && (t.unit == "" || t.unit == c.unit) {
			all = append(all, c)
		}
	}
	for _, c := range h.clocks {
		if t.kind == clock && c.minute == t.minute {
			all = append(all, c)
		}
	}
	return all
}
