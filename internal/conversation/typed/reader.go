package typed

import (
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Reader reports whether a message asks, and asks nothing else, that no machine outside of
// the desk reads what one writes; or that it may again. Whatever sounds like a no is one; a
// yes must say so in as many words, for a no that is taken for one sends words away.
func Reader(words string) (off, on bool) {
	words = strings.TrimSpace(strings.ToLower(jatext.Width(words)))
	if utf8.RuneCountInString(words) > longestWish || strings.ContainsAny(words, "?？") || !machine.MatchString(words) {
		return false, false
	}
	if unwanted.MatchString(words) {
		return true, false
	}
	return false, wanted().MatchString(words)
}

// longestWish is how long such a message is at most: 「AIには読ませないでください。お願いします」.
const longestWish = 32

var (
	machine = lazyregexp.New(`\bai\b|\ba\.i\.|外部[にへ]送|人工知能|人工智[能慧]|인공지능|에이아이`)

	unwanted = lazyregexp.New(`使わ(?:ない|ず|せない|れたくない)|つかわない|` +
		`(?:使用|利用|許可|同意|承諾|希望)(?:は)?(?:し(?:ない|ません|たくない|かね)|せず|できない|できません)|` +
		`(?:読ま|送ら|見せ|読ませ|渡さ|渡し)(?:せ)?(?:ない|ず|れたくない|たくない)|` +
		`なしで|無しで|抜きで|不要|いらない|要らない|拒否|やめて|やめる|止めて|嫌|いやです|断[りる]|困[りる]|結構です|禁止|反対|控え|遠慮|オフ|ほしくない|欲しくない|望まない|望みません|` +
		`\bno\b|\bnot?\b|n't|without|stop|\boff\b|forbid|prohibit|refuse|object|decline|opt out|\bnever\b|\baway\b|disagree|` +
		`不用|不要|不使用|不想|不同意|不允许|不允許|不接受|别用|別用|勿|禁止|关闭|關閉|关掉|關掉|拒绝|拒絕|反对|反對|` +
		`안\s*(?:쓰|써|돼|됩|하)|쓰지|사용하지|사용 안|읽지|보내지|원치|원하지|싫|거부|거절|금지|반대|끄|빼고|없이|마세요|말아`)

	wanted = sync.OnceValue(func() *lazyregexp.Regexp {
		const ai, ia, end = `(?:外部の)?(?:ai|人工知能)`, `(?:ai|人工智[能慧])`, `[\s。.!！、,]*$`
		return lazyregexp.New(`^(?:` +
			ai + `(?:を|も|で|に|の)?(?:使って|使用して|つかって|読んで|読ませて)も?` +
			`(?:よい|いい|良い|ください|下さい|構いません|かまいません|構わない|かまわない|大丈夫|ok)(?:です)?(?:よ)?|` +
			ai + `(?:を)?(?:使う|使用する)|` +
			`(?:yes,? )?(?:please )?(?:you (?:can|may) )?use (?:the |an )?ai(?: again)?(?:,? please)?|` +
			`(?:the )?ai (?:is )?(?:fine|ok|okay|on)(?: (?:with|for) me)?|` +
			`(?:可以|请|請)?(?:使用|用)` + ia + `(?:吧|了)?|` + ia + `(?:可以|可以用|可以使用)|` +
			`(?:ai|인공지능)\s*(?:를|을)?\s*(?:(?:사용해도|써도)\s*(?:돼|돼요|됩니다|괜찮아요|괜찮습니다|좋아요|좋습니다)|` +
			`사용|켜기|켜 주세요|사용해 주세요|써 주세요)` +
			`)` + end)
	})
)
