package typed

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/jatext"
	"madoguchi/internal/lazyregexp"
)

// Takes reports whether words take one of the two ways of the proof, and do not go elsewhere with it:
// 「メールで確認します」, 「메일로 확인할게요」.
func Takes(words string) bool {
	return saysMail.MatchString(words) != saysLetter.MatchString(words) && identifies.MatchString(words) && !reports.MatchString(words)
}

var identifies = lazyregexp.New(`(?i)確認|認証|コード|verif|confirm|code|验证|驗證|确认|確認|代码|代碼|확인|인증|코드|신청`)

// Resumes reports whether words, or the last sentence of them, ask to go on with what was begun, and for
// nothing else.
func Resumes(words string) bool {
	all := prose.Sentences(words)
	if len(all) == 0 {
		return false
	}
	last := strings.TrimFunc(all[len(all)-1], parting)
	return resumes.MatchString(strings.TrimSpace(last))
}

var resumes = lazyregexp.New(`(?i)^(?:では|じゃあ?|それでは|やっぱり)?(?:本人)?(?:確認)?(?:の)?(?:続き|つづき)(?:を|から|で|は)?(?:お願い(?:します|いたします|したい(?:です)?)?|` +
	`して(?:ください|下さい)?|したい(?:です)?|します|やります|やりたい(?:です)?|進めて(?:ください|下さい)?)?$|^(?:本人)?確認を(?:続け|つづけ)(?:て(?:ください|下さい)|ます|たい(?:です)?|る)$|` +
	`^(?:please |ok |okay |let'?s |let me |i want to |i'd like to |i would like to |can we |can i )*` +
	`(?:continue|go on|carry on|resume)(?: with)?(?: (?:the|my))?` +
	`(?: (?:check|verification|verifying|confirmation|confirming|proof|identity check))?(?: please)?$|` +
	`^(?:请|請|那|那就|我想|我要|想|要)*(?:继续|繼續|接着|接著)(?:身份)?(?:验证|驗證|确认|確認)?(?:吧|一下)?$|` +
	`^(?:그럼 ?)?(?:본인 ?)?(?:확인|인증)?(?:을|를)? ?(?:계속|이어서) ?(?:해 ?주세요|할게요|하겠습니다|진행해 ?주세요|하고 싶어요|부탁드려요|부탁드립니다)$`)

// calledFar is a part of the code of a letter that stands further from what calls it one.
var calledFar = lazyregexp.New(`(?i)(?:手紙|書面|通知書?|封書|はがき|信件?|书面|편지|안내문)[^0-9A-Za-z]{0,12}(?:コード|代码|代碼|编码|編碼|码|碼|코드)[^0-9A-Za-z]{0,48}?` +
	`([0-9A-Z]{2,}(?:[ \-‐-―−ー]{1,2}[0-9A-Z]{2,}){0,3})`)

// CallsLetter reports whether words call something the code of a letter that is too short or too long for one.
func CallsLetter(words string) bool {
	m := calledFar.FindStringSubmatch(jatext.Width(words))
	return m != nil && latin(m[1]) > 0 && strings.ContainsAny(m[1], "0123456789")
}
