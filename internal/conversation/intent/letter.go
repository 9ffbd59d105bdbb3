package intent

import (
	"slices"
	"strings"

	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// notified is the topic of who got a letter.
const notified = "notification_received"

// ofLetter is what somebody asks for who has a letter that they cannot read, where that is not plain
// otherwise: what such letters are.
func (r *Reader) ofLetter(m Message, found Meaning) Meaning {
	e, ok := r.entries[notified]
	words := m.Text.Words()
	if m.Tap == "" && len(found.Entries) > 1 && oneself.MatchString(words) {
		found.Entries = slices.DeleteFunc(slices.Clone(found.Entries), func(e incident.Entry) bool { return Topic(e.ID) == Family })
		return found
	}
	unclear := !found.Known || len(found.Entries) == 1 && Topic(found.Entries[0].ID) == Family
	if !ok || m.Tap != "" || found.Ruled || !unclear ||
		!posted.MatchString(words) || !unread.MatchString(words) || notSo.MatchString(words) {
		return found
	}
	found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	return found
}

var (
	posted = lazyregexp.New(`(?i)手紙|てがみ|封書|書面|はがき|ハガキ|\bletter\b|信|편지|안내문|우편물`)
	unread = lazyregexp.New(`(?i)(?:読め|よめ)(?:な|ま[せへ])|字が(?:小さ|ちいさ|見え)|じがちいさ|何が書|なにが書|何の(?:手紙|通知|書面)|どういう(?:手紙|内容)|` +
		`\b(?:can'?t|cannot|could ?n[o']t|couldn'?t|unable to) (?:really )?(?:read|understand)\b|` +
		`what (?:is|was|'s) (?:it|this|that)(?: letter)? (?:all )?about|what does it say|` +
		`看不懂|读不懂|讀不懂|(?:什么|什麼)(?:内容|內容|意思)|写(?:的|了)?什么|寫(?:的|了)?什麼|무슨 ?내용|뭐라고 ?(?:쓰|적)|못 ?읽|읽을 수 ?없`)
	// oneself says that a letter is the writer's own, or that nobody died.
	oneself = lazyregexp.New(`(?i)(?:私|わたし|自分|本人)(?:宛|あて)|(?:誰|だれ)も(?:亡くな|なくな)って(?:い|お)?|\b(?:nobody|no one) (?:has )?died|` +
		`addressed to me\b|没有人(?:去世|过世)|沒有人(?:去世|過世)|(?:제|내) ?앞으로`)
	notSo = lazyregexp.New(`(?i)コード|亡くな|故人|夫|妻|主人|父|母|息子|娘|息女|` +
		`code|passed away|died|husband|wife|father|mother|代码|代碼|去世|过世|過世|코드|돌아가|사망|남편|아내|어머니|아버지`)
)

// unhurried are the entries of a message without those about days, where it tells of a charge: the day of
// that is no day to call on, and who hands over says when somebody is there.
func unhurried(found []incident.Entry, words string) []incident.Entry {
	handed := func(e incident.Entry) bool { return e.Lane != "" }
	if len(found) < 2 || !slices.ContainsFunc(found, handed) || !amount.MatchString(strings.ToLower(words)) {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(e incident.Entry) bool { return e.Asks == incident.AsksDay })
}

var amount = lazyregexp.New(`[0-9０-９][0-9０-９,，.]*(?:千|万|만|천)?[0-9０-９]*(?:千|천)?(?:円|yen|jpy|usd|dollars?|euros?|원|元|块|塊)|[$€£¥￥] ?[0-9]`)
