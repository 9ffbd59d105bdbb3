package brief

import (
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// OfOpenCase reads what a message of somebody whose case is open asks about it, in whatever words:
// its number, or when and where they will hear. What speaks of letters and notices means those.
func OfOpenCase(words string) Ask {
	if ask := OfCase(words); ask != NoAsk {
		return ask
	}
	words = prose.Plain(words)
	if utf8.RuneCountInString(words) > longestLoose {
		return NoAsk
	}
	if meant, ok := Instead(words); ok {
		words = meant
	}
	switch {
	case receipts.MatchString(words):
		return Receipt
	case replies.MatchString(words) && !notices.MatchString(words):
		return When
	}
	return NoAsk
}

// longestLoose is how many characters such a message has at most.
const longestLoose = 90

var (
	receipts = lazyregexp.New(`(?i)(?:受付|受け付け|うけつけ|お?問い?合わせ)の?(?:番号|ばんごう)(?:は|を|が|って|も|だけ)?(?:もう|何|なん|教え|おしえ|知り|忘れ|です(?:か|` +
		`って)?[。?？]?$|どれ|どこ|の(?:まま|こと)|わから|分から|同じ|[?？]|$)|` +
		`\b(?:receipt|reference|case|ticket)(?:'s)? (?:number|no\.?|id)\b|(?:受理|案件|受付|查询|查詢)(?:编号|編號|号码|號碼|号|號)|(?:접수|문의) ?번호`)

	replies = lazyregexp.New(`(?i)(?:連絡|れんらく|返事|返信|回答|返答|担当|折り?返し|人)[^。!！\n]{0,16}(?:いつ|何時|なんじ|何日|今日中|明日中|間に合|どのくらい|どれくらい|` +
		`どこに(?:来|く)|ここに(?:来|く)|来るの|くるの)|` +
		`(?:いつ|何時|なんじ|何日)(?:ごろ|頃|まで|に|くらい)*[^。!！\n]{0,12}(?:連絡|れんらく|返事|返信|回答|返答|代わ|もらえ|いただけ|くれ)|` +
		`\bwhen\b[^.!?\n]{0,24}\b(?:contact|call me|reply|answer|hear|respond|get back|write)|` +
		`\bhow long\b[^.!?\n]{0,20}\b(?:answer|reply|respond|hear)|` +
		`\b(?:reply|answer|response|call|hear)\b[^.!?\n]{0,20}\b(?:by (?:today|tomorrow|noon|tonight|monday|tuesday|wednesday|` +
		`thursday|friday)|soon|today|when)\b|` +
		`(?:什么时候|什麼時候|何时|何時|多久|几点|幾點)[^。!！？?\n]{0,8}(?:联系|聯繫|聯絡|回复|回覆|答复|答覆|回我|找我|打给|打給|通知我)|(?:联系|聯繫|聯絡|回复|回覆|` +
		`答复)[^。!！\n]{0,6}(?:什么时候|什麼時候|多久)|` +
		`언제[^.!?\n]{0,12}(?:연락|답변|답장|회신|전화|답)|(?:연락|답변|답장|회신)[^.!?\n]{0,8}언제`)

	notices = lazyregexp.New(`(?i)通知|書面|手紙|封書|お詫び|公表|発表|お知らせ|letter|notice|notif|announce|公告|信件|편지|통지|공지|안내문`)
)
