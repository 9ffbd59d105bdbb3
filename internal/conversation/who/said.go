package who

import (
	"strings"

	"madoguchi/internal/lazyregexp"
)

// Mourns reports whether words speak of somebody who died, and not of what the desk said.
func Mourns(words string) bool {
	for _, other := range []*lazyregexp.Regexp{quoted, lifeless} {
		words = other.ReplaceAllString(words, " ")
	}
	return deaths.MatchString(words) && !Lives(words)
}

var quoted = lazyregexp.New(`[「『“"][^」』”"]{0,60}[」』”"]`)

// lifeless are things that are said to be dead, and what is as quiet or as slow as that.
var lifeless = lazyregexp.New(`(?i)(?:カード|スマホ|携帯|ケータイ|電話|電池|バッテリー|パソコン|サイト|ページ|リンク|回線|サーバー?|アプリ)(?:は|が|も)?(?:もう)?` +
	`(?:死んだ|死にました|お?亡くなり)|` +
	`(?:亡くなった|死んだ)[^。、\n]{0,6}(?:では|じゃ)な|사망자?[가는도이]? ?아니|` +
	`\bdead[- ](?:quiet|silent|slow|easy|simple|serious|set|tired|right|wrong|certain|sure|line|` +
	`link|end|battery|phone|account|zone|weight)\b|` +
	`\b(?:inbox|phone|mobile|laptop|computer|battery|line|link|site|website|page|server|card|number|account|mailbox|chat|app) ` +
	`(?:(?:is|are|was|were|went|seems|looks|has|just|already) ){0,2}(?:dead|died)\b`)

// Lives reports whether words say that nobody died.
func Lives(words string) bool { return lives.MatchString(words) }

// Unmourned are words without those that say that somebody is alive, or not dead: alone they sound
// dark to who listens for danger.
func Unmourned(words string) string { return living.ReplaceAllString(words, " ") }

// SeeksOwn reports whether a sentence of words asks what of its writer leaked, or how to find out.
func SeeksOwn(words string, asking func(string) bool) bool {
	for _, sentence := range strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("。.!！?？\n", r) }) {
		if AsksStatus(sentence) && !Others(sentence) && (asking(sentence) || seeking.MatchString(sentence)) {
			return true
		}
	}
	return false
}

// Oneself reports whether words speak of their writer.
func Oneself(words string) bool { return firsts.MatchString(words) }

var (
	lives = lazyregexp.New(`(?i)生きて|健在|存命|[^私僕俺し](?:は|も|が)(?:お)?元気です|死んで(?:い)?(?:な|ま)|亡くなって(?:い)?(?:な|ま|は)|` +
		`\b(?:alive|living|not dead|nobody died|` +
		`no one died|didn'?t die)\b|` +
		`살아 ?(?:계|있)|안 죽|죽지 않|돌아가시지 않|还活着|還活著|活着|活著|还在世|還在世|没死|沒死|没有死|沒有死|没有去世|沒有去世`)

	deaths = lazyregexp.New(`(?i)亡くな|亡くし|なくなった(?:父|母|夫|妻|祖|家|主|方|人)|亡(?:き)?(?:父|母|夫|妻|祖父|祖母|主人)|故人|死亡|死去|他界|逝去|永眠|死んだ|死にました|` +
		`遺族|遺品|相続|四十九日|葬儀|葬式|お葬|忌中|` +
		`\b(?:died|dead|deceased|passed away|passed on|late (?:husband|wife|father|mother|son|daughter|brother|sister|uncle|` +
		`aunt|parents?)|` +
		`funeral|executor|bereaved|probate|estate of)\b|` +
		`去世|过世|過世|往生|离世|離世|病逝|已故|逝世|遗产|遺產|遗属|遺屬|돌아가[셨신시]|사망|고인|세상을 떠|유족|별세|장례`)

	living = lazyregexp.New(`(?i)[^。、,.!！?？\n]{0,10}(?:夫|妻|主人|父|母|祖父|祖母|兄|姉|弟|妹|息子|娘|本人|利用者|患者|誰も|だれも|お?じいちゃん|お?ばあちゃん|さん)` +
		`[^。、,.!！?？\n]{0,8}(?:生きて(?:い)?(?:ます|る|おります)|健在|存命|(?:亡くなって|死んで)(?:は)?(?:い)?(?:ない|ません|ませぬ))(?:です|よ|ので|から|けど|が)*|` +
		`\b(?:he|she|(?:my|the|our) \w+) (?:is|are|'s) (?:still |very much )?(?:alive|living|not dead)\b|` +
		`\b(?:nobody|no one) (?:is dead|died|has died)\b|` +
		`[^。，,.!！?？\n]{0,6}(?:爸|妈|媽|父亲|父親|母亲|母親|丈夫|妻子|老公|老婆|奶奶|爷爷|爺爺|本人|他|她)(?:还|還|都)?(?:好好)?(?:活着|活著|在世|健在|没死|沒死)|` +
		`[^.!?\n]{0,6}(?:아버지|어머니|엄마|아빠|남편|아내|할머니|할아버지|본인|아무도)(?:는|은|가|이|께서|도)? ?(?:아직 )?(?:살아 ?(?:계|있)|안 ?죽|돌아가시지 않)[가-힣]*`)

	seeking = lazyregexp.New(`(?i)知りたい|調べ(?:たい|て|る方法)|確認(?:したい|して)|教えて|want to know|like to know|tell me|想知道|想确认|想確認|查一下|알고 ?싶|알려|확인하고`)

	firsts = lazyregexp.New(`(?i)私|わたし|わたくし|僕|ぼく|俺|おれ|自分|うちの|うちに|当方|こちらの|\b(?:i|i'm|my|mine|me|our|we)\b|我|제|내 |저는|저도|저의|저한테|나는|나의`)
)
