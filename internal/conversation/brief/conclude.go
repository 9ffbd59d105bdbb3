package brief

import (
	"unicode/utf8"

	"madoguchi/internal/lazyregexp"
)

// Concludes reports whether a message as a whole concludes from an answer that there is nothing, and asks
// whether that is so: 「じゃあ結局もらえないってことですね？」. Or that they will have what they wished for.
func Concludes(words string) bool {
	asked, _ := Questions(words)
	return concluded(words) || len(asked) == 1 && concluded(asked[0])
}

func concluded(words string) bool {
	bare := bare(words)
	return utf8.RuneCountInString(bare) <= longestLean && (concludes.MatchString(bare) || granted.MatchString(bare))
}

// granted concludes that a wish is met.
var granted = lazyregexp.New(`(?:いただける|もらえる|くれる|くださる|していただけた|してもらえた)(?:という|って|っていう)?(?:こと|理解|認識|お話)で(?:す|しょう|よろしい|いい|よい|間違いない|` +
	`大丈夫)(?:です|ん|の|しょう)*(?:か|ね|よね)*$|` +
	`^(?:so|then|ok|okay)+(?:that|this|it)?(?:means)?(?:you|they|staff)(?:ll|will|are|re|have|ve).{2,30}(?:right|correct|then|yes)$|` +
	`^(?:那|所以|也就是|就是|意思是).{2,14}(?:对吧|對吧|是吗|是嗎|对吗|對嗎|是吧)$|(?:주신다|주시는|해준다|된다|되는)(?:는|다는)?(?:말|거|것|뜻|얘기)(?:씀)?(?:인가요|이죠|이네요|이지요|죠|` +
	`이신가요|맞나요|맞죠)$`)

var concludes = lazyregexp.New(`^(?:結局|つまり|要するに|要は|というか|やっぱり|なら|ということは|てことは|そしたら)*` +
	`[^はが]{0,12}(?:は|が|も)?.{0,8}` +
	`(?:ない|なし|無し|ません|出ず|ゼロ|無理|だめ|ダメ)(?:って|という|と|てこと|っつう)?(?:こと|事|わけ|話|意味|理解)?` +
	`(?:で|に|なん|なの)?` +
	`(?:す|しょう|だ|いい|よろしい|すか|ですか|ですね|なる)*(?:です|んです)?(?:よ)?(?:ね|か|の|よな)$|` +
	`^(?:so|then|meaning|inotherwords|basically)+(?:that)?(?:means)?` +
	`(?:there(?:s|is|willbe)?|i(?:ll|will|get|wont|amgetting)?(?:get)?|you(?:re|are|wont|will)?|its?(?:is)?|we(?:ll|get|wont)?)*` +
	`(?:not|no|nothing|never|wont)[a-z]{0,30}$|` +
	`^(?:那|所以|也就是|就是|意思是|等于|等於|说|說|结果|結果|么|麼)+.{0,10}(?:没有|沒有|不会|不會|不给|不給|没|沒)[^，。]{0,10}(?:吧|对吧|對吧|吗|嗎|是吗|是嗎|对吗|對嗎|是吧|咯|了)$|` +
	`^(?:그러니까|그럼|결국|그러면|즉|그말은)+.{0,10}(?:없|안|못).{0,8}(?:말|거|것|뜻|얘기|건)(?:인가요|이네요|죠|예요|네요|입니까|이죠|야|인가|지요)*$`)

// Sender reports whether words ask about the sender of a mail, its address or a link in it.
func Sender(words string) bool { return senders.MatchString(words) }

var senders = lazyregexp.New(`(?i)送り主|差出人|送信元|送信者|発信元|(?:あの|この|その|送ってきた|届いた)[^。]{0,10}(?:アドレス|ドメイン|リンク|メール)|` +
	`\bsenders?\b|\b(?:this|that) (?:e-?mail|address|link|domain)\b|发件人|發件人|寄件人|发送人|보낸 ?(?:사람|이)|발신(?:자|인|처)`)
