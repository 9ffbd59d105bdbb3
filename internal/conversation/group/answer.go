package group

import (
	"slices"
	"strings"
	"unicode/utf8"

	"madoguchi/internal/conversation/brief"
	"madoguchi/internal/conversation/draft"
	"madoguchi/internal/conversation/intent"
	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/lazyregexp"
)

// The topics of who asks for others, of who asks for family, and of lists of names.
const (
	third  = intent.Third
	family = intent.Family
	names  = "bulk_disclosure"
)

// Message is what is said in one message, and in the talk before it.
type Message struct {
	*draft.Draft
	Groups  Groups
	Entries map[string]incident.Entry
	Inside  func() intent.Meaning // what the desk itself takes it for
}

// mostNear is how many entries are looked at that were weighed, and evident how probable one must be that needs no
// other evidence.
const (
	mostNear = 3
	evident  = 0.85
)

// Asked are the entries that the message asks for because of the group that it names or that its writer is of; none
// where it asks for anything else.
func (m Message) Asked() []incident.Entry {
	s, words := &m.Out.State, prose.Plain(m.In.Text.Words())
	s.Group, s.Theirs = m.Groups.Of(words, s.Group), m.Groups.Theirs(words, s.Theirs)
	meant, last := m.Inside(), s.Lately(m.In, m.Now)
	if meant.Ruled {
		return nil
	}
	talk := Talk{m.Groups, m.Entries, s.Group, s.Theirs, s.Mourns, last.Offered, last.Entries, last.Told, nil, nil}
	for _, c := range meant.Considered[:min(len(meant.Considered), mostNear)] {
		talk.Near = append(talk.Near, c.Entry)
		if c.Score >= evident {
			talk.Sure = append(talk.Sure, intent.Topic(c.Entry))
		}
	}
	found, changed := meant.Entries, false
	if !brief.Tells(words) {
		found, changed = talk.Asked(words, found)
	}
	found, unproven := talk.evident(words, found)
	found, covered := talk.onlyNamed(words, found)
	changed = changed || unproven || covered
	if list, ok := talk.general(words, found); ok {
		return []incident.Entry{list}
	}
	item := brief.Named(words) != nil && !brief.Several(words)
	if !changed || item && len(found) == 1 && slices.Contains(last.Entries, found[0].ID) {
		return nil // whether an item is on the list that they have just read is answered by that item
	}
	return found
}

// Talk is what somebody asks in a talk.
type Talk struct {
	Groups  Groups
	Entries map[string]incident.Entry
	State   string   // of which group the writer is, by [Groups.Of]
	Theirs  string   // and of which somebody else is, for whom they write
	Mourns  bool     // they speak of somebody who died
	Offered []string // among which they were asked to choose
	Last    []string // entries that were answered last
	Told    []string // entries that were answered in this talk
	Near    []string // that were weighed, the likeliest first
	Sure    []string // topics of these that the message is surely about
}

// Asked are the entries that words ask for, given what they were taken for; changed tells whether these are
// others: the lists of the groups that they name or that their writer is of, and no list of anybody else.
func (t Talk) Asked(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	words = tight(words)
	named, own := t.Groups.Named(words), Own(t.State)
	if len(t.Offered) > 0 && Both(words) && len(named) < 2 {
		return t.of(t.Offered[:min(2, len(t.Offered))]), true
	}
	if list := t.theirs(words, named, found); list.ID != "" {
		return append([]incident.Entry{list}, slices.DeleteFunc(t.others(found), t.ofFamily)...), true
	}
	if rest := slices.DeleteFunc(slices.Clone(named), func(g string) bool { return g == own }); len(rest) == 0 && !t.more(words) {
		return t.own(words, found)
	}
	switch items := AsksItems(words); {
	case t.more(words) && len(named) == 1, len(named) > 1 && (items || Both(words)):
		return append(t.all(named), t.others(found)...), true
	case len(named) == 1 && items && !slices.ContainsFunc(found, t.listed):
		return append(t.all(named), t.beside(found, words)...), true
	}
	return found, false
}

// theirs is the list of the group of somebody else for whom the writer asks, where that of another one was found; the zero
// entry where it was not.
func (t Talk) theirs(words string, named []string, found []incident.Entry) incident.Entry {
	at := slices.IndexFunc(t.Groups, func(g group) bool { return g.ID == t.Theirs })
	asks := slices.ContainsFunc(found, t.listed) || len(found) == 0 && AsksItems(words)
	if at < 0 || len(named) > 0 || !asks || !ofThem(words) {
		return incident.Entry{}
	}
	list := t.Entries[t.Groups[at].People.List]
	if slices.ContainsFunc(found, func(e incident.Entry) bool { return intent.Topic(e.ID) == intent.Topic(list.ID) }) {
		return incident.Entry{}
	}
	return list
}

func (t Talk) ofFamily(e incident.Entry) bool { return intent.Topic(e.ID) == family }

// ofThem reports whether words speak of somebody else, by a name or a pronoun, and not of their writer.
func ofThem(words string) bool {
	return (who.Others(words) || pronouns.MatchString(words)) && !who.Own(words)
}

var pronouns = lazyregexp.New(`(?i)故人|あの人|その人|\b(?:his|hers?|theirs?|he|she|they|them|him)\b|(?:^|[^其])[他她]|그분|고인|그 ?사람`)

// mine is the group that the writer is of.
func (t Talk) mine() (group, bool) {
	at := slices.IndexFunc(t.Groups, func(g group) bool { return g.ID == Own(t.State) })
	if at < 0 {
		return group{}, false
	}
	return t.Groups[at], t.Entries[t.Groups[at].People.List].ID != ""
}

// own are the entries with those for the writer's group in place of those of others.
func (t Talk) own(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	g, ok := t.mine()
	if !ok {
		return found, false
	}
	for _, was := range found {
		e := t.ofOwn(was, g, words)
		changed = changed || e.ID != was.ID
		if !slices.ContainsFunc(all, func(o incident.Entry) bool { return o.ID == e.ID }) {
			all = append(all, e)
		}
	}
	all = t.once(all, g.People)
	if !slices.ContainsFunc(all, t.listed) && (AsksItems(words) || len(found) == 0 && t.near(g.People.List)) {
		list := t.Entries[g.People.List]
		if len(g.Covers) == 0 && card.MatchString(words) {
			list = t.orAll(g.People.Card, g.People.List)
		}
		return append([]incident.Entry{list}, all...), true
	}
	return append(all, t.ofAnother(all, words)...), changed
}

// ofOwn is an entry, or the one for the writer's group in its place.
func (t Talk) ofOwn(e incident.Entry, g group, words string) incident.Entry {
	list, onCard := g.People.List, card.MatchString(words)
	status := intent.Topic(e.ID) == incident.AmIAffected
	switch {
	case len(g.Covers) > 0, status && g.covered && (who.AsksStatus(words) || !AsksItems(words)):
		return e // which of the two they are of, they are told where they prove who they are
	case (status || e.ID == list) && onCard, t.ofCards(e):
		return t.orAll(g.People.Card, list)
	case intent.Topic(e.ID) == intent.Topic(list):
		return e
	case t.lists(e) && e.ID != "", status && (AsksItems(words) || t.again(words)):
		return t.Entries[list]
	}
	return e
}

// lists reports whether an entry tells what leaked of a group: all of it, or what is announced of cards.
func (t Talk) lists(e incident.Entry) bool {
	return slices.ContainsFunc(t.Groups, func(g group) bool { return e.ID == g.People.List || e.ID == g.People.Card })
}

// ofCards reports whether an entry tells what is announced of the cards of a group that another names as well.
func (t Talk) ofCards(e incident.Entry) bool {
	return slices.ContainsFunc(t.Groups, func(g group) bool {
		return (len(g.Covers) > 0 || g.covered) && intent.Topic(e.ID) == intent.Topic(g.People.Card)
	})
}

// evident are entries without the lists of groups that their writer neither named nor counted themself among: these
// are told what fits all, how to learn whether theirs is among what leaked; changed tells whether there were any.
func (t Talk) evident(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	for _, was := range found {
		e := was
		if g, ok := t.whoseList(was); ok && !slices.Contains(t.Sure, intent.Topic(was.ID)) && !t.shown(g, tight(words)) {
			e, changed = t.forAll(words), true
		}
		if !slices.ContainsFunc(all, func(o incident.Entry) bool { return o.ID == e.ID }) {
			all = append(all, e)
		}
	}
	return slices.DeleteFunc(all, func(e incident.Entry) bool { return e.ID == "" }), changed
}

// whoseList is the group of which an entry tells what leaked; none for people of whom others are more, who are most.
func (t Talk) whoseList(e incident.Entry) (group, bool) {
	for _, g := range t.Groups {
		if (e.ID == g.People.List || e.ID == g.People.Card) && len(g.Covers) == 0 && !g.covered {
			return g, true
		}
	}
	return group{}, false
}

// shown reports whether somebody named a group, counts themself among it in part, or was told of it.
func (t Talk) shown(g group, words string) bool {
	said := strings.Fields(t.State)
	about := func(id string) bool { return intent.Topic(id) == intent.Topic(g.People.List) }
	return slices.ContainsFunc(said, func(s string) bool { return s == g.ID || strings.HasPrefix(s, g.ID+":") }) ||
		slices.Contains(t.Groups.Named(words), g.ID) || slices.ContainsFunc(slices.Concat(t.Offered, t.Last, t.Told), about)
}

// forAll is what fits who is told of none of these: the list of their own group, what is said of who died or of
// somebody else, and to everybody else how to learn of their own.
func (t Talk) forAll(words string) incident.Entry {
	switch g, ok := t.mine(); {
	case ok && len(g.Covers) == 0 && !g.covered:
		return t.Entries[g.People.List]
	case t.Mourns || who.Mourns(words):
		return t.Entries[family]
	case who.Others(words) && !who.Own(words):
		return t.Entries[third]
	}
	return t.Entries[incident.AmIAffected]
}

// general is the list of the people of whom most leaked, for who asks what leaked of customers as such, and of nobody in
// particular: it was announced.
func (t Talk) general(words string, found []incident.Entry) (incident.Entry, bool) {
	at := slices.IndexFunc(t.Groups, func(g group) bool { return len(g.Covers) > 0 })
	rest := customers.ReplaceAllString(words, " ")
	certain := who.Own(words) || who.Company(words) || len(t.Groups.Named(words)) > 0 || Own(t.State) != ""
	if at < 0 || rest == words || !AsksItems(words) || certain {
		return incident.Entry{}, false
	}
	none := len(found) == 0 || len(found) == 1 && intent.Topic(found[0].ID) == third
	list := t.Entries[t.Groups[at].People.List]
	return list, none && list.ID != "" && !t.Mourns
}

// customers are those of the company as such, and no certain one.
var customers = lazyregexp.New(`(?i)(?:お?客(?:さん|さま|様)?|顧客|利用者)(?:全般|一般|全体|たち|方)?の(?:分|情報|データ|もの|何|なに)?|一般に|一般的に|` +
	`\b(?:your |the )?(?:customers?|clients?|shoppers|users)(?:'s?)? (?:in general|generally)?|\bin general\b|` +
	`(?:客[户戶人]|[顾顧]客|用[户戶])(?:們|们)?的|一般(?:来|來)?[说說]|고객(?:들|님)?(?:의|들의)?|일반적으로`)

// onlyNamed are entries without the list of a group whose people are a part of another one that is told of as well,
// where nothing in words speaks of that part: who asks of members with a card is not told of those without.
func (t Talk) onlyNamed(words string, found []incident.Entry) (all []incident.Entry, changed bool) {
	words = tight(words)
	covering := slices.ContainsFunc(found, func(e incident.Entry) bool {
		return slices.ContainsFunc(t.Groups, func(g group) bool { return len(g.Covers) > 0 && allOf(e, g) })
	})
	all = slices.DeleteFunc(slices.Clone(found), func(e incident.Entry) bool {
		return covering && slices.ContainsFunc(t.Groups, func(g group) bool {
			said := g.whole(strings.Fields(t.State)) || g.whole(g.partly(words, nil)) || Own(t.State) == g.ID
			return g.covered && e.ID == g.People.List && !said
		})
	})
	return all, len(all) < len(found)
}

// allOf reports whether an entry tells all that leaked of a group, their cards as well.
func allOf(e incident.Entry, g group) bool {
	same := intent.Topic(e.ID) == intent.Topic(g.People.List) && e.ID != g.People.List
	return same && !slices.ContainsFunc(g.Cites, func(fact string) bool { return !slices.Contains(e.Cites, fact) })
}

// near reports whether a list, or another answer of its topic, is near to what was asked.
func (t Talk) near(list string) bool {
	return slices.ContainsFunc(t.Near, func(id string) bool { return intent.Topic(id) == intent.Topic(list) })
}

// once are entries with the list of a group in place of what is announced of its cards, where another one tells that.
func (t Talk) once(all []incident.Entry, of people.Words) []incident.Entry {
	at := slices.IndexFunc(all, func(e incident.Entry) bool { return e.ID == of.Card && of.Card != of.List })
	if at < 0 || t.Entries[of.List].ID == "" {
		return all
	}
	says := func(fact string) bool { return slices.Contains(all[at].Cites, fact) }
	told := func(e incident.Entry) bool {
		return e.ID != of.Card && len(e.Cites) > 0 && !slices.ContainsFunc(e.Cites, func(f string) bool { return !says(f) })
	}
	if slices.ContainsFunc(all, told) {
		all = slices.Clone(all)
		all[at] = t.Entries[of.List]
	}
	return all
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

// listed reports whether an entry tells what leaked of a group, or answers the same in another way.
func (t Talk) listed(e incident.Entry) bool {
	return slices.ContainsFunc(t.Groups, func(g group) bool {
		topic := intent.Topic(e.ID)
		return topic == intent.Topic(g.People.List) || topic == intent.Topic(g.People.Card)
	})
}

// more reports whether words ask, behind one list, for another one in a few words: 「届け先のほうもお願いします」.
func (t Talk) more(words string) bool {
	behind := slices.ContainsFunc(t.Last, func(id string) bool { return t.listed(t.Entries[id]) })
	return behind && slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		return utf8.RuneCountInString(s) <= shortest && len(t.Groups.Named(s)) == 1 && (brief.Asks(s) || brief.Wish(s))
	})
}

// shortest is how many characters such a sentence has at most.
const shortest = 24

// all are the lists of groups.
func (t Talk) all(groups []string) []incident.Entry {
	var ids []string
	for _, g := range t.Groups {
		if slices.Contains(groups, g.ID) {
			ids = append(ids, g.People.List)
		}
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
		return t.listed(e) || topic == third || topic == names || topic == incident.AmIAffected
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
