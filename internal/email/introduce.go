package email

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// What mail programs write around a mail that they quote.
var (
	// moment is a date and, next to it, a time: at the start of a line that
	// introduces a quote. In a sentence words stand between them.
	moment = regexp.MustCompile(`(?i)^[(（]?(?:于|在|於)?\s?(?:\d{4}\s?[年년/.-]\s?\d{1,2}\s?[月월/.-]\s?\d{1,2}\s?[日일]?|\d{1,2}[./]\d{1,2}[./]\d{4})\.?\s?` +
		`(?:[(（\[]?\s?(?:[日月火水木金土일월화수목금토](?:曜日?|요일)?|(?:周|星期|週|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\s?[)）\]]?)?` +
		`[\s,、，]*(?:午前|午後|上午|下午|凌晨|早上|晚上|中午|오전|오후|am|pm)?\s?\d{1,2}\s?[:：時时시.]\s?\d{2}\s?[分분]?(?:[:：]\d{2})?\s?(?:am|pm)?\s?(?:[+-]\d{4})?\s?(?:\(?[A-Z]{3,4}\)?)?[)）]?[\s,、，;]*`)
	sentence = regexp.MustCompile(`^(?:に|から|まで|より|頃|ごろ|の|で|は|が|を|も|と)|について|(?:件|内容|質問|回答|返事|通り|とおり|こと|以下|次|下記|住所|氏名|番号|理由|希望)(?:は|の)?$|です|ます|した|[。？！?!]`)
	// goesOn is how a sentence goes on behind a date; a name may begin with the same letter.
	goesOn    = regexp.MustCompile(`^(?:に|から|まで|より|頃|ごろ|の|で|は|が|を|も|と).*(?:届|送|電話|連絡|メール|受け|受信|来[たて]|した|する|について|の件|宛|(?:ます|です)(?:が|けど|ので|。|、|$))`)
	dateThere = regexp.MustCompile(`\d{4}|\d{1,2}[:.]\d{2}|<[^<>\s]+@[^<>\s]+>`)
	addressed = regexp.MustCompile(`(?:[<＜(（\[][^<>\s]+[@＠][^<>\s]+[>＞)）\]]|(?:^|[\s　])[^\s<>@＠]+[@＠][A-Za-z0-9.-]+)$`)
	zhName    = regexp.MustCompile(`(?:于|於|在)\s?\d{4}\s?[年/.-].{0,60}(?:写道|寫道)$`)

	rule = regexp.MustCompile(`(?i)^[-_=*]{2,}[\s\x{a0}]*(?:元のメッセージ|元のメール|オリジナル ?メッセージ|original message|original appointment|reply message|original mail|原始邮件|原邮件|原始郵件|原郵件|원본 메시지|원본 메일|` +
		`ursprüngliche nachricht|message d['’]origine|message original|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|ursprungligt meddelande|original message.{0,80}|original-nachricht)[\s\x{a0}]*[-_=*]{2,}$`)
	forwardLine = regexp.MustCompile(`(?i)^(?:[-_=*]{2,}\s*(?:転送メッセージ|転送されたメッセージ|転送|forwarded message.{0,80}|转发的邮件|转发邮件|轉寄郵件|轉寄的郵件|전달된 메시지|전달 메시지|weitergeleitete nachricht|message transféré|mensaje reenviado)\s*[-_=*]{2,}|begin forwarded message:|転送されたメール:)$`)

	fromLine = headerLine(`差出人|送信者|送信元|発信者|from|von|de|da|van|från|fra|发件人|寄件者|寄件人|보낸 ?사람|보낸 ?이`)
	dateLine = headerLine(`送信日時|送信日|日時|日付|送信|受信日時|sent|date|gesendet|datum|envoyé(?: le)?|date d'envoi|enviado(?: el)?|enviada em|enviado em|fecha|inviato|data|verzonden|skickat|sendt|dato|发送时间|发送日期|日期|时间|寄件日期|傳送日期|時間|보낸 ?날짜|날짜|일시|보낸 ?시간`)
	toLine   = headerLine(`宛先|宛名|to|cc|an|à|para|a|aan|till|til|收件人|收件者|抄送|副本|받는 ?사람|받는 ?이|참조`)
	subLine  = headerLine(`件名|題名|subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|主题|主旨|主題|제목`)

	device   = regexp.MustCompile(`^(私の|自分の)?(iPhone|iPad|Android|Xperia|Galaxy|AQUOS|Windows|Yahoo!メール|Yahoo!|Gmail|Outlook|メール|スマートフォン|スマホ|携帯|ドコモ|au|SoftBank)[^、。]{0,30}(から|で)送信(しました|されました)?。?$`)
	deviceEn = regexp.MustCompile(`^(Sent (from|with|via) (my |Mail|Yahoo|Outlook|Samsung|Proton).{0,40}|Get Outlook for .{0,40}|Outlook for .{1,20} を入手.{0,60}|发自我的.{1,20}|從我的.{1,20}傳送|나의 .{1,20}에서 보냄)$`)
)

// headerLine is a line of the header that a program repeats, in bold or not.
func headerLine(names string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\*?(?:` + names + `)\s?\*?\s?[:：]`)
}

// longestIntroduction bounds the bytes of the line that names who is quoted.
const longestIntroduction = 600

// attribution returns how many lines form the line that names
// who is quoted; programs break it to fit the width. No line of it ends like a
// sentence, and where a later line is one by itself, the lines above are the person's.
func attribution(lines []string, reply bool) int {
	joined := ""
	first := lines[:min(len(lines), longestAttribution)]
	if !slices.ContainsFunc(first, mayIntroduce) {
		return 0
	}
	for i, line := range first {
		joined = strings.TrimSpace(joined + " " + strings.TrimSpace(line))
		switch {
		case joined == "" || len(joined) > longestIntroduction:
			return 0
		case introduces(joined, reply || quotesFollow(lines[i+1:])) && !begunLater(lines[:i+1]):
			return i + 1
		case endsInAny(joined, "。", "．", "？", "?", "！", "!"):
			return 0
		case i == 0 && reply && namesOnly(joined) && len(lines) > 1 && quoted(lines[1]):
			return 1
		}
	}
	return 0
}

// longestAttribution is how many lines a program breaks the line into.
const longestAttribution = 3

// mayIntroduce is asked first, of every line: it looks at the end only.
func mayIntroduce(line string) bool {
	return endsInAny(strings.TrimRight(line, " \t\r-"), ":", "：", "wrote")
}

// begunLater reports whether a later of the lines begins an introduction of its own.
func begunLater(lines []string) bool {
	for i := 1; i < len(lines); i++ {
		if introduces(strings.TrimSpace(strings.Join(lines[i:], " ")), true) {
			return true
		}
	}
	return false
}

// namesOnly is a name and a colon: 窓口:
func namesOnly(line string) bool {
	name := strings.TrimRight(line, ":： ")
	return name != line && name != "" && utf8.RuneCountInString(name) <= 20 && !sentence.MatchString(name) && !strings.ContainsAny(name, "、,・")
}

// introduces knows 2019/04/12 20:39、名前 <a@b>のメール: and
// 2019年4月12日(金) 14:06 名前 <a@b>: and On ... wrote: and their translations. A name
// without an address counts where a quote is to be expected.
func introduces(line string, expected bool) bool {
	line = strings.TrimSpace(strings.Trim(line, "-")) // ---- On ... wrote ----
	head := strings.TrimRight(strings.TrimRight(line, ":："), " ")
	if head == line && !(endsInAny(head, "wrote") && strings.Contains(head, "@")) {
		return false // no colon
	}
	if strings.HasSuffix(head, "さんは書きました") || zhName.MatchString(head) {
		return true
	}
	if end := moment.FindStringIndex(head); end != nil {
		return namesQuoted(strings.TrimSpace(head[end[1]:]), expected)
	}
	return dateThere.MatchString(head) && (startsWithAny(head, "On ", "At ", "(") && endsInAny(head, "wrote", "writes") ||
		endsInAny(head, "a écrit", "escribió", "ha scritto", "escreveu", "kirjoitti", "napsal(a)", "написал", "написал(а)", "написала", "schreef het volgende") ||
		(expected || strings.Contains(head, "@")) && containsAny(head, " schrieb ", " schreef ", " skrev "))
}

// namesQuoted reports whether what stands behind date and time is who is quoted, and no
// sentence that goes on.
func namesQuoted(name string, expected bool) bool {
	switch {
	case name == "" || goesOn.MatchString(name):
		return false
	case addressed.MatchString(name) || endsInAny(name, "のメール", "が書きました", "写道", "寫道", "작성", "wrote"):
		return true
	}
	return expected && !sentence.MatchString(name) && utf8.RuneCountInString(name) <= 40
}

func startsWithAny(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

func endsInAny(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(p string) bool { return strings.HasSuffix(s, p) })
}

// longestRule bounds the bytes of a line that says that a mail follows.
const longestRule = 400

// separator is -----元のメッセージ----- and its like, and the long line that Outlook
// draws above the header of a mail. Such a line above anything else is a rule between
// paragraphs.
func separator(lines []string, fields []headerFields) bool {
	line := strings.TrimSpace(lines[0])
	if len(line) > longestRule || !startsWithAny(line, "-", "_", "=", "*") {
		return false
	}
	if rule.MatchString(line) {
		return true
	}
	return len(line) >= 30 && strings.Trim(line, "_") == "" && headerFollows(lines[1:], fields[1:])
}

// headerFollows looks past an empty line or two.
func headerFollows(lines []string, fields []headerFields) bool {
	for i, line := range lines[:min(len(lines), 3)] {
		if strings.TrimSpace(line) != "" {
			return fields[i] != 0
		}
	}
	return false
}

// forwardRule stands above a mail that is passed on: nothing below is the person's.
func forwardRule(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) <= longestRule && startsWithAny(line, "-", "_", "=", "*", "B", "b", "転送") && forwardLine.MatchString(line)
}

// longestBlock and longestHeader bound the lines of the header of a quoted mail, and the
// bytes of each.
const (
	longestBlock  = 10
	longestHeader = 4000
)

// headerBlock is what Outlook, Hotmail and others put on top of the mail that is
// answered: sender, date, recipients and subject in any order, one below the other. Three
// of them do where an empty line follows; who lists what they got in the same words goes
// on writing there.
func headerBlock(lines []string, fields []headerFields) bool {
	var seen headerFields
	for i, line := range lines[:min(len(lines), longestBlock)] {
		if len(line) > longestHeader {
			return false
		}
		if strings.TrimSpace(line) == "" {
			return seen.enough()
		}
		if fields[i] == 0 && (i == 0 || !continues(line)) {
			return seen == hasFrom|hasDate|hasTo|hasSubject
		}
		seen |= fields[i]
	}
	return seen.enough()
}

// headerFields are the fields that a header block holds.
type headerFields uint8

const (
	hasFrom headerFields = 1 << iota
	hasDate
	hasTo
	hasSubject
)

func (f headerFields) enough() bool {
	return f&hasFrom != 0 && f&hasDate != 0 && f&(hasTo|hasSubject) != 0
}

// fieldsOfAll is fieldsOf for lines that have a colon where the name of a field ends.
func fieldsOfAll(lines []string) []headerFields {
	all := make([]headerFields, len(lines))
	for i, line := range lines {
		line = strings.TrimSpace(line[:min(len(line), longestHeader)])
		if strings.ContainsAny(line[:min(len(line), 40)], ":：") {
			all[i] = fieldsOf(line)
		}
	}
	return all
}

// fieldsOf tells which fields a line may be; "De:" is one in several languages.
func fieldsOf(line string) headerFields {
	var f headerFields
	for i, name := range []*regexp.Regexp{fromLine, dateLine, toLine, subLine} {
		if name.MatchString(line) {
			f |= 1 << i
		}
	}
	return f
}

// continues reports whether a line goes on with the recipients above it.
func continues(line string) bool {
	return strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t") || strings.ContainsAny(line, "@＠;")
}

// footer is the line that a phone or an app adds below every mail.
func footer(line string) bool {
	if len(line) > longestRule || !containsAny(line, "送信", "Sent", "Outlook", "发自", "從我的", "나의") {
		return false
	}
	line = strings.TrimSpace(line)
	return utf8.RuneCountInString(line) <= 100 && (device.MatchString(line) || deviceEn.MatchString(line))
}

// forwards is the subject of a mail that passes another one on.
var forwards = regexp.MustCompile(`^[\s\x{3000}]*(?i:fwd?|wg|tr|ｆｗｄ?|転送|转发|轉寄|전달)\s*[:：]`)

var prefixes = regexp.MustCompile(`^([\s\x{3000}]*(?i:re|fwd?|aw|wg|sv|vs|tr|ｒｅ|ｆｗｄ?|返信|転送|回复|答复|转发|回覆|轉寄|답장|전달)(\[\d+\]|\(\d+\)|\^\d+)?\s*[:：])+`)
