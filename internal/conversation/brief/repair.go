package brief

import (
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/lazyregexp"
)

// Repair is what somebody puts right of how the desk took them, or reports that stands in their way.
type Repair string

// The repairs.
const (
	NoRepair  Repair = ""
	Calmed    Repair = "calmed"    // it is no fraud, or not urgent
	Unlaned   Repair = "unlaned"   // they are no lawyer, nor of the press
	Holds     Repair = "hold"      // what they wanted deleted shall stay for now
	NonMember Repair = "nonmember" // they are no member
	Phoneless Repair = "no_phone"  // they cannot phone
	Busy      Repair = "busy"      // nobody answered the telephone of the desk
	BusyOther Repair = "busy_other"
)

// Repairs is what sentences of words put right, and the other sentences. What asks something puts nothing right.
func Repairs(words string) (found Repair, rest []string) {
	for _, sentence := range prose.Sentences(prose.Plain(words)) {
		r := repairs(sentence)
		if r == NoRepair || found != NoRepair && found != r {
			rest = append(rest, sentence)
			continue
		}
		found = r
	}
	return found, rest
}

func repairs(sentence string) Repair {
	if Asks(sentence) && !wishes.MatchString(sentence) {
		return NoRepair
	}
	sentence = strings.ReplaceAll(sentence, "　", "")
	others := ofOthers.MatchString(sentence)
	switch {
	case calmed.MatchString(sentence):
		return Calmed
	case unlaned.MatchString(sentence):
		return Unlaned
	case holds.MatchString(sentence):
		return Holds
	case joinsNot.MatchString(kanaBlanks.ReplaceAllString(sentence, "$1")):
		return NonMember
	case (busy.MatchString(sentence) || unphoned.MatchString(sentence)) && others:
		return BusyOther
	case cannot.MatchString(sentence):
		return Phoneless
	case Misses(sentence):
		return NoRepair // they did not phone
	case busy.MatchString(sentence) || unphoned.MatchString(sentence):
		return Busy
	}
	return NoRepair
}

// Misses reports whether words say that somebody cannot take calls, which is none that they made.
func Misses(words string) bool { return misses.MatchString(prose.Plain(words)) }

var misses = lazyregexp.New(`(?i)(?:電話|でんわ)[^。、]{0,10}(?:出られ|出れ|でられ|取れ|とれ|受けられ)(?:な|ま|ず|ん)|(?:電話|でんわ)(?:を)?(?:され|もらっ|いただい)て(?:も|` +
	`は)[^。]{0,8}(?:出|で|困|分か|わか)|` +
	`\b(?:can'?t|cannot|can not|unable to|not able to|could ?n[o']t) (?:take|answer|pick up|receive|hear)\b[^.!?]{0,16}\b(?:calls?|` +
	`phone)|` +
	`(?:接不了|接唔到|不能接|没法接|沒法接|不方便接)(?:听|聽)?(?:电话|電話)?|전화(?:를|는|도)? ?(?:못 ?받|받을 ?수 ?없|받기 ?(?:어려|힘))`)

var (
	kanaBlanks = lazyregexp.New(`([ぁ-んァ-ヶ一-龠])[ 　]+`) // children and the old write with blanks

	calmed = lazyregexp.New(`(?i)(?:急ぎ|緊急|至急)(?:の件|案件)?(?:で(?:は|も)?|じゃ|とか(?:じゃ|では)?)(?:な|ありませ|ねえ)|(?:急ぎ|緊急)(?:扱い|の件|の印)?を?(?:外|` +
		`取り?消|解除|やめ)|` +
		`(?:不正(?:な)?(?:利用|請求|使用)?|身に覚えのない請求|悪用|詐欺)(?:は|も|なんて|なんか|とか)?(?:じゃ|では|で)?(?:な[いかく](?:です|よ|って|の|ば|。|$)|ありませ|(?:は)?(?:されて|` +
		`受けて|あって)(?:い)?(?:ない|ませ|おら))|` +
		`\b(?:not|n'?t|no|never) (?:an? |any |really )?(?:urgent|emergency|fraud\w*|unknown charges?)\b|` +
		`(?:不是|没有|沒有|没|沒)(?:什么|什麼|被)?(?:紧急|緊急|急事|盗刷|盜刷|诈骗|詐騙)|不(?:紧急|緊急|急)的|` +
		`(?:긴급|급)(?:한)? ?(?:건|일|거)?(?:이|은|는)? ?아니|부정 ?(?:사용|결제|청구)(?:이|은|는)? ?(?:아니|없)`)
	unlaned = lazyregexp.New(`(?i)(?:法務|法律|法的|弁護士|報道|記者|取材|マスコミ|訴訟)(?:とか|など|の(?:話|件|者|方))?(?:で|では|じゃ|でも|や)?[^。、]{0,10}` +
		`(?:な[いかく](?:です|よ|って|の|て|、|。|$)|ありませ|ございませ|じゃなか|違[いう])|` +
		`\b(?:not|n'?t) (?:a |an |any |with the |from the |of the )?(?:lawyer|attorney|press|journalist|reporter|legal)\b|` +
		`不是(?:律师|律師|记者|記者|媒体|媒體|法律|法务|法務)|(?:변호사|기자|언론|법률|법무)[^.]{0,6}아니`)
	holds = lazyregexp.New(`(?i)(?:削除|退会|消去|消す|抹消)(?:の(?:件|手続き?|話|ほう|方))?(?:は|を|も)?[^。]{0,10}(?:待って|待ち|保留|止め|やめ|見合わせ|後回し|あとに|後に|あとで|` +
		`後で)|` +
		`\b(?:hold off|hold|wait|postpone|pause|stop)\b[^.!?]{0,24}\b(?:delet|eras|remov)|\b(?:do ?n[o']t|not) (?:delete|erase|` +
		`remove) (?:it|anything|my|them|yet)|` +
		`(?:先|暂时|暫時|暂且|暫且)(?:不要|别|別|不)(?:急着|急著)?(?:删|刪|注销|註銷)|(?:删除|刪除|注销|註銷)(?:的事)?(?:先|暂时|暫時)(?:等|缓|緩|放)|` +
		`(?:삭제|탈퇴)(?:는|를|은|건은)?[^.]{0,8}(?:보류|미뤄|나중|기다려|하지 ?마|잠시|멈)`)
	busy = lazyregexp.New(`(?i)話し?中|お話中|混み(?:合|あ)|(?:かけ|掛け)(?:た|ました|て(?:も|い?る))(?:けど|が|のに|んです)?[^。]{0,12}(?:出(?:な|ませ)|でな)|` +
		`\b(?:the|your|that|this|toll-?free) (?:line|number|phone)\b[^.!?]{0,16}\b(?:busy|engaged)\b|\b(?:busy|engaged) (?:line|` +
		`tone|signal)|\bnobody (?:answers|answered|picks up|picked up)|` +
		`占线|佔線|忙音|没人接|沒人接|통화 ?중|안 ?받(?:아|으|네)`)
)
