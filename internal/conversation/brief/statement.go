package brief

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Statement reports whether a message says something and asks nothing.
func Statement(words string) bool {
	all := prose.Sentences(prose.Plain(words))
	for _, sentence := range all {
		if Asks(sentence) {
			return false
		}
	}
	return len(all) > 0
}

// Asks reports whether a sentence asks something, with a mark or without one. Who writes that they do
// not know when something was asks nothing by it.
func Asks(sentence string) bool {
	sentence = told.ReplaceAllString(indefinite.ReplaceAllString(sentence, ""), "")
	return asking.MatchString(sentence) || english.MatchString(sentence) ||
		wonders.MatchString(sentence) && !unsure.MatchString(sentence)
}

// Japanese asks with few words that stand anywhere, at the end of a sentence and, where something is
// said after it, at that of a clause: 「住所も出たんですか、私の」. Chinese and Korean ask likewise.
var (
	asking = lazyregexp.New(`(?i)[?？]|(?:か|かな|かね|かしら|っけ|[^け]でしょう?|[^け]だろう?|かい|とね|やろ|じゃない)[。．.!！〜~ー…\s]*$|` +
		`(?:やろ|だろ|でしょ)う?(?:な|ね|が|に)[。．.!！〜~ー…\s]*$|(?:いい|よい|ええ|よか|いる|要る|なる)(?:ん|の|と)(?:や|だ|です|やけ)?(?:な|ね|よね|な[ぁあ])?[。．.!！〜~ー…\s]*$|` +
		`(?:です|ます|した|せん|でしょう|だろう|んの?)か[、,…　 ]|(?:んです|のです|ました|ません|でした)か[一-龠ァ-ヶ]|(?:です|ます|だ|した|せん)よね[。．.!！…\s]*$|` +
		`(?:って|という|っていう)(?:こと|意味|わけ|話)(?:で(?:す|いい|よい|しょう)|に(?:なり|なる)|なん)?[^。、]{0,8}(?:か|ね|の|こと|意味|わけ)?[。．.!！…\s]*$|` +
		`か(?:どうか)?[でをはも、]?(?:すごく|かなり|とても|ずっと|今)?(?:迷[うっい]|悩[むんみ]|気にな|心配|不安)|` +
		`かどうか(?:です|だけ|だよ|や|のこと)|教えて|おしえて|知りたい|聞きたい|ききたい|` +
		`(?:を|か|って|のか)(?:聞いて|きいて)(?:い)?(?:る|ます|ん)|(?:を|か|って|と|のか)(?:訊いて|尋ねて)(?:い)?(?:る|ます|ん)|(?:[^こ]とは|番号は|時間は|住所は|って何|ってなに|` +
		`[^なさ思言待持買使知だ]って)[。．.\s]*$|` +
		`(?:ご教示|お教え|お聞かせ|お示し|ご回答|ご説明)(?:くだ|下さ|願|いただ|頂|の?ほど)|(?:と|を|か)(?:聞いた|きいた|お聞きした|尋ねた|質問した)|` +
		`我(?:问|問)的?是|我想(?:问|問)|吗|嗎|(?:呢|嘛|咩|哪|(?:是|对|對|会|會|能|可以|没事|沒事)吧)[。．.!！…\s]*$|什么|什麼|甚么|甚麼|` +
		`怎么|怎麼|怎样|怎樣|多少|几时|幾時|几点|幾點|几号|幾號|多久|` +
		`是不是|有没有|有沒有|有冇|能不能|可不可以|要不要|会不会|會不會|用不用|行不行|对不对|對不對|该不该|該不該|算不算|需不需要|係咪|系咪|點解|點樣|點算|邊個|邊度|` +
		`如何|是否|为什么|為什麼|为啥|干嘛|幹嘛|咋|谁|誰[在來去是會能可的]|哪[里裡儿兒个個些一位边邊]|告诉我|告訴我|\p{Han}{2}(?:没|沒|未|冇)[。．.!！…\s]*$|` +
		`(?:是|该|該|要|等|打|用|应该|應該)[^，,。]{1,20}还是[^，,。]{2,}|(?:是|該|要|等|打|用|應該)[^，,。]{1,20}還是[^，,。]{2,}|` +
		`느냐는|인지를? ?물|물어봤|물어본|(?:까요?|꺼|나요|가요|죠|니|냐|냐고요?|[는은인건을]지요?|노|대요|던가)[.!…\s]*$|(?:까|까요|나요|가요|죠), |` +
		`궁금|어디|언제|누구|누가|왜|어떻게|어떡|얼마|무엇|무슨|뭐[가를라예]|뭘|몇 ?[시일분개명]|알려 ?(?:주|줘|달)`)

	english = lazyregexp.New(`(?i)(?:^\W*|[,.;:!…-]\s*|\b(?:so|and|but|or|then|ok|okay|well|now|anyway|also|meanwhile|first|just|yes|` +
		`no|fine|sorry|please) )` +
		`(?:(?:is|are|am|was|were|do|does|did|can|could|will|would|should|shall|may|might|must)(?:n'?t| not)? ` +
		`(?:i|you|we|they|he|she|it|this|that|these|those|there|my|your|our|their|his|her|the|any\w*|some\w*|staff|people|` +
		`everyone)\b|` +
		`(?:have|has|had)(?:n'?t| not)? (?:i|you|we|they|he|she|it|any\w*|some\w*)\b|` +
		`(?:what (?:[b-z]|a\w)|(?:when|where|who|whose|why|how|which)\b)|tell me\b)|` +
		`\b(?:what|when|where|who|why|how|which)(?: else| exactly)? (?:is|are|am|do|does|did|can|could|will|would|should|shall|about|` +
		`pays?|blocks?)\b|` +
		`\b(?:let me know (?:if|whether|what|when|who|how|where|why)|want(?:s|ed)? to know|wonder(?:ing|s)?\b|could you|can you|` +
		`would you|can i|` +
		`(?:i|we) (?:asked|ask|was asking|am asking|'m asking) (?:you )?(?:if|whether|what|when|who|how|why|where|about)|` +
		`(?:my|the) question (?:is|was))|` +
		`, ?(?:right|correct|yes|no|ok|okay|eh|innit|isn'?t it|aren'?t (?:you|they)|don'?t you|is it|do (?:you|they|ye|i)|does it|` +
		`will you|can you)[.!…\s]*$|` +
		`\b(?:or not|or what)[.!…\s]*$`)

	// told is what begins as questions do and tells something: "when I called them, …".
	told = lazyregexp.New(`(?i)(?:という|って)(?:こと|話|わけ)(?:です|でございます|なんです)[。．.\s]*$|(?:^\W*|\b(?:and|but|so|because) )(?:when|where|` +
		`while|as|since|after) (?:i|we|he|she|they|my|the|it)\b`)

	wonders = lazyregexp.New(`いつ|どこ|だれ|誰|なぜ|(?:^|[はがもで、。！!…\s])(?:なんで|何で)|なして|どうして|どうすれば|どうしたら|どうやって|どうなり|どうなっ|どうなる|どうする|どう(?:言|い)え|` +
		`どげん|どない|どがん|いくら|なんぼ|どんな|どちら|どっち|どれ|何[時番日をが]|なに[をが]`)

	// indefinite are words that would ask if nothing stood behind them: 「どちらも使えません」.
	indefinite = lazyregexp.New(`(?:いつ|どこ|だれ|誰|どちら|どっち|どれ|なに|何|いくら)(?:も|でも|かの|かに|かで|かが|かを|かは|か(?:[、。ァ-ヶ一-龠]|$))|` +
		`何[日時度回]か|何度|何回|(?:確|たし|なんと|と|し|ば|ほ|[^ぁ-ん]よ| よ|な)か[。．.!！\s]*$|[^ぁ-ん]?(?:とか|しゃ|じゃ|は)なか[。．.!！\s]*$|` +
		`(?:个|個|叫|没|沒|说|說|像)(?:什么|什麼)|(?:什么|什麼)的|무슨 ?\S+ ?같`)
	unsure = lazyregexp.New(`わか[らり]|分か[らり]|不明|覚えて|忘れ|知ら`)
)

// Questions are the sentences of a message that ask something, and the others.
func Questions(words string) (asked, others []string) {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		if Asks(sentence) {
			asked = append(asked, sentence)
		} else if strings.TrimSpace(sentence) != "" {
			others = append(others, sentence)
		}
	}
	return asked, others
}
