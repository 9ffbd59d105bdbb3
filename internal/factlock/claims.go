package factlock

import (
	"slices"
	"strings"
	"unicode"
)

// What ends a sentence that says that nothing has been announced.
var announcedNothing = []string{"公表しておりません", "公表していません", "公表されておりません", "公表されていません", "公表はしておりません",
	"公表はされておりません", "公表していない", "公表されていない", "公表文に記載", "nothing has been announced", "has been announced about neither",
	"not been announced", "not announced", "have not announced", "has not announced"}

// What ends a sentence that declines to say.
var cannotSay = []string{"申し上げられません", "申し上げることができません", "申し上げることはできません", "お答えできません", "お答えできかねます",
	"お答えいたしかねます", "お答えしかねます", "お伝えできません", "判断できません", "判断いたしかねます", "判断しかねます", "断言できません",
	"cannot say", "cannot tell", "cannot judge", "cannot answer", "cannot confirm", "unable to say", "unable to tell"}

// measures hold 安全, or name who was sent something, and claim nothing.
var measures = []string{"安全管理", "安全対策", "安全確保", "安全基準", "安全のため", "to be safe", "on the safe side", "to be on the safe side",
	"gift recipient", "gift recipients", "gift delivery", "gift deliveries", "gift address", "gift addresses", "recipient of a gift", "recipients of gifts"}

// declining ends a sentence that says nothing of what it names.
var declining = slices.Concat(announcedNothing, cannotSay)

// claims refuses promises, compensation and everything called safe, unless a
// cited fact says the same.
func (r *reading) claims() {
	said := ""
	for _, p := range r.statements() {
		said += p.text + ","
		if r.ground.quotes(p.text) {
			continue
		}
		r.refuseClaim(p, safeWords(), declining, "%q is a claim that no fact makes; say that nothing has been announced about it, in the same sentence")
		r.refuseClaim(p, promiseWords(), declining, "%q is a promise; leave it out")
		if pledgeWords()[0].in(p.text) && !past(p.text) && !requests(p.text) && !r.tellsApart(p.text) {
			p := statement{r.withoutBusinessDays(p.text), p.line}
			for _, times := range pledgeWords()[1:] {
				r.refuseClaim(p, times, declining, "%q is a promise; leave it out")
			}
		}
		r.money(p, said)
		r.demand(p)
		r.refusePromise(p)
	}
}

// withoutBusinessDays takes out "on business days" where a cited fact says on which
// days something is done; how many of them is a figure.
func (r *reading) withoutBusinessDays(s string) string {
	if strings.Contains(r.ground.raw, "営業日") || containsAny(r.ground.raw, []string{"business days", "working days"}) {
		return strings.NewReplacer("on business days", "", "on working days", "").Replace(s)
	}
	return s
}

// demand refuses to tell people to do what no cited fact asks of them, as to
// change a password.
func (r *reading) demand(p statement) {
	tells := requests(p.text) || containsAny(p.text, []string{"必要があり", "必要がござい", "おすすめ", "お勧め", "推奨", "should", "must", "need to", "have to", "advise", "recommend", "are asked to"})
	word, _ := demandedWords().find(p.text)
	if r.Label || r.Own || word == "" || !tells || openWordsList().in(p.text) || announcedNothingList().in(p.text) || cannotSayList().in(p.text) || r.backed(p.text, demandedWords()) {
		return
	}
	r.refuseLine(p.line, "%q is asked of people by no cited fact; leave it out, or cite the fact that asks it", short(word))
}

// money refuses compensation and what costs nothing. What the notice says to be
// free is free in its own bounds: not every fee is where that of a new card is.
func (r *reading) money(p statement, said string) {
	if r.Label && !containsAny(p.text, []string{"します", "いたします", "しません", "will"}) {
		return
	}
	if !moneyWords()[0].in(p.text) || freeWords().in(p.text) && r.free(p.text, said) {
		return
	}
	for _, words := range moneyWords()[1:] {
		r.refuseClaim(p, words, announcedNothing, "%q speaks of compensation; say only that nothing has been announced about it, in the same sentence")
	}
}

// free reports whether a cited fact says that something costs nothing, and the
// text, up to this statement, says of what in nearly all its words.
func (r *reading) free(statement, said string) bool {
	v := lockVocabulary()
	words, all := v.wordsOf([]rune(freeWords().cutFrom(statement))), map[int]bool{}
	for _, w := range v.wordsOf([]rune(said)) {
		all[w.meaning] = true
	}
	segments := r.segmentsIn(statement)
	return slices.ContainsFunc(r.ground.clauses, func(g groundClause) bool {
		if !freeWords().in(g.text) || everybodyWords().in(statement) && !everybodyWords().in(g.text) {
			return false
		}
		named := 0
		for m := range g.meanings {
			if all[m] {
				named++
			}
		}
		foreign := slices.ContainsFunc(words, func(w word) bool {
			return !r.harmless(w) && !g.meanings[w.meaning] && !strings.Contains(g.text, w.text)
		})
		return !foreign && 10*named >= 6*len(g.meanings) && r.concerns(g, segments)
	})
}

// concerns reports whether a sentence of a fact names one of the segments, or
// none at all.
func (r *reading) concerns(g groundClause, segments []Segment) bool {
	f := featuresOf([]rune(g.text), r.first())
	names := r.segments[r.first()]
	meant := slices.DeleteFunc(slices.Clone(names), func(n named) bool {
		return !slices.ContainsFunc(keysOf(n.features), func(k string) bool { return f[k] })
	})
	return len(segments) == 0 || len(meant) == 0 || slices.ContainsFunc(meant, func(n named) bool {
		return slices.ContainsFunc(segments, func(s Segment) bool { return s.ID == n.segment.ID })
	})
}

// past reports whether a statement tells what happened.
func past(s string) bool {
	if isEnglish(s) {
		happened := containsAny(s, []string{"was", "were", "had", "did", "been", "has", "have", "took", "told", "gave", "began"}) || strings.Contains(s, "ed ") || strings.HasSuffix(s, "ed")
		return happened && !containsAny(s, []string{"will", "shall", "'ll", "going to", "expect*", "plan", "plans", "ready", "are to", "is to", "can", "by", "within", "due", "scheduled"})
	}
	s = strings.TrimRight(s, ",。)」 ")
	return slices.ContainsFunc([]string{"ました", "でした", "した", "った", "れた", "ものです", "ましたが"}, func(end string) bool { return strings.HasSuffix(s, end) })
}

// requests reports whether a statement asks somebody to do something.
func requests(s string) bool {
	return containsAny(s, []string{"ください", "下さい", "お願いいたします", "お願いします", "please", "お申し付け"}) ||
		startsWithAny(s, "send ", "write ", "call ", "ask ", "do not ", "don't ", "never ", "see ", "reply ", "enter ", "keep ", "tell ", "look ")
}

func isEnglish(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) })
}

// statement is a sentence, or the part of one up to "but".
type statement struct {
	text string
	line int
}

// statements joins the clauses of each sentence, parted at が、 and "but", so
// that what declines one thing does not excuse another.
func (r *reading) statements() []statement {
	var all []statement
	for k, c := range r.clauses {
		parts := strings.Split(c.text, " but ")
		first := !strings.HasPrefix(c.text, "but ")
		if k > 0 && first && len(all) > 0 && r.clauses[k-1].sentence == c.sentence && !turns(r.clauses[k-1]) {
			all[len(all)-1].text += "," + parts[0]
			parts = parts[1:]
		}
		for _, p := range parts {
			all = append(all, statement{p, c.line})
		}
	}
	return all
}

// turns reports whether a clause ends in "but" or "so".
func turns(c clause) bool {
	return c.end == '、' && slices.ContainsFunc([]string{"ですが", "ますが", "ませんが", "したが", "けれど", "けれども", "ので", "ため"}, func(w string) bool { return strings.HasSuffix(c.text, w) })
}

func (r *reading) refuseClaim(s statement, words wordList, unless []string, format string) {
	text := withoutMeasures(s.text)
	word, _ := words.find(text)
	if word == "" || declines(text, word, unless) || r.backed(s.text, words) {
		return
	}
	r.refuseLine(s.line, format, short(word))
}

func withoutMeasures(s string) string {
	for _, m := range measures {
		s = strings.ReplaceAll(s, m, string(blank))
	}
	return s
}

// declines reports whether the sentence declines to say. In Japanese that is
// its end, so it must come behind the word; in English it may stand in front.
func declines(text, word string, unless []string) bool {
	end := firstOf(text, unless)
	if end == "" {
		return false
	}
	return isASCII(word) || strings.LastIndex(text, end) > strings.Index(text, word)
}

// refusePromise refuses "we will certainly": 必ずご連絡します. What customers are
// asked to do may be certain: 必ずご本人からお問い合わせください.
func (r *reading) refusePromise(s statement) {
	word, _ := surelyWords().find(s.text)
	if word == "" || r.backed(s.text, surelyWords()) || announcedNothingList().in(s.text) || cannotSayList().in(s.text) {
		return
	}
	if containsAny(s.text, []string{"ます", "ません", "will", "shall", "going to"}) && !strings.HasSuffix(s.text, "ください") {
		r.refuseLine(s.line, "%q is a promise; leave it out", short(word))
	}
}
