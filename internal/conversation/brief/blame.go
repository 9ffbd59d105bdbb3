package brief

import (
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Corrects reports whether somebody says that they were misunderstood.
func Corrects(words string) bool {
	words = prose.Plain(words)
	_, meant := Instead(words)
	return meant || corrects.MatchString(quoted.ReplaceAllString(words, ""))
}

// Repeats reports whether somebody says that they are told the same, again.
func Repeats(words string) bool {
	return repeats.MatchString(quoted.ReplaceAllString(prose.Plain(words), ""))
}

// Unanswered reports whether somebody says that they got no answer to what they asked.
func Unanswered(words string) bool { return unanswered.MatchString(prose.Plain(words)) }

// Objects reports whether somebody objects to how they were read: that it was something else, that they had
// said it before, that the desk shall read them.
func Objects(words string) bool {
	words = prose.Plain(words)
	return objects.MatchString(quoted.ReplaceAllString(words, ""))
}

// Unheard reports whether somebody says that they are not understood.
func Unheard(words string) bool { return unheard.MatchString(prose.Plain(words)) }

// OfTopic reports whether words name what is being talked about, or asked: 「手数料の話ではなく」.
func OfTopic(words string) bool { return ofTopic.MatchString(prose.Plain(words)) }

// Negates reports whether a short statement denies something: 「怒ってはいません」. That somebody does not know something
// denies nothing.
func Negates(words string) bool {
	plain := prose.Plain(words)
	return utf8.RuneCountInString(words) <= longestDenied && negates.MatchString(plain) && !unknowing.MatchString(plain) && Statement(words)
}

// longestDenied is how many characters such a statement has at most.
const longestDenied = 48

// Worries reports whether somebody says that they are afraid of what may come.
func Worries(words string) bool { return worries.MatchString(prose.Plain(words)) }

// quoted is what others said.
var quoted = lazyregexp.New(`「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|‘[^’]*’`)

var (
	unheard = lazyregexp.New(`(?i)誤解|勘違い|取り違|読み違|(?:話|言って(?:い)?ること|質問)(?:が|を|の意味が)?(?:全然|ぜんぜん|まるで)?(?:通じ|わか|分か|理解し)(?:って|` +
		`て)?(?:い)?(?:な|ませ)|` +
		`\bmisunder\w+|\bmisread\b|\byou (?:do ?n[o't]+|did ?n[o't]+|are not|aren't) (?:understand\w*|get(?:ting)? (?:it|me)|` +
		`listen\w*)|` +
		`(?:没|沒|不)(?:听|聽|看)?(?:懂|明白)(?:我|啊|吧|吗|嗎|$)|误会|誤會|搞错|搞錯|理解错|理解錯|오해|못 ?알아 ?듣|이해(?:를)? ?못`)
	ofTopic = lazyregexp.New(`(?i)(?:の|って)(?:話|はなし)|の(?:こと|件)(?:じゃ|では|で|や)|(?:聞|訊|尋ね|きい)[^。]{0,8}(?:じゃ|では)|\b(?:about|asking|asked|` +
		`talking|question)\b|` +
		`(?:问|問|说|說|讲|講)的?(?:不是|是)|(?:얘기|이야기|질문|말)(?:이|가)? ?(?:아니|말고)`)
	unknowing = lazyregexp.New(`(?i)(?:知|し)ら(?:な|ん|ぬ|ねえ|へん)|(?:分か|わか)ら|覚え(?:が|の|は|も)?(?:て(?:い)?)?(?:な|ま[せへ]|あり?ま[せへ])|身に覚え|心当たり|` +
		`\b(?:know|recogni[sz]e|remember|recall|sure|understand)\b|(?:不|没|沒)(?:知道|认识|認識|认得|認得|记得|記得|清楚|明白|印象|有印象)|모르|몰라|기억|낯선`)
	negates = lazyregexp.New(`(?i)(?:じゃ|では|で|や)(?:な[いく]|ね[えー]|ありません|あらへん|のう)|(?:て|で)(?:は)?(?:い)?(?:ない|ません|なかった|へん|まへん|おりません|ねえ)|` +
		`(?:ない|ません|へん)(?:です|て|よ|で|けど|から|わ)*[。．.!！\s]*$|` +
		`\b(?:not|never|no)\b|n't\b|不是|没|沒|不|아니|안 ?\S|지 ?않`)
	worries = lazyregexp.New(`(?i)(?:たら|ると|ては|ば)[^。]{0,8}(?:困|こま|怖|こわ|恐|いや(?:だ|です)|嫌)|心配|しんぱい|不安|ふあん|怖く|怖い|こわい|気が気|どうしよう|` +
		`\b(?:worr(?:y|ied)|afraid|scared|anxious|nervous|frightened)\b|担心|擔心|害怕|不安|好怕|怕(?:会|會|被|有)|걱정|불안|무서|겁나|두려`)
	objects = lazyregexp.New(`(?i)^(?:いや|いえ|いいえ|違|ちが)|(?:そう|そっち|それ)(?:じゃ|では|や)な[くい]|(?:を|って|と|か)(?:聞い|訊い|きい)て(?:い)?(?:る|ます|ん)|` +
		`(?:尋ね|聞き|申し)(?:た|たい|し)[^。]{0,6}のは|(?:もう|さっき|先に|すでに|既に|先ほど)[^。]{0,10}(?:書い|言っ|言い|伝え|申し)|` +
		`(?:と|て)(?:言|ゆ)(?:っ|い)(?:た|て)|(?:と|て)書い(?:た|てる)|` +
		`と申し(?:上げ)?(?:た|まし)|` +
		`(?:ちゃんと|よく|もう一度)読[んみめ]|` +
		`^\W*no(?:pe)?\b(?: *[,.!;]|,? (?:i|it|that|not)\b)|\bi (?:already )?(?:said|told|wrote|asked|meant|mean)\b|` +
		`(?:not|n'?t) (?:ask|talk)(?:ing)?\b|\bnot (?:what|my question)\b|\bread (?:my|what|it again)\b|` +
		`^不[是对對]|我(?:问|問|说|說)(?:的|过|過|了)|已经(?:说|告诉)|已經(?:說|告訴)|没(?:问|说)|沒(?:問|說)|(?:仔细|仔細|好好)(?:看|读|讀)|` +
		`^아니|그게 ?아니|(?:이미|아까|벌써)[^.]{0,8}(?:말|썼|적)|제 ?말은|제대로 ?읽`)
	corrects = lazyregexp.New(`(?i)違(?:う|い|っ)|ちが(?:う|い|っ)|(?:そう|それ|そっち)(?:じゃ|では)|(?:じゃ|では|や)(?:な[くい]|ね[えー]|ありません|あらへん)|` +
		`(?:聞い|訊い|言っ|頼ん|書い)て(?:い)?(?:ない|ません|まへん|へん)|聞(?:きたい|いてる|いている|いた)のは|誤解|勘違い|取り違|読み違|` +
		`\b(?:misunder\w+|misread\w*|(?:not|isn'?t|wasn'?t) what i|(?:did ?n[o']t|never|have ?n[o']t) (?:ask|say|mean|write|tell)\w*|` +
		`i (?:asked|meant|mean)|not ask(?:ing)?|that(?:'s| is) (?:not|wrong)|not that|wrong)\b|` +
		`不是|没问|沒問|没说|沒說|冇話|冇問|误会|誤會|搞错|搞錯|理解错|理解錯|我(?:问|問)的?是|` +
		`아니[라고요에]|그게 ?아|말고|안 ?(?:물|했)|오해|잘못 ?(?:이해|알)|제 ?말은`)
	repeats = lazyregexp.New(`(?i)同じ|おなじ|また(?:か|それ|その|です)|さっき(?:も|から)|何(?:度|回)も|[二三四2-9]回|[二三四2-9]度|繰り返|くり返|ばっか|ばかり|しか(?:言|い|返)|` +
		`\b(?:same|again|repeat\w*|keep|keeps|twice|already (?:told|said|asked)|(?:second|third) time|over and over)\b|` +
		`一样|一樣|重复|重複|又是|还是这|還是這|老是|都是这|都是這|都係咁|[几幾两兩三]遍|[几幾两兩三]次|` +
		`같은|똑같|반복|또[ ,]|계속|번째|[두세] ?번|만 ?하`)
	unanswered = lazyregexp.New(`(?i)答え(?:て|に|られ)|回答になって|質問(?:に|の)|` +
		`\b(?:(?:did|do|does|have|has) ?n[o']t (?:answer|repl)\w*|not (?:an?|my|the) answer|no answer|answer (?:me|my|the|it))\b|` +
		`(?:没|沒|没有|沒有)(?:在)?回答|答非所(?:问|問)|(?:先)?回答我|` +
		`(?:대답|답변|답)(?:을|은|이|도)? ?(?:안|못|없)|동문서답`)
)
