package claim

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// certainty are the rules about how surely something leaked, and whose it is.
type certainty struct{ check }

func (c certainty) clause(k int) {
	one := c.Clauses[k]
	c.unconfirmed(k)
	if c.On.Quotes(one.Text) {
		return
	}
	if !denial(c).refuse(k) {
		c.beyond(one)
	}
	c.scope(one)
	if clause.Leaks(one.Text) && !c.Label && !one.Asks() && !clause.Unsaid(one.Text) {
		c.ofNobody(one)
		c.ofSegment(one, c.UpTo(k))
	}
	if word := c.leaked(k); word != "" {
		step := c.Book.Step(c.On, one.Text, c.Lang)
		c.RefuseLine(one.Line, word, "is said to have leaked, it is likely to have", c.milder(max(clause.Likely, step)))
	} else {
		c.oversteps(one)
	}
}

const ofNothing = "is said to have leaked or to be likely to, which no "

// unconfirmed holds 確認されておりません to the facts that say it.
func (c certainty) unconfirmed(k int) {
	one := c.Clauses[k]
	const said = "確認されておりません"
	if !clause.NotConfirmed(one.Text) {
		return
	}
	topic, ok := words.Topic(c.UpTo(k))
	if !ok {
		topic = c.UpTo(k)
	}
	if c.saidUnconfirmed(one.Text) || c.saidUnconfirmed(topic+","+one.Text) || c.tellsWhom(one.Text) {
		return
	}
	if !c.On.Any(func(f *evidence.Fact) bool { return f.Certainty == evidence.Unconfirmed }) || !c.about(one.Sentence) {
		c.RefuseLine(one.Line, said, "(not confirmed, no evidence) is said of something else",
			"write that nothing has been announced about it, or cite the fact that says it")
	} else if word, _ := c.On.Terms.Find(one.Text); word != "" {
		c.RefuseLine(one.Line, word, `is no item of the fact that says "`+said+`"`, "name what that fact names")
	}
}

// whom are those of whom something was not confirmed, right behind the words for that.
var whom = words.Chain{{"確認されていない", "確認されておりません", "確認できていない"}, {"方", "お客", "対象", "会員", "件の", "皆さま"}}

// tellsWhom reports whether a clause only tells by what was not confirmed of whom it speaks, as the notice does somewhere:
// 持ち出しが確認されていない方には.
func (c certainty) tellsWhom(text string) bool {
	from, _ := whom.Find(text)
	if from < 0 {
		return false
	}
	cut := slices.DeleteFunc(c.Cut(text[:from]), c.Harmless)
	return len(cut) > 0 && slices.ContainsFunc(c.Book.Whole.Sentences, func(s evidence.Sentence) bool {
		return clause.NotConfirmed(s.Text) && s.Says(cut)
	})
}

// saidUnconfirmed reports whether a sentence of a cited fact says of the same words that it is not confirmed.
func (c certainty) saidUnconfirmed(text string) bool {
	cut := slices.DeleteFunc(c.Cut(text), c.Harmless)
	return (len(cut) > 1 || traces.In(text)) && slices.ContainsFunc(c.On.Sentences, func(s evidence.Sentence) bool {
		return clause.NotConfirmed(s.Text) && s.Says(cut) && (len(cut) > 1 || traces.In(s.Text))
	})
}

// about reports whether a sentence names what the cited unconfirmed facts are about, where they
// say it.
func (c certainty) about(sentence int) bool {
	var about []string
	for _, f := range c.On.Facts {
		if f.Certainty == evidence.Unconfirmed {
			about = append(about, f.About...)
		}
	}
	return len(about) == 0 || slices.ContainsFunc(c.Clauses, func(o clause.Clause) bool {
		return o.Sentence == sentence && slices.ContainsFunc(about, func(w string) bool {
			return words.InAnyNumber(o.Text, w) || c.sameMeaning(o.Text, w)
		})
	})
}

// sameMeaning reports whether a text has a word that means what a word of its own does: 悪用, 不正利用.
func (c certainty) sameMeaning(text, word string) bool {
	one := c.Cut(words.Small(word))
	return len(one) == 1 && one[0].Known() && !one[0].General() &&
		slices.ContainsFunc(c.Cut(text), func(w words.Word) bool { return w.Meaning == one[0].Meaning })
}

// beyond refuses to say that something leaked, or may have, of which no fact says either.
func (c certainty) beyond(one clause.Clause) {
	if c.Label || !clause.Leaks(one.Text) || one.Asks() ||
		clause.NotConfirmed(one.Text) || clause.LeavesOpen(one.Text) || clause.AnnouncedNothing(one.Text) {
		return
	}
	for _, word := range c.On.Terms.Neither {
		if words.InAnyNumber(one.Text, word) {
			c.RefuseLine(one.Line, word, ofNothing+"fact says of it", "say what its fact says, or that nothing has been announced about it")
			return
		}
	}
}

// ofSegment refuses to say of a segment's item that it leaked, or may have, where the item is
// not the segment's.
func (c certainty) ofSegment(one clause.Clause, sentence string) {
	segments := c.Book.SegmentsIn(c.Book.WithoutItems(sentence, c.Lang), c.Lang)
	if len(segments) == 0 {
		return
	}
	for _, item := range c.Book.ItemsOf(sentence, c.Lang) {
		if !slices.ContainsFunc(segments, func(s evidence.Segment) bool { return c.Book.HasItem(s, item, c.Lang) }) {
			c.RefuseLine(one.Line, item, "is no item of "+segments[0].Name[c.Lang], "write the items that its facts name")
			return
		}
	}
}

// ofNobody refuses a kind of data that may have leaked by no cited fact.
func (c certainty) ofNobody(one clause.Clause) {
	leaks := slices.DeleteFunc(slices.Clone(c.On.Facts), func(f *evidence.Fact) bool {
		return f.Step == clause.Silent || f.Certainty == "" && len(f.Items) == 0
	})
	if len(leaks) == 0 || clause.Negates(one.Text) {
		return
	}
	phrase, _ := clause.Leak(one.Text)
	quoted := c.backed(one.Text, words.Of(phrase))
	for _, w := range c.Cut(c.Book.WithoutItems(one.Text, c.Lang)) {
		holds := func(f *evidence.Fact) bool { return f.Ground.Means(w) || w.Item() && f.Ground.Holds(w) }
		if (w.Item() && !quoted || result(one.Text, w)) && !slices.ContainsFunc(leaks, holds) {
			c.RefuseLine(one.Line, w.Text, ofNothing+"cited fact says of it", "leave it out")
			return
		}
	}
}

// result reports whether a word says that results of something leaked, not that this is the result of an investigation.
func result(text string, w words.Word) bool {
	if !w.Known() || w.Meaning != words.Meaning("results") {
		return false
	}
	in := []rune(text)
	if words.English(text) {
		return w.Text == "results" && !words.Has(text, "investigation", "as a result")
	}
	return !words.Ends(string(in[:w.From]), "調査の", "調査", "その", "この", "確認の") &&
		words.Starts(string(in[w.To:]), "も", "が", "は", "と", "や", "、", "の")
}

// leaked is the likely item that clause k says plainly to have leaked, "" for none. On a button
// the noun names a subject: パスワードの流出.
func (c certainty) leaked(k int) string {
	text := c.Clauses[k].Text
	if !clause.Leaks(text) || clause.Maybe(text) || clause.LeavesOpen(text) || c.Clauses[k].Asks() ||
		c.Label && !wasLeaked.In(text) || c.closesMay(k) {
		return ""
	}
	return c.subject(k)
}

// closesMay reports whether clause k is the end of "may have had their name, address and phone
// number leaked".
func (c certainty) closesMay(k int) bool {
	last := c.Clauses[k]
	if !c.English() || words.Has(last.Text, "was", "were", "has", "have", "had", "is", "are", "did") {
		return false
	}
	for k--; k >= 0 && c.Clauses[k].Sentence == last.Sentence; k-- {
		if words.Has(c.Clauses[k].Text, "had", "their", "its", "his", "her", "your") {
			return clause.Maybe(c.Clauses[k].Text)
		}
	}
	return false
}

// subject is the likely item of which clause k says that it leaked, "" for none. The item may
// stand earlier in the sentence, 氏名は、流出しました, or in the list that the clause heads.
func (c certainty) subject(k int) string {
	word, leaked := c.On.Terms.Find(c.Clauses[k].Text)
	for j := k - 1; word == "" && j >= 0 && c.Clauses[j].Sentence == c.Clauses[k].Sentence && !clause.Leaks(c.Clauses[j].Text); j-- {
		var also bool
		word, also = c.On.Terms.Find(c.Clauses[j].Text)
		leaked = leaked || also
	}
	switch {
	case word == "":
		return c.listed(k)
	case evidence.Whole(word) && (c.plainly(leaked) || c.allLeaked(c.UpTo(k))):
		return ""
	}
	return word
}

// allLeaked reports whether a text names a segment of which all leaked that is concerned.
func (c certainty) allLeaked(text string) bool {
	segments := c.Book.SegmentsIn(text, c.Lang)
	return len(segments) > 0 && !slices.ContainsFunc(segments, func(s evidence.Segment) bool {
		return slices.ContainsFunc(s.Items, func(i evidence.Item) bool { return i.Certainty != evidence.Leaked })
	})
}

// plainly reports whether a cited fact itself says of personal data as a whole that it leaked.
// Where it names a leaked item with it, 個人情報 with カード情報, the text names one too.
func (c certainty) plainly(leaked bool) bool {
	says := func(o clause.Clause) bool {
		word, also := c.On.Terms.Find(o.Text)
		return clause.Leaks(o.Text) && !clause.Maybe(o.Text) && evidence.Whole(word) && (leaked || !also)
	}
	return c.On.Any(func(f *evidence.Fact) bool {
		return slices.ContainsFunc(f.Says, func(quote string) bool { return slices.ContainsFunc(clause.Split(words.Fold(quote)), says) })
	})
}

// listed looks through what follows a heading such as "流出:", up to the next heading: in the
// same sentence, on the next line or in a list.
func (c certainty) listed(k int) string {
	head := c.Clauses[k]
	if head.Bullet {
		return ""
	}
	for j, o := range c.Clauses[k+1:] {
		same := head.End == ':' && (o.Sentence == head.Sentence || o.Line == head.Line+1)
		if !same && !o.Bullet || clause.Leaks(o.Text) || clause.Maybe(o.Text) || j == 0 && !same && o.Line != head.Line+1 {
			break
		}
		if word, _ := c.On.Terms.Find(o.Text); word != "" {
			return word
		}
	}
	return ""
}

// oversteps refuses to be surer than the cited facts that something leaked, and less sure of an
// item of which they say it plainly.
func (c certainty) oversteps(one clause.Clause) {
	if c.Label || !clause.Leaks(one.Text) || clause.NotConfirmed(one.Text) || clause.Unsaid(one.Text) || one.Asks() ||
		clause.Negates(clause.WithoutMaybe(one.Text)) {
		return
	}
	said := clause.StepOf(one.Text)
	if said == clause.Plain && !asserted(one.Text) || c.notFound(one) {
		return
	}
	allowed := c.Book.Step(c.On, one.Text, c.Lang)
	if said > allowed && allowed == clause.Plain && c.allPlain(c.Book.ItemsOf(one.Text, c.Lang)) {
		c.RefuseLine(one.Line, "", "the cited facts say plainly that it leaked", "say so")
	}
	if said < allowed {
		c.RefuseLine(one.Line, "", "the cited facts do not say so surely that something leaked", c.milder(allowed))
	}
}

// notFound reports whether a clause is the topic of one that says that nothing of it was found: 閲覧された記録は、確認されておりません.
func (c certainty) notFound(one clause.Clause) bool {
	k := slices.IndexFunc(c.Clauses, func(o clause.Clause) bool { return o == one })
	return k >= 0 && k+1 < len(c.Clauses) && c.Clauses[k+1].Sentence == one.Sentence &&
		notFoundOf(one.Text) && clause.NotConfirmed(c.Clauses[k+1].Text)
}

// notFoundOf reports whether a text ends in what somebody looked for.
func notFoundOf(s string) bool {
	return words.Ends(s, "記録は", "形跡は", "痕跡は", "事実は", "記録も", "形跡も", "ことは", "兆候は", "悪用は", "悪用も",
		"不正利用は", "不正利用も", "被害は")
}

// allPlain reports whether there are items and the cited facts say plainly of each that it
// leaked.
func (c certainty) allPlain(items []string) bool {
	return len(items) > 0 && !slices.ContainsFunc(items, func(item string) bool {
		own := c.Book.OwnItem(item, c.Lang)
		return !c.On.Any(func(f *evidence.Fact) bool { return f.Step == clause.Plain && slices.Contains(f.Items, own) })
	})
}

// asserted reports whether the words for a leak are a verb, or end the clause: not 流出に関する.
func asserted(s string) bool {
	if words.English(s) {
		return asserts.In(s)
	}
	w, at := clause.Leak(s)
	rest := s[at+len(w):]
	noun := slices.Contains([]string{"流出", "漏えい", "漏洩", "漏出", "盗難", "窃取", "詐取"}, w)
	return !noun || rest == "" || words.Starts(rest, "し", "さ", "で", "済", "が", "い")
}

// milder is how to say what the facts say.
func (c certainty) milder(s clause.Step) string {
	english := map[clause.Step]string{clause.Likely: `write "likely" or "may"`, clause.Possible: `write "may"`}
	japanese := map[clause.Step]string{clause.Likely: "write 流出の可能性が高い", clause.Possible: "write 流出した可能性がある"}
	switch {
	case s == clause.Silent:
		return "cite the fact that says it, or say that nothing has been announced about it"
	case c.English():
		return english[s]
	}
	return japanese[s]
}

// scope refuses to say of all, of most or of these alone that they are concerned, unless a cited
// fact says so or the text cites every segment.
func (c certainty) scope(one clause.Clause) {
	if c.Label || one.Asks() || clause.Unsaid(one.Text) || clause.Requests(one.Text) {
		return
	}
	text := atAll.BlankIn(one.Text)
	named := clause.Leaks(text) || concerned.In(text)
	if named || c.leaksBefore(one) {
		c.ofThese(one, text)
	}
	if !named {
		return
	}
	w, _ := everybody.Find(text)
	if w != "" && !c.backed(one.Text, everybody) && (most.In(w) || !c.citesEverySegment() || c.uneven(text)) {
		c.RefuseLine(one.Line, w, "says it of more than the cited facts do", "name whom and what they name")
	}
}

// ofThese refuses to say it of these alone.
func (c certainty) ofThese(one clause.Clause, text string) {
	if w, _ := only.Find(text); w != "" && !c.backed(one.Text, only) {
		c.RefuseLine(one.Line, w, "denies it of the others, which no cited fact does", "leave it out")
	}
}

// leaksBefore reports whether the part of the sentence in front of a clause says what leaked, as its
// subject: 流出したのは、氏名だけです.
func (c certainty) leaksBefore(one clause.Clause) bool {
	return slices.ContainsFunc(c.Clauses, func(o clause.Clause) bool {
		return o.Sentence == one.Sentence && strings.HasSuffix(o.Text, "のは") && clause.Leaks(o.Text)
	})
}

// uneven reports whether a text says of all, plainly, that something leaked which leaked for some
// segments only.
func (c certainty) uneven(text string) bool {
	return clause.Leaks(text) && clause.StepOf(text) == clause.Plain && slices.ContainsFunc(c.Book.Segments, func(s evidence.Segment) bool {
		return slices.ContainsFunc(c.Book.Of(s.Cites), func(f *evidence.Fact) bool { return f.Step > clause.Plain })
	})
}

func (c certainty) citesEverySegment() bool {
	return !slices.ContainsFunc(c.Book.Segments, func(s evidence.Segment) bool {
		return !slices.ContainsFunc(s.Cites, func(id string) bool { return slices.Contains(c.Cites, id) })
	})
}
