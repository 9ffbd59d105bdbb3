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
	broken  bool   // something that wants to be the code of a letter and is none
	bare    bool   // the digits are all that the message says
}

// read finds what was typed, and takes codes out of the words that are kept.
func (t *step) read() {
	words := visible(t.in.Text.Words())
	t.typed.address = t.address(words)
	text := t.in.Text
	if code, start, end := affected.FindLetter(words); code != "" {
		t.typed.letter, text = code, text.Without(words[start:end])
		t.cutSubject(words[start:end])
		words = words[:start] + " " + words[end:]
	} else {
		near := almostLetter.FindString(norm.NFKC.String(words))
		t.typed.broken = strings.ContainsAny(near, "0123456789") // words of four letters are no code
	}
	for _, run := range runs.FindAllString(words, -1) {
		switch digits := onlyDigits(run); {
		case len(digits) == affected.CodeDigits && t.typed.digits == "":
			t.typed.digits = digits
			t.typed.bare = bare(t.answers(), run)
			if t.proof().Code != "" || t.typed.bare {
				text = text.Without(run)
				t.cutSubject(run)
			}
		case len(digits) == 7 && t.typed.postal == "":
			t.typed.postal = digits
		}
	}
	t.in.Text, t.out.Words, t.out.Mail = text, text, t.in.Mail
}

// bare reports whether a run of digits is all that somebody answers, but for a
// word or two: "123456 です". A code that came late is one still.
func bare(answer, run string) bool {
	rest := strings.TrimSpace(strings.Replace(answer, run, "", 1))
	return strings.Contains(answer, run) && len([]rune(rest)) <= 8
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

// address is the first mail address in words that is not the desk's own.
func (t *step) address(words string) string {
	for _, found := range addresses.FindAllString(norm.NFKC.String(words), -1) {
		address, err := affected.Normal(affected.Email, strings.TrimRight(found, "."))
		if err == nil && address != "" && !strings.EqualFold(address, t.incident.Mail) {
			return address
		}
	}
	return ""
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
	if _, is := cutSubject(words); is {
		_, words, _ = strings.Cut(words, "\n")
	}
	pieces, _ := questions(words)
	return strings.Join(pieces, " ")
}

// stops are the words with which a dialogue is left.
var stops = regexp.MustCompile(`(?i)^\s*(?:本人)?(?:確認)?(?:は|を)?\s*(?:やめ(?:る|ます|たい(?:です)?|て(?:ください)?|とく|ときます|ておきます)?|止め(?:る|ます|たい(?:です)?)|中止|中断|終了|終わり(?:ます)?|キャンセル(?:します|で)?|結構です|いいです|stop|cancel|quit|never ?mind|no thanks)[。．.!！\s]*$`)

// agains ask for another code.
var agains = regexp.MustCompile(`(?i)再送|再度送|もう一度|もう1度|もういちど|送り直|届か|届いて(?:い)?ない|届いて(?:い)?ません|届きません|来ない|来ません|きません|こない|resend|send (?:it )?again|new code|not arrived|didn'?t (?:get|receive|arrive)`)

// neither of the ways is open to somebody.
var neither = regexp.MustCompile(`(?i)どちらも|どっちも|両方とも|いずれも|neither`)

// ways tell how somebody wants to prove who they are.
var (
	byMail   = regexp.MustCompile(`(?i)メール|アドレス|めーる|mail`)
	byLetter = regexp.MustCompile(`(?i)手紙|てがみ|封書|郵便|郵送|書面|書類|はがき|ハガキ|葉書|通知書|レター|letter|post`)
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
