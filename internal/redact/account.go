package redact

import (
	"regexp"
	"sort"
	"strings"
)

// accounts finds bank account numbers after words for an account or its type and
// behind a bank's name, past the numbers of bank and branch, and the two numbers of
// a postal account. Japan's have seven digits at most, others up to fourteen.
func (v *view) accounts() []span {
	gs := v.groups()
	var found []span
	for _, n := range v.after(gs, accountType, 4) {
		found = append(found, v.account(gs, n.group, 6, 8)...)
	}
	for _, m := range accountWord.FindAllStringIndex(v.text, -1) {
		found = append(found, v.accountOf(gs, m[1], 5, 14)...)
	}
	for _, m := range bankWord.FindAllStringIndex(v.text, -1) {
		most := 8
		if foreignBank.MatchString(v.text[m[0]:m[1]]) {
			most = 14
		}
		found = append(found, v.accountOf(gs, m[1], 6, most)...)
	}
	if len(found) > 0 || accountWord.MatchString(v.text) || len(v.markEnds(Account)) > 0 {
		for _, m := range branch.FindAllStringSubmatchIndex(v.text, -1) {
			found = append(found, span{m[2], m[3]})
		}
	}
	if banking.MatchString(v.text) {
		for _, m := range plainAccount.FindAllStringSubmatchIndex(v.text, -1) {
			found = append(found, submatch(m))
		}
	}
	pairs := []*regexp.Regexp{postalAccount, postalReversed, postalTransfer}
	if postalBank.MatchString(v.text) {
		pairs = append(pairs, postalPair)
	}
	for _, pair := range pairs {
		for _, m := range pair.FindAllStringSubmatchIndex(v.text, -1) {
			found = append(found, span{m[2], m[3]})
		}
	}
	return found
}

var (
	accountWord = regexp.MustCompile(`口座(?:番号|no)?|通帳の?番号|こうざばんごう|\baccount ?(?:number|no\b\.?|num\b|#)|\bacct\b|\ba/c\b|sort code[^a-z]{1,16}account|店番号?|支店(?:コード|番号)|` +
		`账号|賬號|帳號|帐号|账户|帳戶|賬戶|계좌 ?번호|계좌`)
	accountType = regexp.MustCompile(`普通(?:預金|口座)?|当座(?:預金)?|貯蓄(?:預金)?|\(普\)|savings|checking`)
	bankWord    = regexp.MustCompile(`銀行|信用金庫|信金|信組|信用組合|農協|労金|バンク|\bbank\b|振込先|[支本]店|ゆうちょ|郵貯|银行|은행`)
	foreignBank = regexp.MustCompile(`银行|은행`)

	// branch is the number of a branch, which beside an account's is a part of it.
	branch = regexp.MustCompile(`(?:店番号?|支店(?:番号|コード|no\.?)|branch (?:code|no\.?|number)|sort code)[\s:はが]{0,3}(\d{3}|\d\d[- ]?\d\d[- ]?\d\d)(?:\D|$)`)

	// plainAccount is an account where the text speaks of a bank.
	plainAccount = regexp.MustCompile(`\b\d\d-\d\d-\d\d[ ,/;]{1,3}(\d{8})\b|\baccount(?: (?:is|was))?[ :#]{1,2}(\d{6,14})\b`)
	banking      = regexp.MustCompile(`sort code|\brouting|\bbank\b|\brefund|\btransfer|\bbranch`)

	postalAccount  = regexp.MustCompile(`(?:記号|ゆうちょ|郵貯)` + between12 + `(\d{5}(?:[-−–‐ー]\d)?[^\d。?!\x{E000}-\x{E0FF}]{1,12}\d{6,8})`)
	postalReversed = regexp.MustCompile(`(?:ゆうちょ|郵貯|口座)` + between12 + `番号` + between12 + `(\d{6,8}[^\d。?!\x{E000}-\x{E0FF}]{0,8}記号[^\d。?!\x{E000}-\x{E0FF}]{0,6}\d{5}(?:[-−–‐ー]\d)?)`)
	postalBank     = regexp.MustCompile(`ゆうちょ|郵貯|郵便貯金|\b(?:japan post bank|jp bank|yucho)\b|邮储|郵儲|유초`)
	postalPair     = regexp.MustCompile(`(?:^|[^\d\-])([01]\d{4}(?:[-−–‐ー]\d)?(?: ?[-−–‐ー/] ?| )\d{6,7}1)(?:[^\d\-]|$)`)
	postalTransfer = regexp.MustCompile(`振替[^\d。?!\n\x{E000}-\x{E0FF}]{0,8}(\d{5}[-−–‐ー]\d[-−–‐ー]\d{1,7})`)
)

const between12 = `[^\d。?!\x{E000}-\x{E0FF}]{0,12}`

// account is the number that begins with gs[i] if it can be an account's.
func (v *view) account(gs []group, i, least, most int) []span {
	last, size, value := v.number(gs, i)
	if !value || size < least || size > most {
		return nil
	}
	return []span{{gs[i].from, gs[last].to}}
}

// accountOf looks behind a word, past the numbers of bank and branch; the parts of
// an account are often written on lines of their own.
func (v *view) accountOf(gs []group, at, least, most int) []span {
	end := at + len(v.ahead(at, 40))
	i := sort.Search(len(gs), func(i int) bool { return gs[i].from >= at })
	for ; i < len(gs) && gs[i].to <= end; i++ {
		if p := v.phone(gs, i); p >= 0 {
			i = p
			continue
		}
		found := v.account(gs, i, least, most)
		if ahead := v.ahead(gs[i].from, 14); postalCode.MatchString(ahead) || found != nil && mobile.MatchString(ahead) {
			return nil
		}
		if found != nil && v.leadsTo(at, gs[i]) {
			return found
		}
	}
	return nil
}

// leadsTo reports whether the words from there to a number speak of the account, and
// of nothing that has a number or a day of its own.
func (v *view) leadsTo(at int, g group) bool {
	gap := v.text[at:g.from]
	if strings.ContainsAny(gap, "。?!") || hasMark(gap) || otherNumber.MatchString(gap) || prose.MatchString(gap) {
		return false
	}
	return directGap.MatchString(gap) || !day.MatchString(g.digits)
}

var (
	postalCode = regexp.MustCompile(`^\d{3}[-−–‐ー]\d{4}(?:\D|$)`)

	// mobile are numbers of Korea and China.
	mobile = regexp.MustCompile(`^(?:01[016-9][\- ]?\d{3,4}[\- ]?\d{4}|1[3-9]\d[\- ]?\d{4}[\- ]?\d{4}|1[568]\d\d-\d{4})(?:\D|$)`)

	// day is a date without anything in between.
	day = regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$`)

	// prose tells of something that happened at the bank, and of no account.
	prose = regexp.MustCompile(`行った|行って|行き|来た|来て|から|言われ|聞かれ|電話|連絡|問い?合わ|引き(?:落|出)|請求|支払|残高|[a-z]+ [a-z]+ [a-z]+ [a-z]+ |去了|打了|전화|갔`)
)

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
