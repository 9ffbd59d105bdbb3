package understand

import (
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// Marks, in any language.
var (
	sentence = lazyregexp.New(`[。！？!?\n．]+["」』）)]*|[.][ \n]+`)
	point    = lazyregexp.New(`(?:^|\s)(?:[0-9]{1,2}[.)）、]|[(（][0-9]{1,2}[)）]|[①-⑳]|[-・●*])\s*`)
	comma    = lazyregexp.New(`[、，,;；:：…—]+\s*|\s+-+\s+`)
	blank    = lazyregexp.New(`[\s　]+`)
)

// lexicon is an expression for each language.
type lexicon map[incident.Lang]*lazyregexp.Regexp

func of(sources map[incident.Lang]string) lexicon {
	all := lexicon{}
	for lang, source := range sources {
		all[lang] = lazyregexp.New(source)
	}
	return all
}

// connectors begin something that is said besides.
var connectors = of(map[incident.Lang]string{
	incident.Japanese: `それと|それから|あと(?:は|、|\s|[\p{Han}\p{Katakana}])|ついでに|ところで|ほんで|そんで|そして|また、|ちなみに|もう一つ|もうひとつ|もう1つ|あわせて`,
	incident.English:  `(?i)\b(?:and|also|plus|but|or|then|another thing|by the way|btw|secondly|second|finally|lastly)\b`,
	"zh":              `另外|还有|還有|然后|然後|以及|顺便|順便|再问|再問|再就是|再一个|再一個|同时|同時|而且|并且|並且|第二|第三|其次|最后|最後|仲有|同埋`,
	"ko":              `그리고|그리구|또한|또 |그럼 |그런데|근데|아니면|마지막으로|추가로|글고`,
})

// closings end a question or a clause. What stands behind the end of a Japanese one, and
// begins another, is the group.
var closings = of(map[incident.Lang]string{
	incident.Japanese: `(?:ですか|ますか|ませんか|でしょうか|ましたか|だろうか|ろうか|[たるいのんす]か|かな|かね|かい|とね|とや|ください|下さい|教えて|ほしい|たいです|` +
		`けど|けん|から|ので|ますが|ですが|たが|んで|て)(?:[ねよ])?()(?:[\p{Han}\p{Katakana}]|そ|あと|いつ|どこ|どう|なん|だれ|ど)`,
	"zh": `(?:吗|嗎|呢|[^什怎这這那多甚要][么麼]()|吧|没有|沒有|呀|啊)`,
	"ko": `(?:요|까|나|죠|냐|는지|은지|건지|인지|을지|는데|은데|던데|지만|니까|니다|주세요|ㅠ|ㅋ|~)\s+`,
})

// openings begin a question.
var openings = of(map[incident.Lang]string{
	incident.English: `(?i)\b(?:what|when|where|who|whose|why|how|which|` +
		`(?:is|are|was|were|do|does|did|can|could|will|should|have|has) (?:i|you|it|my|the|they|we|there|this|that|any|your))\b`,
})

// nouns stand between two things of which the same is asked; the second one is the group
// in Japanese.
var nouns = of(map[incident.Lang]string{
	incident.Japanese: `[\p{Han}\p{Katakana}ー](?:と|も|や|とか|、)()[\p{Han}\p{Katakana}]`,
	"zh":              `[和跟及与與、]`,
	"ko":              `(?:이랑|랑|하고|와|과|도)\s`,
})
