package brief

import (
	"strings"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Instead is what somebody means who says first what they do not mean: 「手数料じゃなくて、使われた3万円の
// こと」 means the latter, "I mean the charge, not the fee" the former. It is false for any other message.
func Instead(words string) (meant string, ok bool) {
	words = strings.TrimSpace(words)
	if utf8.RuneCountInString(words) > longestInstead {
		return "", false
	}
	for _, form := range insteads {
		if m := form.FindStringSubmatch(words); m != nil && utf8.RuneCountInString(strings.TrimSpace(m[1])) > 1 {
			return strings.TrimSpace(m[1]), true
		}
	}
	return besideDenied(words)
}

// besideDenied are the sentences beside those that say what their writer does not ask or want: "I am not asking to be
// deleted. Do people who left count?"
func besideDenied(words string) (meant string, ok bool) {
	var rest []string
	for _, s := range prose.Sentences(words) {
		if denied.MatchString(s) && !Asks(s) {
			ok = true
			continue
		}
		rest = append(rest, s)
	}
	if meant = strings.TrimSpace(strings.Join(rest, "\n")); !ok || utf8.RuneCountInString(meant) < 2 {
		return "", false
	}
	return meant, true
}

// denied is what somebody says that they do not ask, say or want.
var denied = lazyregexp.New(`(?i)の(?:話|こと|件)は(?:もう|別に)?(?:いい|結構|わか[っり])(?:ん)?(?:です|から|って|ました|た|まし)*[。!！]*$|` +
	`(?:(?:の(?:話|こと|件)[はを]?)(?:聞い|きい)|(?:を|は|の(?:話|こと|件)[はを]?)(?:訊い|尋ね)|` +
	`(?:を|は|と(?:は|も)?|って|とか|なんて)(?:言っ|いっ|書い|かい|頼ん|お願いし|希望し))` +
	`て(?:は)?(?:い)?(?:ません|ない)(?:です|よ|けど|が|って|んです)*[。!！]*$|` +
	`\bi(?:'?m| am| was|'ve| have)? ?(?:not|n'?t|never|did ?n[o']?t|wasn'?t|haven'?t) ` +
	`(?:ask\w*|talk\w*|say\w*|said|mean\w*|request\w*|want\w*)\b|` +
	`我(?:并|並)?(?:不是|[没沒]有?)(?:在)?(?:[问問]|[说說]|要|想|[讲講])|(?:물어|물은|말한|말하는|요청한|부탁한|해 ?달라는|하겠다는) ?(?:게|것이|건|적이?|말은?) ?(?:아니|아닌|없)`)

// longestInstead is how many characters such a message has at most.
const longestInstead = 120

var insteads = []*lazyregexp.Regexp{
	lazyregexp.New(`^(?:いや|いえ|いいえ|違う|違います|そう)?[、。 　]*[^。、!?！？]{1,30}?(?:じゃ|では|で|や)(?:なく|のう)(?:て|ってですね)?(?:ですね)?[、,。 　]*(.+)$`),
	lazyregexp.New(`^(?:いや|いえ|だから|ですから)?[、。 　]*[^。、!?！？]{1,24}?(?:の(?:話|こと|件))(?:は|を|なんて|なんか)` +
		`(?:聞|訊|尋ね|質問し|言|し)(?:い?て|って)?(?:い)?(?:ません|ないです|ない)(?:けど|が|よ|って)?[。、!！ 　]+(.+)$`),
	lazyregexp.New(`(?i)^(?:no|sorry|well|but)?[,. ]*i ` +
		`(?:did ?n[o']t|wasn't|was not|am not|'m not) ask(?:ing)?(?: you)? (?:about |for )?[^.,;?!]{2,40}[.,;] *(.+)$`),
	lazyregexp.New(`^我(?:没|沒|不是)(?:有)?(?:在)?(?:问|問)(?:的是)?[^，,。？?！!]{1,20}[，,。 ]+(?:我?(?:问|問)的?是)?(.+)$`),
	lazyregexp.New(`(?i)^(?:no|sorry|well)?[,. ]*(?:(?:i )?(?:mean|meant|am asking|was asking|asked)(?: about)? |` +
		`it'?s (?:about )?|about )?` +
		`(.+?)[,;]? (?:and )?not (?:about )?(?:the |my |your |a )?[^.,?!]{2,40}[.!]*$`),
	lazyregexp.New(`(?i)^(?:no|sorry|well)?[,. ]*not (?:about )?(?:the |my |your |a )?[^.,?!]{2,40}[,.;] *` +
		`(?:but |i mean |i meant )?(?:about )?(.+)$`),
	lazyregexp.New(`^(?:我)?(?:(?:问|問|说|說)的)?不是(?:问|問|说|說|指)?[^，,。？?！!]{1,20}[，,。 ]+(?:而?是)?(.+)$`),
	lazyregexp.New(`^(?:아니[요오]?[, ]*)?[^,.?!]{1,25}?(?:이|가)? ?(?:아니라|아니고|말고)(?:요|여)?[, ]+(.+)$`),
}
