package quote

import (
	"strings"

	"madoguchi/internal/lazyregexp"
)

// Subject returns a subject without what mail programs put in front of it, as often as it
// stands there (Re:, RE：, Fwd:, Re[2]:, 転送:), and whether it passes another mail on.
func Subject(subject string) (bare string, forwarded bool) {
	return strings.TrimSpace(prefixes.ReplaceAllString(subject, "")), forwards.MatchString(subject)
}

var (
	forwards = lazyregexp.New(`^[\s\x{3000}]*(?i:fwd?|wg|tr|ｆｗｄ?|転送|转发|轉寄|전달)\s*[:：]`)
	prefixes = lazyregexp.New(`^([\s\x{3000}]*(?i:re|fwd?|aw|wg|sv|vs|tr|ｒｅ|ｆｗｄ?|返信|転送|回复|答复|转发|回覆|轉寄|답장|전달)` +
		`(\[\d+\]|\(\d+\)|\^\d+)?\s*[:：])+`)
)
