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

// settled reports whether a text tells of what is over, of a former partner who is none to fear, or of a swindler who was
// sent away, and of nothing that presses now; or ends a talk, and names nobody to fear and no harm.
func settled(folded []rune, words string) bool {
	f := hits(spaced(folded))
	if concludes.MatchString(words) && !f.any(who, stalk, hide, found, door, threat, violence, life, self, sure, plea) {
		return true
	}
	return (bygone(words) || amicable(words) || spurned(words)) && !f.any(door, plea, self)
}

// concludes are words of who ends a talk with the desk: they will phone at a time, or gave the letter to whom it is for.
// "That's it", which is a word of despair elsewhere, is none beside them.
var concludes = lazyregexp.New(`(?i)(?:明日|あした|あす|朝|夕方|昼|[0-9０-９]時|[月火水木金]曜|来週)[^。、]{0,12}(?:電話し(?:ます|てみ)|電話する|でんわし(?:ます|てみ)|` +
	`(?:かけ|掛け)(?:直|なお|ます|てみ))|(?:手紙|てがみ|書面|封筒|郵便)[^。]{0,16}(?:渡しま|わたし(?:し)?ま|お?渡し(?:して)?(?:おき|き)|届けま|返しま)|` +
	`\b(?:i'?ll|i will|going to|gonna) (?:ring|phone|call)(?: you| them| again| back)*[^.?!]{0,16}\b(?:tomorrow|monday|tuesday|wednesday|` +
	`thursday|friday|morning|afternoon|later|next week|at \d)|` +
	`\b(?:handed|gave|passed|took)\b[^.?!]{0,12}\b(?:letter|envelope|it)\b[^.?!]{0,12}\b(?:neighbou?r|back|over|her|him|them)\b|` +
	`(?:明天|早上|下午|[周週]一|星期一|下[周週])[^，。]{0,10}(?:打[电電][话話]|再打|打[过過]去)|信[^，。]{0,10}交[给給]|` +
	`(?:내일|아침|오후|월요일|다음 ?주|\d+시)[^.?!]{0,12}전화(?:할게|하겠|해 ?볼|드릴)|편지[^.?!]{0,14}(?:전해|돌려) ?(?:줬|드렸|주었)`)

// spurned reports whether words tell of a caller who said that he was the police, a bank or the like and wanted money,
// and that their writer did nothing of it, or asks whether that was a swindle.
func spurned(words string) bool { return poses.MatchString(words) && spurns.MatchString(words) }

var (
	poses = lazyregexp.New(`(?i)(?:警察|検事|検察|銀行|弁護士|役所|税務署|カード会社|裁判所|県警|府警)[^。]{0,10}(?:を?名乗|と(?:言|い)う|だと|のふり|を?騙)|` +
		`\b(?:says?|said|saying|claims?|claimed|claiming|pretend\w*|posing|calls? himself|calls? herself)\b[^.?!]{0,32}` +
		`\b(?:police|officer|prosecutor|detective|bank|court|lawyer|tax office|embassy|customs)\b|` +
		`(?:自称|自稱|冒充|假冒|[说說]是)[^，。]{0,6}(?:公安|警察|[检檢]察|法院|[银銀]行|客服|海[关關])|` +
		`(?:경찰|검찰|검사|은행|금감원|법원|형사)[^.?!]{0,4}(?:이?라면서|이?라고|사칭|이?래)`)
	spurns = lazyregexp.New(`(?i)切りました|切った|切っとい|ガチャ切り|無視|相手にし(?:ませ|な)|払って(?:い)?(?:ませ|ない)|詐欺(?:です|だ|でしょ|かな|か[?？])|` +
		`\b(?:hung up|ignored|blocked|did ?n[o']?t (?:pay|buy|do|give|believe|fall)|scam)\b|` +
		`[没沒](?:有)?(?:理|信|[给給]|[转轉]|[汇匯]|上[当當])|[挂掛](?:了|[断斷]|[电電])|[骗騙]子|[诈詐][骗騙]|끊었|끊어|무시|피싱|안 ?(?:믿|보냈|줬)|사기`)
)

// amicable reports whether words say that their writer gets along with a former partner.
func amicable(words string) bool { return former.MatchString(words) && friendly.MatchString(words) }

var (
	former = lazyregexp.New(`(?i)元(?:夫|妻|旦那|嫁|彼)|別れた|離婚|\bex\b|\bex-|\bformer (?:husband|wife|partner)|divorce|前(?:夫|妻|任)|[离離]婚|` +
		`전 ?(?:남편|아내|처)|이혼`)
	friendly = lazyregexp.New(`(?i)仲(?:は|が|も)?[^。]{0,4}(?:普通|良|よ[いくかし]|いい|悪くな)|円満|うまくやって|\b(?:get|getting|got) along\b|` +
		`\bgood terms\b|\b(?:still |good )friends\b|` +
		`[关關][系係][^，。]{0,3}(?:不[错錯]|好)|[处處]得|잘 ?지내|사이(?:는|가)? ?(?:좋|나쁘지)|친구처럼`)
)

// bygone reports whether words speak of what is over since years, and say that there is nothing to fear of it now.
func bygone(words string) bool { return years.MatchString(words) && over.MatchString(words) }

var (
	years = lazyregexp.New(`(?i)昔|むかし|若い(?:頃|ころ|とき)|何年も前|[0-9０-９一二三四五六七八九十数]+年(?:も|以上|ほど|くらい)?前|当時|かつて|` +
		`\b(?:years ago|decades ago|long ago|back then|back in (?:19|20)\d\d|in the (?:past|nineties|eighties)|when i was (?:young|` +
		`a student|a kid|at school))\b|` +
		`以前|[从從]前|年[轻輕][时時]|多年前|[几幾]年前|[当當]年|예전|옛날|젊(?:을|었을) ?때|오래 ?전|몇 ?년 ?전|\d+년 ?전`)
	over = lazyregexp.New(`(?i)(?:もう|今は|いまは|今では|いまでは)[^。]{0,14}(?:大丈夫|平気|心配(?:は|も)?(?:な|あり|して)|不安(?:は|も)?(?:な|あり)|関係(?:は|も)?(?:な|あり)|` +
		`怖く(?:は)?(?:な|あり)|過ぎた|終わ)|すっかり(?:終わ|片付)|` +
		`\b(?:nothing to fear|not (?:afraid|worried|scared) (?:now|any ?more)|no longer (?:afraid|a worry|a problem)|all (?:over|` +
		`behind me) now|(?:fine|safe|ok|okay|over) now|` +
		`he(?:'s| is) dead now|(?:he|she) (?:has )?(?:died|passed away)|long over|long dead|they caught)\b|` +
		`(?:早就|早已|[现現]在|已[经經])[^，。]{0,8}(?:[没沒]事|[过過]去了|[结結]束|不怕|不[担擔]心|不用[担擔]心|解[决決])|` +
		`(?:지금은|이제는?|이미|오래 ?전에)[^.?!]{0,12}(?:괜찮|걱정(?:이|은|할)? ?(?:없|안)|끝났|안전|무섭지 ?않|지난 ?일)|다 ?지난 ?일`)
)

// madeUp reports whether words speak of a story that was made up: what happens in it happens to nobody. Who says that
// theirs is none, or like one, speaks of what happens.
func madeUp(words string) bool { return fiction.MatchString(words) && !truly.MatchString(words) }

// fiction are words of who writes, reads or saw such a story.
var fiction = lazyregexp.New(`(?i)(?:映画|ドラマ|小説|漫画|アニメ|推理もの|推理小説|サスペンス|ミステリー?)(?:で|の|を|に|見|観|書|読|だと|とか)|という(?:名前の|題の)?(?:曲|歌|ゲーム|` +
	`番組|小説|映画)|` +
	`\b(?:writ(?:e|ing)|read(?:ing)?|watch(?:ed|ing)?|saw|plot of|in) (?:an? |the |my |this |that )?(?:\w+ ){0,2}` +
	`(?:novel|thriller|movie|film|drama|(?:tv|crime) series|whodunit|podcast)\b|\b(?:crime|mystery|thriller|horror) (?:writer|author|` +
	`fiction|story|stories)\b|` +
	`\bin my (?:next |new |latest )?(?:book|story|script|screenplay)\b|\b(?:song|piece|tune|track|album|band|game|show) (?:is |` +
	`was )?(?:called|named|titled)\b|` +
	`叫(?:做)?[^，。]{1,8}的(?:歌|曲|[电電]影|[游遊][戏戲]|[剧劇])|(?:看|写|寫|追|[读讀])[^。，]{0,4}(?:[电電]影|[韩韓日美]?[剧劇]|小[说說]|漫[画畫]|推理|[悬懸]疑)|(?:[电電]影|` +
	`[韩韓]?[剧劇]|小[说說])[里裡]|` +
	`(?:영화|드라마|소설|웹툰|만화)(?:에서|를|을| ?보|속| ?쓰| ?읽)|이?라는 (?:노래|곡|영화|게임|소설|드라마)|(?:추리|스릴러) ?(?:소설|작가|물)`)

var truly = lazyregexp.New(`(?i)(?:映画|ドラマ|小説|漫画|アニメ|サスペンス)(?:の(?:話|中|こと))?(?:じゃ|では|みたい|のよう)|` +
	`\b(?:not|isn'?t|no|like) (?:an? |the |in |from |out of |some )*(?:novel|thriller|movie|film|drama|series|book)\b|` +
	`(?:不是|像|好像)[^。，]{0,3}(?:[电電]影|[剧劇]|小[说說])|(?:영화|드라마|소설)[^.,]{0,4}(?:아니|같|처럼)`)
