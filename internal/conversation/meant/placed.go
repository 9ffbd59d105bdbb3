package meant

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// moved is the entry for who asks whether a notice goes to where they lived.
const moved = unnotified + ".moved"

// placed is what words ask that speak of a place: whether a notice goes to where their writer lived, which nobody
// needs to prove who they are for, and what leaked of somebody to whom they had something sent.
func placed(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if m.Tap != "" || m.Mail != nil || found.Ruled || len(found.Considered) == 0 {
		return found
	}
	switch e, first := r.Unproven(moved), intent.Topic(found.Considered[0].Entry); {
	case e.ID != "" && e.Kind == incident.Escalate && len(found.Entries) <= 1 && atPlace(first) && goesToOld(words):
		found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	case r.Entry(sentTo).ID != "" && len(found.Entries) <= 1 && ofStatuses(first) && !sure(found, third) && ofRecipients(words):
		found.Entries, found.Known, found.Certain = []incident.Entry{r.Entry(sentTo)}, true, false
	}
	return found
}

// ofRecipients reports whether words speak of whom their writer had something sent to, and not of themself.
func ofRecipients(words string) bool { return who.Recipients(words) && !who.Own(words) }

// ofStatuses reports whether a topic is that somebody is among those concerned, whoever it is.
func ofStatuses(topic string) bool { return topic == incident.AmIAffected || topic == third }

// atPlace reports whether a question of a topic may be where a notice goes.
func atPlace(topic string) bool {
	return slices.Contains([]string{unnotified, notified, "notification_method", intent.NoTopic, incident.AmIAffected}, topic)
}

// goesToOld reports whether a sentence of words asks whether a notice goes to where their writer lived; that they want
// their address changed asks something else.
func goesToOld(words string) bool {
	moves := (who.Before(words) || moves.MatchString(words)) && !nothing.MatchString(words)
	asked, _ := brief.Questions(words)
	return moves && slices.ContainsFunc(asked, func(s string) bool {
		return goes.MatchString(s) && !changes.MatchString(s)
	})
}

var (
	moves = lazyregexp.New(`(?i)引っ?越|ひっこ|転居|住所が(?:変|違)|\b(?:moved|moving|relocated)\b|搬[家走到了]|搬了|[迁遷]居|이사|` +
		`(?:住所|アドレス|メアド)(?:は|が|も)?(?:もう)?(?:古い|昔の|前の|旧)|(?:古い|昔の|前の|以前の|前職の|旧)[^。！!?？\n]{0,8}(?:住所|アドレス|メアド)|` +
		`\b(?:old|former|dead) (?:\w+ )?(?:address|e-?mail|mailbox|flat|house)\b|(?:[旧舊]的?|以前的|原[来來]的)(?:地址|[邮郵]箱|住址)|` +
		`(?:옛|예전|이전|전) ?(?:주소|집|이?메일)`)

	goes = lazyregexp.New(`(?i)(?:前|昔|旧|以前)の?(?:家|住所|住まい|部屋|アパート)(?:に|へ)[^。！!?？\n]{0,8}(?:届|行[くきっか]|いっちゃ|送|着)|(?:手紙|てがみ|書面|封書|はがき|` +
		`ハガキ|郵便|通知|お?知らせ|お詫び|連絡|案内)[^。！!?？\n]{0,20}(?:行[くきっか]|いっちゃ|いく|届[くきいか]|送|着[くきい]|来)|` +
		`(?:手紙|てがみ|書面|封書|はがき|ハガキ|郵便|通知|お?知らせ|お詫び|連絡|案内)[^。！!?？\n]{0,16}(?:住所|家|住まい|ところ)|` +
		`\b(?:letters?|post|mail|notices?|it)\b[^.!?\n]{0,24}\b(?:go|goes|gone|going|went|sent|delivered|arrive[sd]?|be at|end up)\b|` +
		`(?:信|通知|[邮郵]件)[^。！!?？\n]{0,12}(?:寄|送|到|去)|(?:寄|送)[^。！!?？\n]{0,6}(?:到|去|给|給)[^。！!?？\n]{0,8}(?:地址|[旧舊]|以前|之前|原)|` +
		`(?:편지|우편|안내문?|통지|연락)[^.!?\n]{0,16}(?:가나|갔|가는|오나|보내|도착|배달)`)

	// nothing says that none came, which leads to whether theirs is on its way.
	nothing = lazyregexp.New(`(?i)(?:届いて|来て|きて)(?:い)?(?:な|ま[せへ])|届か?(?:な|ず|きま[せへ])|来(?:な|ま[せへ])|` +
		`\b(?:not|n't|never|nothing|no)\b[^.!?\n]{0,16}\b(?:received?|arriv\w*|come|came|get|got)\b|` +
		`[没沒]有?(?:收到|[来來])|什[么麼]都[没沒]|收不到|안 ?왔|안 ?와|못 ?받|안 ?받`)

	changes = lazyregexp.New(`(?i)変え(?:た[いく]|られ|ても|て[くほい下欲頂]|る)|変更|送り直|再送|書き換え|直して|\b(?:change|update|resend|again|new address)\b|` +
		`更改|修改|改成|重[寄新发發]|바꿔|변경|다시 ?보내`)
)
