package typed

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/inquiry"
	"madoguchi/internal/lazyregexp"
)

// longestLoss is how wide a message is at most in which somebody says what is out of their reach.
const longestLoss = 160

// outOfReach tells whether words say that the mailbox is gone, and that there is no letter.
func outOfReach(words string) (mail, letter bool) {
	if width(words) > longestLoss {
		return false, false
	}
	if both.MatchString(words) {
		return true, true
	}
	if halves(words) {
		return true, true
	}
	for _, clause := range clauses(words) {
		mail = mail || noMail.MatchString(clause) && !unsent.MatchString(clause)
		letter = letter || noLetter.MatchString(clause)
	}
	return mail, letter
}

// halves reports whether words name a mailbox and a letter, one after the other, and say of each that it is out of
// reach. That no mail came is no mailbox out of reach.
func halves(words string) bool {
	at := nouns.FindAllStringIndex(words, -1)
	lost := map[bool]bool{}
	for i, m := range at {
		end := len(words)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		mail, said := mailbox.MatchString(words[m[0]:m[1]]), words[m[1]:end]
		if prose.Interrogative(said) && !whatNow.MatchString(said) {
			return false
		}
		lost[mail] = lost[mail] || (off.MatchString(said) && (!mail || !comes.MatchString(said)))
	}
	return lost[true] && lost[false]
}

var (
	nouns = lazyregexp.New(`(?i)メール|めーる|メアド|アドレス|あどれす|手紙|てがみ|書面|封書|郵便物|\be-?mail|\bmailbox|\binbox|\bletter|\bpost\b|[邮郵]箱|信箱|` +
		`电邮|電郵|信件|书面|書面|信|이메일|메일|편지|우편|안내문`)
	mailbox = lazyregexp.New(`(?i)メール|めーる|メアド|アドレス|あどれす|e-?mail|mailbox|inbox|箱|电邮|電郵|메일`)
	off     = lazyregexp.New(`(?i)な[いか]|ま[せへ]ん|へん|[れせけ]ん|使って(?:い)?な|ねえ|無理|だめ|ダメ|古い|前の(?:家|住所|会社|アドレス)|昔の|変え[たてま]|変わ[っり]|替え[たてま]|` +
		`辞め|やめ[たて]|解約|捨て|なくし|失くし|` +
		`\b(?:not|n't|never|gone|dead|closed|old|lost|deleted|cancell?ed|any ?more|cannot|can't|no longer|doesn't|don't|didn't|` +
		`hasn't|haven't)\b|` +
		`没|沒|不用|不能|用不了|收不到|旧|舊|以前的|注[销銷]|[换換]了|扔|丢|丟|없|안 |못|옛|예전|바뀌|바꿨|버렸|해지`)
	comes = lazyregexp.New(`(?i)来(?:な|ま|て)|こな|こん|届|\b(?:com(?:e|es|ing)|came|arriv\w*|receiv\w*|reach\w*)\b|收|到|왔|와요|도착|받`)
)

// clauses are the parts of words between which somebody turns from one thing to another: "I lost the
// letter so email it is".
func clauses(words string) []string {
	return strings.Split(turns.ReplaceAllString(words, "$1\x00"), "\x00")
}

var turns = lazyregexp.New(`(?i)([なたるいすん])ので[、，,。]?|(?:けれど|けど|だから|ですから|ますから)[、，,。]?|` +
	`[,，;；。.]? ?\b(?:so|but|then)\b|[，,。]?(?:所以|但是|但|那就)|(?:니까|지만|는데)[, ]`)

// helpless reports whether words ask nothing else than what to do now.
func helpless(words string) bool {
	return !slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return prose.Asking(s) && !whatNow.MatchString(s) && !tells(s)
	})
}

// tells reports whether a sentence says what is lost, and asks nothing: 「ありません」 sounds like a question.
func tells(sentence string) bool {
	return (noMail.MatchString(sentence) || noLetter.MatchString(sentence)) && !prose.Interrogative(sentence)
}

// unsure are words of somebody who does not remember.
var unsure = lazyregexp.New(`(?i)忘れ|わすれ|わから|わかりま|分から|分かりま|覚え|おぼえ|思い出|\b(?:forgot|remember|know|sure)|忘|[记記]得|想不起|不知道|不[晓曉]得|기억|잊|모르|몰라`)

var whatNow = lazyregexp.New(`(?i)どう(?:し|す|やっ)|場合(?:は|に|、)*[^。！!]{0,6}[?？]|(?:ほか|他|別)(?:の|に)(?:方法|手段|やり方)?|名前で|調べて(?:もら|くれ|くだ|いただ)|` +
	`怎么办|怎麼辦|怎么弄|怎麼弄|怎么查|怎麼查|其他(?:办法|方法|辦法)|어떻게|어떡|우짜|방법|` +
	`\b(?:what now|what (?:can|should|do) (?:i|we)|how (?:can|do|should) (?:i|we)|now what|alternative|another way|` +
	`(?:can|could) (?:you|somebody|someone|anyone|your staff) (?:check|look)|by (?:my |our )?name)\b`)

// Replies reports whether a message says something to a dialogue that asks how somebody can be
// identified, whatever else it may sound like.
func Replies(in inquiry.Inbound) bool {
	s := Said(in)
	return s.NoMail || s.NoLetter || s.Forgot || s.Neither || s.Other || s.Again
}

// both are words that name the two ways together, and lose them.
var both = lazyregexp.New(`(?i)(?:(?:メール|アドレス)(?:も|と|や|、)*(?:手紙|書面|封書|はがき|郵便)|(?:手紙|書面|封書|はがき|郵便)(?:も|と|や|、)*(?:メール|` +
	`アドレス))[^。!！?？\n]{0,10}` +
	`(?:` + offJa + notJa + `|(?:も|が|は)(?:な[いくか]|あり?ま[せへ]|ね[えぇー]|無[いくり理])|無理|だめ|ダメ|駄目|難し)|` +
	`\bneither (?:the |my |an? )?(?:e-?mail|letter|mailbox|post)\b[^.!?\n]{0,16}\bnor\b[^.!?\n]{0,16}\b(?:works?|possible|an option)\b|` +
	`(?:メール|メアド|アドレス)[^。！!?？\n]{0,8}[もと][^。！!?？\n]{0,4}住所も?[^。！!?？\n]{0,6}(?:なくな|無くな|使え)|` +
	`\be-?mail\b[^.!?\n]{0,20}\band\b[^.!?\n]{0,16}\baddress\b[^.!?\n]{0,16}\b(?:gone|no longer|dead|don'?t exist)|` +
	`[邮郵]箱[^。！？!?\n]{0,6}[和跟与與][^。！？!?\n]{0,6}(?:地|住)址[^。！？!?\n]{0,6}(?:[没沒]了|[没沒]有了|用不了|不在)|` +
	`메일(?: ?주소)?(?:이?랑|과|하고|도)[^.!?\n]{0,6}주소[도가는]? ?[^.!?\n]{0,6}(?:없|사라|못 ?[쓰써])|` +
	`[邮郵](?:箱|件)?(?:和|跟|与|與|也|、)+信(?:件)?[^。！？!?\n]{0,4}都?(?:没|沒|不(?:能|行|可)|用不|冇)|(?:메일|이메일)(?:도|이랑|과|` +
	`하고)? ?편지(?:도)? ?[^.!?\n]{0,8}(?:없|못 ?[쓰써]|안 ?[되돼])`)

// unsent are words that no mail came: that is no mailbox out of reach.
var unsent = lazyregexp.New(`(?i)\be-?mails?\b[^.,!?\n]{0,30}\b(?:com(?:e|es|ing)|came|arriv\w*|receiv\w*|reach\w*)\b|` +
	`\b(?:receiv\w*|got|get|gotten|had|sent)\b[^.!?\n]{0,24}\b(?:e-?mails?|mails?)\b|` +
	`(?:收到|收过|收過|[来來])[^。！？!?\n]{0,6}[邮郵]件|[邮郵]件[^。！？!?\n]{0,6}(?:收到|[来來]|到)|메일[^.!?\n]{0,8}(?:안 ?[왔와옴오]|못 ?받|도착)`)

// How each language says that something is not there or does not work, behind the words for it.
const (
	notJa  = `(?:な[いかくけ]|ま[せへ]|へん|ね[えぇー]|んね|無[いく])`
	offJa  = `(?:使え|つかえ|つかいきら|使って(?:い)?|つかって(?:い)?|見ら?れ|みら?れ|見え|開け|開か|入れ|ログインでき|アクセスでき|持って(?:い)?|持ったことが?|覚えて(?:い)?)`
	goneJa = `解約|退会|失効|廃止|停止|消え|なくな[っりる]|変わっ|変え[たてま]|替え[たてま]|退職|辞め[たてま]|壊れ`
	knowJa = `(?:わから|分から|知ら)(?:な|ん|へん|ね)|(?:わかり|分かり)ま[せへ]|忘れ`
	goneEn = `gone|closed|dead|deactivated|deleted|expired|cancell?ed|changed|disabled|no longer|not work|doesn'?t work|any ?more|` +
		`isn'?t mine`
	cantEn = `don'?t have|do not have|no longer|can'?t|cannot|can not|couldn'?t|unable|lost|forgot|never had|without`
)

var (
	noMail = lazyregexp.New(`(?i)(?:メール|めーる|メアド|アドレス|あどれす)[^。!！?？\n手紙]{0,22}` +
		`(?:` + offJa + notJa + `|(?:もう|手元に|今は)(?:な[いく]|あり?ま[せへ]|無)|(?:は|も|が)(?:な[いく]|あり?ま[せへ]|無[いく]|ね[えぇー])|` + goneJa + `|` +
		`` + knowJa + `)|` +
		`\bno (?:e-?mail|mailbox)\b|(?:` + cantEn + `|\bnot\b)[^.!?\n]{0,30}(?:e-?mail|mailbox|inbox)|` +
		`(?:e-?mail|mailbox|inbox|\baddress)[^.!?\n]{0,30}(?:` + goneEn + `|can(?:'?t|not) (?:open|get|log|access|read|use))|` +
		`(?:[邮郵]箱|信箱|[邮郵]件|[电電][邮郵])[^。!！?？\n]{0,14}(?:不用|用不了|没用|沒用|不能用|登不|登[录錄]不|打不[开開]|[进進]不去|没有|沒有|没了|沒了|忘|不[记記]得|注[销銷]|註銷|停用|` +
		`失效|[换換]了)|` +
		`(?:(?:^|[^有])[没沒]有|忘了|忘[记記]|不[记記]得|想不起)[^。!！?？\n]{0,8}(?:[邮郵]箱|信箱|[电電][邮郵]|[电電]子[邮郵]件|e-?mail)|` +
		`(?:changed|switched|closed|deleted|got rid of) (?:my |the |that )?(?:old )?(?:e-?mail|mailbox|inbox)|` +
		`(?:이메일|메일)[^.!?\n]{0,18}(?:없|안 ?써|안 ?쓰|못 ?쓰|못 ?써|쓸 수 없|기억|모르|몰라|바뀌|탈퇴|접속|안 ?들어가|못 ?들어가|못 ?봐|잊)`)

	noLetter = lazyregexp.New(`(?i)(?:手紙|てがみ|書面|封書|封筒|郵便|通知|はがき|コード|ばんごう|番号|符号)[^。!！?？\nメ]{0,18}` +
		`(?:(?:届いて|とどいて|来て|きて|受け取って|もらって|見て|見つかって)(?:い)?` + notJa + `|届か(?:な|ん|へん|ね)|届きま[せへ]|来な|来ま[せへ]|こな|こん|` +
		`(?:も|は|が)(?:もう|手元に|どこにも)*(?:な[いく]|あり?ま[せへ]|ございま[せへ]|ね[えぇー])|なくし|無くし|紛失|捨て|すて|失く|処分し|燃やし|ゴミ|ごみ|持って(?:い)?` + notJa +
		`|読め` + notJa + `|よめ` + notJa + `|見つか[らり]|見当た[らり]|書いて(?:い)?` + notJa + `)|` +
		`\bno letter|(?:letter|post)[^.!?\n]{0,24}(?:never|not|n'?t|lost|threw|thrown|gone|nowhere|burn\w*|returned|\bback\b)|` +
		`(?:didn'?t|did not|never|haven'?t|don'?t|not in receipt|no longer|lost|threw|can'?t|cannot)[^.!?\n]{0,24}(?:letter)|` +
		`(?:信|信件|书面|書面|代码|代碼)(?:也|都|是|早就|上|里|裡)*(?:没有|沒有|没了)|(?:信|信件|书面|書面|代码|代碼)[^。!！?？，,\n邮郵]{0,10}(?:没收|沒收|没到|沒到|没来|沒來|没见|沒見|没看|` +
		`沒看|没拿|沒拿|还没|還沒|丢|丟|扔|弄丢|找不到|收不到)|` +
		`(?:没有?收到|沒有?收到|收不到|没有|沒有|弄丢了?|弄丟了?)(?:过|過)?(?:你们的|任何|那封|这封)?(?:信件|信|书面|書面)(?:$|[^箱用息任])|` +
		`(?:편지|우편|우편물|서면|안내문|코드)[^.!?\n]{0,14}(?:안 ?왔|안 ?와|못 ?받|없|안 ?옴|버렸|버려|잃어|안 ?도착|도착하지|못 ?봐|못 ?봅|못 ?찾|안 ?보여)`)
)
