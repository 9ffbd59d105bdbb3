package brief

import (
	"slices"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Wonders reports whether somebody says what they want to know, or that they asked it, without asking: 「開けてよいかを
// 聞いています」. It is a question all the same.
func Wonders(words string) bool {
	return slices.ContainsFunc(prose.Sentences(prose.Plain(words)), func(s string) bool { return wanting.MatchString(s) })
}

var wanting = lazyregexp.New(`(?i)(?:聞い|訊い|きい|伺っ|うかがっ|尋ね|たずね)て(?:い)?(?:る|ます|おり|ん)|(?:聞い|きい|尋ね)と(?:る|り|う|ん)|` +
	`(?:聞き|訊き|きき|お?尋ねし|伺い|うかがい)た(?:い|く|かった)|知りた|か(?:どうか|否か)(?:[、。！!]|を|だけ|です|って|$)|` +
	`(?:いい|よい|よか|べき|必要|でき)(?:る|なの|の)?か[、って]*(?:いう|と)(?:いう)?(?:こと|話|意味|質問)|` +
	`\b(?:i am|i'?m|i was) (?:just |only )?asking\b|\bi asked\b|\bmy question\b|` +
	`\bi (?:just |only )?(?:want|wanted|need|would like) to know\b|\bjust (?:say|tell me)\b|` +
	`我(?:是|在|就|只是)?(?:想)?[问問]|想知道|我的[问問][题題]|` +
	`(?:묻는|물어본|물어보는|여쭤|여쭙|물었)|알고 ?싶|궁금`)
