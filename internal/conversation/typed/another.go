package typed

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// ForAnother reports whether words ask whether their writer may prove something, or type a code, for somebody else.
// Where they speak of one who died, that is whoever is to do it.
func ForAnother(words string, died bool) bool {
	if width(words) > longestLoss || leaked.MatchString(words) && !leaking.MatchString(words) {
		return false
	}
	others := died || OfOthers(words) || notSelf.MatchString(words)
	return others && slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		has := sayer(s).has
		asking := prose.Asking(s) || asks(s) || asksIt.MatchString(s)
		deed := has(enters) || has(instead, proves) && has(checks)
		return asking && deed && has(permits) && !has(genuine) && !has(otherCodes)
	})
}

// AsksLater reports whether words ask whether another code can be sent another time, or they may go on then.
func AsksLater(words string) bool {
	return slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		has := sayer(s).has
		further := has(agains, laterOn) || has(goesOn, laterOn) && has(permits)
		return (prose.Interrogative(s) || asks(s)) && further && !has(others)
	})
}

var (
	notSelf = lazyregexp.New(`(?i)本人(?:では|じゃ)な|代わり|代理|\bnot (?:the|that) (?:member|person|customer|registered)\b|on behalf|不是本人|` +
		`代替|替[他她]|본인(?:이)? ?아니|대신|` +
		`[妈媽爸]|父[亲親]|母[亲親]|丈夫|妻子|太太|老公|老婆|[儿兒]子|女[儿兒]|朋友|어머니|아버지|엄마|아빠|남편|아내|할머니|할아버지|친구|부모`)

	// asksIt passes a question on.
	asksIt = lazyregexp.New(`(?:のか|かどうか|か)(?:、|という|と)?[^。]{0,6}(?:お尋ね|質問|伺|聞き)`)

	enters = lazyregexp.New(`(?i)入力|打ち込|打って|入れて(?:も|は)|` +
		`\b(?:enter|type|put in|use) (?:it|the|this|that|his|her|their)\b|[输輸]入|填[写寫入]?|입력`)
	checks = lazyregexp.New(`(?i)本人確認|確認(?:でき|して|する)|認証|手続|コード|\b(?:verify|confirm|prove|check|code|do it)\b|[验驗][证證]|确认|確認|` +
		`代[码碼]|확인|인증|코드`)

	permits = lazyregexp.New(`(?i)(?:て|で)も?(?:よ[いろか]|い[いん]|良い|構|かま|大丈夫|問題)|でき(?:る|ます|ません)|可能|べき|(?:しない|する)(?:と|必要)|(?:て|で)い[いん]|` +
		`\b(?:may|can|could|should|allowed|okay|ok|fine|all right|must)\b|可以|能[不否]?|行[吗嗎不]|[该該]|해도|되나|될까|돼|가능|할 ?수`)

	goesOn = lazyregexp.New(`(?i)(?:また|続き|つづき|続け|つづけ|やり直|やって|して|再開|入力|試|戻)|` +
		`\b(?:continue|go on|carry on|do (?:this|it)|come back|resume|finish|try|pick (?:this|it) up)\b|` +
		`[继繼][续續]|接着|再(?:弄|做|[来來]|[试試])|回[来來]|이어|계속|다시|해도`)
	laterOn = lazyregexp.New(`(?i)(?:夜|よる|晩|夕方|週末|来週|[月火水木金土日]曜)(?:に(?:は|でも)?|でも)|` +
		`今(?:夜|晩)|帰(?:って|宅し)|家で|仕事の?(?:後|あと|終わ)|休みの日|` +
		`\b(?:tonight|this (?:evening|afternoon|weekend)|after work|in the evening|at home|when i(?:'m| am| get) (?:back|home)|` +
		`next week)\b|` +
		`今晚|晚上|下班|回家|[周週]末|明天|저녁|밤에|오늘 ?밤|퇴근|집에|주말|내일|あと(?:で|から)|後(?:で|から|ほど)|のちほど|明日|またの?(?:時|とき)|` +
		`\b(?:later|afterwards|another time|tomorrow|` +
		`whenever|any ?time)\b|[之以]?[后後]再|之[后後]|以[后後]|晚[点點些]|나중|이따|다음에`)
)
