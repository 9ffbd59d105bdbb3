package brief

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Given is what a sentence gives to who has the writer's case.
type Given string

// What is given. Other facts are details.
const (
	Times   Given = "times"   // when the writer can be reached, or cannot
	Way     Given = "way"     // in which way they want to be answered, or not
	Number  Given = "number"  // a telephone number
	Limit   Given = "limit"   // until when they want it
	Hurry   Given = "hurry"   // that it is urgent
	Mend    Given = "mend"    // that something they wrote before is otherwise
	Details Given = "details" // figures: dates, amounts, numbers
)

// Gives is what the sentences of a message give, each kind once, and the other sentences. What asks
// something gives nothing.
func Gives(words string) (given []Given, rest []string) {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		all := gives(sentence)
		if len(all) == 0 {
			rest = append(rest, sentence)
		}
		for _, g := range all {
			if !slices.Contains(given, g) {
				given = append(given, g)
			}
		}
	}
	return given, rest
}

// gives is what one sentence gives.
func gives(sentence string) (all []Given) {
	if Asks(sentence) {
		return nil
	}
	own := toll.ReplaceAllString(sentence, "") // nobody is called at a free number of their own
	for _, row := range givings() {
		words := sentence
		if row.given == Number {
			words = own
		}
		if row.form.MatchString(words) && (row.given != Number || !senders.MatchString(sentence) && !strangers.MatchString(sentence)) {
			all = append(all, row.given)
		}
	}
	if len(all) == 0 && digits.MatchString(own) {
		return []Given{Details}
	}
	return all
}

var (
	digits = lazyregexp.New(`(?i)[一二三四五六七八九十百千两]+(?:年|か月|ヶ月|週間|号|號|元|块|塊|日元|万円|円)|[0-9０-９][0-9０-９,，.]*\s?(?:月|日|円|件|名|人|年|回|万|千|元|块|` +
		`塊|yen|usd|inr|rs|월|일|엔|원|건|명|년|개)|[0-9０-９]{3,}|[0-9０-９]/[0-9０-９]|[¥￥$€]|\brs\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|` +
		`nov|dec)[a-z]*\b|` +
		`(?:今日|昨日|一昨日|今朝|昨夜|昨晩|先週|昨天|今天|前天|어제|오늘|그제).{0,8}[0-9０-９]|\b(?:today|yesterday|last \w+)\b.{0,12}[0-9]`)
	toll     = lazyregexp.New(`[0０][1１][2２][0０][-0-9０-９－ー‐−]*|0800[-0-9]*|[一二三四五六七八九十]人|一回|一件|二回`)
	numbered = lazyregexp.New(`(?:^|[^0-9０-９])(?:\+[0-9][0-9 -]{8,16}|` +
		`[0０][0-9０-９]{1,4}[-－ー‐−() ]{0,2}[0-9０-９]{2,4}[-－ー‐−() ]{0,2}[0-9０-９]{3,4})(?:[^0-9０-９]|$)`)
)

// strangers are those whose numbers people write down who were called or got a message.
var strangers = lazyregexp.New(`(?i)着信|発信|相手|(?:かけ|掛け|かかっ)てき|犯人|sms|ショートメ|不審|怪し|あやし|詐欺|\b(?:texted|called me|message from|` +
	`calls? from|came from|scam)\b|` +
	`短信|简讯|簡訊|来电|來電|骗|騙|显示|顯示|对方|對方|他的号|他的號|打来|打來|문자|발신|사기|걸려|걸어온|전화 ?온|상대|그 ?사람`)

// Own reports whether words say of a number that it is their writer's.
func Own(words string) bool { return owned.MatchString(words) }

var owned = lazyregexp.New(`(?i)(?:私|わたし|自分|僕|俺|当方|うち|本人)の|連絡先|携帯|\b(?:my|mine|reach me|call me|ring me)\b|我的|我(?:电话|電話|手机|手機)|` +
	`联系方式|聯絡方式|제 |내 |연락처|휴대폰`)

type giving struct {
	given Given
	form  *lazyregexp.Regexp
}

func givings() []giving {
	return []giving{{Mend, mends}, {Number, numbered}, {Times, present}, {Way, ways}, {Limit, limits}, {Hurry, hurries}}
}

var hurries = lazyregexp.New(`(?i)お急ぎ|お早め|早急に|至急|一刻も早|急いで(?:い|お|る|く|ほ|も)|\b(?:asap|as soon as possible|in a hurry|it(?:'s|` +
	` is) (?:very )?urgent)\b|` +
	`尽快|儘快|赶紧|趕緊|着急|著急|서둘러|급(?:해요|합니다|한데|하니)|최대한 ?빨리`)

// Parts of a day and of a week, and what stands for one, as each language calls them.
const (
	hoursJa = `(?:[0-9０-９一二三四五六七八九十]時|午前|午後|朝|昼|夕方|夜|夜中|深夜|平日|土日|週末|[月火水木金土日]曜|明日|あした|明後日|あさって|今日|本日|今週|来週|日中|` +
		`勤務|仕事|授業|運転|会議|休憩|いつでも|[0-9０-９]日|ごぜん|ごご|よる|ひる|あさ)`
	hoursEn = `\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekdays?|weekends?|mornings?|afternoons?|evenings?|nights?|noon|` +
		`midday|lunch\w*|teatime|` +
		`today|tonight|tomorrow|any ?time|[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm|o'?clock)|(?:after|before|until|till|from|between|` +
		`to) [0-9]{1,2}|` +
		`(?:until|till) the [0-9]{1,2}(?:st|nd|rd|th))\b`
	hoursZh = `(?:[0-9一二三四五六七八九十]+[点點号號]|周[一二三四五六日末]|週[一二三四五六日末]|星期|礼拜|禮拜|平日|工作日|早上|上午|中午|下午|晚上|夜晚|半夜|白天|明天|后天|後天|今天|上班|下班|上课|上課)`
	hoursKo = `(?:[0-9한두세네] ?시|오전|오후|아침|점심|저녁|밤|낮|평일|주말|[월화수목금토일]요일|내일|모레|오늘|근무|수업|운전|언제든)`
)

// Either language says when, and that one is there then, in any order.
var (
	present = lazyregexp.New(`(?i)` + hoursJa + `[^。]{0,24}` + thereJa + `|` + thereJa + `[^。]{0,12}` + hoursJa + `|` +
		`(?:電話|でんわ)(?:に|は|には)?(?:出られ|出れ|出ら)(?:な|ま|ね|へ)|` +
		hoursEn + `.{0,60}` + thereEn + `|` + thereEn + `.{0,60}` + hoursEn + `|` +
		hoursZh + `.{0,16}` + thereZh + `|` + thereZh + `.{0,12}` + hoursZh + `|` +
		hoursKo + `.{0,24}` + thereKo + `|` + thereKo + `.{0,16}` + hoursKo)

	ways = lazyregexp.New(`(?i)(?:メール|ライン|\bline\b|ここ|こちら|文字|文章|文面|書面|郵便|手紙|チャット|トーク|文)(?:で|に|へ|宛て?に|の方|のほう|での|にて|へ宛てて)[^。]{0,16}` +
		`(?:返事|返信|連絡|回答|書いて|知らせ|返し|送って)[^。]{0,14}(?:お?願|ください|下さい|ほしい|欲しい|たい|いい|助か|くれ|頼)|` +
		`(?:メール|ライン|\bline|ここ|こちら|文字|チャット)(?:だけ|のみ)(?:で|に|にして)?[^。]{0,8}(?:お?願|ください|下さい|ほしい|欲しい|たい)|` +
		`(?:電話|でんわ)(?:で)?(?:は|や)?(?:なく|じゃなく|やなくて|より)[^。]{0,16}(?:メール|文字|ここ|こちら|書|ライン|line|トーク|チャット)|` +
		`\b(?:e-?mail|mail|text|chat|writing) only\b|(?:^\W*|please,? |but |and )no (?:phone )?calls?\b|\b(?:do ?n[o']t|please not|` +
		`never) (?:call|phone|ring)\b|` +
		`\b(?:reply|answer|write|contact|respond|get back|reach|message)\b.{0,24}\b(?:here|in writing|(?:by|via|in|` +
		`to) (?:\w+ )?(?:e-?mail|mail|post|text|letter|chat|inbox))\b|` +
		`\b(?:rather|prefer)\b.{0,24}\b(?:here|e-?mail|inbox|writing|chat|text)\b|` +
		`(?:用|在|发|發|寄|以)(?:我的)?(?:邮件|郵件|电邮|電郵|邮箱|郵箱|信件?|这里|這裡|这儿|這邊|这边|line|文字|书面|書面|短信|简讯|簡訊).{0,10}(?:回复|回覆|联系|聯繫|聯絡|答复|答覆|回我|告诉|` +
		`告訴|` +
		`通知)|` +
		`(?:别|別|不要|请勿|請勿|不用)(?:给我|給我)?(?:打电话|打電話|来电|來電|打俾我)|` +
		`(?:이?메일|라인|여기|문자|글|서면|우편|채팅|톡)(?:로|으로|에|에다)? ?(?:써|답|연락|회신|보내|알려).{0,6}(?:주|부탁|바랍)|전화(?:는|로는)? ?(?:하지 ?마|말고|말아)`)

	limits = lazyregexp.New(`(?i)(?:まで|迄)に[^。]{0,20}(?:お?願い|ください|下さい|いただ|頂|ほしい|欲しい|くれ|回答|返事|返答|頼|ないと|なければ|ない場合|なきゃ)|締め?切り?[はがで]|` +
		`(?:期限|デッドライン)[はがを]|` +
		`\bdeadline\b|\b(?:need|want|expect|require)\b.{0,40}\bby (?:` + daysEn + `|\d)|` +
		`\bby (?:` + daysEn + `|\d).{0,40}\b(?:please|latest|or (?:else|i))\b|` +
		`\b(?:within|in) (?:\d+|one|two|three|a) (?:hours?|days?|weeks?|months?)\b.{0,24}\b(?:please|law|latest)\b|\bby law\b|` +
		`\bno later than\b|` +
		`(?:之前|以前|前|内|內)(?:必须|必須|需|要|给|給|得到|答复|答覆|回复|回覆)|截稿|截止|期限|逾期|最晚|最迟|最遲|` +
		`까지[^만는.][^.]{0,16}(?:답|회신|연락|주시|주세|부탁|받|못 ?주|없으면)|마감|기한`)

	mends = lazyregexp.New(`(?i)訂正|間違い?[えいっまだで]|まちがえ|まちごう|書き間違|打ち間違|誤って|誤記|` +
		`[0-9０-９][^。]{0,10}(?:では|じゃ|や)(?:なく|のう)[^。]{0,16}[0-9０-９]|` +
		`\bcorrections?\b|\btypo\b|\bi (?:mis\w+|meant to (?:write|say|put)|made a mistake|got .{1,16} wrong)\b|\bwrong (?:date|day|` +
		`amount|number|address|name|month|year)\b|` +
		`[0-9][^.]{0,24}\bnot [^.]{0,12}[0-9]|\bnot [^.]{0,12}[0-9][^.]{0,16}(?:\bbut\b|,)[^.]{0,12}[0-9]|\bkindly update\b|` +
		`\bscratch that\b|` +
		`更正|[打写寫说說记記搞][错錯混]|有误|有誤|应为|應為|不是[^,，。]{0,8}[0-9]|[0-9][^,，。]{0,4}不是[^,，。]{0,6}[0-9]|` +
		`정정|잘못 ?(?:적|썼|말|입력|기재|알)|틀렸|틀림|바로 ?잡|오타|[0-9][^.]{0,8}(?:이)? ?아니(?:라|고)[^.]{0,8}[0-9]|착각`)
)

// daysEn are days and moments until which English wants something.
const daysEn = `(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|tonight|noon|midnight|end of|close of`

// That somebody is there, or is not.
const (
	thereJa = `(?:出られ|出れ|でられ|出ます|つながる|繋がる|つながり|大丈夫|空いて|あいて|(?:家|自宅|うち)に|(?:^|[はにでもがら間時日分、 ])(?:います|おります|いません|おりません)|在宅|留守|不在|(?:^|` +
		`[^お])(?:休み|やすみ)|(?:仕事|勤務|授業)(?:だ[よぞしけかが。]|だ$|です|なん|中)|` +
		`都合(?:が|の)?(?:いい|よい|良い|つ)|対応でき|返事でき|返信でき|見られ|見れ|受けられ|取れ(?:ま|る|な)|かけてきて|電話できな|電話はでき)`
	thereEn = `\b(?:available|free|(?:be |at |am |i'm |get )home|reachable|reach me|(?:can|can'?t|cannot|could|able to|` +
		`unable to) (?:answer|pick up|talk|take|speak)|answer the phone|` +
		`call ?back|pick up|in class|at work|asleep|on (?:the|a) (?:plane|flight|shift|ward)|best (?:time|to)|suits?|works|fine|` +
		`ring me|` +
		`call me|phone is off|underway|text only|mail only|` +
		`do ?n[o']t (?:write|call|ring|phone)|not look)\b`
	thereZh = `(?:有空|得闲|得閒|方便|在家|可以接|能接|接不了|接唔到|接不到|不能接|没空|沒空|不方便|可以打|都可以|都行|都在|不在|聽得|听得|聽唔|最忙|有时间|有時間|再打|打俾我|打给我|打給我)`
	thereKo = `(?:받을 ?수|받아|못 ?받|(?:폰|통화|전화|연락)(?:이|은|는|을|가)? ?(?:됩니다|돼요|되요|가능|안 ?[됩돼되])|괜찮|집에 ?있|비어|통화|편합|쉬는|쉽니다|없습니다|있습니다)`
)

// Unphoned reports whether somebody says that they cannot phone, or get no answer when they do.
func Unphoned(words string) bool {
	words = prose.Plain(words)
	return unphoned.MatchString(words) || cannot.MatchString(words)
}

// cannot says that somebody is not able to phone, whoever answers.
var cannot = lazyregexp.New(`(?i)(?:電話|でんわ|フリーダイヤル)[^。、]{0,14}(?:でき|かけられ|かけれ|掛けられ|出来|話せ)(?:ない|なく|ませ|ん[のでけやが。]|ん$|ねえ|へん|ず)|` +
	`(?:電話|でんわ)(?:は|が)?(?:苦手|無理|むり|持って(?:い)?(?:ない|ませ))|\bi(?:'m| am) deaf\b|` +
	`\b(?:can'?t|can ?not|unable to|not able to|no way to)\b[^.!?]{0,24}\b(?:call|phone|ring|dial)\b|` +
	`(?:不能打|没法打|沒法打|无法打|無法打|不方便打)(?:电话|電話)|(?:电话|電話).{0,6}(?:不能打|没法打|沒法打|无法打|無法打)|` +
	`전화(?:를|가|는|도|로는)? ?(?:못 ?[하거걸]|어려|힘들|할 ?수(?:가)? ?없|걸 ?수(?:가)? ?없)`)

var unphoned = lazyregexp.New(`(?i)(?:電話|でんわ|フリーダイヤル|0120)[^。、]{0,14}(?:かから|つながら|繋がら|つなが[りん]|通じ|使え|出られ|出れ)` +
	`(?:ない|なく|ませ|ん[のでけやが。]|ん$|ねえ|へん|ず)|(?:電話|でんわ)(?:は|が)?(?:だめ|ダメ)|` +
	`(?:つながら|かからな|かけられな|かけれな)(?:い|かった)(?:です|って|んで|よ|わ)|声(?:を|が)?出(?:せな|な|され)|` +
	`\b(?:can'?t|can ?not|could ?n[o']t|unable to|wo ?n'?t be able to)\b[^.!?]{0,24}\b(?:call|phone|ring|dial|` +
	`get through|reach (?:the|your|that) (?:number|line))\b|` +
	`\b(?:number|line|toll[- ]free)\b[^.!?]{0,20}\b(?:does ?n[o']t work|not work\w*|busy|dead|no answer)\b|` +
	`(?:电话|電話|0120).{0,10}(?:打不通|打不到|打不了|打唔通|没人接|沒人接|接不通|占线|佔線)|打不了(?:电话|電話)|` +
	`전화(?:를|가|는|도|로는)? ?(?:안 ?[돼되걸받]|불가|연결)|0120.{0,12}(?:안 ?걸|안 ?돼|안 ?되)`)

// Called reports whether words speak of a call that the desk is to make.
func Called(words string) bool {
	words = prose.Plain(words)
	return byDesk.MatchString(words) && !OthersCall(words)
}

// OthersCall reports whether words say that others phone their writer: recipients, strangers.
func OthersCall(words string) bool { return othersCall.MatchString(words) }

var othersCall = lazyregexp.New(`(?i)(?:苦情|クレーム|お叱り|迷惑|不審|勧誘|問い?合わせ|変な|へんな|怪しい|知らない)(?:の|な)?(?:お)?(?:電話|でんわ)|` +
	`(?:客|得意先|先様|先方|取引先|送り先|相手|友人|親戚|家族|母|父|娘|息子)(?:さま|様|さん|の方)?(?:たち|方)?から[^。、]{0,12}(?:電話|でんわ)|` +
	`\b(?:customers?|recipients?|clients?|friends?|people|strangers?)\b[^.!?]{0,20}\b(?:call(?:s|ing|ed)?|phon(?:e|ing|ed)|` +
	`ring(?:s|ing)?)\b[^.!?]{0,8}\b(?:me|us)\b|` +
	`(?:客户|客戶|顾客|顧客|收件人|对方|對方|朋友|陌生)[^，。]{0,8}(?:打|来|來)(?:电话|電話)|(?:고객|받는 ?분|상대방|손님|지인|모르는)[^.]{0,10}전화`)

// OfWay reports whether words say in which way their writer wants to be answered, or not.
func OfWay(words string) bool { return ways.MatchString(words) }

// OfNumber reports whether words ask no more than by which number, or at what time.
func OfNumber(words string) bool { return ofNumber.MatchString(words) }

// OfPhone reports whether words speak of the telephone, or of calls.
func OfPhone(words string) bool { return ofPhone.MatchString(words) }

// OfMail reports whether words speak of mail that is no letter.
func OfMail(words string) bool { return ofMail.MatchString(words) }

var ofMail = lazyregexp.New(`(?i)メール|アドレス|\be-?mails?\b|邮件|郵件|电邮|電郵|邮箱|郵箱|메일`)

// OfReply reports whether words speak of an answer, or of who gives it.
func OfReply(words string) bool { return ofReply.MatchString(words) }

var ofReply = lazyregexp.New(`(?i)返事|返信|連絡|回答|担当|折り?返し|\b(?:repl\w+|answer\w*|hear from|contact\w*|get back|staff)\b|` +
	`回复|回覆|答复|答覆|联系|聯繫|聯絡|工作人员|工作人員|연락|답변|답장|회신|담당`)

var ofNumber = lazyregexp.New(`(?i)何番|番号|何時|なんじ|[0-9０-９一二三四五六七八九十]+(?:時|じ)まで|\b(?:until|till) [0-9]|到[0-9一二三四五六七八九十]+[点點]|` +
	`[0-9]+ ?시까지|\bnumber\b|\bwhat time\b|号码|號碼|[几幾][点點号號]|번호|몇 ?시`)

// Phoning is what a message says of phoning the desk.
type Phoning struct {
	Asks  bool     // whether somebody is there now, or on the days that it names; or it says that they will phone
	Words string   // the sentences that say so
	Rest  []string // and the others
}

// Phones reads whether a message asks if the telephone of the desk is answered, now or on a day, if they
// had better call, or says that they will. Who calls whom, and calls of others, are something else.
func Phones(words string) Phoning {
	var p Phoning
	var said []string
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		others := ofOthers.MatchString(sentence) || byDesk.MatchString(sentence) || Unphoned(sentence)
		calls := Asks(sentence) && staffed.MatchString(sentence) || calling.MatchString(sentence)
		if (ofPhone.MatchString(sentence) && calls || recalls.MatchString(sentence)) && !others {
			said = append(said, sentence)
		} else {
			p.Rest = append(p.Rest, sentence)
		}
	}
	if hour := slices.IndexFunc(p.Rest, until.MatchString); len(said) == 0 && hour >= 0 && slices.ContainsFunc(p.Rest, phonesOnly) {
		said, p.Rest = p.Rest, nil // 「電話のほうがいいです。何時まで？」
	}
	p.Asks, p.Words = len(said) > 0, strings.Join(said, "\n")
	return p
}

// phonesOnly reports whether a sentence speaks of the telephone of the desk.
func phonesOnly(s string) bool {
	return ofPhone.MatchString(s) && !ofOthers.MatchString(s) && !byDesk.MatchString(s) && !Unphoned(s)
}

// until asks at what hour something begins or ends.
var until = lazyregexp.New(`(?i)(?:何時|なんじ|いつ)(?:まで|から)|\b(?:until|till|by) (?:when|what time)\b|` +
	`\bwhat time\b[^.!?]{0,16}\b(?:open|close|start|end)|` +
	`到[几幾][点點]|[几幾][点點](?:开|開|结束|結束|为止|為止)|몇 ?시(?:까지|부터)`)

// recalls says on which day or at what time somebody will call, and names no telephone.
var recalls = lazyregexp.New(`(?:[0-9０-９日時曜]日?|明日|あした|今日|午前|午後|朝|夕方|また|あとで|後で|これから|今から)(?:に|は|、)?(?:もう一度|また)?(?:かけ|掛け)(?:ます|てみ|直)`)

var (
	ofPhone = lazyregexp.New(`(?i)電話|でんわ|つなが(?:り|る)|繋が(?:り|る)|フリーダイヤル|0120|そちらに(?:直接)?(?:かけ|掛け)|\b(?:phone|phoning|call|calling|` +
		`ring|hotline|dial|` +
		`telephone|(?:phone|your|the|free) line)\b|电话|電話|打(?:过去|過去|给你们|給你們|去)|自己打|我打|전화|통화`)

	// byDesk are calls that the desk is to make.
	byDesk = lazyregexp.New(`(?i)かかって(?:き|く|来)|電話(?:が|は)?(?:来|き[たまて]|くる|あり|もら|いただ|くれ)|` +
		`(?:電話|でんわ)(?:を)?(?:して)?(?:くれ|もら|いただ|ください|下さい|ほしい|欲しい|ちょうだい)|かけて(?:くれ|もら|いただ|ください|下さい|ほしい|欲しい|き)|差し上げ|折り?返し|` +
		`\b(?:you|they|staff|someone|somebody|anyone|anybody|who)(?: will| going to|'ll| gonna|'re)? (?:to )?(?:call|phone|ring|` +
		`calling|` +
		`phoning)\b|` +
		`\b(?:call|phone|ring|calling|phoning) (?:me|us)\b|(?:给|給|俾)我(?:打|来)|打(?:给|給|俾|电话给|電話給)我|来电|來電|` +
		`(?:전화|연락)(?:를|가|이|는|은|도)? ?(?:안 ?)?(?:주|왔|와|오|해 ?주|드릴까)|걸려`)

	// ofOthers are calls of others, and what is said of calls and of receipt numbers and languages.
	ofOthers = lazyregexp.New(`(?i)(?:カード|クレジット)(?:の)?会社|銀行|警察|消費者|弁護士|カード屋|受付番号|[ァ-ヶー一-龠]語(?:で|が|の|を|は|に|も|しか)|` +
		`\b(?:bank|card company|issuer|visa|mastercard|amex|police|lawyer)\b|\b(?:got|get|getting|received?|had) (?:a |an |the |` +
		`some |` +
		`any )?(?:\w+ )?(?:phone )?calls?\b|` +
		`\b(?:receipt|reference|case) (?:number|no)|\b(?:speak|language|english|chinese|korean)\b|` +
		`编号|編號|受理号|[a-z0-9]{4}开头|中文|英文|英语|英語|日文|日语|国语|國語|普通话|粤语|有人打|接到.{0,6}(?:电话|電話)|` +
		`银行|銀行|发卡|發卡|警察|警方|卡公司|信用卡公司|` +
		`접수 ?번호|한국말|한국어|영어|일본말|카드사|은행|경찰`)

	// staffed asks whether somebody is there.
	staffed = lazyregexp.New(`(?i)今|いま(?:すぐ|[、は\s]|電話|かけ)|現在|本日|今日|明日|あした|あさって|明後日|曜|連休|祝日|土日|週末|何時|なんじ|時間|やって|やっとり|開い|あい[てと]|空い|受付中|` +
		`つなが|繋が|通じ|出(?:る|て|ます|られ)|誰か|だれか|` +
		`早い|はやい|早か|はやか|したほう|した方|[0-9０-９]日|[0-9０-９]時|` +
		`\b(?:now|today|tonight|tomorrow|open|closed?|hours|weekends?|holidays?|\w+days?|noon|answer(?:s|ed|ing)?|picks? up|anyone|` +
		`anybody|someone|somebody|faster|quicker|better|rather|instead|when|what time|shall i|should i|can i|who do i|until|till)\b|` +
		`现在|現在|而家|今天|今日|明天|聽日|后天|後天|周[一二三四五六日末]|週[一二三四五六日末]|星期|礼拜|禮拜|假期|连休|連休|几点|幾點|有人(?:接|听|聽|吗|嗎)?|有冇人|能打|可以打|打得通|快|开|開|接[没沒吗嗎]|` +
		`지금|오늘|내일|모레|요일|주말|연휴|공휴일|몇 ?시|언제|받(?:나|으|습|아요|죠)|전화(?:가|는|도)? ?(?:되|돼|될)|가능|빠를|빠른|열`)

	// calling says that they will call.
	calling = lazyregexp.New(`(?i)(?:電話|でんわ)(?:を|で)?(?:(?:いた|致)し(?:ます|たく)|させて(?:いただ|もら|頂)|し(?:ます|よう|とく|ときます|てみ|たほうが|た方が)|する(?:わ|` +
		`ね|よ|から|方が|ほうが|こと|しか)?|かけ(?:ます|る|てみ|直|` +
		`なお)|(?:すれ|かけれ)ば(?:いい|よい|良い|ええ)(?:の|ん|です)|で?(?:聞[きく]|話し|問い?合わ))|` +
		`\b(?:i'?ll|i will|i'?m (?:going to |gonna )?|im (?:going to |gonna )?|let me|i shall|i'?d rather|i(?:'m|` +
		` am) better off) ?(?:just |then |rather |better )?(?:call|calling|phone|phoning|ring|ringing|dial)\b|` +
		`\b(?:shall|should|can|could|may) i (?:just |rather |better |also |not )?(?:call|phone|ring)\b|\bwho (?:do|should|` +
		`can) i (?:call|phone|ring)\b|` +
		`(?:我|还是|還是)?(?:自己|直接)(?:去|来|來)?打|我(?:就|还是|還是|等下|明天|先|直接)?打(?:电话|電話|过去|過去|给你们|給你們)|打(?:电话|電話)(?:去)?(?:搵|找|问|問)|` +
		`(?:제가|내가|직접|그냥)[^.]{0,6}전화(?:를)? ?(?:할게|하겠|드릴게|드리겠|할까|드릴까|하는 ?게|드리는 ?게|해 ?볼|걸)`)
)
