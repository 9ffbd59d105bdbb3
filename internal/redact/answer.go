package redact

import "regexp"

// answers finds what somebody answered to a secret question, and further ways to
// tell a password.
func (v *view) answers() []span {
	found := v.stated(answered)
	found = append(found, v.stated(petAnswer)...)
	if asksSecret.MatchString(v.text) {
		for _, form := range chosenAnswers {
			found = append(found, v.stated(form)...)
		}
	}
	return found
}

// stated lists the values in a form of telling them. A question word is none.
func (v *view) stated(form *regexp.Regexp) []span {
	var found []span
	for _, m := range form.FindAllStringSubmatchIndex(v.text, -1) {
		for i := 2; i < len(m); i += 2 {
			if m[i] < 0 {
				continue
			}
			if value := v.text[m[i]:m[i+1]]; !ordinary(value) && !noAnswer.MatchString(value) {
				found = append(found, span{m[i], m[i+1]})
			}
		}
	}
	return found
}

// noAnswer begins what asks for an answer or points at one, and what is said of it.
var noAnswer = regexp.MustCompile(`^(?:し[てた]|何|(?:なに|なん|どれ|どう|どこ|どちら|だれ|いつ|これ|それ|あれ|この|その)(?:$|[^\p{Hiragana}ー]|[かがをもにで])|どんな|誰|同じ|おなじ|適当|本当[のに]|嘘|うそ|でたらめ|正直|ちゃんと|勝手|自由に|自分で?|必ず|` +
	`確認|登録|設定|入力|質問|答え|回答|秘密|漏|洩|流出|(?:what|which|whatever|stuff|honest|nonsense|gibberish)\b|` +
	`什么|什麼|哪|啥|怎|同[样樣]|一[样樣个個大]|真的|假的|[也都]|表[要格]|[^我]*我[妈媽爸]|.*(?:旧姓|舊姓|名字|姓名|姓氏)$|[乱亂]|[随隨]便|泄|[改换換忘]|` +
	`뭐|뭘|무엇|어떤|어떻|무슨|같은|똑같|그대로|질문|비밀|변경|유출|잊|모르)`)

// The questions that sites ask for a secret, by their subject.
const (
	subjectJa = `(?:母(?:親)?の旧姓|旧姓|(?:ペット|愛犬|愛猫|飼い?犬|飼い?猫|[犬猫])の(?:名前|なまえ)|ペット名?|好きな(?:食べ物|たべもの|果物|飲み物|映画|歌手?|色|本|作家|選手|芸能人|動物|スポーツ|言葉|花|曲)|座右の銘|初恋の人(?:の名前)?|[小中高]?(?:学校|校)(?:の名前|名)?|(?:恩師|担任|先生)の(?:名前|なまえ)|(?:子ども|子供|幼い|小さい)(?:の)?(?:頃|ころ|時)のあだ名|あだ名|出身地?|(?:父|母|祖父|祖母)親?の(?:名前|出身地?)|初めて[^。、?!\n\x{E000}-\x{E0FF}]{1,12}?(?:の名前|車|街|町|映画))`
	ownJa     = `(?:母(?:親)?の旧姓|(?:ペット|愛犬|愛猫|飼い?犬|飼い?猫|[犬猫])の(?:名前|なまえ)|好きな(?:食べ物|たべもの|映画|歌手|色|作家|芸能人|動物))`
	valueJa   = `([^。、,.!?はがを=:「」『』"'\s\x{E000}-\x{E0FF}]{1,20}?)`
	putJa     = `(?:登録|設定|入れ|いれ|答え|こたえ|回答|書い|入力|打ち?|打っ)`
	askedZh   = `(?:密保|安全|秘密|密[码碼]提示)(?:[问問][题題])?`
)

// petAnswer is an answer to such a question in any text: nobody else asks for it.
var petAnswer = regexp.MustCompile(ownJa + `\s?(?:は|が|を|で|に|のやつ[、にでは]{0,2})?、?[「『"]?` + valueJa + `[」』"]? ?(?:と|って|で)、?(?:ふざけて|そのまま)?` + putJa + `|` +
	ownJa + `\s?[=:→]\s?[「『"]?([^。、,!?=:「」『』"'\s\x{E000}-\x{E0FF}]{1,20}?)` + `[」』"]?(?:$|[\s。、,.!?]|です|(?:と|って|で)` + putJa + `)`)

// asksSecret is where a text speaks of a secret question, and chosenAnswers how the
// answer is told there, in the same sentence or the next.
var (
	asksSecret    = regexp.MustCompile(`(?:秘密|ひみつ)の(?:質問|しつもん)|(?:本人確認|確認用?|再設定)の(?:質問|しつもん)|合い?言葉|\b(?:secret|security|recovery) (?:questions?|q)\b|密保|(?:安全|秘密|提示)[问問][题題]|(?:비밀 ?번호(?: ?찾기)?|비밀|보안|본인 ?확인) ?(?:질문|힌트)`)
	chosenAnswers = []*regexp.Regexp{
		regexp.MustCompile(subjectJa + `[」』)]?(?:を選[んび択][^。、?!\n\x{E000}-\x{E0FF}]{0,6}[でてし]、?|(?:に)?(?:し|なの|でし)(?:て|た)(?:、|。|\n)?|[はがにで]、?|[=:→]|、|の?(?:やつ|ところ|欄)(?:に|で|は))\s?(?:答え?は|回答は)?[「『"]?` + valueJa + `[」』"]? ?(?:(?:と|って|で)、?(?:ふざけて|そのまま)?` + putJa + `|に(?:して|しま|しと|設定))`),
		regexp.MustCompile(`(?:秘密|ひみつ)の(?:質問|しつもん)[^。?!\n\x{E000}-\x{E0FF}]{0,24}?(?:に(?:し|設定し|登録し)て(?:い)?(?:まし)?た|でした|だった|を選(?:び|んで)[^。\n]{0,6}た|です)(?:。|\n)\s?(?:答え?は|回答は|たしか|確か|たぶん|多分)?、?[「『"]?` + valueJa + `[」』"]? ?(?:です(?:。|$|\n|けど|が)|でした|だった|だよ|だけど|と` + putJa + `)`),
		regexp.MustCompile(`\b(?:questions?|q)\b[^!\x{E000}-\x{E0FF}]{0,80}?(?:\b(?:i|and|then) (?:put|wrote|answered|entered|typed|said|set|used|gave)|\banswered with|\b(?:my|the) answer(?: is| was|:)|, answer:?|\bmine was my [a-z]+,)(?: in| down| it as| with)? ["']?([a-z0-9][a-z0-9'\-]*(?: [a-z0-9'\-]+){0,3}?)["']?(?: (?:and|but|which|because|for|as|there|so|too|on|if|is|was|at)\b|\s*(?:$|[.,;:!?\n(]))`),
		regexp.MustCompile(`\bquestions?\b[^.?!\n\x{E000}-\x{E0FF}]{0,60}?[.\n] ?(?:it(?:'s| is| was)) ["']?([a-z0-9][a-z0-9'\-]*(?: [a-z0-9'\-]+){0,2}?)["']?(?: (?:and|but|if)\b|\s*(?:$|[.,;!?\n(]))`),
		regexp.MustCompile(askedZh + `[^!\x{E000}-\x{E0FF}]{0,30}?(?:(?:填|答[了的]|输入|輸入|[设設]定?)(?:的|了|成|是|为|為)+|我(?:都|就)?(?:填|[写寫]的?[了是])(?:的|了|成|是|为|為)*|答案(?:[写寫填]的?|是|:)+) ?(?:[「『"']([^「」『』"'\n\x{E000}-\x{E0FF}]{1,20})[」』"']|([\p{Han}a-z\d]{2,10}?)(?:$|[\s,。.!、;]))`),
		regexp.MustCompile(askedZh + `[^。?!\n\x{E000}-\x{E0FF}]{0,30}?(?:写|寫)(?:的|了|成|是)* ?[「『"']([^「」『』"'\n\x{E000}-\x{E0FF}]{1,20})[」』"']`),
		regexp.MustCompile(`(?:질문|힌트)[^?!\x{E000}-\x{E0FF}]{0,40}?답(?:변|을|은|이|으로|도|란에|에)* ?["'「]?([가-힣a-z\d]{1,12}?)["'」]? ?(?:이?라고|으?로 ?(?:적|썼|했|등록|입력)|이에요|예요|입니다|였|이었|인데|(?:[를을] ?)?(?:적|썼|입력|등록))`),
		regexp.MustCompile(`(?:질문|힌트)[^?!\n\x{E000}-\x{E0FF}]{0,16}?(?:이름|별명|학교|음식|고향|보물)[^?!\n\x{E000}-\x{E0FF}]{0,2}?(?:이고|이었고|인데|이며)[, ]*["'「]?([가-힣a-z\d]{1,12}?)["'」]? ?(?:이에요|예요|입니다|였어요|라고)`),
		regexp.MustCompile(`(?:질문|힌트)[^?!\n\x{E000}-\x{E0FF}]{0,30}?["'「]?([가-힣a-z\d]{1,12}?)["'」]?(?:이?라고|으?로) ?(?:답|적|썼|써|등록|입력|했)`),
	}
)

// answered are further ways to tell an answer or a password.
var answered = regexp.MustCompile(`(?:旧姓|ペット|出身|学校|先生|食べ物|映画|初めて)[^。、?!\n\x{E000}-\x{E0FF}]{0,8}質問(?:で|に|は|には|の答えは)、?[「『]?([^。、はがで「」『』\s\x{E000}-\x{E0FF}]{1,20}?)[」』]?と(?:登録|答え|回答|設定|入れ)|` +
	`(?:秘密|ひみつ)の(?:質問|しつもん)(?:[^。、?\n\x{E000}-\x{E0FF}]{0,10}?[はがで]、?|に|には|へは?)[「『]?([^。、はがで「」『』\s\x{E000}-\x{E0FF}]{1,20}?)[」』]?と(?:答え|回答|こたえ|登録|設定|入れ|書)|` +
	`(?:秘密|ひみつ)の質問[^。\n\x{E000}-\x{E0FF}]{0,24}?[」』] ?(?:で|→|は|に|の?答えは?)、?[「『]([^「」『』\n\x{E000}-\x{E0FF}]{1,20})[」』]|[「『]([^「」『』\n\x{E000}-\x{E0FF}]{1,20})[」』]を(?:秘密|ひみつ)の質問に|` +
	`["「『]([^"「」『』\n\x{E000}-\x{E0FF}]{3,24})["」』] (?:an? )?(?:bad|weak|good|safe|strong|common|ok|okay|secure) pass(?:word|code)\b|` +
	`\b(?:changed?|changing|switched|updated|reset) (?:my |the )?(?:old )?pass(?:word|code)s? from ["']?([!-~]{3,40}?)["']? to ["']?([!-~]{3,40}?)["']?(?:$|[\s.,!?])|` +
	`질문에 ?([가-힣]{1,12}?)이?라고 ?답|` +
	`\banswered ["']?([!-~]{2,24}?)["']? (?:to|for|as) (?:my |the )?(?:secret|security) question|` +
	`\bit(?:'s| is| was) ["']?([!-~]{3,40}?)["']?,? (?:for |as )?my (?:old )?pass(?:word|code)\b|(?:^|[\n.!?] ?)["']?([!-~]{3,40}?)["']? ?[\-,;:] ?(?:that|this|it)(?:'s| is| was) (?:my|the) (?:old )?pass(?:word|code)\b`)
