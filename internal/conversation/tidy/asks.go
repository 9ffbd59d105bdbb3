package tidy

import (
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// particular is something that an answer may ask for: how the desk calls it, and how it looks in a message.
type particular struct{ named, given *lazyregexp.Regexp }

// particulars are those that many ask for at once.
func particulars() []particular {
	return []particular{date, amount, place, name, matter, contact, product}
}

var (
	date = particular{
		lazyregexp.New(`(?i)日付|時期|いつ|日時|届いた日|支払われた日|\bdate\b|\bwhen\b|日期|时间|時間|时候|時候|날짜|시기|언제`),
		lazyregexp.New(`(?i)[0-9０-９]{1,2}\s?[/月月월号號日일]|昨日|おととい|一昨日|今朝|先週|先月|今日|さっき|先ほど|さきほど|たった今|昨夜|昨晩|ゆうべ|[月火水木金土日]曜|\b(?:jan|` +
			`feb|mar|apr|may|june?|july?|aug|sep|oct|` +
			`nov|dec)[a-z]*\b|` +
			`\b(?:yesterday|today|last (?:\w+)|just (?:now|got|called|received)|this (?:morning|afternoon|evening)|(?:mon|tues|` +
			`wednes|thurs|fri|satur|sun)day|\w+ ago)\b|昨天|前天|今天|刚才|剛才|刚刚|剛剛|今早|早上|昨晚|上周|上週|어제|오늘|그제|지난|방금|아까`),
	}
	amount = particular{
		lazyregexp.New(`(?i)金額|いくら|\bamount\b|how much|金额|금액`),
		lazyregexp.New(`(?i)[0-9０-９一二三四五六七八九十百千万][,，.]?\s?(?:円|えん|万|yen|元|块|塊|日元|日圓|엔|원|dollars?|usd|euros?)|[¥￥$€]\s?[0-9]`),
	}
	place = particular{
		lazyregexp.New(`(?i)お店|会社(?:の)?名|媒体名|所属|差出人|\b(?:shop|company|outlet|firm|organization|sender)\b|商店|公司|媒体|媒體|发件人|發件人|가게|` +
			`회사|카드사명|매체|소속|보낸|所[属屬]`),
		lazyregexp.New(`(?i)[^お]店|ショップ|サイト|カード(?:です|で|に|を|が|から)|会社|新聞|日報|新報|通信|放送|テレビ|誌|[地国]方?紙|域紙|紙[のでに]|事務所|法律|から来|\b(?:shop|` +
			`store|site|` +
			`merchant|called|from|at|named|` +
			`visa|mastercard|amex|jcb|magazine|news\w*|tv|radio)\b|商店|网站|網站|店|公司|报|報|电视|電視|카드|가게|사이트|쇼핑|신문|방송|에서|律[师師]|事[务務]所|법률|` +
			`law (?:firm|office)\b|llp\b`),
	}
	name = particular{
		lazyregexp.New(`(?i)お名前|\byour name\b|姓名|성함`),
		lazyregexp.New(`(?i)と申し|と申す|といいます|と言います|\b(?:my name is|i am|i'm|this is) [A-Z]|我叫|我是|라고 (?:합니다|해요)|입니다`),
	}
	// matter is what they want: whoever asks or wishes something has written it.
	matter = particular{
		lazyregexp.New(`(?i)ご用件|ご質問|\b(?:the matter|your questions?)\b|事由|[问問][题題]|용건|질문`),
		lazyregexp.New(`(?i)[?？]|(?:か|ください|下さい|願います|たく|たい|いただき|頂き)[^。！!]{0,16}[。．、！!\s]|\b(?:please|would like|want to|wish to|` +
			`writing (?:to|about|for)|on behalf)\b|` +
			`请|請|想|希望|주세요|바랍니다|싶|문의`),
	}
	// contact is what came to them, and how.
	contact = particular{
		lazyregexp.New(`(?i)どのような連絡|どこから|どなたから|\bfrom whom\b|什[么麼][样樣]的[联聯][系絡络]|어떤 연락`),
		lazyregexp.New(`(?i)電話|でんわ|メール|sms|ショートメ|手紙|封[書筒]|はがき|訪問|\b(?:call\w*|phoned?|rang|text\w*|sms|e-?mails?|letters?|` +
			`envelope)\b|[电電][话話]|短信|[简簡][讯訊]|[邮郵]件|信|전화|문자|메일|편지`),
	}
	product = particular{
		lazyregexp.New(`(?i)商品名|\bname of the product\b|商品名[称稱]|상품명`),
		lazyregexp.New(`(?i)[0-9０-９一二三四五六七八九十]\s?(?:点|個|本|枚|箱|セット|つ)|[一-龠ァ-ヶー]{2,}(?:を|、)[^。！!]{0,8}(?:注文|購入|買|頼)|` +
			`\b(?:ordered|bought|purchased|order for|order of)\b[^.!?]{0,8}\b(?:an?|the|some|two|three|[0-9]+)\b|(?:[买買][了的]|` +
			`[订訂][购購]?了)[^，。]{1,12}|[가-힣]+(?:을|를) ?(?:주문|구매|샀)`),
	}

	asks = lazyregexp.New(`(?i)(?:お書き|書き)添え|お知らせください|お書きください|\bplease (?:add|write|tell)\b|请(?:写|告)|請(?:寫|告)|적어 ?주|알려 ?주`)
)

// Given leaves out of replies the lines that ask for no more than the message gave, and what only a lawyer or
// the press is asked where somebody else speaks of these. Of a line of which a part is missing nothing is left out.
func (t Tidy) Given(replies []inquiry.Reply) []inquiry.Reply {
	words := t.Out.Words.Words()
	for i := range replies {
		if id(replies[i]) == 0 {
			replies[i].Text = without(replies[i].Text, func(line string) bool { return asks.MatchString(line) && t.gave(line, words) })
		}
	}
	return replies
}

// gave reports whether words gave what a line asks for, as far as it can be said: all of it, or all but one of several.
func (t Tidy) gave(line, words string) bool {
	if firm.MatchString(line) && !who.Press(words) && !who.Represents(words) {
		return true
	}
	named, missing := 0, 0
	for _, p := range particulars() {
		if p.named.MatchString(line) {
			named++
			if !p.given.MatchString(words) {
				missing++
			}
		}
	}
	return named > 1 && missing == 0 || named > 2 && missing <= 1
}

// firm is what only somebody is asked who writes for others.
var firm = lazyregexp.New(`(?i)ご所属|事務所|媒体名|\b(?:your firm|outlet)\b|所属|所屬|媒体名|媒體名|소속`)
