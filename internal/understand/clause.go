package understand

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// mostCuts bounds the work on a message: a text that is cut at so many places has 91 parts.
const mostCuts = 12

// place is where a text may be cut; a lower rank is a clearer one.
type place struct {
	at, rank int
	loss     float64 // of what is meant, without it; see weigh
}

// How clear a place is.
const (
	atSentence = iota // a sentence ends, or a point of a list begins
	atComma           // a comma, a blank where words have none, a word as "also"
	atClause          // the form of a word ends a clause, or begins a question
	atNoun            // between two things of which the same is asked
)

// clauses cuts a text where its meaning may change: at most mostCuts places, as offsets in
// ascending order, none at either end.
func clauses(text string) []int {
	lang := language(text)
	all := places{text: text, least: leastLetters(lang)}
	all.each(sentence, atSentence, afterIt)
	all.each(point, atSentence, beforeIt)
	all.each(comma, atComma, afterIt)
	if lang == incident.Japanese || lang == "zh" {
		all.each(blank, atComma, afterIt)
	}
	all.each(connectors[lang], atComma, beforeIt)
	all.each(closings[lang], atClause, afterIt)
	all.each(openings[lang], atClause, beforeIt)
	all.each(nouns[lang], atNoun, afterIt)
	slices.SortFunc(all.list, func(a, b place) int { return a.at - b.at })
	all.join()
	all.thin()
	var at []int
	for _, p := range all.list {
		at = append(at, p.at)
	}
	return at
}

// language is that of a text for cutting it: kanji alone are cut as Chinese.
func language(text string) incident.Lang {
	lang := prose.Language(text)
	kana := strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) })
	switch {
	case kana && lang != "ko":
		return incident.Japanese
	case lang == incident.Japanese:
		return "zh"
	}
	return lang
}

// leastLetters is how many letters a clause has at least.
func leastLetters(lang incident.Lang) int {
	if lang == incident.English {
		return 6
	}
	return 2
}

// places are where a text may be cut.
type places struct {
	text  string
	least int
	list  []place
}

// Where, of what was found, the text is cut. A found place may have a group, which then
// stands for it: Go's expressions do not look ahead.
func afterIt(m []int) int {
	if len(m) > 2 && m[2] >= 0 {
		return m[2]
	}
	return m[1]
}

func beforeIt(m []int) int { return m[0] }

func (p *places) each(r *lazyregexp.Regexp, rank int, where func([]int) int) {
	if r == nil {
		return
	}
	for _, m := range r.FindAllStringSubmatchIndex(p.text, -1) {
		p.add(where(m), rank)
	}
}

func (p *places) add(at, rank int) {
	if strings.TrimSpace(p.text[:at]) == "" || strings.TrimSpace(p.text[at:]) == "" {
		return
	}
	if k := slices.IndexFunc(p.list, func(o place) bool { return o.at == at }); k >= 0 {
		p.list[k].rank = min(p.list[k].rank, rank)
		return
	}
	p.list = append(p.list, place{at: at, rank: rank})
}

// around are the ends of the clauses before and after a place.
func (p *places) around(k int) (from, to int) {
	to = len(p.text)
	if k > 0 {
		from = p.list[k-1].at
	}
	if k+1 < len(p.list) {
		to = p.list[k+1].at
	}
	return from, to
}

// join drops, of two places that have hardly a letter between them, the less clear one.
func (p *places) join() {
	for k := 0; k <= len(p.list) && len(p.list) > 0; {
		from, to := 0, len(p.text)
		if k > 0 {
			from = p.list[k-1].at
		}
		if k < len(p.list) {
			to = p.list[k].at
		}
		switch {
		case letters(p.text[from:to]) >= p.least:
			k++
		case k == 0:
			p.drop(0)
		case k == len(p.list) || p.list[k-1].rank > p.list[k].rank:
			p.drop(k - 1)
			k--
		default:
			p.drop(k)
		}
	}
}

func (p *places) drop(k int) { p.list = slices.Delete(p.list, k, k+1) }

// thin drops the weakest places until few enough are left. A long text has a thousand:
// only the neighbours of a dropped one are weighed anew.
func (p *places) thin() {
	if len(p.list) <= mostCuts {
		return
	}
	for k := range p.list {
		p.weigh(k)
	}
	for len(p.list) > mostCuts {
		k := p.weakest()
		p.drop(k)
		p.weigh(k - 1)
		p.weigh(k)
	}
}

// weigh finds what is lost without a place, if there is a k-th: much at a clear one, one
// between long clauses, and one beside a clause that asks.
func (p *places) weigh(k int) {
	if k < 0 || k >= len(p.list) {
		return
	}
	q := &p.list[k]
	from, to := p.around(k)
	q.loss = float64(to-from) * math.Pow(0.35, float64(q.rank))
	if prose.Asking(p.text[from:q.at]) || prose.Asking(p.text[q.at:to]) {
		q.loss *= 4
	}
}

// weakest is the place without which least is lost.
func (p *places) weakest() int {
	worst := 0
	for k, q := range p.list {
		if q.loss < p.list[worst].loss {
			worst = k
		}
	}
	return worst
}

// letters counts what is written, without marks.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && !strings.ContainsRune("。、，！？　", r) && r != utf8.RuneError {
			n++
		}
	}
	return n
}
