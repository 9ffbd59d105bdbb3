package tidy

import (
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// particular is something that an answer may ask for: how the desk calls it, and how it looks in a message.
type particular struct{ named, given *lazyregexp.Regexp }

// particulars are those that many ask for at once.
func particulars() []particular { return []particular{date, amount, place, name} }

var (
	date = particular{
		lazyregexp.New(`(?i)日付|時期|届いた日|支払われた日|\bdate\b|\bwhen\b|日期|时间|時間|时候|時候|날짜|시기`),
		lazyregexp.New(`(?i)[0-9０-９]{1,2}\s?[/月月월号號日일]|昨日|おととい|一昨日|今朝|先週|先月|今日|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|` +
			`nov|dec)[a-z]*\b|` +
			`\b(?:yesterday|today|last (?:week|month|night))\b|昨天|前天|今天|刚才|剛才|上周|上週|어제|오늘|그제|지난`),
	}
	amount = particular{
		lazyregexp.New(`(?i)金額|いくら|\bamount\b|how much|金额|금액`),
		lazyregexp.New(`(?i)[0-9０-９一二三四五六七八九十百千万][,，.]?\s?(?:円|えん|万|yen|元|块|塊|日元|日圓|엔|원|dollars?|usd|euros?)|[¥￥$€]\s?[0-9]`),
	}
	place = particular{
		lazyregexp.New(`(?i)お店|会社(?:の)?名|媒体名|差出人|\b(?:shop|company|outlet|firm|sender)\b|商店|公司|媒体|媒體|发件人|發件人|가게|회사|카드사명|매체|보낸`),
		lazyregexp.New(`(?i)[^お]店|ショップ|サイト|カード(?:です|で|に|を|が|から)|会社|新聞|日報|新報|通信|放送|テレビ|誌|[地国]方?紙|紙の|から来|\b(?:shop|store|site|` +
			`merchant|called|from|at|named|` +
			`visa|mastercard|amex|jcb|magazine|news\w*|tv|radio)\b|商店|网站|網站|店|公司|报|報|电视|電視|카드|가게|사이트|쇼핑|신문|방송|에서`),
	}
	name = particular{
		lazyregexp.New(`(?i)お名前|\byour name\b|姓名|성함`),
		lazyregexp.New(`(?i)と申し|と申す|といいます|と言います|\b(?:my name is|i am|i'm|this is) [A-Z]|我叫|我是|라고 (?:합니다|해요)|입니다`),
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
