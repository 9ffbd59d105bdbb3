package typed

import (
	"strings"
	"unicode"

	"madoguchi/internal/identity"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// chosen is the button of the way that somebody chooses who says in the same breath that the other one is
// out of their reach: 「手紙はもうないので、メールで」; "" for none.
func chosen(words string, said identity.Said) identity.Tap {
	if said.NoMail == said.NoLetter || neither.MatchString(words) {
		return ""
	}
	byMail, byLetter := ways(words)
	switch {
	case said.NoLetter && byMail && !byLetter:
		return identity.TapMail
	case said.NoMail && byLetter && !byMail:
		return identity.TapLetter
	}
	return ""
}

// ways are those that words take, clause by clause.
func ways(words string) (byMail, byLetter bool) {
	for _, clause := range clauses(words) {
		clause = noLetter.ReplaceAllString(noMail.ReplaceAllString(clause, " "), " ")
		if reports.MatchString(clause) || !choosing.MatchString(clause) {
			continue
		}
		byMail, byLetter = byMail || saysMail.MatchString(clause), byLetter || saysLetter.MatchString(clause)
	}
	return byMail, byLetter
}

// longestChoice is how wide a message is at most that chooses a way by naming it.
const longestChoice = 40

// taken is the button of the way that words take in so many words, "" for none.
func taken(words string) identity.Tap {
	byMail, byLetter := takesMail.MatchString(words), takesLetter.MatchString(words)
	switch {
	case byMail == byLetter, asks(words), reports.MatchString(words):
		return ""
	case byMail:
		return identity.TapMail
	}
	return identity.TapLetter
}

// takesMail and takesLetter choose what they name, in a message of any length.
var (
	takesMail = lazyregexp.New(`(?i)(?:メール|めーる|アドレス)` + takenJa + `|\b` + takenEn + `(?:e-?mail|mail)\b|[用选選](?:电子|電子)?[邮郵]|` +
		`(?:이?메일)로 ?(?:할|해|하|부탁)`)
	takesLetter = lazyregexp.New(`(?i)(?:手紙|てがみ|書面|封書|郵便|はがき)(?:のコード)?` + takenJa + `|\b` + takenEn + `(?:letter|post)\b|[用选選]信|` +
		`(?:편지|우편)(?:으)?로 ?(?:할|해|하|부탁)`)
)

const (
	takenJa = `(?:で|に|の?(?:ほう|方)(?:で|が|を|に)?)(?:お願い|おねがい|し(?:ま|たい|て)|する|いい|良い|よい|やり|やっ|やる|確認|いき|頼)`
	takenEn = `(?:by|via|use|using|with|take|choose|prefer|try) (?:the |my |an? )?`
)

// choosing are words of somebody who takes one of two ways.
var choosing = lazyregexp.New(`(?i)で(?:す|お|確認|やっ|やり|し|いい|$|[、。.!！])|ほう|方|にし|使|を選|` +
	`\b(?:by|use|via|with|it is|go|then|please|instead|try)\b|用|选|選|吧|通过|透過|로|할게`)

// nth is which of the ways somebody means who counts them as they were offered, from 1, where they say
// nothing else; 0 for none.
func nth(words string) int {
	words = strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return lower(r)
	}, jatext.Width(words))
	for i, form := range ordinals {
		if form.MatchString(words) {
			return i + 1
		}
	}
	return 0
}

var ordinals = []*lazyregexp.Regexp{
	ordinal(`(?:1|一|ひと)(?:つ|番|個)?(?:目|め)?|最初|はじめ|上|うえ|前者|first|one|former|第[一1][个個种種项項]?|前面|上面|첫번째|첫째|1번|일번`),
	ordinal(`(?:2|二|ふた)(?:つ|番|個)?(?:目|め)?|後者|下|した|あと|second|two|latter|第[二2][个個种種项項]?|后者|后面|後面|下面|두번째|둘째|2번|이번`),
	ordinal(`(?:3|三|みっ)(?:つ|番|個)?(?:目|め)?|third|three|第[三3][个個种種项項]?|세번째|셋째|3번|삼번`),
}

// ordinal is a message that only counts: 「2つ目でお願いします」, "I'll take the first one", 「第二种吧」, 「첫 번째로 할게요」.
func ordinal(forms string) *lazyregexp.Regexp {
	return lazyregexp.New(`^(?:じゃあ?|では|それなら|えっと|はい|うん|その|このうち|選択肢|方法|` +
		`ok|okay|please|ithink|illl?|iwill|id|like|to|go|with|take|choose|use|want|lets|do|by|` +
		`the|option|number|way|method|no|那|我|就|选|選|用|要|想|好的|好|请|請|네|그럼|저는)*(?:` + forms + `)` +
		`(?:の|のほう|ほう|方|やつ|もの|方法|やり方|選択肢|で|を|に|が|いい|よい|し|ます|たい|する|です|お願い|おねがい|やって|み|選び|使い|確認|いきます|行き|` +
		`please|one|option|way|method|it|is|then|thanks|吧|的|那个|那個|那种|那種|方式|方法|个|個|好了|谢谢|謝謝|` +
		`로|으로|방법|것|거|걸|할게요|하겠습니다|부탁|해요|드려요|드립니다|합니다|요|주세요|해)*$`)
}

// Picks reports whether a message does nothing but choose among the ways that were offered: one by its
// number, or neither.
func Picks(words string) bool { return nth(words) > 0 || noWay.MatchString(strings.TrimSpace(words)) }

var noWay = lazyregexp.New(`(?i)^(?:いえ|いや|いいえ|すみません|ごめんなさい|うーん|[、, ])*` +
	`(?:どちらも|どっちも|両方(?:とも)?|[2２二]つとも|ふたつとも|いずれも)(?:もう|今|私には|手元に|、)*` +
	`(?:無理|だめ|ダメ|駄目|でき(?:ない|ません)|使え(?:ない|ません)|` +
	`使って(?:い)?(?:ない|ません)|(?:手元に)?(?:ない|ありません)|難し(?:い)?|厳しい)` +
	`(?:です|んです|ですね|かな|ので|かも|が|けど|よ|ね)*[。.!！]*$|` +
	`^(?:sorry|no)?[, ]*(?:neither(?: of (?:them|those|these))?(?: works?(?: for me)?| is possible)?|` +
	`both are (?:impossible|not possible))[.! ]*$`)

// part reports whether a message holds what may be a part of a letter's code, and next to nothing else.
func part(words string) bool {
	words = jatext.Width(words)
	run := coded.FindString(words)
	rest := strings.TrimSpace(strings.Replace(words, run, "", 1))
	return strings.ContainsAny(run, "0123456789") && latin(run) > 0 && len([]rune(rest)) <= longestAround
}

// longestAround is how many characters may stand around such a part.
const longestAround = 16

var coded = lazyregexp.New(`[0-9A-Za-z]{2,}(?:[ \-‐-―−ー]{1,2}[0-9A-Za-z]*[0-9][0-9A-Za-z]*)*` +
	`[0-9A-Za-z]*[0-9][0-9A-Za-z]*|[0-9][0-9A-Za-z]{2,}`)
