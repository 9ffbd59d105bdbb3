package brief

import (
	"slices"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Tells reports whether words say something and ask nothing: neither a question nor a wish.
func Tells(words string) bool { return Statement(words) && !wished.MatchString(words) }

// Besides are the lines of words without courtesies, what is said of a call, and what only puts the desk right.
func Besides(words string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(words, "\n"), func(s string) bool {
		return Courtesy(s) || Called(s) || Corrects(s) && !Asks(s)
	}), "\n")
}

// Done reports whether a clause tells that something is done already, 「もう止めてもらったので」, and asks nothing.
func Done(clause string) bool {
	return dones.MatchString(clause) && !undone.MatchString(clause) && Tells(clause)
}

// Denies reports whether a clause tells that nothing happened that would be urgent: no charge, no harm. Who
// does not know a charge says something else.
func Denies(clause string) bool { return denies.MatchString(clause) && Tells(clause) }

// NotAsked reports whether a sentence says that something else is asked than what it names, 「手数料の話じゃない」.
func NotAsked(sentence string) bool {
	return Tells(sentence) && notAsked.MatchString(prose.Plain(sentence))
}

// Acknowledges reports whether a clause only says that its writer knows something: that they read or heard it, or
// have enough of it. What they ask beside it is something else.
func Acknowledges(clause string) bool {
	return acknowledged.MatchString(prose.Plain(clause)) && Tells(clause)
}

var (
	acknowledged = lazyregexp.New(`(?i)(?:は|も|って|の件|のこと|の話|話は|まで|内容は?)(?:もう|だいたい|ちゃんと|一応|全部|よく)?` +
		`(?:わか|分か|判|理解|承知|了解|読|拝見|見|聞|きい|うかが|伺|存じ)` +
		`[^。、]{0,4}(?:ました|ています|てます|ております|ったです|りました|んだ|んどる|いた|った|てる|とる|ってる|っとる)(?:から|ので|けど|が|し|よ|って|わ)*[。、．.,!！\s]*$|` +
		`(?:話|件|こと|の)は(?:もう|もぅ)(?:いい|ええ|よか|結構|十分)(?:です|って|わ|よ|から|ので|けど)*[。、．.,!！\s]*$|` +
		`^(?:ok\w*|yes|right|fine|thanks|so|and)?[,. ]*(?:i|we)(?: already| have|'ve| do| did)* ` +
		`(?:get|got|understand|understood|know|knew|read|saw|see|heard)\b` +
		`[^.?!]{0,60}[.,;!]*\s*$|(?:知道|明白|了解|清楚|看到?|看过|看過|听说|聽說|读|讀)(?:了|过|過)[，。,.!！\s]*$|` +
		`(?:알겠|이해했|봤|읽었|확인했|들었|알았)(?:습니다|어요|고요?|는데요?|으니까?|지만)[,.!\s]*$`)

	wished = lazyregexp.New(`(?i)(?:くださ|下さ|ちょうだ|ほし[いく]|欲し[いく]|[しちみきりびけ]たい|(?:して|めて|えて|せて|れて)くれ|お?願い|願います)|` +
		`请|請(?:[^求]|$)|我想|我要|想要|帮我|幫我|希望|주세요|주셨으면|주시면|싶|\b(?:please|i want|i need|i'?d like|i would like|can you|could you)\b`)

	dones = lazyregexp.New(`(?i)(?:た|だ|済み?|ずみ|完了)(?:です|よ|わ|ので|んで|んです|のです|けど|けれど|が|から|し|ところ|ばい|けん|わけ|て|って|て言|と言|` +
		`し、)*[。．.!！…、,\s]*(?:$|[言い]|新し)|` +
		`(?:して|止めて|とめて|変えて)(?:あ|い)(?:る|ます)(?:ので|けど|が|から|し|よ)*[。．.!！、\s]*$|(?:もう|すでに|既に)[^。]{0,12}(?:止ま|とま|停止|変え|解約)[^。]{0,4}|` +
		`\b(?:already|i (?:have |'ve |just |also )*(?:called|phoned|rang|told|asked|cancel\w+|stopped|blocked|froze|frozen|` +
		`changed|replaced|reset)|` +
		`(?:they|it|the (?:card|bank|company)|bank|visa|card|that card)(?:'s|'ve| is| was| has| have| got| has been|` +
		` have been)? (?:already |now |just )*` +
		`(?:been )?(?:cancel\w+|stopped|blocked|froze|frozen|changed|replaced|reset))\b|` +
		`(?:停|冻结|凍結|挂失|掛失|换|換|改|打(?:了)?(?:电话|電話)|处理|處理|报|報)[^，,。？?]{0,6}(?:了|过|過|好|掉|咗)|已[经經]?[^，,。？?]{0,8}(?:停|冻|凍|挂失|掛失|换|換|改)|` +
		`(?:했|됐|되었|시켰|바꿨|멈췄|막았|정지됐|정지했)(?:어요|습니다|고요|고|는데요?|지만|거든요|으니까?|어|음)`)

	// undone says that it is not done, or only might be.
	undone = lazyregexp.New(`(?i)(?:な|ま[せへ]ん|まし)(?:かった|でした)|まだ|たら|たほう|た方|たい|\b(?:not|n't|haven'?t|never|if|should|yet)\b|[没沒未]|` +
		`还没|還沒|要不要|如果|안 |못|아직|하면`)

	denies = lazyregexp.New(`(?i)(?:不正(?:利用|使用|請求|引き落とし)?|詐欺|被害|請求|引き落とし|使われた(?:形跡|様子|跡|の|わけ))(?:なんて|なんか|とか|など|の話|の件|のこと|は|も|では|` +
		`じゃ|って|に|で|が|自体|と?いう(?:わけ|の)で?)*` +
		`(?:遭|あ|受け|され|起き|出|来|発生し)?(?:っ|て)?(?:い|お)?(?:て(?:は|も)?(?:い)?)?(?:な(?:い|く|かった|し)|ま[せへ]ん|ありま[せへ]ん|ございません|とら[んず]|てへん|てない|ちゃう|違)|` +
		`\b(?:no|not|isn'?t|wasn'?t|never|without)(?: \w+){0,3} (?:fraud\w*|scam\w*|unknown charges?|strange charges?|` +
		`unauthori[sz]ed \w+|charges? (?:on|at all))\b|` +
		`\b(?:nothing|no money)(?: \w+){0,2} (?:charged|stolen|taken|gone)\b|` +
		`(?:没有|沒有|没|沒|不是|并非|並非|無)(?:被|有|发生|發生|任何|什么|什麼|这种|這種)*(?:盗刷|盜刷|异常扣款|異常扣款|不明扣款|陌生扣款|诈骗|詐騙|被骗|被騙)|` +
		`(?:부정 ?(?:사용|결제|이용)|도용|사기|모르는 ?(?:결제|청구))(?:은|는|이|가|을|를|당한|된|같은)?[^.?!]{0,6}(?:아니|아닙|없)`)

	notAsked = lazyregexp.New(`(?i)(?:とか|なんか|なんて|の話|のこと|の件|を|は)(?:は|を|なんて|なんか)?(?:聞|きい|訊|質問し|尋ね)[^。]{0,4}(?:な[いか]|ません|へん|とら[んず]|ちゃう)|` +
		`(?:じゃ|では|や)(?:な[いか]|ありません|あらへん|ございません)(?:です|んです|って|よ|わ|が|けど)*[。….．!！\s]*$|` +
		`\b(?:not|n't) (?:ask\w*|talking|speaking) (?:you )?about\b|\bthis is(?: not|n't) about\b|\bnot (?:an?|the|my) [a-z ]{2,30}$|` +
		`(?:不是|没有?|沒有?)(?:在)?(?:问|問|说|說)|(?:을|를|걸) ?(?:묻|물어본)[^.]{0,8}(?:아니|않)|(?:이|가|건|게) ?아니(?:에요|예요|라|고|요)`)
)
