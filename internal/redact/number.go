package redact

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"
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
		for i < len(gs) && gs[i].from-m[1] <= 4*reach && len(gs[i].digits) == 1 && (v.unit(gs[i].to) || v.inWord(gs[i])) { // "(3桁)は123"
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

// inWord reports whether a digit in kanji is a part of a word, as in 一緒.
func (v *view) inWord(g group) bool {
	return g.to-g.from == len("一") && unicode.IsLetter(v.rune(g.to))
}

func hasMark(s string) bool { return strings.ContainsFunc(s, isMark) }

var directGap = regexp.MustCompile(`^(?:[\s:=>→\-()\[\]「『"'、,.・#]|'s\b|は|が|も|って|わ|の|に|番号|ナンバー|コード|ばんごう|こーど|number|code|no|is|was|are|were|says|reads|to|set|を|数字|です|だと|\d桁|\d位|たしか|確か|多分|たぶん|えっと|誕生日|全部|ぜんぶ|すべて|全て|ずっと|どれも|いつも|是|为|為|係|就|码|碼|数|數|字|는|은|가|이|를|을|의|번호)*$`)

// securityCodes finds the three or four digits on a card that prove it is held.
func (v *view) securityCodes() []span {
	found := v.shortNumbers(codeWord, 3, 4)
	for _, m := range codeOnBack.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, submatch(m))
	}
	found = append(found, v.mine(codeWord, 3, 4)...)
	if len(v.markEnds(Card)) == 0 && !cardWord.MatchString(v.text) {
		return found
	}
	if !partOfCard.MatchString(v.text) {
		found = slices.Concat(found, v.shortNumbers(frontWord, 4, 4), v.mine(frontWord, 4, 4))
	}
	for _, m := range faceOfCard.FindAllStringSubmatchIndex(v.text, -1) {
		if v.free(m[3]) && !v.unit(m[3]) && !year(v.text[m[2]:m[3]]) && !partOfCard.MatchString(v.text) {
			found = append(found, span{m[2], m[3]})
		}
	}
	for _, m := range besideCard.FindAllStringSubmatchIndex(v.text, -1) {
		if v.free(m[3]) && !v.unit(m[3]) && !year(v.text[m[2]:m[3]]) {
			found = append(found, span{m[2], m[3]})
		}
	}
	return found
}

// besideCard is what suffices where a text speaks of a card: "back 123".
var (
	codeOnBack = regexp.MustCompile(`\b(\d{3,4}) (?:is |was |are )?(?:on|at) the (?:back|reverse)\b|裏面?に「?(\d{3,4})」?(?:と|って|が)(?:書|印|あ)`)
	faceOfCard = regexp.MustCompile(`(?:(?:^|[^公発代図])表(?:面|側|[のにはが])|おもて|前面|\bfront\b|正面|앞면)[^\d。?!\n\x{E000}-\x{E0FF}]{0,12}(?:[4四](?:桁|つ|个|個|位|자리| ?digits?)[^\d。?!\n\x{E000}-\x{E0FF}]{0,12}|(?:桁|数字|番号|コード|digits?|code|number|字|자리|숫자)[^\d。?!\n\x{E000}-\x{E0FF}]{0,12})(\d{4})`)
	besideCard = regexp.MustCompile(`(?:裏面?|うら|ウラ|後ろ|\bcode|\bback|\bsec|背面|后面|後面|뒷?면|뒤에?)(?:は|が|の|に|is|:|=|는|은)?[ :]{0,2}(\d{3,4})`)
)

// pins finds the numbers that are typed at a cash machine.
func (v *view) pins() []span {
	found := v.shortNumbers(pinWord, 4, 8)
	for _, m := range halfPIN.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	found = append(found, v.mine(pinWord, 4, 8)...)
	for _, m := range gluedPIN.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, span{m[2], m[3]})
	}
	return found
}

// halfPIN are the two digits of a PIN that Korean shops ask for.
var halfPIN = regexp.MustCompile(`(?:비밀 ?번[호오]|비번) ?앞 ?[두2] ?자리[^\d.?!\n\x{E000}-\x{E0FF}]{0,4}(\d{2})\b`)

var gluedPIN = regexp.MustCompile(`\bpin(\d{4,8})\b`)

var (
	codeWord = regexp.MustCompile(`セキュ(?:リティー?)?・? ?(?:コード|番号|ナンバー)|せきゅりてぃー?(?:こーど|ばんごう)|\b(?:cvv|cvc|csc|cvn|cid)(?:2\b)?|` +
		`\b(?:security|verification) (?:code|number|no\b|value)|card verification(?: (?:code|number|value))?|\b(?:3|4|three|four)[ \-]digit (?:security )?(?:code|number|no\b)|` +
		backJa + `|` + backEn + `|` + backZh + `|` + backKo)
	pinWord = regexp.MustCompile(`暗(?:[証证證唱礁]|しょう)(?:番号|ばんごう|ナンバー|コード|キー|no)?|あんしょう(?:番号|ばんごう)?|\bpin(?:s|[ \-]?(?:code|number|no\b|#))?\b|pinコード|ピン(?:番号|ナンバー|コード)|キャッシュカードの(?:番号|[4四]桁)|\batm[^。?!\n\d\x{E000}-\x{E0FF}]{0,8}(?:[4四](?:桁|けた|ケタ)|番号|の数字)|\batm ?(?:の?番号|の?コード|code|pin)|` +
		`\bpin[码碼]|个人识别码|핀 ?(?:번호|코드)|pin ?번호`)
)

// The number on a card that is asked for where it is not shown is described by its
// place as often as it is named.
const (
	backJa = `(?:裏面?|うら|後ろ|うしろ)側?(?:の|に(?:ある|書い?て(?:いる|ある|あった|る)|書かれ(?:た|て(?:いる|いた|る))|印字(?:され(?:た|ている))?|載って(?:いる|る)|出て(?:いる|る))?)?[^、。?!\n\d\x{E000}-\x{E0FF}]{0,6}?` +
		`(?:[3三さん3][桁ケけ](?:タ|た)?の?(?:数字|番号|ナンバー|コード)?|番号|数字|ばんごう|すうじ|ナンバー)|(?:名義|番号|ロゴ|署名)の?(?:横|右上?|上|となり|隣)の?(?:[3三4四]桁の?(?:数字|番号)?|数字)|署名欄?[^。?!\n\d\x{E000}-\x{E0FF}]{0,6}(?:数字|番号|[3三]桁)`
	backEn = `\b(?:numbers?|digits?|code|no\.?|three|3|four)(?: [a-z]+){0,3}? (?:on|at|from) (?:the |my )?(?:card'?s? )?(?:back|rear|reverse|signature strip)(?: side)?(?: of (?:(?:the|my|that|this) )?(?:credit |debit )?card)?|` +
		`\bback of (?:(?:the|my|that|this) )?(?:credit |debit )?card|\b(?:last|final) (?:3|three) (?:digits|numbers)`
	backZh = `安全[码碼]|(?:背面|反面|后面|後面)的?[^,，。?!\n\d\x{E000}-\x{E0FF}]{0,5}?(?:[三3]位[数數]?字?|[数數]字|号码|號碼)|[后後末][头頭面]?的?[三3][个個]?(?:[数數]字?|位[数數]?字?|码|碼)|校验码|驗證值`
	front  = `(?:表面?|おもて|前面|右上|番号の上)側?[のに](?:ある|書いて(?:ある|る)|小さな?い?)?(?:[4四][桁ケけ](?:タ|た)?の?(?:小さい)?(?:数字|番号)?)|\b(?:four|4)[ \-](?:[a-z]+[ \-]){0,2}?(?:digits?|numbers?)(?: [a-z]+){0,3}? (?:on|at|from) (?:the |my )?(?:card'?s? )?front(?: of (?:(?:the|my) )?card)?|` +
		`\b(?:four|4)[ \-]digits? front (?:code|number)|正面的?[^,。?!\n\d\x{E000}-\x{E0FF}]{0,4}?[四4][个個位][数數]?字?|앞면(?:에|의)?[^.,?!\n\d\x{E000}-\x{E0FF}]{0,8}?[4네] ?자리(?: ?숫자| ?번호)?`
	backKo = `보안 ?(?:코드|번호)|(?:뒷면|뒤쪽|뒤)(?:에|의)?[^.,?!\n\d\x{E000}-\x{E0FF}]{0,8}?(?:숫자|번호|[3세] ?자리(?: ?숫자| ?번호)?)`
)

// frontWord describes the code of a card that shows it on its face.
var (
	frontWord  = regexp.MustCompile(front)
	partOfCard = regexp.MustCompile(`\b(?:last|final|first) (?:four|4)\b|[下上末][4四]桁|[后後前末]四位|뒤 ?(?:네|4) ?자리`)
)

// mine finds the number that a sentence of its own tells after one that speaks of such
// numbers: 「暗証番号も変えますか。今は0412にしています」.
func (v *view) mine(word *regexp.Regexp, least, most int) []span {
	var found []span
	for _, m := range word.FindAllStringIndex(v.text, -1) {
		n := ownNumber.FindStringSubmatchIndex(v.ahead(m[1], 80))
		if n == nil {
			continue
		}
		s := submatch(n)
		s = span{m[1] + s.from, m[1] + s.to}
		digits := v.text[s.from:s.to]
		if len(digits) < least || len(digits) > most || !v.free(s.to) || v.unit(s.to) || year(digits) && !setTo.MatchString(v.ahead(s.to, 8)) {
			continue
		}
		found = append(found, s)
	}
	return found
}

// ownNumber is a number at the beginning of a clause that says whose it is, or what
// was made of it.
var (
	ownNumber = regexp.MustCompile(`^[^\x{E000}-\x{E0FF}]{0,56}?[。、,.?!\n] ?(?:` +
		`(?:(?:今|いま|前|以前|元|昔|今まで|ずっと|全部|うち|私|わたし|僕|俺|自分|実|じつ|一応|いちおう|ちなみに|たしか|確か|たぶん|多分)(?:の|は|も|から|まで|に|、)*)*(\d{3,8})(?: ?に(?:し|設定|統一)| ?のまま| ?なん(?:です|だ|や)| ?でし(?:た|て)| ?です| ?だ(?:けど|よ|った)| ?を?使って)|` +
		`(?:and |but |so )?(?:mine(?:'s| is| was| says)|(?:it|that)(?:'?s| is| was)|(?:right )?now it'?s|i (?:currently |always |still )?(?:use|used|set it to|(?:have|had)(?: it)? as|have|had))(?: currently| set to| just| always)* (\d{3,8})\b|` +
		`(?:我的?|现在|現在|目前|一直|用的?|[设設]的?|成|是|就|都)+ ?(\d{3,8})(?:$|[^\d年月号號日元])|` +
		`(?:지금은?|현재|제 ?건|저는|제 ?거는|전부|다) ?(\d{3,8}) ?(?:으?로|이에요|예요|인데|입니다|써|쓰|이거)|(\d{4,6}) ?(?:으?로 ?(?:해|쓰|설정|했)|쓰고|써요|인데요?|이에요|예요|입니다))`)
	setTo = regexp.MustCompile(`^ ?(?:に(?:し|設定|統一)|のまま|을? ?(?:으?로 ?(?:해|설정|했)))`)
)

// shortNumbers finds numbers of least to most digits after a word or, as in
// "1234 is my PIN", right before it.
func (v *view) shortNumbers(word *regexp.Regexp, least, most int) []span {
	gs := v.groups()
	found := v.shortBefore(gs, word, least, most)
	for _, m := range word.FindAllStringIndex(v.text, -1) {
		found = append(found, v.lineBelow(span{m[0], m[1]}, numberLine)...)
		if a := askedBefore.FindStringSubmatchIndex(v.ahead(m[1], 16)); a != nil {
			found = append(found, part(m[1], a))
		}
	}
	for _, n := range v.after(gs, word, 24) {
		last, size, value := v.number(gs, n.group)
		if !value || size < least || size > most {
			continue
		}
		if !n.direct && (otherNumber.MatchString(n.gap) || year(gs[n.group].digits) || strange(n.gap)) {
			continue
		}
		found = append(found, span{gs[n.group].from, gs[last].to})
	}
	return found
}

// otherNumber says that a number further on is another one.
var otherNumber = regexp.MustCompile(`注文|受付|受け付け|会員|郵便|電話|伝票|追跡|お?問い?合わせ|整理券|番号札|ポイント|order|receipt|member|phone|\btel\b|tracking|reference|\bref\b|订单|訂單|电话|会员|會員|주문|접수|전화|회원`)

// strange reports whether a gap is too long to belong to the word before it: words of
// English take more room than those of Japanese.
func strange(gap string) bool {
	return utf8.RuneCountInString(gap) > 12 && strings.ContainsFunc(gap, func(r rune) bool { return r >= utf8.RuneSelf })
}

func (v *view) shortBefore(gs []group, word *regexp.Regexp, least, most int) []span {
	var found []span
	for _, m := range word.FindAllStringIndex(v.text, -1) {
		i := sort.Search(len(gs), func(i int) bool { return gs[i].from >= m[0] }) - 1
		if i < 0 || m[0]-gs[i].to > 64 || !statedBefore.MatchString(v.text[gs[i].to:m[0]]) {
			continue
		}
		if taken.MatchString(v.text[gs[i].to:m[0]]) && !usedAs.MatchString(v.ahead(m[1], 8)) {
			continue
		}
		lone := i == 0 || v.between(gs[i-1], gs[i]) == "" || !v.near(gs[i-1], gs[i])
		if n := len(gs[i].digits); lone && least <= n && n <= most {
			found = append(found, gs[i].span)
		}
	}
	return found
}

// In taken the number is an object, and only usedAs behind the word says that it is
// what the word means: "1234 を暗証番号に".
var (
	statedBefore = regexp.MustCompile(`^[\s」』"')]*(?:が|は|を|という|って|=|\(|is|was|as|是|이|가|를|을|\n(?:これ|それ|上|前|さっきの)?(?:が|は|のが)?|\n(?:that|this|it)(?:'s| is| was)|(?:is|was) what i used? (?:as|for))\s*(?:私の|わたしの|僕の|カードの|裏の|我的|제|내|카드|my|the|your|a)?\s*$`)
	taken        = regexp.MustCompile(`^[\s」』"')]*(?:を|를|을)`)
	usedAs       = regexp.MustCompile(`^(?:に(?:し|設定|使|登録|変)|として|で(?:登録|設定)|으?로)`)
)

// number reads the number that begins with gs[i] as it is written, dashes, dots
// and all: its last group, how many digits it has and whether it may be a secret
// value. Amounts, dates, phone numbers and counts are none.
func (v *view) number(gs []group, i int) (last, size int, value bool) {
	last, size = i, len(gs[i].digits)
	joints := ""
	for j := i + 1; j < len(gs); j++ {
		joint := v.between(gs[j-1], gs[j])
		spaced := len(gs[j].digits) == 1 && len(gs[j-1].digits) == 1 && oneByOne.MatchString(joint)
		if size > 20 || !spaced && (joint == " " || !compound.MatchString(joint)) {
			break
		}
		joints += joint
		last, size = j, size+len(gs[j].digits)
	}
	plain := joints == "" || !figure.MatchString(v.text[gs[i].from:gs[last].to])
	return last, size, plain && v.phone(gs, i) < 0 && !v.unit(gs[last].to)
}

// figure is an amount, a day or a time of day.
var figure = regexp.MustCompile(`^(?:\d{1,3}(?:,\d{3})+|(?:19|20)\d\d[/\-.]\d.*|\d{1,2}/\d{1,2}|\d{1,3}/\d{1,2}/\d{1,2}|\d{1,2}:\d\d)$`)

// oneByOne stands between digits that are told one by one.
var oneByOne = regexp.MustCompile(`^(?: |[,、] ?|」「)$`)

var compound = regexp.MustCompile(`^[,./:\-−–—‐ー_]?$`)

// unit reports whether what stands there makes the digits before it a count, a
// date or an amount.
func (v *view) unit(at int) bool { return unitWord.MatchString(v.ahead(at, 12)) }

var unitWord = regexp.MustCompile(`^(?:年|月|日|名|件|円|人|桁|けた|ケタ|回|時|分|秒|個|枚|歳|才|文字|万|千|億|%|位|元|원|명|건|자리|년|월|일| ?(?:yen|dollars|usd|pounds|euros|points|people|persons|customers|members|digits?|characters|years?|days?|times)\b)`)

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
	found = append(found, v.pieces(gs, func(digits string, _ bool) bool { return len(digits) == 12 && myNumberCheck(digits) })...)
	for i := range gs {
		last := v.sized(gs, i, 12, 12)
		if last >= 0 && myNumberCheck(joined(gs[i:last+1])) && v.free(gs[last].to) {
			found = append(found, span{gs[i].from, gs[last].to})
		}
	}
	return found
}

// nationalIDs finds the numbers of Korean and Chinese residents, which are as secret.
func (v *view) nationalIDs() []span {
	var found []span
	for _, m := range nationalID.FindAllStringSubmatchIndex(v.text, -1) {
		found = append(found, submatch(m))
	}
	return found
}

var nationalID = regexp.MustCompile(`주민(?:등록)? ?(?:번호)?[^\d.?!\n\x{E000}-\x{E0FF}]{0,30}(\d{6} ?-? ?\d{7})|身[份分][证證][^\d。?!\n\x{E000}-\x{E0FF}]{0,6}(\d{17}[\dx])`)

var myNumberWord = regexp.MustCompile(`マイ・?ナンバー?|まい・?なんばー?|個人番号|my ?number|individual number|个人(?:番号|编号|号码)|個人(?:編號|號碼)|마이 ?넘버`)

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
