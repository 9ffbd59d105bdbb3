package redact

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lone finds words that look like nothing but a password where the text says only
// around them that they are one: within loneReach bytes it speaks of passwords, of
// signing in, of accounts, of what is used, typed, the same or to be changed.
func (v *view) lone() []span {
	var topics []int
	for _, m := range loneTopic.FindAllStringIndex(v.text, -1) {
		topics = append(topics, m[0])
	}
	var found []span
	for _, m := range loneToken.FindAllStringIndex(v.text, -1) {
		s := v.tokenAt(m[0])
		s.from += len(lonePrefix.FindString(v.text[s.from:s.to])) // "pwd=…"
		if !v.passwordLike(s) {
			continue
		}
		next, _ := slices.BinarySearch(topics, s.from)
		near := next > 0 && s.from-topics[next-1] < loneReach || next < len(topics) && topics[next]-s.to < loneReach
		if near {
			found = append(found, s)
		}
	}
	return found
}

const loneReach = 400

// passwordLike reports whether a word of letters and digits can hardly be a name, an
// address, a model or the number of anything: those are written in capitals, begin with
// few letters, or are called what they are.
func (v *view) passwordLike(s span) bool {
	word := v.text[s.from:s.to]
	if before, _ := utf8.DecodeLastRuneInString(v.text[:s.from]); before < utf8.RuneSelf && strings.ContainsRune("<@?#._-$&%0123456789", before) {
		return false
	}
	if len(word) < 6 || !strong(word) || notLone.MatchString(word) || receipt.MatchString(word) || !v.small(s) {
		return false
	}
	if loneLabel.MatchString(v.text[v.behind(s.from, 20):s.from]) || loneUnit.MatchString(v.ahead(s.to, 6)) {
		return false
	}
	return slices.ContainsFunc(letterRun.FindAllString(word, -1), func(run string) bool { return !ordinaryWord(run) && !calendar.MatchString(run) })
}

// small reports whether a word has a small letter, as it was written.
func (v *view) small(s span) bool {
	return slices.ContainsFunc([]rune(v.raw[v.from[s.from]:v.to[s.to-1]]), unicode.IsLower)
}

var (
	signing = regexp.MustCompile(`パスワ|ぱすわ|パスコード|合い?言葉|ログイン|暗号化|\bpass ?(?:word|code|phrase)|\bpwd?s?\b|\blog(?:ged|ging)?[ \-]?(?:in|on)\b|\bsign(?:ed|ing)?[ \-]?in\b|\bencrypt|` +
		`密[码碼]|口令|登[录錄入]|加密|비[밀말] ?번[호오]|비번|패스[워위]드|로그인|암호화`)
	// reusing tells of a password that is not named, loneTopic is what else a text
	// with one speaks of.
	reusing   = regexp.MustCompile(`同じ(?:の|もの|やつ|ヤツ)[をにでが]|使い回|使いまわ|\bsame (?:one|password)|\breus(?:e|ed|ing)\b|同一[个個]|都[用是]一[样樣个個]|똑같은? ?(?:걸|거|비)|돌려 ?[쓰써]`)
	loneTopic = regexp.MustCompile(signing.String() + `|` + reusing.String() + `|アカウント|どこも|どこでも|同じ|統一|使っ|つかっ|変え|登録|打っ|打つ|入力|入れ|は(?:じかれ|ねられ)|` +
		`\baccounts?\b|\bevery(?:where|thing)?\b|\bsame\b|\bus(?:e|ed|ing)\b|\bregistered\b|\bchange|\bguess|\bgo-to\b|\btried\b|\btyped\b|` +
		`一[样樣套]|都[是用]|到处|到處|账[号户]|帳[號戶]|[换換改]|使用|똑같|통일|같은|바꾸|바꿔|돌려|계정|등록|쓰는|쓰고|써요|썼|사용`)
	loneToken  = regexp.MustCompile(`[a-z0-9][!-~]{5,63}`)
	lonePrefix = regexp.MustCompile(`^[a-z]{2,12}[=:]`)
	letterRun  = regexp.MustCompile(`[a-z]{3,}`)

	// notLone are names of devices and programs with their number, words with a
	// number before or behind them, handles and addresses.
	notLone = regexp.MustCompile(`^(?:iphone|ipad|ios|android|galaxy|pixel|xperia|aquos|arrows|surface|thinkpad|windows|mac|chrome|safari|edge|office|internet|bluetooth|wi-?fi|version|ver|room|flat|no|page|step|error|http|wxid)[^a-z]*\d|` +
		`://|\.(?:com|co|jp|cn|kr|tw|hk|ru|net|org|info|biz|xyz|top|shop|site|online|club|vip|cc|io|app|dev|link|live|store|icu|website|html?|php|pdf|jpe?g|png|zip|docx?|xlsx?)(?:$|\W)|@[a-z0-9\-]+(?:\.[a-z0-9\-]+)+$|` +
		`^\d[\d.,:/\-]*(?:st|nd|rd|th)?[.,:;!?()/\-]+[a-z'\-]+$|^[a-z'\-]+[,;:?()/]+\d[\d.,:/\-]*$|^\d+[a-z]{1,5}$|^[a-z']+[!?]+[a-z']+$|^[a-z]+[=&+|~][a-z]+$|^[a-z]{1,2}[\-_/]?\d[\d\-_/]*[a-z]{0,2}$|^[a-z]{3}[\-_/]?\d{1,3}[a-z]{0,2}$|^\d+\*+|\*{3}|[@<&]$|</|\([^()]*\)`)
	calendar  = regexp.MustCompile(`^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)(?:uary|ruary|ch|il|ust|ember|tember|ober|day|s|nesday|rs|rsday|urday)?$|^(?:yen|jpy|usd|eur|hours?|days?|years?|weeks?|months?|digits?|times|pcs?)$`)
	loneLabel = regexp.MustCompile(`(?:\bid|アイディー?|ユーザー?名?|ニックネーム|アカウント名?|ハンドル|品番|型番|機種|\buser(?:[ \-]?name)?|\blog ?in|\bacct|\baccount|\bnick(?:name)?|\bhandle|\be?-?mail(?: address)?|아이디|닉네임|\bline\b|ライン|ツイッター|インスタ|twitter|skype|instagram|\bfile|ファイル|画像|写真|添付|サイト|ドメイン|商品|品名|型|账号|賬號|帳號|帐号|用[户戶]名|微信|微博|番号|注文|受付|会員|伝票|コード|order|receipt|ticket|tracking|reference|\bref|model|number|\bno|\bcode|[订訂][单單]号?|[单單][号號]|번호|메일|주소)` +
		`(?:\s|[:=#.「『"'(]|は|が|의|는|은|가|是|\b(?:is|was)\b|no)*$`)
	loneUnit = regexp.MustCompile(`^ ?(?:号|便|室|版|さん|様|씨|님)`)
)
