package turn

import (
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
	"madoguchi/internal/lazyregexp"
)

// rest are words for all others than those named before.
var rest = words.Of("その他", "そのほか", "それ以外", "ほかの件", "他の件", "残りの", "the rest", "the others", "all others", "the remaining")

// verb is what is done by a sentence, in front of its ending.
var verb = lazyregexp.New(`(\p{Han}{2})(?:は|を|が)?(?:され|し|いたし|いただ|ござい|あり|できま|さ)`)

// ofRest refuses to say of the others what a cited fact denies of them: その他の件についても、持ち出しを確認しました.
func ofRest(r *reading.Reading, k int) {
	text := r.UpTo(k)
	if !rest.In(text) || clause.Negates(r.Clauses[k].Text) || clause.Maybe(text) {
		return
	}
	all := verb.FindAllStringSubmatch(r.Clauses[k].Text, -1)
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1][1]
	denies := func(s string) bool {
		for part := range strings.SplitSeq(s, ",") {
			if strings.Contains(part, last) && clause.Negates(part) {
				return rest.In(s)
			}
		}
		return false
	}
	says := func(s string) bool { return rest.In(s) && strings.Contains(s, last) && !denies(s) }
	if anyOf(r, denies) && !anyOf(r, says) {
		r.RefuseLine(r.Clauses[k].Line, last, "is said of the others, of whom a cited fact denies it", "say of whom it is so")
	}
}
