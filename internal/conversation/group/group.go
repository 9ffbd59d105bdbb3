// Package group tells which of the groups of people of an incident somebody counts themself among, and has what
// leaked answered for these people and no others: a recipient has no password. It knows no incident: the segments
// of one say by which words people count themselves among them, and which answers tell what leaked of them.
package group

import (
	"slices"
	"strconv"
	"strings"

	"madoguchi/internal/conversation/prose"
	"madoguchi/internal/conversation/who"
	"madoguchi/internal/incident"
	"madoguchi/internal/incident/people"
	"madoguchi/internal/lazyregexp"
)

// Groups are the groups of people of an incident, in the order of its segments. Somebody of one who says that they
// are of a later one is of that.
type Groups []group

type group struct {
	incident.Segment
	covered             bool // somebody of it may be of another, of whom more leaked
	said, denied, named *lazyregexp.Regexp
	parts               []*lazyregexp.Regexp
}

// New are the groups of the segments that say what leaked of them.
func New(segments []incident.Segment) (all Groups) {
	for _, s := range segments {
		if s.People.List == "" {
			continue
		}
		covers := func(o incident.Segment) bool { return slices.Contains(o.Covers, s.ID) }
		g := group{Segment: s, covered: slices.ContainsFunc(segments, covers)}
		g.said, g.denied, g.named = words(s.People.Said), words(s.People.Denied), words(s.People.Named)
		for _, p := range s.People.Parts {
			g.parts = append(g.parts, words(p))
		}
		all = append(all, g)
	}
	return all
}

func words(phrases []string) *lazyregexp.Regexp {
	if len(phrases) == 0 {
		return never
	}
	return lazyregexp.New(people.Expression(phrases))
}

// never holds nowhere.
var never = lazyregexp.New(`\A\z.`)

// Of is the group that somebody is of, by their words and by what they said before: its id, and behind it which parts
// of what counts somebody among others they said, as "train:0".
func (gs Groups) Of(words, before string) string {
	words = tight(words)
	said, own := gs.said(words, before)
	at := slices.IndexFunc(gs, func(g group) bool { return g.ID == own })
	for k, g := range slices.Backward(gs) {
		if k > at && (g.counts(words) || g.whole(said)) {
			own = g.ID
			break
		}
	}
	if own == "" {
		own = gs.abroad(words)
	}
	return strings.TrimSpace(own + " " + strings.Join(said, " "))
}

// said are the parts that were said by now, and the group that somebody was of, without what words take back.
func (gs Groups) said(words, before string) (parts []string, own string) {
	own = Own(before)
	parts = slices.DeleteFunc(strings.Fields(before), func(s string) bool { return !strings.Contains(s, ":") })
	for _, g := range gs {
		if g.denies(words) {
			parts = slices.DeleteFunc(parts, func(s string) bool { return strings.HasPrefix(s, g.ID+":") })
			if own == g.ID {
				own = ""
			}
		}
		parts = append(parts, g.partly(words, parts)...)
	}
	return parts, own
}

// Theirs is the group of which words say that somebody else is, as 「父が会員でした」; before is what was said earlier.
func (gs Groups) Theirs(words, before string) string {
	for _, s := range prose.Sentences(tight(words)) {
		if !who.Others(s) || who.Own(s) {
			continue
		}
		for _, g := range slices.Backward(gs) {
			if rest := g.denied.ReplaceAllString(s, " "); g.said.MatchString(rest) && !(ofOthers.MatchString(s) && own(g.said, rest)) {
				return g.ID
			}
		}
	}
	return before
}

// Own is the group itself of what [Groups.Of] tells, "" for none.
func Own(state string) string {
	if all := strings.Fields(state); len(all) > 0 && !strings.Contains(all[0], ":") {
		return all[0]
	}
	return ""
}

// abroad is the group of people outside of the country, where words say that their writer is.
func (gs Groups) abroad(words string) string {
	for _, g := range gs {
		if g.People.Abroad && slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
			return who.Abroad(s) && !ofOthers.MatchString(s)
		}) {
			return g.ID
		}
	}
	return ""
}

// denies reports whether words say that their writer is not of the group: what they say of a part of what counts
// people among it, as of a card, is none of that.
func (g group) denies(words string) bool {
	for _, p := range g.parts {
		words = p.ReplaceAllString(words, " ")
	}
	return g.denied.MatchString(words)
}

// counts reports whether somebody counts themself among the group.
func (g group) counts(words string) bool { return own(g.said, g.denied.ReplaceAllString(words, " ")) }

// partly are the parts that words say, and that nobody said before.
func (g group) partly(words string, said []string) (all []string) {
	for k, p := range g.parts {
		if id := g.part(k); !slices.Contains(said, id) && own(p, g.denied.ReplaceAllString(words, " ")) {
			all = append(all, id)
		}
	}
	return all
}

func (g group) part(k int) string { return g.ID + ":" + strconv.Itoa(k) }

// whole reports whether all parts were said.
func (g group) whole(said []string) bool {
	for k := range g.parts {
		if !slices.Contains(said, g.part(k)) {
			return false
		}
	}
	return len(g.parts) > 0
}

// own reports whether a sentence says it of its writer: beside it, it speaks of nobody else.
func own(what *lazyregexp.Regexp, words string) bool {
	return slices.ContainsFunc(prose.Sentences(words), func(s string) bool {
		at := what.FindStringIndex(s)
		return at != nil && !ofOthers.MatchString(s[:at[0]]+" "+s[at[1]:])
	})
}

// Named are the groups that words name, each once.
func (gs Groups) Named(words string) (all []string) {
	words = tight(words)
	for _, g := range gs {
		if g.named.MatchString(g.denied.ReplaceAllString(words, " ")) {
			all = append(all, g.ID)
		}
	}
	for _, g := range gs {
		if len(all) <= 1 && g.covered && g.whole(g.partly(words, nil)) {
			return []string{g.ID}
		}
	}
	return all
}

// AsksItems reports whether words ask what leaked.
func AsksItems(words string) bool { return items.MatchString(tight(words)) }

// Both reports whether words ask for all of several things.
func Both(words string) bool { return both.MatchString(words) }

// tight are Japanese words without the blanks that who writes in kana puts between them.
func tight(words string) string {
	if !strings.ContainsFunc(words, prose.Kana) {
		return words
	}
	return strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '　' }), "")
}

var (
	// ofOthers say that somebody else than the writer did what is told.
	ofOthers = lazyregexp.New(`(?i)(?:友人|友達|知人|祖父|祖母|じいちゃん|ばあちゃん|じいさん|ばあさん|母|父|夫|妻|主人|彼|彼女|娘|息子|子供|子ども|孫|兄|姉|弟|妹|家族)(?:の|は|が|も)|` +
		`\b(?:he|she|they|my (?:friend|husband|wife|mother|` +
		`father|boss|aunt|uncle))(?:'s)? |` +
		`[他她]们?[^，。]{0,6}坐|(?:朋友|先生|太太|老公|老婆|妈妈|爸爸)[^，。]{0,8}坐|(?:친구|남편|아내|엄마|아버지|어머니|그 ?사람)(?:는|은|가|이)`)

	items = lazyregexp.New(`(?i)(?:何|なに|どんな|どの|どういう|いずれの|どれ)[^。？?！!\n]{0,14}(?:漏|もれ|流出|出た|出ま|出て|盗|ぬすま)|項目|漏れたもの|(?:他|` +
		`ほか)に(?:も)?[^。？?\n]{0,8}(?:漏|流出)|` +
		`\bwhat(?:'s|'d|s)?\b[^.?!\n]{0,28}\b(?:leak\w*|took|taken?|stolen|got out|exposed|of mine|on the list|about me)\b|` +
		`\bwhat of mine\b|\bwhich (?:\w+ )?(?:data|items|details|information|fields)\b|\b(?:general )?list (?:for|` +
		`of (?:the )?(?:data|items|details))\b|` +
		`\banything else (?:of mine|that leaked)|(?:什么|什麼|哪些|哪种|哪種|啥)[^。？?！!\n]{0,10}(?:泄露|泄漏|外洩|外泄|信息|資料|资料|个资|個資)|(?:泄露|泄漏|外洩|` +
		`外泄)(?:了|的)?[^。？?！!\n]{0,6}(?:什么|什麼|哪些|啥)|(?:信息|資料|资料|个资|個資)呢|` +
		`(?:뭐|뭘|무엇|무슨|어떤)[^.?!\n]{0,12}(?:유출|털|새|나갔)|유출[^.?!\n]{0,6}(?:항목|뭐|무엇)|(?:정보|항목)(?:는|은)요?\s*\?`)

	both = lazyregexp.New(`(?i)両方|りょうほう|どちらも|それぞれ|双方|\b(?:both|each of|all of (?:them|these))\b|都(?:要|想|是|问|問)|两个都|兩個都|分别|分別|둘 ?다|모두|각각`)
)
