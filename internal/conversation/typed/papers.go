package typed

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/lazyregexp"
)

// Papers reports whether words ask whether a passport or the like is needed to tell who somebody is.
func Papers(words string) bool { return papers.MatchString(words) && !leaked.MatchString(words) }

// OpensLetter reports whether words ask whether a letter may be opened.
func OpensLetter(words string) bool { return opens.MatchString(words) }

var opens = lazyregexp.New(`(?i)(?:開封|あけ|開け|ひらい|開い)[^。！!\n]{0,8}(?:いい|よい|良い|よろし|構|かま|大丈夫|差し支え|問題)|` +
	`\b(?:may|can|should|could|ok(?:ay)?|allowed|all right|alright)\b[^.!?\n]{0,20}\bopen\b[^.!?\n]{0,24}\b(?:letter|envelope|` +
	`it|mail)\b|` +
	`(?:可以|能|能不能|该|該)[^。！!\n]{0,6}(?:拆|打[开開])|(?:拆|打[开開])[^。！!\n]{0,8}(?:可以|行|[吗嗎])|(?:열어|뜯어|개봉해) ?(?:봐도|도|보아도)`)

var papers = lazyregexp.New(`(?i)(?:パスポート|旅券|免許証?|身分証|保険証|マイナンバーカード|本人確認書類|住民票)[^。！!\n]{0,16}(?:要|いり|いる|送|出[しせす]|用意|提出|` +
	`見せ|コピー|写[しめ真])|` +
	`\b(?:passport|driv\w+ licen[cs]e|id card|photo id|identity (?:card|document)|identification|` +
	`proof of identity)s?\b[^.!?\n]{0,24}\b(?:need\w*|require\w*|necessary|enough|accept\w*|ok(?:ay)?|work|do|` +
	`for (?:this|that|it|the check))\b[^.!?\n]{0,24}\?|` +
	`\b(?:need|send|show|provide|require\w*|want|upload)\b[^.!?\n]{0,24}\b(?:passport|licen[cs]e|id card|photo id|` +
	`identification|proof of identity)\b|` +
	`(?:要|需要|得|用|[发發]|寄|出示|提供|上[传傳])[^。！!\n]{0,8}(?:护照|護照|身份证|身分證|驾照|駕照|证件|證件)|` +
	`(?:여권|신분증|주민등록증|운전면허증)[^.!?\n]{0,12}(?:필요|보내|내야|제출|보여|있어야)`)

// Purpose reports whether words ask what a code that stands in a letter is for.
func Purpose(words string) bool {
	return width(words) <= longestLoss && inLetter.MatchString(words) && purpose.MatchString(words) && !otherCodes.MatchString(words)
}

// OfCode reports whether words ask what the code in a letter is for, whether it has to be entered, or whether it can be
// thrown away. Where another code was sent, a code is that of a letter only where one is named.
func OfCode(words string, sent bool) bool {
	if sent && !inLetter.MatchString(words) {
		return false
	}
	return Purpose(words) || slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return (prose.Asking(s) || prose.Interrogative(s) || asks(s)) && namesCode(s, words) && wantsCode(s)
	})
}

// namesCode reports whether a sentence of words speaks of the code in a letter.
func namesCode(sentence, words string) bool {
	has := sayer(sentence).has
	return (has(letterCode) || has(it) && letterCode.MatchString(words)) && !has(otherCodes) && !has(sentCode)
}

// wantsCode reports whether a sentence asks if something is needed, what it is for, or if it can be thrown away.
func wantsCode(sentence string) bool {
	has := sayer(sentence).has
	wants := has(needs) || has(discards) || has(purpose)
	return wants && !has(gone) && (has(discards) || doubtOf(sentence) != identity.DoubtSafe)
}

// Pictured reports whether words ask whether something has to be read off a picture, to be confirmed.
func Pictured(words string) bool {
	return width(words) <= longestLoss && pictured.MatchString(words) && !photographs.MatchString(words) && !leaked.MatchString(words)
}

var (
	inLetter = lazyregexp.New(`(?i)手紙|てがみ|書面|封[書筒を]|はがき|開け|書いて|書かれ|印刷|載って|\b(?:letter|envelope|printed|opened)\b|信|편지|안내문|적혀|써 ?있`)
	purpose  = lazyregexp.New(`(?i)(?:コード|番号|数字|英数字|記号|文字|並び)[^。！!\n]{0,40}(?:(?:何|なに|なん)(?:に(?:使|つか)|の(?:ため|もの|役|コード|番号)|用|` +
		`なの)|使い道|どう使)|` +
		`\b(?:what(?:'s| is| are| do| would)?|why)\b[^.!?\n]{0,40}\b(?:codes?|digits|numbers?|` +
		`letters and digits)\b[^.!?\n]{0,24}\b(?:for|used)\b|` +
		`\b(?:codes?|digits|numbers?)\b[^!?\n]{0,40}\bwhat(?:'s| is| are| do i use)? (?:it|that|this|they|` +
		`those)?\b[^.!?\n]{0,12}\bfor\b|` +
		`(?:代[码碼]|[数數]字|[编編][号號码碼])[^。！!\n]{0,16}(?:干什么|干嘛|做什[么麼]|什[么麼]用|用[来來]|幹嘛)|` +
		`(?:코드|번호|숫자)[^.!\n]{0,20}(?:어디에 ?쓰|뭐에 ?쓰|뭐 ?하는|무엇에|무슨 ?용)`)

	letterCode = lazyregexp.New(`(?i)コード|こーど|英数字|\bcodes?\b|代[码碼]|[编編][码碼]|코드`)
	sentCode   = lazyregexp.New(`(?i)確認コード|認証コード|qr|バー ?コード|メール|sms|ショートメ|アプリ|\b(?:verification|e-?mail\w*|text\w*|bar)\b|` +
		`[验驗][证證][码碼]|[邮郵][件箱]|短信|[简簡][讯訊]|二维|条[形码]|인증 ?코드|메일|문자|바코드`)
	it    = lazyregexp.New(`(?i)これ|それ|\b(?:it|that|this)\b|[这這那][个個]|[이그]거|[이그]건`)
	needs = lazyregexp.New(`(?i)(?:入れ|いれ|入力|使[わい]|打[たち]|送[らり]|書[かき]|伝え|登録)[^。]{0,6}(?:な[いきくけ]|ん(?:と|なん|でも)|ねば|ずに|必要|べき|なあか|た(?:ほう|方)|` +
		`[るす](?:の|ん|もの|って)|ろって|れって)|必要|い[るり](?:の|ん|ます|です)|要[るり]|手続|` +
		`\b(?:have to|need(?:ed)?|must|should|supposed to|required?|necessary|mandatory|optional|use it|do (?:i|we|something) with)\b|` +
		`要不要|需要|必[须須]|一定|非要|要(?:[输輸]入|填|用)|用不用|해야|꼭|필요|안 ?해도|넣어야`)
	discards = lazyregexp.New(`(?i)捨て|すて|ほか[しそさ]|処分|破[っりい]|残し|取っと|とっと|取ってお|とってお|保管|\b(?:throw\w*|bin|trash|discard|toss|keep|` +
		`destroy|shred)\b|` +
		`扔|[丢丟]|保留|留着|留著|버[려리]|보관`)
	gone = lazyregexp.New(`(?i)見当たら|見つから|(?:が|は|も)(?:ない|無い|なく|ありませ|届[かい]|来)|読め|なくし|間違|まちが|` +
		`\b(?:where|lost|missing|no|can'?t|cannot|did ?n[o']t|wrong|expired?)\b|[没沒]有|找不到|看不|哪[里裡]|없[는어습]|안 ?보|틀[리렸]|어디`)

	pictured = lazyregexp.New(`(?i)(?:画像|絵|歪んだ|ゆがんだ)[^。！!\n]{0,14}(?:数字|文字|コード|認証|読[むまみ])|captcha|キャプチャ|` +
		`\b(?:picture|image|distorted)\b[^.!?\n]{0,24}\b(?:code|digits|numbers?|letters|read|text)\b|` +
		`\b(?:code|digits|numbers?|letters|read)\b[^.!?\n]{0,24}\b(?:picture|image)\b|` +
		`[图圖](?:片|形|像)[^。！!\n]{0,8}(?:[验驗][证證]|[数數]字|文字|[码碼])|(?:그림|이미지)[^.!\n]{0,10}(?:숫자|글자|코드|인증|문자)`)
	photographs = lazyregexp.New(`(?i)送|撮|写真|商品|\b(?:send|sent|photo|screenshot|attach\w*|upload)\b|[发發]|寄|截|보내|사진|캡처`)
)
