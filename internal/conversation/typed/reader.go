package typed

import (
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"madoguchi/internal/jatext"
)

// Reader reports whether a message asks, and asks nothing else, that no machine outside of
// the desk reads what one writes; or that it may again.
func Reader(words string) (off, on bool) {
	words = strings.TrimSpace(strings.ToLower(jatext.Width(words)))
	if utf8.RuneCountInString(words) > longestWish || strings.ContainsAny(words, "?？") || !machine().MatchString(words) {
		return false, false
	}
	if unwanted().MatchString(words) {
		return true, false
	}
	return false, wanted().MatchString(words)
}

// longestWish is how long such a message is at most: 「AIには読ませないでください。お願いします」.
const longestWish = 32

var (
	machine = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\bai\b|^ai|ai[をはにがの用]|[^a-z]ai|人工知能|人工智[能慧]|인공지능|에이아이`)
	})

	unwanted = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`使わ(?:ない|ず|せない)|使用し(?:ない|ません)|つかわない|読ませない|送らない|見せない|なしで|無しで|抜きで|不要|いらない|要らない|拒否|やめて|やめる|嫌|` +
			`\bno\b|\bnot?\b|n't|without|stop|\boff\b|不用|不要|不想|别用|別用|关闭|關閉|关掉|關掉|拒绝|拒絕|` +
			`안\s*(?:쓰|써|돼|됩)|쓰지|사용하지|사용 안|싫|거부|끄|빼고|없이`)
	})
	wanted = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`使っ(?:て|ても)(?:よい|いい|良い|ください|構い|かまい|大丈夫|ok)|使う|使用して|つかって|fine|\bok(?:ay)?\b|\buse\b|\bon\b|可以|使用|打开|打開|써도|사용해|괜찮|켜`)
	})
)
