package conversation

import (
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"madoguchi/internal/affected"
)

// typed is what of a message may belong to a proof, in normal form.
type typed struct {
	address string // the first mail address
	digits  string // the first run of as many digits as a one-time code has
	postal  string // the first run of digits that may be a postal code
	letter  string // the first code of a letter
	more    bool   // there is another address beside the first
	broken  bool   // something that wants to be the code of a letter and is none
}

// read finds what was typed, and takes codes out of the words that are kept. A
// number counts as an answer only where it stands for itself: amounts, dates and
// receipts in a question are nobody's code, and stay.
func (t *step) read() {
	words := visible(t.in.Text.Words())
	t.typed.address, t.typed.more = t.address(words)
	text := t.in.Text
	if code, start, end := affected.FindLetter(words); code != "" {
		t.typed.letter, text = code, text.Without(words[start:end])
		t.cutSubject(words[start:end])
		words = words[:start] + " " + words[end:]
	} else {
		near := almostLetter.FindString(norm.NFKC.String(words))
		t.typed.broken = strings.ContainsAny(near, "0123456789") // words of four letters are no code
	}
	for line := range strings.Lines(t.body(words)) {
		answers := standing(line)
		for _, run := range runs.FindAllString(line, -1) {
			if !answers(run) {
				continue
			}
			switch digits := onlyDigits(run); {
			case len(digits) == affected.CodeDigits && t.typed.digits == "":
				t.typed.digits, text = digits, text.Without(run)
				t.cutSubject(run)
			case len(digits) == 7 && t.typed.postal == "":
				t.typed.postal = digits
			}
		}
	}
	t.cutCodes()
	t.in.Text, t.out.Words, t.out.Mail = text, text, t.in.Mail
}

// bare reports whether a number is all that a line says, but for a word or two:
// "123456 です". What has a unit is an amount or a date.
func bare(line, run string) bool {
	if len(line) > len(run)+longestBare {
		return false
	}
	rest := strings.TrimSpace(strings.Replace(line, run, "", 1))
	return len([]rune(rest)) <= 6 && !strings.ContainsAny(norm.NFKC.String(rest), "円¥$%年月日時件名人枚個歳")
}

// longestBare is how many bytes may stand around a number, blanks and all.
const longestBare = 100

// standing tells of the numbers of a line which of them stand for themselves. The line
// is gone over once, not for each.
func standing(line string) func(run string) bool {
	says, houses := named.MatchString(line), address.MatchString(line)
	return func(run string) bool {
		return says && !(houses && len(onlyDigits(run)) == affected.CodeDigits) || bare(line, run)
	}
}

// named are lines that say what their number is.
var named = regexp.MustCompile(`(?i)コード|認証番号|確認番号|郵便|〒|code|zip|post|验证码|驗證碼|코드`)

// address begins a line with a postal address, where the numbers of house and flat are
// no code.
var address = regexp.MustCompile(`〒`)

// body are the words without the subject of a mail, which is older than they are.
func (t *step) body(words string) string {
	if _, is := cutSubject(words); t.in.Mail != nil && is {
		_, words, _ = strings.Cut(words, "\n")
	}
	return words
}

// cutSubject takes a code out of the subject of a mail, which the answer repeats.
func (t *step) cutSubject(code string) {
	if t.in.Mail == nil {
		return
	}
	mail := *t.in.Mail
	mail.Subject = mail.Subject.Without(code)
	t.in.Mail = &mail
}

const separators = " 　‐‑‒–—―−ー－\\-"

// runs are digits as people type them: full-width, with spaces or dashes between.
var runs = regexp.MustCompile(`[0-9０-９](?:[` + separators + `]{0,2}[0-9０-９])*`)

func onlyDigits(run string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, norm.NFKC.String(run))
}

// almostLetter is four groups of letters and digits whose check sign does not fit.
var almostLetter = regexp.MustCompile(`\b[0-9A-Za-z]{4}[ \-‐-―−ー]{1,2}[0-9A-Za-z]{4}[ \-‐-―−ー]{1,2}[0-9A-Za-z]{4}[ \-‐-―−ー]{1,2}[0-9A-Za-z]{3,5}\b|\b[0-9A-Za-z]{15,17}\b`)

// address is the first mail address in words that is not the desk's own, and whether
// there is another one.
func (t *step) address(words string) (first string, more bool) {
	for _, found := range addresses.FindAllString(norm.NFKC.String(words), -1) {
		address, err := affected.Normal(affected.Email, strings.Trim(strings.TrimRight(found, "."), "'`"))
		switch {
		case err != nil, address == "", t.ours(address), address == first:
		case first == "":
			first = address
		default:
			return first, true
		}
	}
	return first, false
}

// ours reports whether an address is at the desk's own domain: nobody is asked there
// who they are.
func (t *step) ours(address string) bool {
	_, domain, _ := strings.Cut(address, "@")
	_, own, _ := strings.Cut(t.incident.Mail, "@")
	return strings.EqualFold(domain, own)
}

// withoutAddresses are the words around mail addresses: what somebody's address is
// called says nothing about what they ask.
func withoutAddresses(words string) string {
	return addresses.ReplaceAllString(norm.NFKC.String(words), " ")
}

// addresses are mail addresses as people have them; "a..b@docomo.ne.jp" is real.
var addresses = regexp.MustCompile("[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[0-9A-Za-z-]{1,63}\\.)+[0-9A-Za-z-]{2,63}")

// brief reports whether a message is short enough to be an answer to what the
// dialogue asked, and not a question of its own. Mail has salutations and a
// signature around it.
func (t *step) brief(words string) bool {
	most := 30
	if t.in.Mail != nil {
		most = 120
	}
	return len([]rune(strings.TrimSpace(words))) <= most
}

// answers are the words that may answer the dialogue: of a mail neither the
// subject, which is older than the answer, nor salutations.
func (t *step) answers() string {
	words := t.in.Text.Words()
	if t.in.Mail == nil {
		return words
	}
	pieces, _ := questions(t.body(words))
	return strings.Join(pieces, " ")
}

// stops are the words with which a dialogue is left.
var stops = regexp.MustCompile(`(?i)^\s*(?:やっぱり|やはり|もう|一旦|いったん)?\s*(?:本人)?(?:確認)?(?:は|を)?\s*(?:やめ(?:る|ます|たい(?:です)?|て(?:ください)?|とく|ときます|ておきます)?|止め(?:る|ます|たい(?:です)?)|中止|中断|終了|終わり(?:ます)?|キャンセル(?:します|で)?|結構です|いいです|取消|停止|算了|취소|그만|stop|cancel|quit|never ?mind|no thanks)[。．.!！\s]*$`)

// agains ask for another code.
var agains = regexp.MustCompile(`(?i)再送|再度送|もう一度|もう1度|もういちど|送り直|届か|届いて(?:い)?ない|届いて(?:い)?ません|届きません|来ない|来ません|きません|こない|没收到|沒收到|重发|重發|다시 보내|resend|send (?:it )?again|new code|not arrived|didn'?t (?:get|receive|arrive)`)

// others are what else does not arrive: not the code.
var others = regexp.MustCompile(`(?i)手紙|書面|封書|返事|返信|連絡|カード|card|letter|reply|answer`)

// reports are words of somebody who tells or asks of a mail or a letter, and does not
// choose one.
var reports = regexp.MustCompile(`(?i)不審|詐欺|迷惑|偽|届|来(?:た|ま|て|な)|漏|もれ|流出|ですか|ますか|でしょうか|[?？]|suspicious|scam|phish|arrive|leak|got a`)

// family are words of somebody who speaks of another person.
var family = regexp.MustCompile(`夫|妻|主人|家内|旦那|奥さん|母|父|親|子ども|子供|息子|娘|家族|友人|友達|彼氏|彼女|元カレ|元カノ|上司|部下|同僚|社員|(?i)husband|wife|mother|father|son\b|daughter|friend|boss|ex-`)

// neither of the ways is open to somebody.
var neither = regexp.MustCompile(`(?i)どちらも|どっちも|両方とも|いずれも|neither`)

// ways tell how somebody wants to prove who they are.
var (
	saysMail   = regexp.MustCompile(`(?i)メール|アドレス|めーる|mail|邮|郵件|메일`)
	saysLetter = regexp.MustCompile(`(?i)手紙|てがみ|封書|郵便|郵送|書面|書類|はがき|ハガキ|葉書|通知書|レター|信件|편지|letter|post`)
)

func containsAt(words string) bool { return strings.ContainsAny(words, "@＠") }

// latin counts Latin letters, full-width ones too.
func latin(words string) int {
	n := 0
	for _, r := range norm.NFKC.String(words) {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			n++
		}
	}
	return n
}
