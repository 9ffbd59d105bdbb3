// Package want tells what somebody who was in danger asks for, and whether that is answered as to anybody: not what a
// cry for help only sounds like, and nothing that helps nobody in danger.
package want

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/care/hear"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/danger"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// The bounds of what is asked for.
const (
	fewest   = 5    // characters
	most     = 2    // entries that one message is answered with
	fairly   = 0.6  // how probable a fact must be
	probably = 0.75 // and that nothing was announced
	Surely   = 0.9  // where no words ask for it, or they despair
	Plainly  = 0.95 // and where they cry for help
)

// Topics that the desk treats in their own way.
const (
	Overseas = "overseas_customer_help"  // how to reach the desk from abroad, or in another language
	fraud    = "fraud_charge_what_to_do" // who is afraid sounds like it
	Fee      = "card_reissue_fee"
	stopping = "card_stop_or_reissue_how"
	Third    = intent.Third
	contact  = "phishing_suspicious_mail"
	unsaid   = intent.NoTopic // its variants name what was asked
)

// useless are topics whose answer helps nobody in danger.
func useless() []string {
	return []string{unsaid, "apology_complaint", "abusive", incident.SpeakToHuman}
}

// Wants reads what somebody wants.
type Wants struct {
	Means  func(words string) intent.Meaning // what words ask for
	Heavy  bool                              // they despair, and are not calmer: they must ask in so many words
	Danger bool                              // the message speaks of danger itself
	Public incident.Entry                    // what is said of whether what leaked is open to everybody
	Calls  incident.Entry                    // what is said of calls that nobody wants, to who is calmer
}

// Of is what words ask for and what is answered of it, read as a whole, or where that finds nothing in the clauses that ask. Of
// several entries those hold that a clause asks for by itself: the police and the phone stand in much that people in danger tell.
func (w Wants) Of(words string) ([]incident.Entry, intent.Meaning) {
	if w.Public.ID != "" && public.MatchString(words) && Inquires(words) {
		return []incident.Entry{w.Public}, intent.Meaning{Entries: []incident.Entry{w.Public}, Known: true, Ruled: true}
	}
	found, m := w.of(words)
	if !slices.ContainsFunc(found, Safe) && w.calls(words) {
		return []incident.Entry{w.Calls}, intent.Meaning{Entries: []incident.Entry{w.Calls}, Known: true, Ruled: true}
	}
	return found, m
}

func (w Wants) of(words string) ([]incident.Entry, intent.Meaning) {
	if utf8.RuneCountInString(words) < fewest {
		return nil, intent.Meaning{}
	}
	m, all := w.Means(words), hear.Clauses(words)
	found := w.fitting(m, words)
	asking := slices.DeleteFunc(slices.Clone(all), func(c string) bool { return !Inquires(c) })
	narrow := strings.Join(asking, " ")
	switch {
	case len(found) > 1 && len(all) > 1:
		found = w.apart(found, asking)
	case !slices.ContainsFunc(found, Safe) && len(asking) > 0 && len(asking) < len(all) && utf8.RuneCountInString(narrow) >= fewest:
		part := w.Means(narrow + " ") // no words of the whole message: nobody else is asked
		if some := w.fitting(part, narrow); len(some) > 0 || len(found) == 0 {
			return some, part
		}
	}
	return found, m
}

// calls reports whether words ask what to do about calls that nobody wants.
func (w Wants) calls(words string) bool {
	return w.Calls.ID != "" && !w.Danger && calls.MatchString(words) && Inquires(words)
}

// apart are the entries for which a clause asks by itself; all of them where none does.
func (w Wants) apart(found []incident.Entry, asking []string) []incident.Entry {
	asked := func(e incident.Entry) bool {
		same := func(o incident.Entry) bool { return intent.Topic(o.ID) == intent.Topic(e.ID) }
		return slices.ContainsFunc(asking, func(c string) bool { return slices.ContainsFunc(w.Means(c+" ").Entries, same) })
	}
	some := slices.DeleteFunc(slices.Clone(found), func(e incident.Entry) bool { return !asked(e) })
	if len(some) == 0 {
		return found
	}
	return some
}

// fitting are the entries of a meaning that are answered: no small talk, and not what is said of anything else, that
// nothing was announced of it.
func (w Wants) fitting(m intent.Meaning, words string) []incident.Entry {
	if !m.Known {
		return nil
	}
	var found []incident.Entry
	for _, e := range m.Entries {
		if Score(m) >= w.least(e, words, Score(m)) && w.helps(e, words) && len(found) < most {
			found = append(found, e)
		}
	}
	return found
}

// never is a bound that nothing reaches.
const never = 2

// least is how probable an entry must be that words ask for.
func (w Wants) least(e incident.Entry, words string, score float64) float64 {
	fact := tells(e)
	asks := !brief.Statement(words) || Inquires(words) && (!w.Heavy || score >= Surely)
	own, cries := SeeksOwn(words), danger.Cries(words)
	switch {
	case own && intent.Topic(e.ID) == incident.AmIAffected:
		return 0
	case !own && !asks:
		return w.untold(e.Kind)
	case !fact && cries:
		return Plainly
	case cries, w.Danger && !own, w.Heavy && !fact:
		return Surely
	case fact && !w.Heavy, w.Calls.ID != "":
		return fairly
	}
	return probably
}

// tells reports whether an entry tells a fact, or somebody's own status.
func tells(e incident.Entry) bool { return e.Kind == incident.FAQ || e.Kind == incident.Verify }

// untold is how probable an entry must be that nobody asked for: nobody who only tells something is to prove who they are.
func (w Wants) untold(k incident.Kind) float64 {
	switch {
	case w.Heavy, k == incident.Verify:
		return never
	case k == incident.FAQ:
		return Surely
	}
	return Plainly
}

// helps reports whether the answer of an entry may help somebody in danger.
func (w Wants) helps(e incident.Entry, words string) bool {
	switch topic := intent.Topic(e.ID); {
	case slices.Contains(useless(), topic) && (w.Heavy || topic == e.ID || topic != unsaid):
		return false
	case e.Kind == incident.Smalltalk, e.Kind == incident.OutOfScope:
		return false
	case topic == contact: // a strange call is what they are afraid of
		return !w.Danger && !danger.Cries(words) && scams.MatchString(words)
	case topic == fraud:
		return !w.Danger && danger.Urgent(words) && !danger.Cries(words)
	}
	return true
}

// scams are words of what a swindler does.
var scams = lazyregexp.New(`(?i)詐欺|メール|リンク|sms|url|カード|偽|本物|\b(?:e?-?mails?|links?|scams?|fake|genuine|phishing|card)\b|` +
	`短信|[邮郵]件|[诈詐][骗騙]|[链鏈]接|連結|真的|문자|메일|사기|링크|진짜`)

// public are words for what everybody can find.
var public = lazyregexp.New(`(?i)(?:ネット|ウェブ|web|sns|掲示板|サイト)[^。、]{0,6}(?:載|のっ|のる|出て|出回|上が|あが|公開|流れ|流さ|晒|さら)|` +
	`(?:誰|だれ)でも(?:見|閲覧|検索|調べ)|` +
	`(?:住所|情報|データ|名簿|リスト)[^。、]{0,6}公開され|出回っ|` +
	`\b(?:posted|published|leaked|dumped|available|visible|up|out there|floating around)\b[^.?!]{0,24}\b(?:online|inter ?net|web)\b|` +
	`\b(?:anyone|anybody|everyone|everybody) (?:can|could|able to) (?:see|find|look|read)|` +
	`(?:[网網]上|[网網][络絡])[^。，]{0,8}(?:公[开開]|能查|[传傳]|流|搜|看)|[谁誰]都(?:能|可以)?(?:看|查|找)|` +
	`(?:인터넷|온라인)[^.,]{0,8}(?:올라|공개|떠|돌|퍼)|누구나 ?(?:볼|검색)|아무나 ?(?:볼|검색)`)

// calls are words for calls that nobody wants, and for a new number.
var calls = lazyregexp.New(`(?i)(?:変な|へんな|不審な|知らない(?:番号|人)|しつこい|いたずら|迷惑|無言|怪しい)[^。]{0,8}(?:電話|着信)|電話[^。]{0,12}(?:しつこ|かかって)|` +
	`\b(?:strange|unknown|nuisance|prank|spam|unwanted|odd|weird)\b[^.]{0,8}\bcalls?\b|(?:奇怪|骚扰|騷擾|陌生)[^。]{0,4}(?:电话|電話|来电|來電)|` +
	`(?:이상한|장난|스팸|모르는)[^.]{0,4}전화|番号[^。]{0,4}(?:変え|かえ)|\bchang\w+ (?:my )?(?:phone )?number\b|[换換](?:个|個)?(?:手机)?号|번호[^.]{0,4}바꾸`)

// OfCard reports whether an entry is about what to do where a card is used, or may be.
func OfCard(e incident.Entry) bool {
	return slices.Contains([]string{fraud, stopping}, intent.Topic(e.ID))
}

// Safe reports whether an entry declines nothing.
func Safe(e incident.Entry) bool { return e.Kind != incident.Unsafe }

// Score is how probable it is that a message asks for what was found.
func Score(m intent.Meaning) float64 {
	if len(m.Considered) == 0 || m.Ruled {
		return 1
	}
	return m.Considered[0].Score
}

// Person reports whether words want to talk to a person.
func Person(m intent.Meaning, words string) bool {
	person := func(e incident.Entry) bool { return intent.Topic(e.ID) == incident.SpeakToHuman }
	return m.Known && slices.ContainsFunc(m.Entries, person) && (Inquires(words) || Score(m) >= Surely)
}

// SeeksOwn reports whether words ask what of their writer leaked.
func SeeksOwn(words string) bool {
	return who.SeeksOwn(words, prose.Asking) || wonders.MatchString(words) && who.Oneself(words) && !who.Others(words)
}

// Inquires reports whether words ask or wish something.
func Inquires(words string) bool {
	return !brief.Statement(words) || brief.Wish(words) || wonders.MatchString(words)
}

// wonders are words of who asks in no question.
var wonders = lazyregexp.New(`(?i)知りた|教えて|\b(?:need|want|like|wanted) to know\b|\bwonder|想知道|想(?:问|問)|可唔可以|有冇|係咪|可否|알고 ?싶|궁금`)
