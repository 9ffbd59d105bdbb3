package typed

import (
	"slices"

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
	for _, clause := range clauses(words) {
		mail, letter = mail || noMail.MatchString(clause), letter || noLetter.MatchString(clause)
	}
	return mail, letter
}

// clauses are the parts of words between which somebody turns from one thing to another: "I lost the
// letter so email it is".
func clauses(words string) []string { return turns.Split(words, -1) }

var turns = lazyregexp.New(`(?i)(?:なので|ので|けれど|けど|だから|ですから|ますから)[、，,。]?|` +
	`[,，;；。.]? ?\b(?:so|but|then)\b|[，,。]?(?:所以|但是|但|那就)|(?:니까|지만|는데)[, ]`)

// helpless reports whether words ask nothing else than what to do now.
func helpless(words string) bool {
	return !slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return prose.Asking(s) && !whatNow.MatchString(s) && !noMail.MatchString(s)
	})
}

var whatNow = lazyregexp.New(`(?i)どう(?:し|す|やっ)|怎么办|怎麼辦|怎么弄|어떻게|어떡|\b(?:what now|what (?:can|should|do) i|how (?:can|do|should) i|` +
	`now what)\b`)

// Replies reports whether a message says something to a dialogue that asks how somebody can be
// identified, whatever else it may sound like.
func Replies(in inquiry.Inbound) bool {
	s := Said(in)
	return s.NoMail || s.NoLetter || s.Forgot || s.Neither || s.Other || s.Again
}

var (
	noMail = lazyregexp.New(`(?i)(?:メール|めーる|アドレス|あどれす)[^。!！?？\n手紙]{0,14}` +
		`(?:使え(?:な|ま[せへ]|ん)|つかえ(?:な|ま[せへ])|使って(?:い)?(?:な|ま[せへ])|つかって(?:い)?(?:な|ま[せへ])|もうな|もうありま[せへ]|` +
		`解約|変わっ|変え|ログインでき(?:な|ま[せへ])|入れ(?:な|ま[せへ])|見ら?れ(?:な|ま[せへ])|開け(?:な|ま[せへ])|持って(?:い)?(?:な|ま[せへ])|` +
		`わからな|わかりま[せへ]|分からな|分かりま[せへ]|覚えて(?:い)?(?:な|ま[せへ])|忘れ|失効|消え|なくな)|` +
		`\bno (?:e-?mail|mailbox)\b|(?:don'?t|no longer|can'?t|cannot|couldn'?t|lost|forgot|not)[^.!?\n]{0,30}(?:e-?mail|mailbox|inbox)|` +
		`(?:e-?mail|mailbox|inbox|address)[^.!?\n]{0,24}(?:gone|closed|no longer|not work|doesn'?t work|deactivated|expired|changed|` +
		`anymore|any more|dead)|` +
		`(?:邮箱|郵箱|信箱|邮件|郵件|电邮|電郵)[^。!！?？\n]{0,12}(?:不用|用不了|没用|不能用|登不|登录不|登錄不|打不开|打不開|进不去|進不去|没有|沒有|忘|不记得|不記得|注销|註銷|停用|失效|换了|換了)|` +
		`(?:没有|沒有|忘了|忘记|忘記|不记得|不記得|想不起)[^。!！?？\n]{0,8}(?:邮箱|郵箱|信箱|电邮|電郵|电子邮件|電子郵件|e-?mail)|` +
		`(?:changed|switched|closed|deleted|got rid of) (?:my |the |that )?(?:old )?(?:e-?mail|mailbox|inbox)|` +
		`(?:이메일|메일)[^.!?\n]{0,16}(?:없|안 ?써|안 ?쓰|못 ?쓰|기억|모르|바뀌|탈퇴|접속|안 ?들어가|못 ?들어가|잊)`)

	noLetter = lazyregexp.New(`(?i)(?:手紙|てがみ|書面|封書|封筒|郵便|はがき|コード|ばんごう)[^。!！?？\nメ]{0,14}` +
		`(?:届いて(?:い)?(?:な|ま[せへ])|届か|届きま[せへ]|来て(?:い)?(?:な|ま[せへ])|来な|` +
		`来ま[せへ]|きて(?:い)?(?:な|ま[せへ])|こな|` +
		`(?:も|は|が)(?:もう)?(?:な[いく]|あり?ま[せへ])|なくし|無くし|捨て|すて|失く|持って(?:い)?(?:な|ま[せへ])|読め(?:な|ま[せへ])|よめ(?:な|ま[せへ])|見つか[らり])|` +
		`\bno letter|(?:letter|post)[^.!?\n]{0,24}(?:never|not|n'?t|lost|threw|thrown|gone|nowhere)|` +
		`(?:didn'?t|never|haven'?t|don'?t|no longer|lost|threw|can'?t)[^.!?\n]{0,24}(?:letter)|` +
		`(?:信|信件|书面|書面|代码|代碼)[^。!！?？\n邮郵]{0,8}(?:没收|沒收|没到|沒到|还没|還沒|没有|沒有|丢|丟|扔|弄丢|找不到)|` +
		`(?:没有?收到|沒有?收到|没有|沒有|弄丢了?|弄丟了?)(?:过|過)?(?:你们的|任何|那封|这封)?(?:信件|信|书面|書面)(?:$|[^箱用息任])|` +
		`(?:편지|우편|우편물|서면|코드)[^.!?\n]{0,10}(?:안 ?왔|못 ?받|없|안 ?옴|버렸|잃어|안 ?도착|도착하지)`)
)
