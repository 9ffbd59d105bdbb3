// Package brief reads short messages that lean on what was said before: what somebody asks
// about their own case, what they add to it, and what they ask of the last answer. Alone such
// words say little, so nothing here is asked of a message that stands for itself. It knows no
// incident, and decides nothing.
package brief

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Ask is what somebody asks about their own case.
type Ask string

// The asks.
const (
	NoAsk    Ask = ""
	Receipt  Ask = "receipt"  // its number
	News     Ask = "news"     // what became of it, who has it
	When     Ask = "when"     // when they will hear
	Still    Ask = "still"    // they wait
	Withdraw Ask = "withdraw" // they need it no more
	Erase    Ask = "erase"    // what they wrote here shall be deleted
)

// longestAsk is how long such a message is at most, without blanks and marks.
const longestAsk = 60

// OfCase reads what a message as a whole asks about the writer's own case.
func OfCase(words string) Ask {
	bare := bare(words)
	if utf8.RuneCountInString(bare) > longestAsk {
		return NoAsk
	}
	for _, row := range asks() {
		if row.form.MatchString(bare) {
			return row.ask
		}
	}
	return NoAsk
}

//go:embed case.txt
var caseList string

type askRow struct {
	ask  Ask
	form *lazyregexp.Regexp
}

var asks = sync.OnceValue(func() []askRow {
	var rows []askRow
	for _, s := range sections(caseList) {
		rows = append(rows, askRow{Ask(s.name), s.form})
	}
	return rows
})

// section is a part of a list with a form that whole messages have.
type section struct {
	name string
	form *lazyregexp.Regexp
}

// sections are those of a list, in its order. A line is a pattern of the whole message as
// [bare] leaves it; "…" stands for anything.
func sections(list string) []section {
	var names []string
	lines := map[string][]string{}
	for name, line := range jatext.Sections(list) {
		if lines[name] == nil {
			names = append(names, name)
		}
		lines[name] = append(lines[name], strings.ReplaceAll(line, "…", ".*"))
	}
	var all []section
	for _, name := range names {
		all = append(all, section{name, lazyregexp.New(`^(?:` + strings.Join(lines[name], "|") + `)$`)})
	}
	return all
}

// bare are words without blanks and marks, small, in one width, and without what people put
// in front of them and behind them.
func bare(words string) string {
	s := strings.ToLower(jatext.Width(prose.Plain(words)))
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r) {
			return -1
		}
		return r
	}, s)
	return fillers.ReplaceAllString(s, "")
}

// fillers are what stands in front of what somebody wants to say.
var fillers = lazyregexp.New(`^(?:あの[ーう]*(?:すみません|すいません)?|すみませんが?|すいませんが?|ごめんなさい|恐れ入りますが|恐縮ですが|ちなみに|` +
	`えっと|ええと|それで|じゃあ|では|でも|あと|ところで|excuseme|sorry|bytheway|请问|請問|你好|您好|저기요|혹시)+`)

var (
	wishes = lazyregexp.New(`(?i)(?:ください|下さい|ちょうだい|ほしい(?:です)?|欲しい(?:です)?|たい(?:です|のです|んです|のですが|んですが|と思います)?|` +
		`くれ|て|お願い(?:します|いたします|致します)?|` +
		`(?:いただけ|頂け|もらえ|くださ|下さ)(?:る|ます|い)?(?:と|ましたら|たら|れば|ば)[^。]{0,8}(?:です|ます|存じます|の|ん)?(?:が|けど|けれど)?)[。．.!！\s]*$|` +
		`请|請(?:[^求]|$)|我想|我要|帮我|幫我|주세요|주셨으면|주시면 (?:좋|감사)|싶어요|싶습니다|\b(?:please|i want|i need|i'?d like|i would like)\b`)

	courtesies = lazyregexp.New(`^(?:どうも|ほんとうに|本当に|誠に|大変|いろいろと?|ご丁寧に|早速の?)*(?:ありがとう|有難う|有り難う|ありがと|感謝|助かり|わかり|分かり|` +
		`了解|承知|かしこまり|なるほど|そうです|はい|うん|ええ|いいえ|いえ|おk|ok|okay|よろしく|宜しく|お願いし|お願いいた|おねがいし|待って(?:い)?ます|お待ちし|` +
		`こんにちは|こんばんは|おはよう|` +
		`thank|thx|gotit|isee|understood|alright|fine|great|yes|no|bye|hello|hi|谢谢|謝謝|感谢|感謝|好的|好|知道了|明白|嗯|` +
		`감사|고마|네|예|알겠|아니)[\p{L}\p{M}]{0,12}$`)
)

// Wish reports whether a message asks that something be done.
func Wish(words string) bool { return wishes.MatchString(prose.Plain(words)) }

// Wishes reports whether a sentence of words asks that something be done, and is no courtesy.
func Wishes(words string) bool {
	return slices.ContainsFunc(prose.Sentences(prose.Plain(words)), func(s string) bool { return Wish(s) && !Courtesy(s) })
}

// Noted reports whether a message is nothing but a yes, or that something be done well.
func Noted(words string) bool { return nods.MatchString(bare(words)) }

var nods = lazyregexp.New(`^(?:はい|うん|ええ|わかりました|分かりました|わかった|了解(?:です|しました)?|承知(?:しました|いたしました)?|かしこまりました|` +
	`では|それでは|どうぞ|なにとぞ|何卒|どうか|よろしく|宜しく|お願い(?:します|いたします|致します|ね)?|おねがいします|待って(?:い)?ます|お待ちして(?:い|お)?(?:ます|ります)|` +
	`ok|okay|yes|please|isee|understood|alright|gotit|thatsfine|好的|好|知道了|明白了?|麻烦了|네|예|알겠습니다|부탁드립니다)+$`)

// Courtesy reports whether a message is nothing but thanks, a yes, a no or a greeting.
func Courtesy(words string) bool { return courtesies.MatchString(bare(words)) }

// Time reports whether a message is nothing but a time that passed: 「昨日の夜です」. Alone it
// speaks of nothing.
func Time(words string) bool { return times.MatchString(bare(words)) }

var times = lazyregexp.New(`^(?:昨日|きのう|一昨日|おととい|今日|きょう|本日|今朝|けさ|昨夜|昨晩|ゆうべ|先週|先々週|先月|今週|今月|去年|昨年|` +
	`[0-9一二三四五六七八九十]+(?:年|月|日|時|分|週間|時間|日間)(?:前|半)?|[日月火水木金土]曜日?|午前|午後|朝|昼|お昼|夕方|夜|夜中|深夜|明け方|` +
	`たぶん|おそらく|確か|だいたい|の|に|は|ごろ|頃|くらい|ぐらい|過ぎ|すぎ|です|でした|だった|だと思います|と思います|` +
	`yesterday|today|last|this|on|at|in|the|about|around|night|evening|morning|afternoon|week|month|` +
	`monday|tuesday|wednesday|thursday|friday|saturday|sunday|[0-9]+(?:am|pm|th|st|nd|rd)?|` +
	`昨天|前天|今天|上周|上個月|上个月|早上|晚上|下午|上午|的|어제|오늘|지난주|저녁|밤|아침|오전|오후|에|요|이요|이에요|이었어요)+$`)
