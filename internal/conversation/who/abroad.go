package who

import (
	_ "embed"
	"slices"
	"strings"

	"madoguchi/internal/lazyregexp"
)

// Abroad reports whether words say that their writer is outside of Japan, or may well be. Whoever is told
// something for it is told "if you are": a relation's place may be taken for theirs.
func Abroad(words string) bool { return abroad.MatchString(words) || elsewhere(words, places, foreign) }

// Outside reports whether words say of their writer themself, and of nobody else, that they are outside of Japan: then
// its numbers are no use to them.
func Outside(words string) bool { return outside.MatchString(words) || elsewhere(words, places) }

// outside leaves out what may be said of a relation.
var outside = lazyregexp.New(`(?i)日本に(?:は)?(?:い|お)(?:ない|なく|ま[せす]ん|りませ)|日本の(?:番号|電話)(?:では|じゃ|は)[^。]{0,8}(?:な|ませ|使え|通じ)|` +
	`\b(?:i'?m|i am|we'?re|we are) (?:not |outside (?:of )?|out of )(?:in )?japan\b|\bi(?:'m| am|` +
	` live)[^.!?\n]{0,12} (?:abroad|overseas)\b|` +
	`我(?:人|现在|現在|目前|是)?(?:住)?在(?:` + countriesZh + `)|我(?:人|现在|現在)?不在日本|` +
	`(?:저는|제가|나는) ?(?:지금 ?)?(?:` + countriesKo + `)에 ?(?:있|살|거주|체류)`)

// elsewhere reports whether words say that their writer lives in a place, whatever it is called, that is none of
// Japan's. Places abroad are named with a capital in English, and in katakana in Japanese.
func elsewhere(words string, by ...*lazyregexp.Regexp) bool {
	return slices.ContainsFunc(by, func(form *lazyregexp.Regexp) bool {
		return slices.ContainsFunc(form.FindAllStringSubmatch(words, -1), func(m []string) bool {
			return !slices.Contains(strings.Fields(japan), strings.ToLower(m[1]))
		})
	})
}

//go:embed japan.txt
var japan string

var (
	places = lazyregexp.New(`\b(?:[Ii]|[Ww]e)(?:'m|'ve| am|'re| are| have| been)* (?:(?:now|currently|still|just|also) )?` +
		`(?:(?:live|lived|living|based|residing|reside|located|moved|settled)(?: here| now)? (?:in|to|near)|in) (?:the )?([A-Z][A-Za-z]+)`)
	foreign = lazyregexp.New(`(?:^|[^ァ-ヺー])([ァ-ヺー]{2,12})(?:に(?:住んで|住んどり|在住)|在住|に(?:赴任|駐在|留学)(?:し|中))`)
)

const (
	// countries and some large cities, as each language calls them.
	countriesJa = `海外|国外|外国|韓国|ソウル|釜山|中国|上海|北京|台湾|台北|香港|シンガポール|タイ|バンコク|ベトナム|フィリピン|インドネシア|マレーシア|インド|アメリカ|米国|ハワイ|` +
		`ニューヨーク|ロサンゼルス|カナダ|バンクーバー|イギリス|英国|ロンドン|フランス|パリ|ドイツ|イタリア|スペイン|オランダ|スイス|ブラジル|オーストラリア|シドニー|ニュージーランド`
	countriesEn = `u\.?s\.?a?\.?|states|america|hawaii|new york|los angeles|california|canada|toronto|vancouver|u\.?k\.?|england|` +
		`scotland|` +
		`wales|ireland|london|` +
		`france|paris|germany|berlin|italy|spain|netherlands|switzerland|sweden|norway|brazil|mexico|australia|sydney|` +
		`melbourne|new zealand|auckland|` +
		`(?:south )?korea|seoul|busan|china|shanghai|beijing|taiwan|taipei|hong kong|singapore|` +
		`thailand|bangkok|vietnam|philippines|manila|indonesia|malaysia|india`
	countriesZh = `国外|國外|海外|中国|中國|大陆|大陸|内地|上海|北京|广州|深圳|台湾|台灣|台北|高雄|香港|澳门|澳門|新加坡|马来西亚|馬來西亞|` +
		`吉隆坡|槟城|檳城|曼谷|墨尔本|墨爾本|多伦多|多倫多|温哥华|溫哥華|泰国|泰國|越南|韩国|韓國|首尔|首爾|` +
		`美国|美國|纽约|紐約|加拿大|英国|英國|伦敦|倫敦|法国|法國|德国|德國|澳洲|澳大利亚|悉尼|雪梨|新西兰|紐西蘭`
	countriesKo = `해외|외국|한국|서울|부산|대구|인천|대전|광주|제주|미국|뉴욕|캐나다|영국|런던|프랑스|독일|호주|시드니|중국|상하이|베이징|대만|홍콩|싱가포르|태국|베트남`
)

var abroad = lazyregexp.New(`(?i)(?:` + countriesJa + `)(?:に(?:い|お|住|滞在|赴任|留学|来て|暮ら)|在住|で(?:暮ら|生活|働|す(?:。|$|が|けど))|赴任|駐在|留学|からで)|` +
	`日本(?:に(?:は)?(?:い|お)(?:な|ま[せす]ん|りませ)|(?:の外|国外)|を離れ|ではありま|じゃな|の番号(?:では|じゃ))|` +
	`\b(?:in|from|to) (?:the )?(?:` + countriesEn + `)\b|` +
	`\b(?:abroad|overseas|outside (?:of )?japan|not (?:living )?(?:in )?japan|japanese number|number in japan)\b|` +
	`(?:在|住|人在|位于)(?:` + countriesZh + `)|不在日本|日本(?:的)?(?:号码|號碼|电话|電話)|` +
	`(?:` + countriesKo + `)(?:에|에서)? ?(?:있|살|거주|지내|체류|이에요|예요|입니다|이고|인데)|일본(?:에|이)? ?(?:아니|없|안 ?살|살지)|일본 ?번호`)
