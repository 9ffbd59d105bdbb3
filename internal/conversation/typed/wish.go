package typed

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/identity"
	"madoguchi/internal/lazyregexp"
)

// Wished is the button of the way in which a sentence of words asks to be confirmed, "" for none: a wish, or whether
// that goes now. What was written to the desk, or came, is no wish.
func Wished(words string) identity.Tap {
	for _, s := range prose.Sentences(words) {
		wishes := wishing.MatchString(s) && !unwished.MatchString(s) && !skipping.MatchString(s) && !OfOthers(s)
		switch {
		case !wishes:
		case saysLetter.MatchString(s):
			if !saysMail.MatchString(s) {
				return identity.TapLetter
			}
		default:
			return identity.TapMail
		}
	}
	return ""
}

// Readable reports whether a sentence of words says that the mailbox can still be read.
func Readable(words string) bool {
	return slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return !asks(s) && !prose.Interrogative(s) && readable.MatchString(s)
	})
}

// Lost reports whether words say that both ways are closed, and ask nothing else than whether and how somebody can
// be confirmed all the same.
func Lost(said identity.Said, words string) bool {
	if !said.Neither && !(said.NoMail && said.NoLetter) {
		return false
	}
	for _, s := range prose.Sentences(words) {
		if (asks(s) || prose.Interrogative(s)) && !identifies.MatchString(s) && !whatNow.MatchString(s) && !tells(s) {
			return false
		}
	}
	return true
}

// Identifies reports whether words ask whether or how somebody can be confirmed.
func Identifies(words string) bool { return identifies.MatchString(words) }

// Person reports whether words ask for somebody of flesh and blood, or pass on that somebody else does.
func Person(words string) bool { return person.MatchString(words) && !unasked.MatchString(words) }

// Afterwards reports whether words put something off until another time of the day.
func Afterwards(words string) bool {
	return !asks(words) && !prose.Interrogative(words) && (Postpones(words) || afterwards.MatchString(words))
}

var (
	wishing = lazyregexp.New(`(?i)(?:メール|めーる|アドレス)(?:で|に|へ)[^。！!?？\n届来]{0,8}` +
		`(?:コード|番号|数字)(?:を|が|って)?[^。！!?？\n届来]{0,4}送って(?:もら|くれ|くだ|いただ|ほし)|` +
		`(?:確認|認証)?コード(?:を|って)?(?:メール|めーる|アドレス)(?:で|に|へ)[^。！!?？\n届来]{0,4}(?:送って|もら(?:い|え|う)|くだ|ください)|` +
		`\b(?:send|e?-?mail|text) me (?:the |a |that |my )?(?:\w+ )?code\b|` +
		`[发發寄](?:个|個)?(?:[验驗][证證]|[确確][认認])?[码碼](?:到|给|給)我?(?:的)?[^。！!?？\n收]{0,4}[邮郵]|` +
		`메일로 ?(?:인증 ?번호|코드|확인 ?코드)[^.!?\n왔온]{0,4}보내|` +
		`(?:メール|めーる|アドレス|手紙|てがみ|書面|封書)(?:の?コード)?(?:で|での|による|を使(?:って|う|った))` +
		`[^。！!?？\n届来]{0,6}(?:本人|身元)?の?(?:確認|認証|証明|照合)[^。！!?？\n]{0,14}` +
		`(?:たい|でき(?:ま|る|ない|ん)|お?願い|ねがい|やり|やら|受け|可能|始め|進め)|` +
		`(?:メール|めーる|手紙|書面)(?:の?コード)?の(?:本人)?(?:確認|認証)[^。！!?？\n]{0,8}(?:でき(?:ま|る|ない|ん)|やり|やら|受け|可能|始め|進め)|` +
		`\b(?:(?:can|could|may|let)(?:n't|not)? (?:i|me|we|us)\b|i(?:'d| would)? (?:like|want|wish|prefer|need)|` +
		`i'?ll)\b[^.!?\n]{0,24}\b(?:` +
		`(?:verify|confirm|prove|identify|be (?:verified|confirmed))\b[^.!?\n]{0,30}\b(?:by|via|with|through|using)(?: the| my|` +
		` an?)? ` +
		`(?:e-?mail|letter)|(?:e-?mail|letter) (?:check|verification|confirmation)|confirmation (?:by|via) (?:e-?mail|letter))\b|` +
		`(?:[邮郵]件|[邮郵]箱|[电電][邮郵]|信(?:件)?(?:上|里|裡)?的?代?[码碼])[^。！!?？\n收到来來]{0,4}` +
		`(?:做|进行|進行)?(?:本人|身份)?(?:[验驗][证證]|[确確][认認])|` +
		`(?:메일|편지|우편)(?:로|으로)? ?(?:하는 )?(?:본인 ?)?(?:확인|인증)[^.!?\n]{0,10}(?:싶|할게|하겠|할 ?수|가능|되나|될까|돼요|부탁|하려)`)
	unwished = lazyregexp.New(`(?i)たいこと|たい(?:点|内容)|本物|偽|詐欺|怪し|届い|来た|きた|済|しまし|電話で|結果|[での]お?返事|` +
		`\b(?:whether|that|if|real|genuine|received|` +
		`got|phone)\b|收到|真|假|是否|받은|왔|온 |진짜`)

	readable = lazyregexp.New(`(?i)(?:メール|めーる|メアド|アドレス)[^。！!?？\n]{0,14}(?:見ら?れ|使え|使って(?:い)?|読め|開け|受け取れ|ログインでき)(?:ます|` +
		`る)(?:[。！!、よのけがしん]|$)|` +
		`\b(?:e-?mail|mailbox|inbox|address)\b[^.!?\n]{0,20}\b(?:still works|is still (?:active|open|mine|there)|i can still)\b|` +
		`\bcan still (?:read|open|use|access|get into)\b[^.!?\n]{0,16}\b(?:e-?mail|address|mailbox|inbox)\b|` +
		`[邮郵]箱[^。！？!?\n]{0,4}[还還](?:能|可以|在)(?:用|登|看|收)?|메일[^.!?\n]{0,6}(?:아직|지금도|여전히) ?(?:쓰|써|볼 ?수 ?있|봐|열|사용)`)

	person = lazyregexp.New(`(?i)(?:人|ひと|担当(?:者|の方)?|係|スタッフ|オペレータ[ーァ]?|職員)(?:の(?:人|方|かた))?(?:さん)?(?:に|と|へ|が)` +
		`[^。、\n]{0,8}(?:聞|きい|きき|訊|話|はな|頼|たの|相談|代わ|替わ|つな[いぎ]|繋|お?願い|任せ|やって|対応)|` +
		`\b(?:ask|asking|talk|speak|let|get|want|give|put|reach|need)\b[^.!?\n]{0,24}` +
		`\b(?:human|person|somebody|someone|staff|agent|operator)\b|` +
		`(?:找|[问問]|[转轉]|[让讓]|[请請]|跟|和)[^。！？!?\n]{0,6}(?:人工|真人|客服|工作人[员員]|活人|[负負][责責]人)|` +
		`(?:사람|직원|담당자|상담원)(?:님|분)?(?:한테|에게|이랑|과|와|하고|으로|로|께)[^.!?\n]{0,8}(?:물어|연결|바꿔|얘기|이야기|말|부탁|맡|상담|해 ?달)`)
	unasked = lazyregexp.New(`(?i)(?:聞か|頼ま|話さ|相談し)(?:な|ず)|不要|いらない|\b(?:don'?t|not|without|no need)\b|不用|不要|不想|말고|필요 ?없`)

	afterwards = lazyregexp.New(`(?i)明日|あした|明後日|今夜|今晩|後で|あとで|帰(?:っ|宅)|戻(?:っ|り)|夜に|朝(?:に|、|帰|起)|\b(?:tomorrow|tonight|later|` +
		`when i(?:'m| am| get)|after work)\b|明天|今晚|晚上|回[家去]|待[会會]|내일|이따|나중|퇴근|저녁|집에 가`)
)
