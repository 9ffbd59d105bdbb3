// Package group tells which of the groups of people that a notice may name somebody counts themself among, and
// has what leaked answered for these people and no others: a recipient has no password. It knows no incident;
// which of its answers lists what of a group is told by their topics.
package group

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/lazyregexp"
)

// Group is a group of people.
type Group string

// The groups. Who only rode has nothing that leaked by that, until they say that something was sent to them.
const (
	None      Group = ""
	Member    Group = "member"
	NoCard    Group = "no card" // a member, too
	Overseas  Group = "overseas"
	Passenger Group = "passenger"
	Recipient Group = "recipient"
	Rode      Group = "rode"
)

// Of is the group that somebody is of, by their words and by what they said before.
func Of(words string, before Group) Group {
	words = tight(words)
	others := ofOthers.MatchString(words)
	rode := before == Rode || !others && rides.MatchString(words)
	switch {
	case gifted.MatchString(words):
		return Recipient
	case rode && sent.MatchString(words):
		return Passenger
	case before == Recipient || before == Passenger || before == Overseas:
		return before
	}
	if g := ofMembers(words, before, others); g != None {
		return g
	}
	return ofTravel(words, rode, others)
}

// ofMembers is whether somebody is a member, and one without a card; none where they say nothing of it.
func ofMembers(words string, before Group, others bool) Group {
	left := unjoined.MatchString(cardless.ReplaceAllString(words, " "))
	joins := joined.MatchString(words) && !left && !others
	member := before == Member || before == NoCard
	switch {
	case cardless.MatchString(words) && !others && (joins || member && !left):
		return NoCard
	case member && !left:
		return before
	case joins:
		return Member
	}
	return None
}

// ofTravel is whether somebody is abroad, or rode.
func ofTravel(words string, rode, others bool) Group {
	switch {
	case !others && who.Abroad(words):
		return Overseas
	case rode:
		return Rode
	}
	return None
}

// Named are the groups that words name, each once.
func Named(words string) (all []Group) {
	words = unjoined.ReplaceAllString(tight(words), " ")
	for _, row := range []struct {
		group Group
		names *lazyregexp.Regexp
	}{{Member, members}, {Recipient, recipients}, {Passenger, passengers}, {Overseas, foreigners}} {
		if row.names.MatchString(words) {
			all = append(all, row.group)
		}
	}
	if len(all) <= 1 && cardless.MatchString(words) && joined.MatchString(words) {
		return []Group{NoCard}
	}
	return all
}

// AsksItems reports whether words ask what leaked.
func AsksItems(words string) bool { return items.MatchString(tight(words)) }

// Both reports whether words ask for all of several things.
func Both(words string) bool { return both.MatchString(words) }

// tight are Japanese words without the blanks that who writes in kana puts between them.
func tight(words string) string {
	if !strings.ContainsFunc(words, prose.Kana) {
		return words
	}
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '　' }), "")
}

const (
	giversJa = `(?:叔母|伯母|叔父|伯父|おば|おじ|友人|友達|友だち|知人|知り合い|親戚|親|母|父|兄|姉|弟|妹|娘|息子|孫|取引先|会社|先輩|後輩|同僚|誰か|だれか|さん|人)`
	giversZh = `(?:朋友|同事|阿姨|姑姑|姨妈|舅舅|叔叔|亲戚|親戚|妈妈|媽媽|爸爸|姐姐|妹妹|哥哥|弟弟|别人|別人|有人|家人)`
	giversKo = `(?:친구|이모|고모|삼촌|친척|엄마|어머니|아버지|언니|누나|오빠|형|동생|지인|회사|누가|누군가)`
)

var (
	gifted = lazyregexp.New(`(?i)` + giversJa + `(?:さん|達|たち)?(?:から|が|に)[^。！？!?\n]{0,24}(?:送って(?:もら|くれ|き)|送られて|贈って|贈られ|届けて(?:もら|` +
		`くれ)|プレゼント|もら[っいう]|ギフト)|` +
		`(?:私|わたし|僕|俺|自分|うち)(?:を|が|は)[^。！？!?\n]{0,8}(?:送り先|届け先|贈り先)に|(?:送り先|届け先|贈り先)に(?:され|指定され|なっ|入れられ|書かれ)|` +
		`(?:もらい物|いただき物|頂き物|贈り物)(?:です|でした|を(?:もら|受け|いただ))|` +
		`\b(?:aunt|uncle|friend|relative|colleague|cousin|mother|father|mum|mom|dad|sister|brother|boss|someone|somebody|` +
		`client)\w*\b[^.!?\n]{0,40}` +
		`\b(?:sent|gave|ship\w*|mailed|ordered|bought)\b[^.!?\n]{0,30}\b(?:me|my (?:home|house|place|address))\b|` +
		`\bi (?:only |just )*(?:got|received) [^.!?\n]{0,40}\b(?:as an? (?:gift|present)|from an? (?:friend|relative))\b|` +
		`\bi (?:was|am) (?:only |just )*(?:named as )?(?:the|a) recipient\b|` +
		giversZh + `[^。！？!?\n]{0,24}(?:送|寄|邮|郵)(?:了[^。！？!?\n]{0,10})?(?:给|給|到|来|來)(?:了)?(?:我|我家|我们家|我們家)|把我(?:写|寫|填|当|當|` +
		`指定)[^。！？!?\n]{0,6}收|` +
		`(?:收件人|收货人|收貨人)(?:写的?|寫的?|填的?)?是我|我(?:是|只是|當|当)[^。！？!?\n]{0,4}(?:收件人|收货人|收貨人)|` +
		giversKo + `(?:가|이|께서|한테서|에게서|로부터)[^.!?\n]{0,20}(?:보내|선물|부쳐)|(?:저를|제가) ?(?:받는 ?사람|수령인)`)

	rides = lazyregexp.New(`(?i)(?:乗っ(?:た|て|と)|のった|のりました|乗りました|乗車(?:した|しました|し、|して|時|中|の際)|車内で(?:買|購入|注文|カード|しはら|支払)|しゃないで)|` +
		`\b(?:rode|travel+ed on|took|was on|were on|was a passenger|on board) (?:the |your )?(?:[\w ]{0,16})(?:train|cruise)|` +
		`\bon board\b|\bon the train\b|` +
		`坐(?:过|過|了)?[^。，,！？!?\n]{0,10}(?:列车|列車|火车|火車|号|號)|在(?:列)?(?:车|車)上(?:买|買|刷|订|訂|购|購)|` +
		`(?:열차|기차)(?:를|을|에)? ?(?:탔|타고|탑승|안에서)|차내에서`)

	sent = lazyregexp.New(`(?i)送って(?:もら|いただ|頂|くれ)|おくって(?:もら|いただ|くれ)|送(?:りました|った|らせ|付)|配送|発送|宅配|届けて|とどけて|届いた|後日届|` +
		`\b(?:deliver\w*|ship\w*|sent|posted|mailed)\b|寄(?:到|回|给|給|去|送)|(?:配|运|運|邮|郵)送|送到|送回|배송|택배|보내 ?(?:달|줬|주|받)|부쳐`)

	joined = lazyregexp.New(`(?i)会員|登録(?:して|し|だけ|の)|アカウント|\b(?:account|members?|membership|registered|signed up)\b|会员|會員|注册|註冊|회원|가입`)

	unjoined = lazyregexp.New(`(?i)(?:会員|かいいん|登録|アカウント)(?:登録)?(?:に|で|を|は|も|が|じゃ|では|した|とか|なんて|、)*(?:は|も|して|なって|こと)*(?:い|お|` +
		`あ)?(?:は|も|が)?(?:な(?:い|く|かった)|りま[せへ]ん|ま[せへ]ん|らん|らない)|非会員|` +
		`\b(?:not|never|no|n't|without)\b[^.,!?\n]{0,16}\b(?:a member|members?|account|registered|register|signed up|sign up|joined)\b|` +
		`(?:不是|没有?|沒有?|没|沒|未)(?:过|過)?(?:会员|會員|(?:注册|註冊|登记|登記)(?:会员|會員)?)|회원(?:이|은|도)? ?(?:아니|아닌)|가입(?:은|을|도)? ?(?:안|하지)`)

	cardless = lazyregexp.New(`(?i)カード(?:情報)?(?:の)?(?:は|を|も|とか|なんて)?(?:一度も)?(?:登録|保存|入力|使用|使っ|つかっ|入れ)[^。、！？!?\n]{0,6}(?:な[いくか]|` +
		`ま[せへ]ん|なし)|カード(?:未登録|なし|無し)|代引|代金引換|(?:銀行|郵便)?振(?:り)?込(?:み)?(?:で|払)|` +
		`\b(?:no|without an?|without any|without) (?:\w+ )?cards?\b|\bnever (?:saved|registered|gave|entered|used|added|` +
		`stored)[^.!?\n]{0,10}\bcards?\b|\bnever (?:bought|ordered|purchased|paid)\b|\bcash on delivery\b|` +
		`(?:没有?|沒有?|未|不)(?:绑|綁|登记|登記|登录|登錄|保存|存|填|用|留)(?:过|過|定)?(?:信用)?卡|货到付款|貨到付款|` +
		`카드(?:는|를|도)? ?(?:등록|사용|입력|저장)(?:은|을)? ?(?:안|하지 ?않|한 ?적)|카드 ?없|착불|무통장`)

	// ofOthers say that somebody else than the writer did what is told.
	ofOthers = lazyregexp.New(`(?i)(?:友人|友達|知人|母|父|夫|妻|主人|彼|彼女|娘|息子|子供|子ども|孫|兄|姉|弟|妹|家族)(?:の|は|が|も)|` +
		`\b(?:he|she|they|my (?:friend|husband|wife|mother|` +
		`father|boss|aunt|uncle))(?:'s)? |` +
		`[他她]们?[^，。]{0,6}坐|(?:朋友|先生|太太|老公|老婆|妈妈|爸爸)[^，。]{0,8}坐|(?:친구|남편|아내|엄마|아버지|어머니|그 ?사람)(?:는|은|가|이)`)

	members    = lazyregexp.New(`(?i)会員|\bmembers?\b|会员|會員|회원`)
	recipients = lazyregexp.New(`(?i)(?:送り|届け|贈り)先|受取人|\b(?:recipients?|receivers?)\b|收[件货貨]人|送礼对象|送禮對象|받는 ?(?:사람|분)|수령인`)
	passengers = lazyregexp.New(`(?i)乗客|(?:乗車|乗った|車内で(?:買|購入))[^。、]{0,10}(?:人|方|客)|\b(?:passengers?|people who rode)\b|乘客|旅客|승객|탑승객`)
	foreigners = lazyregexp.New(`(?i)海外(?:の|に住む|在住の?)?(?:お?客|顧客|方|人|会員)|\b(?:overseas|foreign|international) (?:customers?|` +
		`people|buyers?|clients?)\b|\b(?:people|customers|those|buyers) (?:abroad|overseas)\b|(?:海外|境外)的?(?:客[户戶]|顾客|顧客|用户|用戶|` +
		`人)|해외 ?(?:고객|거주|회원|사람)`)

	items = lazyregexp.New(`(?i)(?:何|なに|どんな|どの|どういう|いずれの|どれ)[^。？?！!\n]{0,14}(?:漏|もれ|流出|出た|出ま|出て|盗|ぬすま)|項目|漏れたもの|(?:他|` +
		`ほか)に(?:も)?[^。？?\n]{0,8}(?:漏|流出)|` +
		`\bwhat(?:'s|'d|s)?\b[^.?!\n]{0,28}\b(?:leak\w*|took|taken?|stolen|got out|exposed|of mine|on the list|about me)\b|` +
		`\bwhat of mine\b|\bwhich (?:\w+ )?(?:data|items|details|information|fields)\b|\b(?:general )?list (?:for|` +
		`of (?:the )?(?:data|items|details))\b|` +
		`\banything else (?:of mine|that leaked)|(?:什么|什麼|哪些|哪种|哪種|啥)[^。？?！!\n]{0,10}(?:泄露|泄漏|外洩|外泄|信息|資料|资料|个资|個資)|(?:泄露|泄漏|外洩|` +
		`外泄)(?:了|的)?[^。？?！!\n]{0,6}(?:什么|什麼|哪些|啥)|(?:信息|資料|资料|个资|個資)呢|` +
		`(?:뭐|뭘|무엇|무슨|어떤)[^.?!\n]{0,12}(?:유출|털|새|나갔)|유출[^.?!\n]{0,6}(?:항목|뭐|무엇)|(?:정보|항목)(?:는|은)요?\s*\?`)

	both = lazyregexp.New(`(?i)両方|りょうほう|どちらも|それぞれ|双方|\b(?:both|each of|all of (?:them|these))\b|都(?:要|想|是|问|問)|两个都|兩個都|分别|分別|둘 ?다|모두|각각`)
)
