package typed

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/lazyregexp"
)

// doubt is what words ask of the proof itself, sentence by sentence; Unasked for anything else, and for what
// leaked. It knows the plain forms, in the words of which each question is made.
func doubt(words string) identity.Doubt {
	if width(words) > longestLoss || leaked.MatchString(words) && !leaking.MatchString(words) {
		return identity.Unasked
	}
	for _, sentence := range prose.Sentences(words) {
		if d := doubtOf(sentence); d != identity.Unasked {
			return d
		}
	}
	if asks(words) && typing.MatchString(words) && leaking.MatchString(words) {
		return identity.DoubtSafe
	}
	return identity.Unasked
}

// sayer tells whether a sentence has words of each of some sorts.
type sayer string

func (s sayer) has(all ...*lazyregexp.Regexp) bool {
	return !slices.ContainsFunc(all, func(one *lazyregexp.Regexp) bool { return !one.MatchString(string(s)) })
}

func doubtOf(sentence string) identity.Doubt {
	has := sayer(sentence).has
	asking := (prose.Asking(sentence) || asks(sentence)) && !tells(sentence)
	switch {
	case has(genuine):
		return identity.Unasked
	case has(which, contacts) && !has(sooner) && (asking || has(unsure)), asking && (has(either) || has(another)):
		return identity.DoubtWhich
	case !asking:
		return identity.Unasked
	case has(typing, risk), has(there, seen), has(keeps, given), has(readers):
		return identity.DoubtSafe
	case has(instead, proves):
		return identity.DoubtOthers
	case has(form), has(where, codes) && !has(otherCodes):
		return identity.DoubtHow
	}
	return identity.Unasked
}

// asksWhich reports whether a short message asks which of several something is, and names nothing else that may
// be meant.
func asksWhich(words string) bool {
	if width(words) > 80 || !asks(words) && !prose.Asking(words) || tells(words) || !which.MatchString(words) {
		return false
	}
	return !sooner.MatchString(words) && !leaked.MatchString(words) && !genuine.MatchString(words) && !otherCodes.MatchString(words)
}

// ofResult is what words say of a result that was told just before: what it means, or that it cannot be right.
func ofResult(words string) identity.Doubt {
	switch {
	case width(words) > longestLoss:
	case disputes.MatchString(words):
		return identity.DoubtDisputed
	case means.MatchString(words) && (asks(words) || prose.Asking(words)):
		return identity.DoubtMeans
	}
	return identity.Unasked
}

// wants reports whether a sentence of words asks why the proof is needed.
func wants(words string) bool {
	for _, sentence := range prose.Sentences(words) {
		if whys.MatchString(sentence) && proves.MatchString(sentence) && prose.Asking(sentence) && !leaked.MatchString(sentence) &&
			!genuine.MatchString(sentence) {
			return true
		}
	}
	return false
}

var (
	// leaking is what somebody fears of what they are to type; leaked says what happened.
	leaking = lazyregexp.New(`(?i)漏れ(?:ない|ませ|たり|る(?:こと|心配|の|ん))|もれ(?:ない|ませ|たり)|leak (?:again|it|this)|再泄|又泄|再外洩|又外洩|다시 유출`)

	// genuine is asked of a mail or a letter, and answered as a question about it.
	genuine = lazyregexp.New(`(?i)本物|詐欺|怪し|不審|genuine|\breal\b|scam|phish|骗|騙|真的|진짜|사기`)

	typing = lazyregexp.New(`(?i)書[いきくけ]|打[ちっつて]|うっ[てち]|うち込|入力|入れ(?:て|た|る|ち)|載せ|貼っ|送っ(?:て|たら|ちゃ)|教え(?:て|た|る)|` +
		`\b(?:typ(?:e|ing)|enter|put|write|writing|giv(?:e|ing)|send)\b|[写寫]|填|打(?:在|到|上)|[输輸]入|[发發](?:在|到)|적[어으는]|치[는면어]|쳐|입력|써|쓰[는면]`)
	risk = lazyregexp.New(`(?i)安全|大丈夫|だいじょうぶ|平気|悪用|漏れ|もれ|見え|みえ|見られ|` +
		`\b(?:safe|secure|okay|ok|leak|misuse|see|read|visible)\b|泄|外洩|看到|看得[到见見]|放心|안전|괜찮|새어?나|유출|보이|보는|악용`)
	there   = lazyregexp.New(`(?i)ここ|この(?:画面|トーク|やり取り|窓口|チャット)|ライン|\bline\b|\bhere\b|[这這](?:里|裡|边|邊)|여기|이 ?(?:창|채팅|대화)`)
	seen    = lazyregexp.New(`(?i)安全|見え|みえ|見られ|\b(?:safe|secure|see|visible)\b|看到|看得[到见見]|俾人睇|안전|보이|보는|보나|볼 수`)
	readers = lazyregexp.New(`(?i)(?:誰|だれ)が(?:見|み|読|よ)[たてむんる]|\bwho (?:reads|sees|(?:can|will|gets to) (?:read|see))\b|[谁誰](?:会|會|` +
		`能|可以|在)?看|` +
		`누가 (?:봐|보|읽)`)
	keeps = lazyregexp.New(`(?i)保管|保存|残[りるさっ]|のこ[りるっ]|消え|消し|いつまで|\b(?:keep|kept|sav(?:e|ed)|stor(?:e|ed)|delete|how long)\b|[保留]存|` +
		`留(?:着|著|下)|[删刪]|보관|저장|남[는나]|지워|지우|삭제`)
	given = lazyregexp.New(`(?i)コード|番号|アドレス|これ|それ|桁|入力|書い|打っ|\b(?:code|address|number|it|this|that|type)\b|[码碼]|邮箱|郵箱|信箱|地址|코드|번호|` +
		`주소|메일|이거`)

	instead = lazyregexp.New(`(?i)代わり|かわり|代理|代行|[のた](?:ぶん|分)を|` +
		`\b(?:for (?:him|her|them|my|someone|somebody|an?|the) ?|on behalf|in (?:his|her|their|my) place|instead of)\b|[帮幫]|替(?:他|` +
		`她|我|家|朋)|代(?:他|她|为|為)|대신`)
	proves = lazyregexp.New(`(?i)確認|認証|証明|コード|手続|でき(?:ます|る)|やって|してあげ|入力|入れ|打っ|` +
		`\b(?:do (?:it|this|that)|check|verify|confirm|prove|proof|code|put|enter|type)\b|[验驗][证證]|[确確][认認]|弄|填|[码碼]|확인|인증|증명|입력|` +
		`해도|하면|할 ?수`)

	which = lazyregexp.New(`(?i)どっち|どちら|どれ|どの|[誰だ](?:れ)?の|[前昔旧今](?:の|いた|住)|まえの|むかしの|いまの|` +
		`\b(?:which|whose|old|new|current|previous)\b|哪|[谁誰]的|以前|[旧舊]|[现現]在|어느|어떤|누구|옛날|예전|지금`)
	contacts = lazyregexp.New(`(?i)アドレス|メアド|メール|郵便番号|ゆうびん|〒|\b(?:e-?mails?|address|postal|post ?code|zip)\b|` +
		`[邮郵]箱|信箱|[邮郵][编編]|[邮郵][递遞][区區][号號]|[邮郵]政|이?메일|주소|우편`)
	either  = lazyregexp.New(`(?i)\b(?:zip|postal|post ?code|address)\b[^.!?\n]{0,30}\bor\b`)
	another = lazyregexp.New(`(?i)(?:アドレス|メアド)(?:のほう|の方)?でも?(?:いい|良い|よい|よろし|大丈夫|だいじょうぶ|平気|構いま|かまいま)|` +
		`\b(?:work|office|company|school|other|old|new|another|different) (?:e-?mail )?address\b[^.!?\n]{0,16}\b(?:ok|okay|fine|work|` +
		`do)\b|` +
		`\buse (?:my|an?|the) (?:work|office|company|school|other|old|new|different)?(?: e-?mail)? ?address\b|` +
		`(?:[邮郵]箱|信箱|地址)(?:也|都)?(?:可以|行|得|能用)(?:吗|嗎|么|吧|[?？])|(?:메일|주소)(?:로|도|여)(?:도)? ?(?:되나|될까|돼|괜찮)`)
	sooner = lazyregexp.New(`(?i)早[いくめ]|速[いく]|\b(?:faster|quicker|sooner)\b|快|빠르|빨`)

	means = lazyregexp.New(`(?i)(?:つまり|要する|結局)|(?:どう|どんな|何の)(?:いう)?(?:意味|こと|扱い)|どうなる|(?:って|という|ていう)(?:こと|意味|の?は)[^。]{0,8}(?:です|だ|よ|` +
		`か|$)|の(?:いみ|意味)(?:です|は)|` +
		`\b(?:what (?:does|do|did) (?:it|this|that|these) mean|what(?:'s| is| are)? (?:it|this|that)?\s*means?|mean(?:s|` +
		`ing)? (?:for me|i(?:'m| am)|that i)|so (?:am i|i'?m|i am))\b|` +
		`(?:意思|代表)(?:是|就)?[^。！!\n]{0,16}(?:吗|嗎|了|[?？])|什[么麼]意思|即係|(?:뜻|의미)(?:인|이|은|으)|무슨 (?:뜻|말)|그러면 저는`)
	disputes = lazyregexp.New(`(?i)はず(?:は|が|も)?(?:な[いか]|ありま|ねえ|ね[えぇ])|(?:間違|まちが)(?:い(?:で|だ|や|じゃ)|って(?:い|る)|えて)|おかしい(?:です|よ|ね|。|$)|` +
		`ありえ|あり得|信じられ|納得(?:でき|いか)|` +
		`\b(?:can ?not|can'?t|could ?n'?t) be\b|\b(?:not|is ?n'?t|n'?t be) (?:correct|right|true|possible)\b|\b(?:a|` +
		`some) mistake\b|\bimpossible\b|` +
		`不可能|[無无冇]可能|[弄搞]错|[弄搞]錯|不[对對](?:吧|啊|呀|劲|勁|$)|怎么会|怎麼會|그럴 ?리|착오|잘못(?:된|됐)|이상한데|말이 안`)

	form = lazyregexp.New(`(?i)大文字|小文字|全角|半角|ハイフン|はいふん|横棒|[0０]と|と[0０]|ゼロ|何(?:桁|文字)|数字(?:だけ|のみ)|英字|英数|` +
		`\b(?:upper ?case|lower ?case|capitals?|caps|hyphens?|dash(?:es)?|spaces?|zero|letter o|(?:only|just) (?:digits|numbers)|` +
		`(?:digits|numbers) only)\b|` +
		`大[写寫]|小[写寫]|字母|(?:[纯純全]|都是|只有)[数數]字|[横橫](?:线|線|杠)|空格|零|숫자만|알파벳|대문자|소문자|하이픈|띄어|빈칸|영인지|오인지`)
	where = lazyregexp.New(`(?i)どこ(?:[^にも]|に[^も]|$)|何処|どご|どの(?:辺|へん|あたり|部分|ページ|面)|sms|ショート ?メ|\b(?:where|which|text message)\b|` +
		`哪(?:里|裡|儿|兒|边|邊|[个個]|一[个個行])|短信|[简簡][讯訊]|어디|어느|문자(?:로|인|메)`)
	codes = lazyregexp.New(`(?i)コード|番号|数字|桁|文字|\b(?:codes?|numbers?|digits?)\b|[码碼]|[数數]字|代[码碼]|코드|번호|숫자`)

	// otherCodes are numbers that no proof asks for.
	otherCodes = lazyregexp.New(`(?i)電話番号|受付番号|お問い合わせ|カード|会員番号|郵便番号|セキュリティ|暗証|注文|\b(?:phone|receipt|card|security|pin|order|` +
		`member\w*|call|ring)\b|` +
		`[电電][话話]|卡|密[码碼]|[订訂][单單]|전화|접수|카드|비밀|주문`)
)
