package incident

import (
	"slices"
	"strings"
)

// What ends a sentence that says that nothing has been announced.
var announcedNothing = []string{"公表しておりません", "公表していません", "公表されておりません", "公表されていません", "公表はしておりません",
	"公表はされておりません", "公表していない", "公表されていない", "公表文に記載", "nothing has been announced", "has been announced about neither",
	"not been announced", "not announced", "have not announced", "has not announced"}

// What ends a sentence that declines to say.
var cannotSay = []string{"申し上げられません", "申し上げることができません", "申し上げることはできません", "お答えできません", "お答えできかねます",
	"お答えいたしかねます", "お答えしかねます", "お伝えできません", "判断できません", "判断いたしかねます", "判断しかねます", "断言できません",
	"cannot say", "cannot tell", "cannot judge", "cannot answer", "cannot confirm", "unable to say", "unable to tell"}

// safeWords call something safe or tell not to worry.
var safeWords = []string{"安全", "安心", "大丈夫", "問題ありません", "問題はありません", "問題ございません", "問題はございません", "問題ない", "問題はない",
	"心配ありません", "心配はありません", "心配ございません", "心配はございません", "心配いりません", "心配はいりません", "心配なく", "心配は不要", "危険はありません", "無害",
	"safe", "safely", "secure", "securely", "no need to worry", "not need to worry", "nothing to worry", "don't worry", "do not worry", "rest assured",
	"no problem", "no risk", "is fine", "are fine", "be fine", "is ok", "are ok", "harmless"}

// measures hold 安全 and claim nothing.
var measures = []string{"安全管理", "安全対策", "安全確保", "安全基準"}

// moneyWords are of compensation, of which only a company may speak.
var moneyWords = []string{"補償", "返金", "賠償", "慰謝料", "弁償", "見舞金", "お詫びの品", "商品券", "負担します", "負担いたします", "負担致します", "compensat*", "refund*", "reimburs*", "indemni*", "damages", "voucher*"}

// pledgeWords promise, or name a time that is not computed.
var pledgeWords = []string{"保証", "お約束", "翌営業日", "営業日以内", "本日中", "明日まで", "guarantee*", "promise*", "business day", "business days", "by tomorrow"}

var surelyWords = []string{"必ず", "絶対", "確実に", "間違いなく", "決して", "definitely", "certainly", "surely", "without fail"}

// claims refuses promises, compensation and everything called safe.
func (r *reading) claims() {
	declining := slices.Concat(announcedNothing, cannotSay)
	for _, p := range r.statements() {
		r.refuseClaim(p, safeWords, declining, "%q is a claim that no fact makes; say that nothing has been announced about it, in the same sentence")
		r.refuseClaim(p, pledgeWords, declining, "%q is a promise; leave it out")
		if !r.label || containsAny(p.text, []string{"します", "いたします", "しません", "will"}) {
			r.refuseClaim(p, moneyWords, announcedNothing, "%q speaks of compensation; say only that nothing has been announced about it, in the same sentence")
		}
		r.refusePromise(p)
	}
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

func (r *reading) refuseClaim(s statement, words, unless []string, format string) {
	text := s.text
	for _, m := range measures {
		text = strings.ReplaceAll(text, m, string(blank))
	}
	word := firstOf(text, words)
	if word == "" || declines(text, word, unless) {
		return
	}
	r.refuseLine(s.line, format, short(word))
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
	word := firstOf(s.text, surelyWords)
	if word == "" || containsAny(s.text, announcedNothing) || containsAny(s.text, cannotSay) {
		return
	}
	if containsAny(s.text, []string{"ます", "ません", "will", "shall", "going to"}) && !strings.HasSuffix(s.text, "ください") {
		r.refuseLine(s.line, "%q is a promise; leave it out", short(word))
	}
}
