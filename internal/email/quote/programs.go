package quote

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"madoguchi/internal/jatext"
)

// particle is what may follow a date in a Japanese sentence, and begin a name.
const particle = `^(?:に|から|まで|より|頃|ごろ|の|で|は|が|を|も|と)`

// momentParts are a date and, next to it, a time: at the start of a line that introduces a
// quote. In a sentence words stand between them.
func momentParts() []string {
	return []string{
		`(?i)^[(（]?(?:于|在|於)?\s?`,
		`(?:\d{4}\s?[年년/.-]\s?\d{1,2}\s?[月월/.-]\s?\d{1,2}\s?[日일]?|\d{1,2}[./]\d{1,2}[./]\d{4})\.?\s?`,
		`(?:[(（\[]?\s?(?:[日月火水木金土일월화수목금토](?:曜日?|요일)?|`, // the day of the week
		`(?:周|星期|週|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s?[)）\]]?)?[\s,、，]*`,
		`(?:午前|午後|上午|下午|凌晨|早上|晚上|中午|오전|오후|am|pm)?\s?\d{1,2}\s?[:：時时시.]\s?\d{2}\s?[分분]?(?:[:：]\d{2})?\s?`,
		`(?:am|pm)?\s?(?:[+-]\d{4})?\s?(?:\(?[A-Z]{3,4}\)?)?[)）]?[\s,、，;]*`,
	}
}

//go:embed programs.txt
var programs string

// written is what mail programs write around a mail, and what tells it from a sentence.
type written struct {
	rule, forward, phone, app            *regexp.Regexp
	fields                               []*regexp.Regexp // of the repeated header, in the order of headerFields
	moment, dateThere, addressed, zhName *regexp.Regexp
	sentence, goesOn                     *regexp.Regexp
}

// known is compiled when the first mail is read: most functions read none.
var known = sync.OnceValue(func() written {
	of := map[string][]string{}
	for heading, line := range jatext.Sections(programs) {
		of[heading] = append(of[heading], line)
	}
	with := func(before, heading, after string) *regexp.Regexp {
		return regexp.MustCompile(before + "(?:" + strings.Join(of[heading], "|") + ")" + after)
	}
	var fields []*regexp.Regexp
	for _, heading := range []string{"from", "date", "to", "subject"} { // in bold or not
		fields = append(fields, with(`(?i)^\*?`, heading, `\s?\*?\s?[:：]`))
	}
	return written{
		rule:      with(`(?i)^[-_=*]{2,}[\s\x{a0}]*`, "rule", `[\s\x{a0}]*[-_=*]{2,}$`),
		forward:   with(`(?i)^(?:[-_=*]{2,}\s*`, "forward", `\s*[-_=*]{2,}|begin forwarded message:|転送されたメール:)$`),
		phone:     with(`^(?:私の|自分の)?`, "phone", `[^、。]{0,30}(?:から|で)送信(?:しました|されました)?。?$`),
		app:       with(`^`, "app", `$`),
		fields:    fields,
		moment:    regexp.MustCompile(strings.Join(momentParts(), "")),
		dateThere: regexp.MustCompile(`\d{4}|\d{1,2}[:.]\d{2}|<[^<>\s]+@[^<>\s]+>`),
		addressed: regexp.MustCompile(`(?:[<＜(（\[][^<>\s]+[@＠][^<>\s]+[>＞)）\]]|(?:^|[\s　])[^\s<>@＠]+[@＠][A-Za-z0-9.-]+)$`),
		zhName:    regexp.MustCompile(`(?:于|於|在)\s?\d{4}\s?[年/.-].{0,60}(?:写道|寫道)$`),
		sentence: regexp.MustCompile(particle + `|について|です|ます|した|[。？！?!]|` +
			`(?:件|内容|質問|回答|返事|通り|とおり|こと|以下|次|下記|住所|氏名|番号|理由|希望)(?:は|の)?$`),
		goesOn: with(particle+`.*`, "goes on", ``),
	}
})
