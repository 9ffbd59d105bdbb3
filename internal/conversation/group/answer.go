package group

import (
	"slices"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/lazyregexp"
)

// list is what an incident may have on what leaked of a group: all of it, and with what it says of cards.
type list struct{ all, card string }

func lists() map[Group]list {
	return map[Group]list{
		Member:    {"member_fields_leaked", ""},
		NoCard:    {"no_card_member", "no_card_member"},
		Overseas:  {"overseas_fields", "overseas_fields.others"},
		Passenger: {"train_delivery_fields", "train_delivery_fields.with_card"},
		Recipient: {"gift_recipient_fields", "gift_recipient_fields.others"},
	}
}

// The topics of what leaked of cards, of a card used on board, of who asks for others, and of lists of names.
const (
	cards   = "card_fields_leaked"
	onboard = "onboard_card_use_safe"
	third   = "third_party_lookup"
	names   = "bulk_disclosure"
)

// Message is what is said in one message, and in the talk before it.
type Message struct {
	*draft.Draft
	Entries map[string]incident.Entry
	Inside  func() intent.Meaning // what the desk itself takes it for
}

// mostNear is how many entries are looked at that were weighed.
const mostNear = 3

// Asked are the entries that the message asks for because of the group that it names or that its writer is of; none
// where it asks for anything else.
func (m Message) Asked() []incident.Entry {
	s, words := &m.Out.State, prose.Plain(m.In.Text.Words())
	s.Group = string(Of(words, Group(s.Group)))
	meant, last := m.Inside(), s.Lately(m.In, m.Now)
	if meant.Ruled || brief.Tells(words) {
		return nil
	}
	talk := Talk{m.Entries, Group(s.Group), last.Offered, last.Entries, last.Told, nil}
	for _, c := range meant.Considered[:min(len(meant.Considered), mostNear)] {
		talk.Near = append(talk.Near, c.Entry)
	}
	found, changed := talk.Asked(words, meant.Entries)
	if !changed {
		return nil
	}
	return found
}

// Talk is what somebody asks in a talk.
type Talk struct {
	Entries map[string]incident.Entry
	Own     Group    // that the writer is of
	Offered []string // among which they were asked to choose
	Last    []string // entries that were answered last
	Told    []string // entries that were answered in this talk
	Near    []string // that were weighed, the likeliest first
}

// Asked are the entries that words ask for, given what they were taken for; changed tells whether these are
// others: the lists of the groups that they name or that their writer is of, and no list of anybody else.
func (t Talk) Asked(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	words = tight(words)
	named := Named(words)
	if len(t.Offered) > 0 && Both(words) && len(named) < 2 {
		return t.of(t.Offered[:min(2, len(t.Offered))]), true
	}
	if rest := slices.DeleteFunc(slices.Clone(named), func(g Group) bool { return g == t.Own }); len(rest) == 0 && !t.more(words) {
		return t.own(words, found)
	}
	switch items := AsksItems(words); {
	case t.more(words) && len(named) == 1, len(named) > 1 && (items || Both(words)):
		return append(t.all(named), t.others(found)...), true
	case len(named) == 1 && items && !slices.ContainsFunc(found, listed):
		return append(t.all(named), t.beside(found, words)...), true
	}
	return found, false
}

// own are the entries with those for the writer's group in place of those of others.
func (t Talk) own(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	l, ok := lists()[t.Own]
	if !ok || t.Entries[l.all].ID == "" {
		return found, false
	}
	for _, was := range found {
		e := t.ofOwn(was, l, words)
		changed = changed || e.ID != was.ID
		if !slices.ContainsFunc(all, func(o incident.Entry) bool { return o.ID == e.ID }) {
			all = append(all, e)
		}
	}
	all = t.once(all, l)
	if !slices.ContainsFunc(all, listed) && (AsksItems(words) || len(found) == 0 && t.near(l.all)) {
		return append([]incident.Entry{t.Entries[l.all]}, all...), true
	}
	return append(all, t.ofAnother(all, words)...), changed
}

// ofOwn is an entry, or the one for the writer's group in its place.
func (t Talk) ofOwn(e incident.Entry, l list, words string) incident.Entry {
	topic := intent.Topic(e.ID)
	status := topic == incident.AmIAffected
	switch {
	case topic == intent.Topic(l.all):
		return e
	case t.Own == Member, status && t.Own == NoCard && (who.AsksStatus(words) || !AsksItems(words)):
		return e // a member can prove who they are
	case status && card.MatchString(words), e.ID == cards, topic == "no_card_member":
		return t.orAll(l.card, l.all)
	case e.ID == "member_fields_leaked", topic == "overseas_fields", topic == "train_delivery_fields":
		return t.Entries[l.all]
	case status && (AsksItems(words) || t.again(words)):
		return t.Entries[l.all]
	}
	return e
}

// near reports whether a list, or another answer of its topic, is near to what was asked.
func (t Talk) near(list string) bool {
	return slices.ContainsFunc(t.Near, func(id string) bool { return intent.Topic(id) == intent.Topic(list) })
}

// once are entries without that of a card used on board, where what is said of the group's cards says that, too.
func (t Talk) once(all []incident.Entry, l list) []incident.Entry {
	if !slices.ContainsFunc(all, func(e incident.Entry) bool { return e.ID == l.card && t.Own == Passenger }) {
		return all
	}
	return slices.DeleteFunc(all, func(e incident.Entry) bool { return intent.Topic(e.ID) == onboard })
}

// ofAnother is what is said to who asks for somebody else in a sentence beside their own question.
func (t Talk) ofAnother(all []incident.Entry, words string) []incident.Entry {
	asks := func(s string) bool { return brief.Asks(s) && who.Others(s) && who.AsksStatus(s) && !who.Own(s) }
	if len(all) == 0 || !slices.ContainsFunc(prose.Sentences(words), asks) {
		return nil
	}
	return t.of([]string{third})
}

var card = lazyregexp.New(`(?i)カード|\bcards?\b|\bvisa\b|\bmastercard\b|卡|카드`)

// again reports whether words that ask for the writer's status, after they were told how to learn it, ask for the
// data: for what was sent, mostly.
func (t Talk) again(words string) bool {
	told := slices.ContainsFunc(t.Told, func(id string) bool { return intent.Topic(id) == incident.AmIAffected })
	return told && data.MatchString(words) || unproven.MatchString(words)
}

// unproven says that somebody wants no proof.
var unproven = lazyregexp.New(`(?i)(?:本人)?(?:確認|認証)(?:を|が|の話|の手続き|し|したい)*(?:わけ|の|ん)?(?:で|じゃ)(?:は)?(?:な|あり)|` +
	`\bnot (?:want|trying|asking|here)\b[^.!?]{0,16}\b(?:verif|confirm|prove|identi)\w*|\bn't want to (?:verify|confirm|prove)\b|` +
	`不是(?:要|想)?(?:驗證|验证|確認身|确认身|证明身|證明身)|(?:인증|본인 ?확인)[^.?!]{0,8}(?:아니|말고)`)

var data = lazyregexp.New(`(?i)情報|データ|項目|\b(?:data|information|details|items)\b|資料|资料|信息|정보|데이터|항목`)

func (t Talk) orAll(card, all string) incident.Entry {
	if e := t.Entries[card]; e.ID != "" {
		return e
	}
	return t.Entries[all]
}

// listed reports whether an entry tells what leaked of a group.
func listed(e incident.Entry) bool {
	topics := []string{cards, "member_fields_leaked", "no_card_member", "overseas_fields", "train_delivery_fields", "gift_recipient_fields"}
	return slices.Contains(topics, intent.Topic(e.ID))
}

// more reports whether words ask, behind one list, for another one in a few words: 「届け先のほうもお願いします」.
func (t Talk) more(words string) bool {
	behind := slices.ContainsFunc(t.Last, func(id string) bool { return listed(t.Entries[id]) })
	return behind && slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return utf8.RuneCountInString(s) <= shortest && len(Named(s)) == 1 && (brief.Asks(s) || brief.Wish(s))
	})
}

// shortest is how many characters such a sentence has at most.
const shortest = 24

// all are the lists of groups.
func (t Talk) all(groups []Group) []incident.Entry {
	var ids []string
	for _, g := range groups {
		ids = append(ids, lists()[g].all)
	}
	return t.of(ids)
}

func (t Talk) of(ids []string) (all []incident.Entry) {
	for _, id := range ids {
		if e := t.Entries[id]; e.ID != "" {
			all = append(all, e)
		}
	}
	return all
}

// others are entries that lists of groups do not answer: nobody who asks for these looks somebody up, or wants
// names.
func (t Talk) others(found []incident.Entry) []incident.Entry {
	return slices.DeleteFunc(slices.Clone(found), func(e incident.Entry) bool {
		topic := intent.Topic(e.ID)
		return listed(e) || topic == third || topic == names || topic == incident.AmIAffected
	})
}

// beside are entries that stay beside the list of a group that somebody else is of: who asks for that one, too,
// is told that they ask themselves.
func (t Talk) beside(found []incident.Entry, words string) []incident.Entry {
	rest := t.others(found)
	if slices.ContainsFunc(found, func(e incident.Entry) bool { return intent.Topic(e.ID) == third }) && !denies.MatchString(words) {
		rest = append(rest, t.of([]string{third})...)
	}
	return rest
}

// denies says that nobody in particular is meant.
var denies = lazyregexp.New(`(?i)(?:個別|その人|特定|本人)[^。]{0,12}(?:では?な|じゃな|なく)|名簿[^。]{0,10}(?:では?な|じゃな|ありませ)|\bnot (?:him|her|them|` +
	`about (?:him|her|them)|anyone)\b|不是(?:要)?(?:查|问|問)|(?:사람|명단)[^.]{0,8}(?:아니|말고)`)
