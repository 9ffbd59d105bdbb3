package typed

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Postpones reports whether words say that their writer goes on with it another time: 「帰ってからします」,
// "I'll do it after dinner".
func Postpones(words string) bool {
	return width(words) <= longestLoss && !asks(words) && !prose.Interrogative(words) && postpones.MatchString(words)
}

// LeavesFor reports whether words leave what was begun, in a part of them, and go on with something else that
// they ask: 「もう面倒なのでやめます。電話でもいいですか」.
func LeavesFor(words string) bool {
	if width(words) > longestLoss || !asks(words) && !prose.Asking(words) {
		return false
	}
	parts := strings.FieldsFunc(words, parting)
	for i, part := range parts {
		lets := headings(strings.TrimSpace(part))[enough] && len([]rune(part)) > 5
		if i < len(parts)-1 && !asks(part) && (lets || drops(part) || stops.MatchString(part)) {
			return true
		}
	}
	return false
}

// drops reports whether a short message says at its end that its writer goes on no more: 「怖いのでやめておきます」.
func drops(words string) bool {
	return width(words) <= 60 && !asks(words) && dropping.MatchString(words) && !membership.MatchString(words)
}

var (
	postpones = lazyregexp.New(`(?i)(?:あとで|後で|後ほど|のちほど|今度|明日|明後日|来週|今夜|夜(?:に)?|朝(?:に)?|寝て|起き(?:たら|てから)|帰っ(?:たら|てから)|戻っ(?:たら|てから)|` +
		`終わっ(?:たら|てから)|` +
		`着い(?:たら|てから)|見つけ(?:たら|てから)|[^。、\s]{1,6}てから|とき(?:に|は)?)[^。！？!?\n]{0,10}(?:し(?:ます|ときます)|する|やり(?:ます|直)|やる|入れ(?:ます|る)|打ち?ます|` +
		`試し(?:ます|てみ)|送り(?:ます|直)|調べ(?:ます|る)|続け)|` +
		`\b(?:i'?ll|i will|will|gonna|going to|let me)\b[^.!?\n]{0,40}\b(?:later|tonight|tomorrow|afterwards|after|when|once|` +
		`in (?:the|an?) )\b|` +
		`\b(?:at home|at work|upstairs|in the car)\b[^.!?\n]{0,20}\b(?:tonight|tomorrow|later)\b|` +
		`(?:家|うち|自宅|実家|会社)に(?:ある|あり|置い)[^。！？!?\n]{0,10}(?:今夜|今晩|夜に|明日|あとで|後で)|` +
		`(?:在家|在公司|放家)[^。！？!?\n]{0,8}(?:晚上|今晚|明天|回去)|(?:집|회사)에 (?:있|두고)[^.!?\n]{0,12}(?:이따|저녁|내일|나중)|` +
		`(?:等(?:会|會|一下|下|我)|一会|一會|待会|待會|回[头頭]|晚[点點上]|明天|回去|回家|有空)[^。！？!?\n]{0,10}(?:再|弄|做|[输輸]|填|[验驗])|` +
		`(?:나중에|이따|퇴근|내일|저녁에|끝나[고면]|집에 가서|그때|다음에)[^.!?\n]{0,12}(?:할|하겠|해 ?볼|볼게)`)

	dropping = lazyregexp.New(`(?i)(?:やめ(?:る|ます|とく|とき(?:ます|たい)|て?おき(?:ます|たい)|に(?:し|する)|たい|させて)|(?:もう|確認は)(?:し(?:ない|ません)|せん|` +
		`やらない))[^。！？!?\n]{0,5}[。.！!\s]*(?:$|申し訳|すみません|ごめん|ありがと)|` +
		`\b(?:stop|quit|cancel|drop|forget) (?:it|this|here)\b|\bi(?:'m| am) (?:done with|not doing) (?:this|it)\b|` +
		`(?:不|唔)(?:填|[验驗]|弄|做|搞|想[验驗弄])(?:了|喇|啦)?[。.!！~\s]*$|停[了咗吧]佢?[。.!！~\s]*$|` +
		`(?:그만(?:할|둘|두겠|하겠)|(?:인증|확인)(?:은|을)? ?안 ?(?:해|할|하))[가-힣]{0,4}[.!~ㅠㅜ\s]*$`)

	// membership is what else one may leave.
	membership = lazyregexp.New(`(?i)会員|退会|登録|アカウント|member|account|subscri|会员|會員|[账帳][号號户戶]|회원|계정`)
)
