package who

import "madoguchi/internal/lazyregexp"

// WantsCall reports whether words ask that the desk call their writer, or whether it will.
func WantsCall(words string) bool {
	return calls.MatchString(words) && !callsNot.MatchString(words)
}

var (
	calls = lazyregexp.New(`(?i)(?:電話|でんわ|お電話)(?:を)?(?:(?:掛け|かけ)?て?(?:いただけ|頂け|もらえ|もらいたい|もらう|ほしい|欲しい|くれ|ください|下さい|くださ|ちょうだい)|` +
		`して(?:いただ|頂|もら|ほし|欲し|くれ|くださ|下さ|ちょうだい)|(?:お願い|希望)(?:でき|し|いた))|` +
		`(?:掛け|かけ)(?:直し|なおし)?て(?:いただ|頂|もら|ほし|欲し|くれ|くださ|下さ)|折り?返し(?:の)?(?:お)?(?:電話|連絡)?(?:を)?(?:ください|下さい|お願い|いただ|もら|ほし|欲し)|` +
		`(?:電話|そちらから|今日中に|明日)(?:が|は)?(?:かかって|掛かって)(?:き|来)ますか|(?:^|[。、])(?:今日中に|いつ|明日|何時に)?(?:かかって|掛かって)(?:き|来)ますか|` +
		`(?:電話|でんわ)(?:が|は)(?:もらえ|いただけ|頂け)(?:ます|る)|` +
		`(?:can|could|would|will|please|want|like|prefer)\b[^.!?]{0,40}\b(?:call|phone|ring|telephone) me\b|` +
		`\b(?:give|gives|giving) me a (?:phone )?(?:call|ring)\b|` +
		`\b(?:call|phone|ring) me (?:back|please|tomorrow|today|this|at|on)\b|^\W*(?:please )?(?:call|phone|ring) me\b|` +
		`\bcall ?back (?:please|to)\b|` +
		`(?:给|給)我(?:打|回)(?:一?(?:个|個|通))?(?:电话|電話)|(?:打|回)(?:一?(?:个|個|通))?(?:电话|電話)(?:给|給)我|(?:电话|電話)(?:联系|聯繫|聯絡)我|回(?:电|電)(?:给|給)我|` +
		`전화(?:를)? ?(?:좀 |한번 )?(?:해 ?|걸어 ?)?(?:주|줄)(?:세요|시|실|십|래|수)|전화(?:가|는)? ?(?:오나요|올까요|주나요|받을 수)`)
	callsNot = lazyregexp.New(`(?i)カード会社(?:から|に)|銀行(?:から|に)|不審|詐欺|怪しい|知らない|(?:電話|かけて)(?:を)?(?:し|こ)ないで|しないでください|かけてこない|やめて|` +
		`\b(?:don'?t|do not|never|stop|not to|they|he|she|keeps?|who|(?:somebody|someone) (?:keeps?|has|is))\b` +
		`[^.!?]{0,20}\b(?:call|phone|ring)|` +
		`别|別给|別給|不要(?:给|給)|不用(?:给|給)|有人|陌生|骗|騙|하지 ?마|말아|안 ?해도|모르는|사기|카드사(?:에서|가|에)`)
)
