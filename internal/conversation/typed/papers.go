package typed

import "madoguchi/internal/lazyregexp"

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
	`proof of identity)s?\b[^.!?\n]{0,40}\?|` +
	`\b(?:need|send|show|provide|require\w*|want|upload)\b[^.!?\n]{0,24}\b(?:passport|licen[cs]e|id card|photo id|` +
	`identification|proof of identity)\b|` +
	`(?:要|需要|得|用|[发發]|寄|出示|提供|上[传傳])[^。！!\n]{0,8}(?:护照|護照|身份证|身分證|驾照|駕照|证件|證件)|` +
	`(?:여권|신분증|주민등록증|운전면허증)[^.!?\n]{0,12}(?:필요|보내|내야|제출|보여|있어야)`)

// Purpose reports whether words ask what a code that stands in a letter is for.
func Purpose(words string) bool {
	return width(words) <= longestLoss && inLetter.MatchString(words) && purpose.MatchString(words) && !otherCodes.MatchString(words)
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

	pictured = lazyregexp.New(`(?i)(?:画像|絵|歪んだ|ゆがんだ)[^。！!\n]{0,14}(?:数字|文字|コード|認証|読[むまみ])|captcha|キャプチャ|` +
		`\b(?:picture|image|distorted)\b[^.!?\n]{0,24}\b(?:code|digits|numbers?|letters|read|text)\b|` +
		`\b(?:code|digits|numbers?|letters|read)\b[^.!?\n]{0,24}\b(?:picture|image)\b|` +
		`[图圖](?:片|形|像)[^。！!\n]{0,8}(?:[验驗][证證]|[数數]字|文字|[码碼])|(?:그림|이미지)[^.!\n]{0,10}(?:숫자|글자|코드|인증|문자)`)
	photographs = lazyregexp.New(`(?i)送|撮|写真|商品|\b(?:send|sent|photo|screenshot|attach\w*|upload)\b|[发發]|寄|截|보내|사진|캡처`)
)
