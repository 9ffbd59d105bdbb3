package inquiry

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

// named is a group of digits after a word that says what they are.
type named struct {
	group  int    // index of the group
	gap    string // what stands between
	direct bool   // nothing but "is", ":", brackets and the like
}

// after finds for each match of word the group of digits that follows within
// reach characters and the same sentence; a line may end in between.
func (v *view) after(gs []group, word *regexp.Regexp, reach int) []named {
	var all []named
	for _, m := range word.FindAllStringIndex(v.text, -1) {
		i := sort.Search(len(gs), func(i int) bool { return gs[i].from >= m[1] })
		for i < len(gs) && len(gs[i].digits) == 1 && v.unit(gs[i].to) { // "(3桁)は123"
			i++
		}
		if i == len(gs) || gs[i].from-m[1] > 4*reach {
			continue
		}
		gap := v.text[m[1]:gs[i].from]
		direct := directGap.MatchString(gap)
		if direct || utf8.RuneCountInString(gap) <= reach && !strings.ContainsAny(gap, "。?!\n") && !hasMark(gap) {
			all = append(all, named{i, gap, direct})
		}
	}
	return all
}

func hasMark(s string) bool { return strings.ContainsFunc(s, isMark) }

var directGap = regexp.MustCompile(`^(?:[\s:=>→\-()\[\]「『"'、,.・#]|は|が|も|って|わ|の|番号|ナンバー|コード|number|code|no|is|was|を|数字|です|だと|\d桁|たしか|確か|多分|たぶん|えっと|是|为|為|는|은|가|이)*$`)

// securityCodes finds the three or four digits on a card that prove it is held.
func (v *view) securityCodes() []span { return v.shortNumbers(codeWord, 3, 4) }

// pins finds the numbers that are typed at a cash machine.
func (v *view) pins() []span { return v.shortNumbers(pinWord, 4, 8) }

var (
	codeWord = regexp.MustCompile(`セキュリティー?・? ?(?:コード|番号)|せきゅりてぃー?こーど|(?:\bc[vs][vc]2?|\bcvn|\bcid)\b|security code|裏面?の?[3三]桁|裏面?の?(?:番号|数字)|安全[码碼]|보안 ?코드`)
	pinWord  = regexp.MustCompile(`暗証(?:番号|コード|no)?|あんしょう(?:ばんごう)?|\bpin(?: ?(?:code|number|no\b))?\b|pinコード|ピン(?:番号|コード)`)
)

// shortNumbers finds numbers of least to most digits after a word or, as in
// "1234 is my PIN", right before it.
func (v *view) shortNumbers(word *regexp.Regexp, least, most int) []span {
	gs := v.groups()
	found := v.shortBefore(gs, word, least, most)
	for _, n := range v.after(gs, word, 12) {
		last, size, value := v.number(gs, n.group)
		if !value || size < least || size > most {
			continue
		}
		if !n.direct && (otherNumber.MatchString(n.gap) || year(gs[n.group].digits)) {
			continue
		}
		found = append(found, span{gs[n.group].from, gs[last].to})
	}
	return found
}

// otherNumber says that a number further on is another one.
var otherNumber = regexp.MustCompile(`注文|受付|受け付け|会員|郵便|電話|order|receipt|member|phone|tel`)

func (v *view) shortBefore(gs []group, word *regexp.Regexp, least, most int) []span {
	var found []span
	for _, m := range word.FindAllStringIndex(v.text, -1) {
		i := sort.Search(len(gs), func(i int) bool { return gs[i].from >= m[0] }) - 1
		if i < 0 || m[0]-gs[i].to > 64 || !statedBefore.MatchString(v.text[gs[i].to:m[0]]) {
			continue
		}
		lone := i == 0 || v.between(gs[i-1], gs[i]) == "" || !v.near(gs[i-1], gs[i])
		if n := len(gs[i].digits); lone && least <= n && n <= most {
			found = append(found, gs[i].span)
		}
	}
	return found
}

var statedBefore = regexp.MustCompile(`^[\s」』"')]*(?:が|は|という|って|=|\(|is|was)\s*(?:私の|わたしの|僕の|カードの|裏の|my|the|your)?\s*$`)

// number reads the number that begins with gs[i] as it is written, dashes, dots
// and all: its last group, how many digits it has and whether it may be a secret
// value. Amounts, dates, phone numbers and counts are none.
func (v *view) number(gs []group, i int) (last, size int, value bool) {
	last, size = i, len(gs[i].digits)
	joints := ""
	for j := i + 1; j < len(gs); j++ {
		joint := v.between(gs[j-1], gs[j])
		spaced := joint == " " && len(gs[j].digits) == 1 && len(gs[j-1].digits) == 1
		if !spaced && (joint == " " || !compound.MatchString(joint)) {
			break
		}
		joints += joint
		last, size = j, size+len(gs[j].digits)
	}
	plain := joints == "" || !figure.MatchString(v.text[gs[i].from:gs[last].to])
	return last, size, plain && v.phone(gs, i) < 0 && !v.unit(gs[last].to)
}

// figure is an amount, a day or a time of day.
var figure = regexp.MustCompile(`^(?:\d{1,3}(?:,\d{3})+|(?:19|20)\d\d[/\-.]\d.*|\d{1,2}/\d{1,2}|\d{1,2}:\d\d)$`)

var compound = regexp.MustCompile(`^[,./:\-−–—‐ー_]?$`)

// unit reports whether what stands there makes the digits before it a count, a
// date or an amount.
func (v *view) unit(at int) bool { return unitWord.MatchString(v.ahead(at, 12)) }

var unitWord = regexp.MustCompile(`^(?:年|月|日|名|件|円|人|桁|けた|ケタ|回|時|分|秒|個|枚|歳|才|文字|万|千|億|%|位|元|원|명|건|자리| ?(?:yen|people|persons|customers|digits?|characters|years?|days?|times)\b)`)

// free reports whether no digit goes on there, at once or after a slash or dash.
func (v *view) free(at int) bool { return !goesOn.MatchString(v.ahead(at, 4)) }

var goesOn = regexp.MustCompile(`^[/\-.,−–‐ー]?\d`)

// ahead and behind bound how far a finder looks, in characters.
func (v *view) ahead(at, most int) string {
	end := at
	for ; most > 0 && end < len(v.text); most-- {
		_, n := utf8.DecodeRuneInString(v.text[end:])
		end += n
	}
	return v.text[at:end]
}

func (v *view) behind(at, most int) int {
	for ; most > 0 && at > 0; most-- {
		_, n := utf8.DecodeLastRuneInString(v.text[:at])
		at -= n
	}
	return at
}

// myNumbers finds the twelve digits of an individual number where it is spoken
// of: right after the word any eleven to thirteen, since one may be mistyped;
// elsewhere in the text those with the right check digit.
func (v *view) myNumbers() []span {
	if !myNumberWord.MatchString(v.text) {
		return nil
	}
	gs := v.groups()
	found := v.namedNumbers(gs, myNumberWord, 12, 11, 13)
	for i := range gs {
		last := v.sized(gs, i, 12, 12)
		if last >= 0 && myNumberCheck(joined(gs[i:last+1])) && v.free(gs[last].to) {
			found = append(found, span{gs[i].from, gs[last].to})
		}
	}
	return found
}

var myNumberWord = regexp.MustCompile(`マイナンバー|まいなんばー|個人番号|my ?number|individual number`)

func joined(gs []group) string {
	digits := ""
	for _, g := range gs {
		digits += g.digits
	}
	return digits
}

// myNumberCheck is the check digit of ordinance 85 of 2014 of the Ministry of
// Internal Affairs, article 5.
func myNumberCheck(digits string) bool {
	sum := 0
	for n := 1; n <= 11; n++ {
		q := n + 1
		if n > 6 {
			q = n - 5
		}
		sum += int(digits[11-n]-'0') * q
	}
	check := 11 - sum%11
	if sum%11 <= 1 {
		check = 0
	}
	return int(digits[11]-'0') == check
}

// accounts finds bank account numbers: five to eight digits after words for an
// account, six to eight after the words for its type or behind a bank's name,
// and the two numbers of a postal account.
func (v *view) accounts() []span {
	gs := v.groups()
	var found []span
	for _, n := range v.after(gs, accountWord, 12) {
		found = append(found, v.account(gs, n.group, 5)...)
	}
	for _, n := range v.after(gs, accountType, 4) {
		found = append(found, v.account(gs, n.group, 6)...)
	}
	for _, m := range bankWord.FindAllStringIndex(v.text, -1) {
		found = append(found, v.accountOf(gs, m[1])...)
	}
	for _, m := range postalAccount.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	return found
}

var (
	accountWord   = regexp.MustCompile(`口座(?:番号|no)?|account ?(?:number|no\b|num\b|#)|acct|账号|賬號|帳號|계좌 ?번호|계좌`)
	accountType   = regexp.MustCompile(`普通(?:預金|口座)?|当座(?:預金)?|貯蓄(?:預金)?|\(普\)|savings|checking`)
	bankWord      = regexp.MustCompile(`銀行|信用金庫|信金|信組|信用組合|農協|労金|バンク|\bbank\b|振込先|ゆうちょ|郵貯`)
	postalAccount = regexp.MustCompile(`(?:記号|ゆうちょ|郵貯)[^\d。?!]{0,12}(\d{5}(?:[-−–‐ー]\d)?[^\d。?!]{1,12}\d{6,8})`)
)

// account is the number that begins with gs[i] if it can be an account's.
func (v *view) account(gs []group, i, least int) []span {
	last, size, value := v.number(gs, i)
	if !value || size < least || size > 8 {
		return nil
	}
	return []span{{gs[i].from, gs[last].to}}
}

// accountOf looks behind a bank's name, past the numbers of bank and branch; the
// parts of an account are often written on lines of their own.
func (v *view) accountOf(gs []group, at int) []span {
	end := at + len(v.ahead(at, 40))
	i := sort.Search(len(gs), func(i int) bool { return gs[i].from >= at })
	for ; i < len(gs) && gs[i].to <= end && !strings.ContainsAny(v.text[at:gs[i].from], "。?!"); i++ {
		if p := v.phone(gs, i); p >= 0 {
			i = p
			continue
		}
		if postalCode.MatchString(v.ahead(gs[i].from, 9)) {
			return nil
		}
		if found := v.account(gs, i, 6); found != nil {
			return found
		}
	}
	return nil
}

var postalCode = regexp.MustCompile(`^\d{3}[-−–‐ー]\d{4}(?:\D|$)`)

// ibans finds international account numbers (ISO 13616), after the word even
// where the check is wrong.
func (v *view) ibans() []span {
	var found []span
	for _, m := range ibanNamed.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	for _, m := range iban.FindAllStringSubmatchIndex(v.text, -1) {
		if end := ibanEnd(v.text[m[2]:m[3]]); end > 0 {
			found = append(found, span{m[2], m[2] + end})
		}
	}
	return found
}

var (
	ibanNamed = regexp.MustCompile(`\biban\b[^\w]{0,4}(?:(?:is|は|no|number|code)[^\w]{0,3})?([a-z]{2}\d{2}(?:[ \-]?[a-z0-9]{4}){2,7}(?:[ \-]?[a-z0-9]{1,3}\b)?)`)
	iban      = regexp.MustCompile(`\b([a-z]{2}\d{2}(?: ?[a-z0-9]){11,30})`)
)

// ibanEnd returns how much of s is an account number with the right check, which
// ISO 7064 computes modulo 97, or 0.
func ibanEnd(s string) int {
	for end := len(s); end >= 15; end-- {
		whole := end == len(s) || s[end] == ' '
		compact := strings.ReplaceAll(s[:end], " ", "")
		if len(compact) == 16 && compact[:2] != "be" { // Belgium's; else a letter code
			continue
		}
		if whole && len(compact) >= 15 && mod97(compact[4:]+compact[:4]) == 1 {
			return end
		}
	}
	return 0
}

func mod97(s string) int {
	rest := 0
	for _, c := range s {
		if c >= 'a' {
			rest = (rest*100 + int(c-'a') + 10) % 97
		} else {
			rest = (rest*10 + int(c-'0')) % 97
		}
	}
	return rest
}
