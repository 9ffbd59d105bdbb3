package meant

import (
	"slices"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// What is said to who takes the company for another one, bought elsewhere, sends a list of people, or wants to know
// whether to tell these themselves.
const (
	operator  = "site.operator"
	elsewhere = "site.other_shops"
	elseFirm  = "unrelated.other_cards"
	noticed   = "notification_method"
	byOthers  = noticed + ".by_others"
	whoGets   = noticed + ".who"
	pays      = notified + ".pays"
	bulk      = "bulk_disclosure"
	services  = "other_jr_kyushu_services"
)

// ofFirm is what words ask of the company and of those that they deal with, where reading them finds something beside
// it: whose site it is, whether a stall is among what leaked, whether to write to recipients.
func ofFirm(r *intent.Reader, m intent.Message, found intent.Meaning) intent.Meaning {
	words := m.Text.Words()
	if m.Tap != "" || m.Mail != nil || found.Ruled || len(found.Considered) == 0 {
		return found
	}
	single, first := len(found.Entries) <= 1, intent.Topic(found.Considered[0].Entry)
	switch {
	case !single:
	case wrongFirm.MatchString(words) && first != services:
		return inPlace(r, found, operator, elseFirm)
	case who.WhichFirm(words):
		return inPlace(r, found, operator)
	case atStall(words) && mayBeStall(found, first):
		return ofStall(r, found)
	}
	return ofList(r, ofNotices(r, found, words, single, first), words)
}

// mayBeStall reports whether a reading leaves open that somebody asks whether what they bought elsewhere is concerned: not
// where it is sure of anything but whether they are, or which site it is, nor where they want something done.
func mayBeStall(found intent.Meaning, first string) bool {
	switch {
	case first == orders, first == stopping:
		return false
	case ofStatuses(first), first == "site":
		return true
	}
	return !sure(found, first)
}

// ofStall is that nothing was announced of what was bought elsewhere: what they want to know is which site it is, and
// nobody needs to look into that.
func ofStall(r *intent.Reader, found intent.Meaning) intent.Meaning {
	if e := r.Entry(elsewhere); e.ID != "" {
		e.Kind, e.Lane = incident.FAQ, ""
		found.Entries, found.Known, found.Certain = []incident.Entry{e}, true, false
	}
	return found
}

// ofNotices is what words ask of money, where nothing else is understood of them, and who gets a notice, where they ask
// that of somebody else.
func ofNotices(r *intent.Reader, found intent.Meaning, words string, single bool, first string) intent.Meaning {
	unclear := !found.Known || single && ofStatuses(first)
	others := single && first == noticed && found.Considered[0].Score >= guess && who.Others(words) && !who.Own(words)
	switch {
	case unclear && money.MatchString(words) && !brief.Statement(words):
		return inPlace(r, found, pays)
	case others && !tellsThem.MatchString(words):
		return inPlace(r, found, whoGets)
	}
	return found
}

// ofList adds that nobody is told which people of a list are concerned, and whether to tell them is for staff.
func ofList(r *intent.Reader, found intent.Meaning, words string) intent.Meaning {
	if tellsThem.MatchString(words) {
		found.Entries = slices.Clone(found.Entries)
		for i, e := range found.Entries {
			if e.ID == noticed && r.Entry(byOthers).ID != "" {
				found.Entries[i] = r.Entry(byOthers)
			}
		}
	}
	told := func(e incident.Entry) bool { return intent.Topic(e.ID) == third || intent.Topic(e.ID) == bulk }
	if e := r.Entry(third + company); e.ID != "" && who.Lists(words) && !sure(found, bulk) {
		rest := slices.DeleteFunc(slices.Clone(found.Entries), told)
		found.Entries, found.Known, found.Certain = append([]incident.Entry{e}, rest...), true, false
	}
	return found
}

// inPlace are the entries of these ids in place of what was found, where the incident has the first.
func inPlace(r *intent.Reader, found intent.Meaning, ids ...string) intent.Meaning {
	var all []incident.Entry
	for _, id := range ids {
		if e := r.Entry(id); e.ID != "" {
			all = append(all, e)
		}
	}
	if len(all) > 0 && all[0].ID == ids[0] {
		found.Entries, found.Known, found.Certain = all, true, false
	}
	return found
}

// atStall reports whether words say that something was bought over a counter, and neither on a train nor on the net.
func atStall(words string) bool { return stalls.MatchString(words) && !aboard.MatchString(words) }

var (
	wrongFirm = lazyregexp.New(`(?i)\bwrong (?:company|shop|store|desk|business|firm)\b|` +
		`(?:会社|お店|店舗|問い合わせ先|窓口)(?:を|が|の)?(?:間違え|まちがえ|間違い|勘違い|人違い)|(?:別|違う|ちがう|ほか|他)の会社(?:です|でしょう|なの|だった|のこと)|` +
		`(?:系列|グループ|子会社|傘下|関連会社|関係の?ある会社|同じ会社)[^。！!\n]{0,10}(?:ですか|でしょうか|なん?ですか|なの?ですか|[?？])|` +
		`找[错錯](?:公司|地方|人)|[搞弄][错錯](?:了)?公司|(?:旗下|子公司|集[团團]|同一[家间間])[^。！!\n]{0,6}[吗嗎?？]|` +
		`회사를? ?(?:잘못|착각)|다른 ?회사(?:인가|예요|인지|입니까)|(?:계열사?|자회사|같은 ?회사|그룹)(?:인가|이에요|예요|입니까|인지)|` +
		`(?-i:\b(?:[Ii]s|[Aa]re) (?:this|you|it|[A-Z]\w+)\b[^.?!\n]{0,24}\b(?:part of|owned by|run by|the same (?:company )?as|` +
		`related to|` +
		`connected (?:to|with)|a branch of|affiliated with) (?:the )?[A-Z0-9])`)

	stalls = lazyregexp.New(`(?i)(?:売店|店頭|屋台|露店|催事|物産展|百貨店|デパート|キヨスク|キオスク|土産[屋物]|みやげ屋|即売会|フェア|イベント(?:会場)?|駅(?:の|` +
		`で)[^。、]{0,6}(?:店|売り場))` +
		`[^。！!\n]{0,16}(?:買|購入|求め|支払)|` +
		`\b(?:bought|buy|purchased|paid|got)\b[^.!?\n]{0,40}\b(?:stall|stand|booth|kiosk|fair|market|department store|gift shop|` +
		`souvenir shop|counter|pop-?up)\b|` +
		`\bit was (?:at )?an? (?:\w+ )?(?:stall|stand|booth|kiosk|fair|market|department store|shop)\b|` +
		`(?:[摊攤]位?|小[卖賣]部|百[货貨]|市集|展[会會銷]|[门門]市|商店|便利店)[^。！!\n]{0,8}(?:[买買]|[购購])|` +
		`(?:매점|매장|노점|백화점|박람회|기념품점|가판대|행사장)(?:에서)[^.!?\n]{0,12}(?:샀|구매|구입|결제)`)
	aboard = lazyregexp.New(`(?i)車内|列車(?:内|の中|で)|乗車|通販|ネット|オンライン|(?-i:\b(?:[Oo]n (?:the )?(?:board|train)))|[车車]上|列[车車]|` +
		`[网網](?:上|站|店|[购購])|열차|온라인|인터넷`)

	money = lazyregexp.New(`(?i)(?:お金|おかね|代金|料金)(?:は|を|が|も|って|とか)?[^。！!？?\n]{0,8}(?:取ら|とら|盗ら|引か|引き落とさ|払わ|はらわ|請求さ)|` +
		`\b(?:will|would|do|am) (?:you|they|i)\b[^.!?\n]{0,16}\b(?:take (?:my|any) money|charge me|have to pay|be charged|` +
		`lose (?:my|any) money)\b|` +
		`(?:[会會]|要)(?:不[会會要])?(?:被)?(?:扣[钱錢款]|收[钱錢費费])|돈(?:을|이)? ?(?:빠져나가|내야|뺏|청구)`)

	tellsThem = lazyregexp.New(`(?i)(?:こちら|弊社|当社|弊所|当方|私|わたし|自分|うち|我々|当園|当校|本校)(?:たち|ども)?(?:から|で|が|の方から)[^。！!？?\n]{0,18}(?:連絡|` +
		`お?詫び|知らせ|説明|伝え|通知|案内)` +
		`[^。！!？?\n]{0,12}(?:べき|ほうが|方が|必要|ないと|なければ|するの|すれば|たら)|` +
		`\b(?:should|must|do|shall) (?:we|i) (?:have to |need to |also )?(?:tell|inform|notify|contact|warn|apologi[sz]e|` +
		`write to|let (?:them|him|her))\b|` +
		`我[们們]?(?:要不要|[该該]不[该該]|需不需要|是否(?:要|需要|[应應][该該])|[应應][该該])[^。！!\n]{0,4}(?:通知|告[诉訴]|[联聯][系繫络絡]|道歉|[说說]明)|` +
		`(?:저희|제|우리)(?:가|도|쪽에서)[^.!?\n]{0,10}(?:알려야|연락해야|통지해야|사과해야|설명해야)`)
)
