package meant

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// kind is what words say in so many words of which a reading knows the topic at best: beside other entries of these
// topics, and where nothing was understood, that entry answers.
type kind struct {
	entry string
	from  []string             // the topics, or entries, for which it is taken
	says  []*lazyregexp.Regexp // all of these
	not   *lazyregexp.Regexp   // and none of these; nil for none
	adds  bool                 // a fact that is asked for stays beside it
}

// ofKind is what words ask that say plainly which kind of question of a topic theirs is.
func ofKind(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if m.Tap != "" || found.Ruled || len(found.Considered) == 0 || who.Mourns(words) && !unsent.MatchString(words) {
		return found
	}
	first := found.Considered[0]
	for _, k := range kinds() {
		e := r.Entry(k.entry)
		settled := first.Score >= surest && intent.Topic(first.Entry) != intent.Topic(k.entry)
		if e.ID == "" || settled || !k.said(words) || !k.near(found) {
			continue
		}
		found.Entries, found.Known, found.Certain = k.instead(e, found.Entries, k.adds && k.beside(words)), true, false
		return found
	}
	return found
}

// Unsent reports whether words wish that no letter be sent, or one to somewhere else.
func Unsent(words string) bool { return unsent.MatchString(words) && !newsletters.MatchString(words) }

// said reports whether words say it.
func (k kind) said(words string) bool {
	missing := func(form *lazyregexp.Regexp) bool { return !form.MatchString(words) }
	return !slices.ContainsFunc(k.says, missing) && (k.not == nil || missing(k.not))
}

// takes reports whether it is taken for an entry.
func (k kind) takes(e incident.Entry) bool {
	return slices.Contains(k.from, e.ID) || slices.Contains(k.from, intent.Topic(e.ID))
}

// near reports whether a reading found something near to it or, where nothing was understood, holds that most likely.
func (k kind) near(found intent.Meaning) bool {
	if found.Known {
		return slices.ContainsFunc(found.Entries, k.takes)
	}
	first := found.Considered[0].Entry
	return intent.Topic(first) == intent.Topic(k.entry) || k.takes(incident.Entry{ID: first})
}

// beside reports whether words ask something else as well.
func (k kind) beside(words string) bool {
	asked, _ := brief.Questions(words)
	return slices.ContainsFunc(asked, func(s string) bool { return !k.said(s) })
}

// instead are entries with that of the kind in the place of those for which it is taken; facts may stay.
func (k kind) instead(e incident.Entry, entries []incident.Entry, facts bool) (all []incident.Entry) {
	for _, other := range entries {
		if other.ID != e.ID && (!k.takes(other) || facts && other.Kind == incident.FAQ) {
			all = append(all, other)
		}
	}
	return append(all, e)
}

// kinds are those of which people are often told something near to it.
func kinds() []kind {
	of := func(forms ...*lazyregexp.Regexp) []*lazyregexp.Regexp { return forms }
	return []kind{
		{notified + ".opened", []string{notified, others, genuine, unnotified, third, "apology_complaint", damages},
			of(opened, ofOthers), nil, false},
		{methods + ".elsewhere", []string{methods, unnotified, notified, others, intent.Family, stopping, erasing},
			of(unsent), newsletters, true},
		{notified + ".wait", []string{notified, unnotified, others, orders}, of(posted, waits), nil, false},
		{methods + ".visit", []string{methods, "speak_to_human.visit"}, of(visits), letterCame, false},
		{incident.AmIAffected + ".card_on_file", []string{incident.AmIAffected, "no_card_member", "fields_not_listed"},
			of(onFile), leaks, false},
		{incident.AmIAffected + ".withdrawn", []string{incident.AmIAffected, "period", erasing, "category_counts"},
			of(former), erases, false},
		{"change_password_elsewhere.login", []string{"change_password_elsewhere", "site_reopen"}, of(passwordThere), nil, false},
		{methods + ".who", []string{"apology_complaint"}, of(toOthers), nil, false},
		{services + ".travel", []string{onboard}, of(fares), usedOnBoard, false},
		{"train_delivery_fields", []string{unnotified, incident.AmIAffected}, of(onTrain, homewards), nil, true},
		{notified, []string{others + ".what_to_do"}, of(posted, arrived), nil, false},
	}
}

// Topics of questions that are answered apart.
const (
	others  = intent.NoTopic
	methods = "notification_method"
	onboard = "onboard_card_use_safe"
	erasing = "delete_my_data"
)

var (
	opened = lazyregexp.New(`(?i)(?:開け|あけ|開封し|破い|破っ)(?:て(?:しま|しも|もう|まい)|ちゃ|ちま|た|とった)|\b(?:opened|tore open|torn open|unsealed)\b|` +
		`拆(?:开|開|了|[错錯])|[误誤]拆|打[开開]了|(?:열|뜯|개봉)(?:었|어 ?버|했|해 ?버|은|어서)`)
	ofOthers = lazyregexp.New(`(?i)隣|となり|向かい|近所|[上下裏]の(?:階|家|人|部屋)|よそ|他人|他所|別の(?:人|方)|違う(?:人|方)|ほかの(?:人|方)|人様|人さま|住人|誤配|` +
		`(?:さん|方|人|様)(?:の|宛|あて)[^。！!?？\n]{0,6}(?:手紙|封|書面|郵便)|` +
		`\b(?:neighbou?rs?|some(?:body|one) else|other (?:people|person)|wrong (?:letter|box|envelope)|not (?:mine|for me|` +
		`addressed to me)|` +
		`upstairs|downstairs|next door|(?:previous|former) (?:tenant|owner|resident))\b|wasn'?t (?:mine|for me)|` +
		`[邻鄰]居|[别別]人|他人|不是我的|[对對][门門面]|[楼樓][上下]|前房客|옆집|이웃|남의|다른 ?(?:사람|분)|[윗앞뒷]집|아랫집|전에 ?살던`)

	unsent = lazyregexp.New(`(?i)(?:` + lettersJa + `|(?:あて|宛て?)の?[^。！!?？\n]{0,4}(?:メール|電話|連絡))[^。！!?？\n]{0,18}(?:(?:送ら|出さ|よこさ|` +
		`寄越さ|届け|回さ|おくら|ださ|行か|いか)(?:ない|ん)` +
		`(?:で|よう|ほし|欲し|といて|どいて|ことは)|(?:止め|やめ|とめ|控え|なし|無し)(?:て|に|る)[^。！!?？\n]{0,12}(?:ほし|欲し|いただ|もら|ください|下さい|くれ|お?願|助か|でき|たい|話))|` +
		lettersJa + `[^。！!?？\n]{0,18}(?:で(?:は)?なく|じゃなく|やのうて|代わりに|かわりに)[^。！!?？\n]{0,16}(?:送|出し|届け|おくっ|宛|あて)|` +
		lettersJa + `(?:を|は|も)?[^。！!?？\n]{0,8}(?:病院|施設|職場|会社|勤め先|実家|病室|局留め|別の(?:住所|所|ところ|場所)|こちら)(?:の(?:方|ほう))?(?:へ|に|宛|` +
		`あて)[^。！!?？\n]{0,6}` +
		`(?:送|届け|回し|転送|して)|` +
		`\b(?:do ?n[o']t|not|stop|no longer|rather you did ?n[o']t|never)\b[^.!?\n]{0,16}\b(?:sen[dt]\w*|post\w*|writ\w+|` +
		`mail\w*)\b[^.!?\n]{0,40}\b(?:letters?|notices?|mail|post|anything)\b|` +
		`\bno more (?:letters?|notices?|post)\b|\b(?:letters?|notices?|post|it|hers|his)\b[^.!?\n]{0,12}\b(?:go|come|sent|` +
		`addressed|send)\b[^.!?\n]{0,8}\bto ` +
		`(?:me\b|my (?:\w+ )?(?:office|work|address|hotel|daughter|son)|another|a different)|` +
		`(?:不要|[别別]|不用|停止|[勿])[^，。！!?？\n]{0,8}(?:寄|[发發]|送)[^，。！!?？\n]{0,6}(?:信|通知|[邮郵]件|了|给|給)|(?:信|通知)[^，。！!?？\n]{0,6}(?:改寄|` +
		`寄[给給]我|寄到(?:公司|[别別]))|` +
		`(?:편지|안내문|통지|우편|연락)[^.!?\n]{0,12}(?:안 ?(?:갔으면|가게|보내)|보내지 ?(?:마|말)|(?:말고|대신) ?(?:저|제|나)|멈춰|중단)|(?:말고|대신) ?(?:저|` +
		`제)[^.!?\n]{0,8}보내|안 ?(?:갔으면|보냈으면|가게 ?해)`)
	newsletters = lazyregexp.New(`(?i)メルマガ|メールマガジン|配信|広告|dm\b|\b(?:newsletters?|unsubscribe|marketing|ads?)\b|[广廣]告|推[广廣銷销]|광고|` +
		`뉴스레터|コード|\bcodes?\b`)

	posted = lazyregexp.New(`(?i)` + lettersJa + `|届いて|\b(?:letters?|envelopes?|notices?|post|mail)\b|信|通知|편지|안내문|우편|통지`)
	waits  = lazyregexp.New(`(?i)放っ|放置|ほったらか|ほっと[いく]|後回し|(?:そのまま|置いたまま)[^。！!?？\n]{0,8}(?:いい|よい|よろし|差し支え|大丈夫|構|かま)|(?:返事|返信|手続き|見る|` +
		`読む|届いて)[^。！!?？\n]{0,16}(?:期限|締め?切)|` +
		`期限[^。！!?？\n]{0,6}(?:ある|あり|もの|の)|\b(?:can|could|may) (?:it|the letter|this) wait\b|\bdeadlines?\b|\bis (?:it|the letter|` +
		`there)[^.!?\n]{0,10}\b(?:urgent|rush|hurry)\b|\bleave (?:it|the letter)\b[^.!?\n]{0,12}\b(?:unopened|lying|until|till)\b|` +
		`期限|截止|(?:放着|放著|晚点|晚點|以后|以後|回[来來])[^。！!?？\n]{0,8}(?:可以|没事|沒事|没关系|沒關係|行[吗嗎]|[吗嗎])|기한|마감|그대로 ?둬도|나중에 ?(?:열|봐|읽)`)

	visits = lazyregexp.New(`(?i)訪問(?:は|も|って|し|され|なんて|する|の予定)|(?:家|うち|自宅|おうち|玄関)(?:に|へ|まで)[^。！!?？\n]{0,8}(?:来|き(?:ます|はる|て|ゃ)|訪ね|伺|` +
		`うかが|お越し|お見え|回)|訪ねて(?:き|来|くる)|` +
		`\b(?:come|coming|comes|turn up|visit\w*|show up|send (?:people|someone|somebody))\b[^.?!\n]{0,20}\b(?:house|home|door|` +
		`flat|place)\b|\bvisits? (?:me|her|him|us|people)\b|\bdoor to door\b|` +
		`上[门門]|登[门門]|(?:到|[来來])(?:我)?(?:家|府上)|방문|집(?:으로|에|까지)[^.!?\n]{0,8}(?:오|찾아|와)|찾아오`)
	letterCame = lazyregexp.New(`(?i)` + lettersJa + `(?:が|は|も)[^。、！!?？\n]{0,12}(?:来|届|き)|訪問(?:介護|看護)|\b(?:letters?|notices?|mail|` +
		`parcels?)\b[^.?!\n]{0,20}\b(?:com\w*|came|arriv\w*|sent)\b|` +
		`(?:信|通知)[^，。]{0,6}(?:到|[来來])|(?:편지|우편)[^.]{0,8}(?:오|와)`)

	onFile = lazyregexp.New(`(?i)(?:カード|クレカ|かーど)[^。！!?？\n]{0,12}(?:登録|保存|とうろく|残って|入れ(?:て|た))[^。！!?？\n]{0,8}(?:か(?:どうか|知|分|わか|確|自分|` +
		`自信|が|覚え|おぼえ|、|忘)|有無|っけ|あるなし|の有り無し)|カード登録の有無|` +
		`\b(?:whether|if|did|was|were|is|had|have|remember)\b[^.?!\n]{0,30}\bcards?\b[^.?!\n]{0,24}\b(?:saved?|stored?|registered|` +
		`on file|on (?:my|the) account|in my (?:profile|account))\b|` +
		`\b(?:whether|if|did|remember)\b[^.?!\n]{0,24}\b(?:saved?|stored?|registered|had)\b[^.?!\n]{0,16}\bcards?\b|` +
		`(?:有[没沒]有|是否|[记記]不|忘)[^。！!?？\n]{0,10}(?:登[记記录錄]|存|[绑綁]|填)[^。！!?？\n]{0,5}卡|카드[^.!?\n]{0,10}(?:등록|저장)[^.!?\n]{0,8}(?:했는지|` +
		`되어 ?있|돼 ?있|여부|기억|했었)`)
	leaks = lazyregexp.New(`(?i)漏れ|漏え|流出|もれ|\bleak\w*|stolen|affected|泄|外洩|유출`)

	former = lazyregexp.New(`(?i)退会(?:済|者|後|し(?:て|まし|た(?:[^いくけ]|$)))|会員(?:を|は)?(?:やめ|辞め|抜け)(?:て|た(?:[^いくけ]|$))|元会員|\b(?:former|ex|` +
		`past)[- ]members?\b|` +
		`\b(?:cancell?ed|closed|quit|left|ended)\b[^.?!\n]{0,12}\b(?:membership|account)\b|\b(?:people|members|those|` +
		`customers) who (?:have |had )?(?:left|cancel\w+|quit)\b|` +
		`退[会會](?:了|的|后|後|者)|[注註][销銷]了|以前的[会會][员員]|탈퇴(?:했|한|자|하신)`)
	erases = lazyregexp.New(`(?i)退会(?:を|の)?(?:希望|手続|方法|お願|させ)|退会したい|やめたい|辞めたい|\b(?:want|like|wish) to (?:leave|cancel|close|` +
		`quit)\b|想(?:退|[注註])|싶|消して|削除(?:し|を|で|お願)|\b(?:erase|delete|remove)\b|[删刪]除?(?:掉|了吧)|请[删刪]|삭제해|지워 ?주`)

	passwordThere = lazyregexp.New(`(?i)(?:この|その|そちら|そっち|こちら|ここ|おたく|閉)[^。！!?？\n]{0,10}(?:パスワード|パス)[^。！!?？\n]{0,8}(?:変え|変更|直)|` +
		`(?:パスワード|パス)[^。！!?？\n]{0,16}(?:変え|変更)[^。！!?？\n]{0,16}閉(?:まっ|じ|鎖)|` +
		`閉(?:まっ|じ|鎖)[^。！!?？\n]{0,16}(?:パスワード|パス)|\b(?:password)\b[^.?!\n]{0,24}\b(?:there|on your (?:site|shop)|with you)\b|` +
		`\b(?:closed|shut|down)\b[^.?!\n]{0,24}\bpassword\b|` +
		`(?:你们|你們|那边|那邊|[网網]站)[^。！!?？\n]{0,8}密[码碼][^。！!?？\n]{0,8}(?:哪|怎|改不)|(?:거기|그쪽|사이트|` +
		`나나\S+)[^.!?\n]{0,6}비(?:밀)?번(?:호)?[^.!?\n]{0,8}(?:어디|어떻게|못)`)

	// toOthers asks whether a letter goes to others than the writer: that they will apologise to these is no anger.
	toOthers = lazyregexp.New(`(?i)(?:お?客(?:さん|様|さま)?|得意先|お得意(?:さん|様)?|取引先|先方|相手|送り先|贈った(?:人|方)|友人|親戚|母|父|皆(?:さん|様)?)(?:とこ|ところ|ん所|` +
		`の所|の方|宅|たち)?(?:に|へ)?(?:も|は|に|へ)[^。！!?？\n]{0,14}` +
		lettersJa + `[^。！!?？\n]{0,10}(?:行[くきっか]|いく|いき|届[くきい]|来|送|出[すし])|` +
		`\b(?:they|she|he|clients?|customers?|recipients?|mother|father|friends?)\b[^.?!\n]{0,16}\b(?:get|receive|got|` +
		`sent)\b[^.?!\n]{0,16}\b(?:letters?|notices?|mail)\b|` +
		`(?:客人|客户|客戶|对方|對方|收件人|妈妈|媽媽|朋友)[^。！!?？\n]{0,8}(?:收到|[寄发發][给給]?)[^。！!?？\n]{0,6}(?:信|通知)|(?:거래처|손님|고객|상대|어머니|엄마|` +
		`친구)[^.!?\n]{0,8}(?:도|께|에게)[^.!?\n]{0,10}(?:편지|안내문|통지)`)

	// fares are what is paid for a journey, which is neither the shop's nor used on board.
	fares = lazyregexp.New(`(?i)(?:旅行|旅|ツアー|乗車|チケット|切符|きっぷ)[^。！!?？\n]{0,10}(?:代金?|料金|費用|支払|払[いっう])|ツアーデスク|旅行(?:会社|窓口|カウンター)|` +
		`\b(?:tour desk|travel desk|travel agen\w+|fares?)\b|\b(?:trip|tour|journey|ticket)\b[^.?!\n]{0,36}\b(?:paid|payments?|` +
		`pay)\b|\b(?:paid|payments?|pay)\b[^.?!\n]{0,24}\b(?:trip|tour|journey|ticket)\b|` +
		`(?:[团團]費|[团團]费|旅[费費]|[车車]票)|旅行[^。！!?？\n]{0,6}(?:款|付|刷)|(?:여행|투어|승차|티켓)[^.!?\n]{0,8}(?:요금|대금|비용|결제)`)

	usedOnBoard = lazyregexp.New(`(?i)車内で[^。！!?？\n]{0,6}(?:使|つか|払|利用|カード)|\b(?:used?|paid|swiped)\b[^.?!\n]{0,16}\b(?:on board|` +
		`on the train)\b|[车車]上[用刷]|(?:차내|열차)에서[^.!?\n]{0,4}(?:쓴|썼|사용|결제)`)

	onTrain = lazyregexp.New(`(?i)車内|列車|車中|電車|乗[っりせ]|のった|のりました|\b(?:on board|aboard|train|rode)\b|列[车車]|[车車]上|열차|기차|차내`)
	// homewards says that something was sent to the writer's home.
	homewards = lazyregexp.New(`(?i)(?:家|うち|自宅|いえ)(?:に|へ|まで)[^。！!?？\n]{0,6}(?:送|おく[っり]|届け|とどけ|配送|宅配)|(?:宅配|配送)(?:して|で)|後日(?:配送|届)|` +
		`\b(?:sent|shipped|delivered|mailed|posted)\b[^.?!\n]{0,12}\b(?:home|house|us|me)\b|(?:寄|送)(?:到|回)?家|(?:집|자택)(?:으로|` +
		`에)[^.!?\n]{0,6}(?:배송|보내|부쳐|택배)`)

	arrived = lazyregexp.New(`(?i)(?:来|き|届い|とどい)(?:た|て|まし)|もらっ|\b(?:came|got|received?|arrived)\b|收到|[来來]了|받았|왔`)
)

// lettersJa are what the company sends.
const lettersJa = `(?:手紙|てがみ|書面|封書|封筒|はがき|ハガキ|葉書|郵便|書類|通知|お知らせ|便り|おわび状|お詫び状)`
