package typed

import (
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// Verifies reports whether a message asks, and asks nothing else, that the desk make sure who
// its writer is: 「本人確認したい」, 「確認コードをください」, "I'd like to verify".
func Verifies(in inquiry.Inbound) bool {
	words := answer(in)
	return brief(in, words) && verifying.MatchString(words) && !skipping.MatchString(words) && !tales.MatchString(words)
}

// Mentions reports whether words speak of being verified, and do not ask to go around it.
func Mentions(words string) bool { return verified.MatchString(words) && !skipping.MatchString(words) }

var (
	// verifying are wishes. What is asked about a code or a letter is no wish.
	verifying = lazyregexp.New(`(?i)^[\s、。]*(?:(?:手紙|書面|封書|はがき|ハガキ|メール|これ|今|すぐ)(?:の|で|に(?:ある|書いてある|届いた))?)*` +
		`(?:本人確認|身元確認|(?:本人)?(?:確認|認証)(?:コード|番号)|認証|コード|照合)(?:の(?:手続き|コード))?(?:を|が|で|は)?(?:お)?` +
		`(?:(?:受け|し|やり|行い|おこない|入力し|入れ|使い|もらい|いただき|送って(?:もらい|いただき)|始め|進め|確認し|照合し)?` +
		`たい(?:です|んですが|のですが)?|` +
		`(?:して|送って|発行して|入力して|始めて|やって|受けさせて)?` +
		`(?:ください|下さい|くれ|ほしい(?:です)?|欲しい(?:です)?|もらえますか|もらえませんか|いただけますか)|` +
		`(?:願い(?:します|いたします|したい(?:です)?)?|希望(?:します|です)?|します|する|送って|やります|入力(?:します|する)|確認(?:します|する|したい(?:です)?)|` +
		`入れ(?:ます|る)|使い(?:ます)|使う|できますか|お願い(?:します)?))?[。！!\s]*$|` +
		`^\W*(?:hi|hello|please|yes)?\W*(?:(?:i(?:'d| would) (?:like|love)|i want|i need|i wish|let me|` +
		`can i|could i|may i|how do i|where do i|i am ready) ?(?:to )?)?` +
		`(?:please )?(?:verify|be verified|get verified|confirm|prove)(?: (?:my|me|who i am))?(?: (?:identity|myself|account|email))?` +
		`(?: (?:please|with (?:the|my) (?:letter )?code))?\W*$|` +
		`^\W*(?:please )?(?:send (?:me )?)?(?:a |the |my )?(?:verification|confirmation) code\W*(?:please)?\W*$|` +
		`^\W*(?:please )?(?:verify|identify) me\W*(?:please)?\W*$|` +
		`^(?:我(?:想|要|需要)|请|請|帮我|幫我)*(?:进行|進行|做|发送|發送|给我|給我)?(?:身份|本人)?(?:验证|驗證|确认|確認)(?:码|碼)?(?:我的)?(?:身份|本人)?[。！!]*$|` +
		`^(?:본인\s*(?:확인|인증)|인증\s*(?:코드|번호)?)\s*(?:을|를|좀)?\s*(?:하고 싶어요|하고 싶습니다|해 ?주세요|보내 ?주세요|부탁(?:해요|합니다|드립니다)|할게요|주세요)?[.!]*$`)

	// usesLetter says that somebody wants to type the code of their letter, or asks whether they may.
	usesLetter = lazyregexp.New(`(?i)(?:手紙|てがみ|書面|封書|封筒|はがき|通知)[^。！!\n]{0,10}(?:コード|番号|符号)[^。！!\n]{0,20}` +
		`(?:(?:やり|使い|入力し|入れ|打ち|試し|確認し|進め)たい|(?:使|入力|入れ|打っ|打ち込|確認|これ)[^。！!\n]{0,6}(?:いい|良い|よい|大丈夫|でき|ますか|ればいい))|` +
		`\b(?:use|enter|type|put in|try|give you|go with)\b[^.!?\n]{0,24}\bcode\b[^.!?\n]{0,24}\bletter\b|\b(?:use|enter|type|` +
		`put in|try|go with)\b[^.!?\n]{0,16}\bletter'?s? code\b|` +
		`\bletter\b[^.!?\n]{0,30}\bcode\b[^.!?\n]{0,24}\b(?:use|enter|type|put|will (?:it|that|this) do|is that (?:it|enough|ok))\b|` +
		`(?:信|书面|書面|通知)(?:件)?[^。！!?？\n]{0,8}(?:代码|代碼|编码|編碼|号码|號碼|码|碼)[^。！!?？\n]{0,12}(?:可以|能|行|输入|輸入|填|验证|驗證|确认|確認)|(?:用|输入|輸入|` +
		`填)[^。！!?？\n]{0,10}(?:信|书面|書面|通知)(?:件)?[^。！!?？\n]{0,8}(?:代码|代碼|码|碼)|` +
		`(?:편지|안내문|우편)[^.!?\n]{0,10}코드[^.!?\n]{0,14}(?:입력|쓰|써|사용|확인하|하고 ?싶|되나|하면)`)

	// doubted asks whether a letter is genuine, or for what its code is.
	doubted = lazyregexp.New(`(?i)本物|偽|詐欺|怪し|不審|何の|なんの|何に|どこ[にでかの]|漏|流出|(?:コード|番号)(?:が|は|も)?[^。]{0,4}(?:な[いく]|ありま|見つか|見当)|` +
		`\b(?:genuine|real|fake|scam|fraud|leak\w*|where|what is|no|not|can'?t|lost)\b|真的|假的|诈骗|詐騙|哪|什么|什麼|泄|洩|没有|沒有|找不|진짜|가짜|` +
		`사기|어디|무슨|유출|없`)

	// verified are the words for it, whatever is asked.
	verified = lazyregexp.New(`(?i)本人確認|本人認証|(?:確認|認証)(?:コード|番号)|(?:手紙|書面)の?コード|` +
		`verif|confirmation code|identify me|验证|驗證|본인\s*(?:확인|인증)|인증`)

	// skipping asks to do without, or as somebody else.
	skipping = lazyregexp.New(`(?i)なし|無し|ナシ|せず|しないで|なくて|抜き|飛ば|とば|スキップ|省略|不要|いらない|要らない|無視|回避|突破|通った|済んだ|済み|完了|偽|なりすま|` +
		`他人|別人|管理者|社員|全員|skip|without|bypass|ignore|pretend|already|assume|as if|admin|staff|fake|不用|不需|不必|跳过|跳過|绕过|繞過|忽略|已经|已經|` +
		`없이|생략|건너|무시|완료|관리자`)

	// tales tell of a letter or a mail, or ask about one.
	tales = lazyregexp.New(`(?i)届|来た|来ま|きた|きま|本物|詐欺|怪しい|漏|流出|何|どこ|なぜ|どうして|arrived|came|got a|real|genuine|scam|leak`)
)
