package email

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Unquote returns what a person wrote into a mail: without the mail that they
// answer or forward, without signature and without the line that their phone
// adds (platform fact 23). Lines end in LF. Answers between the quoted lines
// stay. Where nothing is left, it returns all but that line of the phone.
func Unquote(body string) string {
	lines := strings.Split(body, "\n")
	kept := withoutFooters(unquoted(lines))
	if kept == "" {
		return withoutFooters(lines)
	}
	return kept
}

// unquoted drops quoted lines, and everything from a line on below which only
// the other mail follows.
func unquoted(lines []string) []string {
	var kept []string
	for i := 0; i < len(lines); i++ {
		switch n := attribution(lines[i:]); {
		case quoted(lines[i]):
		case n > 0 && quotesFollow(lines[i+n:]):
			i += n - 1
		case n > 0, signature(lines[i]), separator(lines[i]), headerBlock(lines[i:]):
			return kept
		default:
			kept = append(kept, lines[i])
		}
	}
	return kept
}

func withoutFooters(lines []string) string {
	var kept []string
	for _, line := range lines {
		if !footer(line) {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(strings.Join(kept, "\n"))
}

func quoted(line string) bool {
	line = strings.TrimLeft(line, " \t\u3000")
	return strings.HasPrefix(line, ">") || strings.HasPrefix(line, "＞")
}

// quotesFollow reports whether the next line with words is a quoted one: then
// the person may have written below it.
func quotesFollow(lines []string) bool {
	for _, line := range lines {
		if strings.TrimSpace(line) != "" {
			return quoted(line)
		}
	}
	return false
}

// signature is the mark of RFC 3676, 4.3, also without its space, which many
// programs lose.
func signature(line string) bool { return line == "-- " || line == "--" }

// What mail programs write around a mail that they quote.
var (
	dated = regexp.MustCompile(`^(于|在)?\s?\d{4}\s?[年년/.-]\s?\d{1,2}\s?[月월/.-]\s?\d{1,2}`)
	timed = regexp.MustCompile(`\d{1,2}[:：]\d{2}`)
	rule  = regexp.MustCompile(`^[-_=*]{2,}\s*(元のメッセージ|元のメール|転送メッセージ|転送されたメッセージ|転送|Original Message|Original Appointment|` +
		`Forwarded [Mm]essage|Reply message|原始邮件|转发的邮件|原始郵件|轉寄郵件|원본 메시지|전달된 메시지|(Original|Forwarded) [Mm]essage.{0,80})\s*[-_=*]{2,}$`)
	fromLine = regexp.MustCompile(`^\*?(差出人|送信者|送信元|From|发件人|寄件者|보낸 사람)\s?[:：]\*?\s?\S`)
	dateLine = regexp.MustCompile(`^\*?(送信日時|日時|日付|送信|Sent|Date|发送时间|日期|寄件日期|보낸 날짜|날짜)\s?[:：]`)
	toLine   = regexp.MustCompile(`^\*?(宛先|件名|To|Subject|收件人|主题|主旨|받는 사람|제목)\s?[:：]`)
	device   = regexp.MustCompile(`^(私の|自分の)?(iPhone|iPad|Android|Xperia|Galaxy|AQUOS|Windows|Yahoo!メール|Yahoo!|Gmail|Outlook|メール|スマートフォン|スマホ|携帯|ドコモ|au|SoftBank)[^、。]{0,30}(から|で)送信(しました|されました)?。?$`)
	deviceEn = regexp.MustCompile(`^(Sent (from|with|via) (my |Mail|Yahoo|Outlook|Samsung|Proton).{0,40}|Get Outlook for .{0,40}|Outlook for .{1,20} を入手.{0,60}|发自我的.{1,20}|從我的.{1,20}傳送|나의 .{1,20}에서 보냄)$`)
)

// attribution returns how many lines, at most three, form the line that names
// who is quoted; programs break it to fit the width.
func attribution(lines []string) int {
	joined := ""
	for i, line := range lines[:min(len(lines), 3)] {
		joined = strings.TrimSpace(joined + " " + strings.TrimSpace(line))
		if len(joined) > 600 || joined == "" {
			return 0
		}
		if introduces(joined) {
			return i + 1
		}
	}
	return 0
}

// introduces knows 2019/04/12 20:39、名前 <a@b>のメール: and
// 2019年4月12日(金) 14:06 名前 <a@b>: and On ... wrote: and their translations.
func introduces(line string) bool {
	head := strings.TrimRight(strings.TrimRight(line, ":："), " ")
	if head == strings.TrimRight(line, " ") {
		return false // no colon
	}
	if strings.HasSuffix(head, "さんは書きました") {
		return true
	}
	if dated.MatchString(head) {
		return timed.MatchString(head) && (strings.ContainsAny(head, "@＠") || endsInAny(head, "のメール", "が書きました", "写道", "寫道", "작성"))
	}
	return startsWithAny(head, "On ", "Am ", "Le ", "El ", "Il ") && strings.ContainsAny(head, "0123456789") &&
		(endsInAny(head, "wrote", "a écrit", "escribió", "ha scritto") || strings.Contains(head, " schrieb "))
}

func startsWithAny(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

func endsInAny(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(p string) bool { return strings.HasSuffix(s, p) })
}

// longestRule bounds the bytes of a line that says that a mail follows.
const longestRule = 400

// separator is -----元のメッセージ----- and its like, also the long line that
// Outlook draws.
func separator(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) <= longestRule && rule.MatchString(line) || line == "Begin forwarded message:" || line == "転送されたメール:" ||
		len(line) >= 30 && strings.Trim(line, "_") == ""
}

// headerBlock is what Outlook puts on top of the mail that is answered: 差出人,
// 送信日時, 宛先 and 件名 in some order, one below the other.
func headerBlock(lines []string) bool {
	if !fromLine.MatchString(strings.TrimSpace(lines[0])) {
		return false
	}
	dated, addressed := false, false
	for _, line := range lines[1:min(len(lines), 7)] {
		line = strings.TrimSpace(line)
		dated = dated || dateLine.MatchString(line)
		addressed = addressed || toLine.MatchString(line)
	}
	return dated && addressed
}

// footer is the line that a phone or an app adds below every mail.
func footer(line string) bool {
	line = strings.TrimSpace(line)
	return utf8.RuneCountInString(line) <= 100 && (device.MatchString(line) || deviceEn.MatchString(line))
}

// bareSubject drops what mail programs put before a subject, as often as it
// stands there: Re:, RE：, Fwd:, Re[2]:, 転送:.
func bareSubject(subject string) string {
	return strings.TrimSpace(prefixes.ReplaceAllString(subject, ""))
}

// forwards is the subject of a mail that passes another one on.
var forwards = regexp.MustCompile(`^[\s\x{3000}]*(?i:fwd?|wg|tr|ｆｗｄ?|転送|转发|轉寄|전달)\s*[:：]`)

var prefixes = regexp.MustCompile(`^([\s\x{3000}]*(?i:re|fwd?|aw|wg|sv|vs|tr|ｒｅ|ｆｗｄ?|返信|転送|回复|答复|转发|回覆|轉寄|답장|전달)(\[\d+\]|\(\d+\)|\^\d+)?\s*[:：])+`)
