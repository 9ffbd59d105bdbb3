package typed

import (
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// forAnswer reports whether words name a mail address as where an answer is to go, and none to which a code
// goes: 「お返事は … にください」, "please send your reply to …".
func forAnswer(words string) bool {
	rest := prose.WithoutAddresses(words)
	return width(rest) <= longestLoss && answers.MatchString(rest) && !toProve.MatchString(rest)
}

// NoCode reports whether words say that an address was not given for a code but for an answer.
func NoCode(words string) bool {
	return width(words) <= longestLoss && noCode.MatchString(words) && destination.MatchString(words)
}

// Department reports whether words beside a mail address name who is to get what goes there: a department of a
// company, an addressee.
func Department(words string) bool {
	rest := prose.WithoutAddresses(words)
	return width(rest) <= longestLoss && department.MatchString(rest) && !toProve.MatchString(rest)
}

var (
	answers = lazyregexp.New(`(?i)(?:返事|返信|回答|お答え|連絡)(?:書|先)?(?:を|は|の|も|なら|について)?[^。.!?！？\n]{0,20}(?:送|ください|下さい|くださ|お願|おねが|ほし|欲し|` +
		`いただ|頂|もら|希望|です|まで|宛)|` +
		`\b(?:send|mail|email|forward|give|write|get back|reply|respond|answer|reach|contact)\b[^.!?\n]{0,40}\b(?:reply|answer|` +
		`response|respond|result of the inquiry|me|us|back)\b[^.!?\n]{0,24}\b(?:to|at|via|on|under)\b|` +
		`\b(?:reply|respond|answer|write back|get back to (?:me|us))\b[^.!?\n]{0,16}\b(?:to|at)\b|` +
		`(?:回[复復覆]|答[复復覆]|回信|[联聯][系繫]|[联聯][络絡])[^。.!?！？\n]{0,12}(?:到|至|[发發]|寄|[请請]|[给給]|用)|(?:[发發]|寄)到|` +
		`(?:답변|회신|답장|연락)(?:은|을|는|를)?[^.!?\n]{0,16}(?:보내|주[세시]|로|부탁|바랍)`)

	// toProve are words of the proof: an address beside them is one for a code.
	toProve = lazyregexp.New(`(?i)コード|認証|本人確認|確認(?:用|でき|して)|登録|対象|\b(?:codes?|verif\w*|confirm\w*|regist\w*|affected)\b|[验驗][证證]|` +
		`[码碼]|登[记記]|[注註][册冊]|코드|인증|확인|등록|대상`)

	noCode = lazyregexp.New(`(?i)(?:コード|確認|認証|番号)(?:用|のため|のもの|の(?:ほう|方|話))?(?:で|じ)(?:は|ゃ)?(?:な|あり)|(?:コード|認証)(?:は|なんて|なんか)(?:頼んで|` +
		`い[らり]|要[らり]|不要|結構)|` +
		`\b(?:not|isn'?t|wasn'?t|never)\b[^.!?\n]{0,24}\b(?:code|verif\w*|confirm\w*|check)|不是[^。.!?！？\n]{0,10}(?:[验驗][证證]|[码碼])|` +
		`不需要[^。.!?！？\n]{0,4}(?:[验驗][证證]|[码碼])|` +
		`(?:코드|인증|확인)(?:용|번호|하려고)?(?:이|가|은|는)? ?(?:아니|아닌|필요 ?없)`)
	destination = lazyregexp.New(`(?i)送付先|送り先|宛先|(?:返事|返信|回答|お答え|連絡)|\b(?:reply|replies|answer|response|respond)\b|回[复復覆]|答[复復覆]|` +
		`[联聯][系繫络絡]|답변|회신|답장|연락`)

	department = lazyregexp.New(`(?i)(?:部|課|係|室|科|局|支店|営業所|事務所|本社|総務|経理|人事|法務|広報)(?:の|宛|、|。|御中|あて|まで|です|$|[ 　])|御中|宛て?(?:に|で|。|$)|` +
		`あて(?:に|で)|` +
		`\b(?:department|dept\.?|division|attn|attention|c/o|care of|office|accounting|general affairs|legal|human resources|hr)\b|` +
		`(?:总务|總務|财务|財務|人事|法务|法務|行政)部?|[^，。]部[^分门門]|(?:부서|총무|경리|인사|법무|팀)`)
)
