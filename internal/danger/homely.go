package danger

import "madoguchi/internal/lazyregexp"

// homely reports whether words speak of somebody at home, or at school, whom their writer is about to tell something, or
// who may scold them, and hold nothing of danger: of everyday words alone the classifier makes a threat now and then.
func homely(folded []rune, words string) bool {
	return household.MatchString(words) && !blows.MatchString(words) && !hits(spaced(folded)).grave()
}

// grave reports whether there is a word for what somebody in danger is afraid of.
func (f signs) grave() bool {
	return f.any(who, stalk, hide, found, door, threat, money, violence, life, fear, self, despair, ending, sure)
}

// household are words of who goes to tell their family something, to fetch one of them, or is scolded.
var household = lazyregexp.New(`(?i)(?:親|母|父|ママ|パパ|妻|嫁|旦那|主人|夫|兄|姉|弟|妹|ちゃん|おじい|おばあ|祖[父母]|先生|家族|(?:今|いま|これ)から|正直に|自分から)` +
	`[^。、]{0,12}(?:(?:言って|話して|見せて|聞いて|伝えて|呼んで|連れて|報告して)` +
	`(?:く[るれ]|きま|こよ|み(?:ます|る))|(?:言い|話し|聞き|見せ)に(?:行|い)|` +
	`打ち明け|話します|伝えます|言うだけ|話すだけ|言うつもり|話すつもり|(?:怒|叱|しか|おこ)られ)|` +
	`\b(?:i'?ll|i will|i'?m (?:just )?(?:going|gonna|off)|going|let me|i (?:only |just )?(?:have|need|want) to|i'?d better)\b` +
	`[^.?!]{0,24}\b(?:tell|talk to|speak to|show|ask|get|fetch|confess to|own up to|admit it to) (?:it to )?(?:my )?` +
	`(?:mum|mom|mother|dad|father|parents?|folks|wife|husband|sister|brother|gran\w*|family|teacher)\b|` +
	`\b(?:told off|ground me|grounded|scold\w*)\b|` +
	`(?:(?:[现現]在|等[下等]|待[会會]|[这這]就|回家)[^。，]{0,4}|我)去[^。，]{0,2}(?:跟|和|告[诉訴]|[问問]|叫|找)[^。，]{0,3}[爸妈媽父母婆公哥姐弟妹爷爺奶]|` +
	`被[^。，]{0,3}(?:爸|[妈媽]|父|母|家)[^。，]{0,4}[骂罵念唸]|` +
	`(?:엄마|아빠|어머니|아버지|부모님?|언니|오빠|형|누나|남편|아내|할머니|할아버지|선생님)[^.]{0,12}` +
	`(?:말(?:하러|하고 ?올|할게|하려|하기만|씀드)|불러 ?올|데려 ?올|얘기할|혼[날나내]|야단)`)

// blows are words for what a family does to who tells it, whatever stands around them.
var blows = lazyregexp.New(`(?i)殴|なぐ|ぶた|叩|蹴|追い出|閉じ込|\b(?:beat\w*|hit\w*|kick\w*|lock\w*|belt)\b|` +
	`打[我死断斷]|揍|[赶趕]出|[关關]起|때[려리]|맞[아을]|쫓겨|내쫓|가[둬두]`)

// defrauded reports whether a text tells of a swindle and of money that is gone, and of nobody whom its writer is afraid
// of: who told a caller their number is to call the card company, and needs no door to lock.
func defrauded(folded []rune) bool {
	f := hits(spaced(folded))
	return f[scam] && f[fraud] && !f.any(who, stalk, hide, found, door, threat, violence, life, self, despair, ending, sure)
}

// madeUp reports whether words speak of a story that was made up: what happens in it happens to nobody. Who says that
// theirs is none, or like one, speaks of what happens.
func madeUp(words string) bool { return fiction.MatchString(words) && !truly.MatchString(words) }

// fiction are words of who writes, reads or saw such a story.
var fiction = lazyregexp.New(`(?i)(?:映画|ドラマ|小説|漫画|アニメ|推理もの|サスペンス|ミステリー)(?:で|の|を|に|見|観|書|読|だと|とか)|` +
	`\b(?:writ(?:e|ing)|read(?:ing)?|watch(?:ed|ing)?|saw|plot of|in) (?:an? |the |my |this |that )?(?:\w+ ){0,2}` +
	`(?:novel|thriller|movie|film|drama|(?:tv|crime) series|whodunit|podcast)\b|` +
	`(?:看|写|寫|追|[读讀])[^。，]{0,4}(?:[电電]影|[韩韓日美]?[剧劇]|小[说說]|漫[画畫])|(?:[电電]影|[韩韓]?[剧劇]|小[说說])[里裡]|` +
	`(?:영화|드라마|소설|웹툰|만화)(?:에서|를|을| ?보|속| ?쓰| ?읽)`)

var truly = lazyregexp.New(`(?i)(?:映画|ドラマ|小説|漫画|アニメ|サスペンス)(?:の(?:話|中|こと))?(?:じゃ|では|みたい|のよう)|` +
	`\b(?:not|isn'?t|no|like) (?:an? |the |in |from |out of |some )*(?:novel|thriller|movie|film|drama|series|book)\b|` +
	`(?:不是|像|好像)[^。，]{0,3}(?:[电電]影|[剧劇]|小[说說])|(?:영화|드라마|소설)[^.,]{0,4}(?:아니|같|처럼)`)
