package redact

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// clause reads the Japanese words up to the end of the clause.
func (v *view) clause(l lead, at int) (span, bool) {
	text := v.clauseAt(at)
	switch {
	case text == "":
		return span{}, false
	case l.as():
		return madeOfClause(l, text, at)
	}
	m := statement.FindStringSubmatchIndex(text)
	rest := v.text[at+len(text):]
	switch {
	case strings.HasPrefix(rest, "?"), han(l.word), !l.names() && !(l.answers() && m != nil):
		return span{}, false
	case m != nil:
		kept := strings.HasPrefix(text[m[3]:], "に") && question.MatchString(text) // in which form it was kept
		return part(at, m), !kept && !ordinary(text[m[2]:m[3]])
	case !label.MatchString(l.text) && (brief.MatchString(l.word) || !clauseEnd.MatchString(rest)): // what is ridden with a pass
		return span{}, false
	}
	whole := strings.TrimRight(text, " ")
	return span{at, at + len(whole)}, l.ends(whole) && !question.MatchString(text) && !ordinary(text)
}

// clauseAt is the clause that begins there, "" for one of a single character or one
// that no Japanese is in.
func (v *view) clauseAt(at int) string {
	text := clauseText.FindString(v.ahead(at, 40))
	first, _, _ := strings.Cut(text, " ")
	if utf8.RuneCountInString(text) < 2 || exempt.MatchString(first) || text[0] < utf8.RuneSelf && !wide.MatchString(text) {
		return ""
	}
	return text
}

// madeOfClause reads what a password is made of or changed to.
func madeOfClause(l lead, text string, at int) (span, bool) {
	verb := changedTo
	if strings.HasSuffix(strings.TrimRight(l.text, " "), "に") {
		verb = usedFor
	}
	m := verb.FindStringSubmatchIndex(text)
	return part(at, m), m != nil && !ordinary(text[m[2]:m[3]])
}

// ends reports whether a clause does not end as verbs do. An answer that is short may.
func (l lead) ends(whole string) bool {
	return label.MatchString(l.text) || !predicate.MatchString(whole) || l.answers() && len(whole) <= 4*len("あ")
}

// names reports whether Japanese words may follow that are the value. An answer is
// told as 「旧姓で、…」 too.
func (l lead) names() bool {
	return naming.MatchString(l.text) || strings.HasPrefix(l.word, "秘密の質問") && strings.HasPrefix(l.text, "で") ||
		l.answers() && l.text == "\n"
}

// answers reports whether the word is that of an answer to a secret question.
func (l lead) answers() bool { return secretWord.MatchString(l.word) }

var secretWord = regexp.MustCompile(`答え?$|こたえ$|回答$`)

// hangul reads Korean words that a copula makes a value.
func (v *view) hangul(l lead, at int) (span, bool) {
	m := hangulValue.FindStringSubmatchIndex(v.ahead(at, 24))
	if m == nil || !hangulLead.MatchString(l.text) {
		return span{}, false
	}
	s := part(at, m)
	return s, !hangulOrdinary.MatchString(v.text[s.from:s.to])
}

// hanzi reads a few Chinese characters behind 是 that no sentence about a password has.
func (v *view) hanzi(l lead, at int) (span, bool) {
	m := hanziValue.FindStringSubmatchIndex(v.ahead(at, 12))
	if m == nil || !hanziLead.MatchString(l.text) || !chinese.MatchString(l.word) {
		return span{}, false
	}
	s := part(at, m)
	if strings.HasSuffix(l.word, "答案") {
		return s, !hanziAsked.MatchString(v.text[s.from:s.to])
	}
	return s, !hanziOrdinary.MatchString(v.text[s.from:s.to])
}

// part is the first subexpression of a match at at.
func part(at int, m []int) span {
	if m == nil {
		return span{}
	}
	return span{at + m[2], at + m[3]}
}

var (
	clauseText = regexp.MustCompile(`^[^。、,!?\n「」『』"(){}<>|\x{E000}-\x{E0FF}]*`)
	clauseEnd  = regexp.MustCompile(`^(?:$|[。、!,\n])`)
	wide       = regexp.MustCompile(`[ぁ-ヶ一-龠가-힣]`)
	naming     = regexp.MustCompile(`[:=→はわ]|\.{2,}|\b(?:is|was)\b|以下|下記|です`)
	label      = regexp.MustCompile(`(?:[:=→]|\.{2,})\s*$`)
	changedTo  = regexp.MustCompile(`^(.{1,24}?)[にへ](?:変更|変え|かえ|再設定|設定|戻|して)`)
	usedFor    = regexp.MustCompile(`^(.{1,24}?) ?(?:を(?:使|つか|設定|登録)|と(?:入|設定|登録|答え|回答))`)
)

var (
	hangulLead     = regexp.MustCompile(`^(?:는|은|가|이|의)? ?$|[:=]\s*$`)
	hangulValue    = regexp.MustCompile(`^([가-힣][가-힣\d]{1,15}?) ?(?:이에요|예요|이예요|입니다|이었어요|였어요|인데|이라고|라고)`)
	hangulOrdinary = regexp.MustCompile(`유출|암호|변경|안전|괜찮|바꾸|바꿔|잊|까먹|모르|모름|같|필요|저장|해킹|도난|노출|초기|재설정|찾|뭐|무엇|언제|어떻|어디|중요|그대로|별개|다르|다른|생일|아직|걱정|생각|문제|하나|자리|이름|상태|대상|포함|것|거|어떤|무슨|비밀|평문|해시|그냥|전부|모두`)
	hanziLead      = regexp.MustCompile(`(?:[是为為:=填写寫]|成了?)\s*$`)
	hanziAsked     = regexp.MustCompile(`[吗嗎呢什么麼怎泄洩漏露改换換忘没沒不是被]`)
	hanziValue     = regexp.MustCompile(`^(\p{Han}{2,8})(?:$|[\s,。.!、;])`)
	hanziOrdinary  = regexp.MustCompile(`[吗嗎呢吧啊什么麼怎被泄洩漏露改换換忘加密明文同样樣存新旧舊安全自己的了不否没沒有也都要需必可应應该默認认随隨机機在对對错錯谁誰哪几幾多少无無丢丟盗盜黑偷找设設重置位数數字母邮郵箱手日期电電话話很太好坏简簡单單复複杂雜强強弱码碼]`)
	chinese        = regexp.MustCompile(`^(?:密[码碼]|口令)|[问問][题題]|答案`)
)
