package claim

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// opposites are the sides of each line of the table.
var opposites = words.Pairs(tables, "opposites")

// opposed refuses one side of what a cited fact says the other of: 必着 where it says 消印有効.
func (a against) opposed(k int) {
	c := a.Clauses[k]
	if c.Asks() || a.On.Quotes(c.Text) {
		return
	}
	if word := a.narrows(k); word != "" {
		a.RefuseLine(c.Line, word, "is said of what a cited fact says of all", "say what it says")
	}
	for _, pair := range opposites {
		for n, side := range pair {
			other := pair[1-n]
			word, _ := side.Find(c.Text)
			if word == "" || other.In(a.sentence(k)) ||
				slices.ContainsFunc(a.On.Sentences, func(s evidence.Sentence) bool { return side.In(s.Text) }) {
				continue
			}
			said := words.FeaturesOf([]rune(side.BlankIn(c.Text)), a.Lang)
			if slices.ContainsFunc(a.On.Sentences, func(s evidence.Sentence) bool {
				return other.In(s.Text) && (a.speaksOf(s, said) || a.Foreign() && len(a.On.Facts) == 1)
			}) {
				a.RefuseLine(c.Line, word, "is the opposite of what a cited fact says", "say what it says")
				return
			}
		}
	}
}

// sentence is all of that of clause k.
func (a against) sentence(k int) string {
	text := ""
	for _, o := range a.Clauses {
		if o.Sentence == a.Clauses[k].Sentence {
			text += o.Text + ","
		}
	}
	return text
}

// Words for all places or people, of which a fact leaves none out.
var allOf = words.Of("すべて", "全て", "全院", "全店", "全社", "全館", "全国", "全校", "all", "every")

// alone are words for one alone.
var alone = words.Of("のみ", "だけ", "only", "solely")

// narrows is the word by which clause k says of one alone what a cited fact says of all.
func (a against) narrows(k int) string {
	text := a.UpTo(k)
	word, at := alone.Find(text)
	if word == "" || allOf.In(text) {
		return ""
	}
	if one := a.Cut(text[:at]); len(one) > 0 && !a.English() {
		text = string([]rune(text[:at])[:one[len(one)-1].From]) + text[at:] // 本店だけ: the shop is not in the fact
	}
	facts := a.holding(alone.BlankIn(text))
	if len(facts) == 0 || slices.ContainsFunc(facts, func(s evidence.Sentence) bool { return !allOf.In(s.Text) || alone.In(s.Text) }) {
		return ""
	}
	return word
}

// speaksOf reports whether a sentence of a fact has a telling word of a clause.
func (a against) speaksOf(s evidence.Sentence, said words.Features) bool {
	if len(said.Words()) == 0 {
		return true
	}
	has := words.FeaturesOf([]rune(s.Text), a.Book.First())
	return slices.ContainsFunc(said.Words(), func(k string) bool { return has[k] })
}

// Verbs that only say that something is done: 相談を行う is 相談する.
var lightVerbs = words.Of("行", "実施", "致", "受", "取")

// unsettled is said of what is still open.
var unsettled = words.Of("未定", "次第", "検討", "決まって", "決めて", "決定して",
	"undecided", "not been decided", "not decided", "not yet been decided", "not yet decided")

// doing lists the sentences of the cited facts that hold all words of a text which claim something,
// and the one that says what is done, its last.
func (a against) doing(text string) []evidence.Sentence {
	cut := a.Cut(text)
	for len(cut) > 0 && lightVerbs.In(cut[len(cut)-1].Text) {
		cut = cut[:len(cut)-1]
	}
	facts := a.holding(text)
	if len(cut) < 2 || a.Foreign() {
		return nil
	}
	last := cut[len(cut)-1].Text
	return slices.DeleteFunc(facts, func(s evidence.Sentence) bool { return len([]rune(last)) < 2 || !strings.Contains(s.Text, last) })
}

// denies reports whether a clause says not of what the cited facts say plainly that it was done.
func (a against) denies(k int) bool {
	c := a.Clauses[k]
	if !clause.DeniesAtEnd(clause.WithoutMaybe(c.Text)) || clause.NotConfirmed(c.Text) || clause.Unsaid(c.Text) || clause.Maybe(c.Text) ||
		planned.In(c.Text) || notFinished.In(c.Text) || free.In(c.Text) {
		return false
	}
	facts := a.doing(a.UpTo(k))
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool {
		return clause.Negates(s.Text) || clause.Maybe(s.Text) || denied.In(s.Text) || unsettled.In(s.Text) || planned.In(s.Text)
	})
}

// Those who do something, by their English word in the vocabulary.
var doers = []string{"employee", "contractor", "supplier", "subsidiary", "bank", "insider", "culprit", "police", "lawyer", "expert"}

// another reports whether a sentence says who did something, and no cited fact that tells of it
// names anybody of that kind: 侵入したのは、元社員です, where a third party did.
func (a against) another(k int) bool {
	if k == 0 || a.Foreign() || a.Clauses[k-1].Sentence != a.Clauses[k].Sentence || !strings.HasSuffix(a.Clauses[k-1].Text, "のは") {
		return false
	}
	who := a.Cut(a.Clauses[k].Text)
	if len(who) == 0 || !slices.ContainsFunc(doers, func(en string) bool { return words.Meaning(en) == who[len(who)-1].Meaning }) {
		return false
	}
	facts := a.holding(a.UpTo(k - 1))
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool { return s.Has(who[len(who)-1]) })
}

// mayLeak reports whether a clause leaves it open that something leaked of which the cited facts
// speak only to deny it.
func (a against) mayLeak(k int) bool {
	c := a.Clauses[k]
	if !clause.Leaks(c.Text) || !clause.Maybe(c.Text) || clause.LeavesOpen(c.Text) || clause.NotConfirmed(c.Text) ||
		clause.Negates(clause.WithoutMaybe(c.Text)) {
		return false
	}
	facts := a.holding(clause.WithoutMaybe(a.UpTo(k)))
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool {
		return clause.Maybe(s.Text) || !clause.Negates(s.Text) || a.goesOnMaybe(s)
	})
}

// goesOnMaybe reports whether the sentence of a fact goes on with what may have leaked: 保存していましたが、その値が閲覧された可能性があります.
func (a against) goesOnMaybe(s evidence.Sentence) bool {
	i := slices.IndexFunc(a.On.Sentences, func(o evidence.Sentence) bool { return o.Text == s.Text })
	if i < 0 || i+1 >= len(a.On.Sentences) || !strings.HasSuffix(s.Text, "が,") {
		return false
	}
	next := a.On.Sentences[i+1].Text
	return clause.Maybe(next) && clause.Leaks(next)
}

// Words for what is to be done, more than a plain future.
var toBeDone = words.Of("これから", "予定",
	"is planned", "are planned", "plan to", "plans to", "is going to", "are going to", "is still to be", "are still to be")

// lags reports whether a clause plans what the cited facts say is done.
func (a against) lags(k int) bool {
	c := a.Clauses[k]
	if !toBeDone.In(c.Text) || clause.Past(c.Text) || clause.Negates(c.Text) {
		return false
	}
	facts := a.holding(a.UpTo(k))
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool {
		return planned.In(s.Text) || !clause.Past(s.Text) && !a.didSo(s, c.Text)
	})
}

// didSo reports whether a sentence says that the last deed of a text was done, on the way to something else:
// パスワードを無効化しましたので、新しいものを設定してください.
func (a against) didSo(s evidence.Sentence, text string) bool {
	cut := slices.DeleteFunc(a.Cut(toBeDone.BlankIn(text)), a.Harmless)
	if len(cut) == 0 {
		return false
	}
	_, behind, ok := strings.Cut(s.Text, cut[len(cut)-1].Text)
	return ok && words.Starts(behind, "しました", "いたしました", "済み", "しており", "いたしており")
}

// Words for what has not changed, and for what is not yet done.
var (
	stillSo = words.Of("今も", "今なお", "いまなお", "いまも", "現在も", "いまだに", "未だに", "依然", "いまだ", "ままです",
		"ままとなっております", "ままになっております", "still", "to this day")
	notYet = words.Of("まだ", "yet")
	toCome = words.Of("to come", "to be", "paused", "planned")
)

// lasts reports whether a clause says that something is so still, or not yet, of which no cited fact
// says so, or plans it.
func (a against) lasts(k int) bool {
	c := a.Clauses[k]
	says := stillSo.In(c.Text) || notYet.In(c.Text) && clause.Negates(c.Text)
	if !says || len(a.On.Sentences) == 0 || planned.In(c.Text) || toCome.In(c.Text) ||
		clause.NotConfirmed(c.Text) || clause.Past(c.Text) && !a.English() {
		return false
	}
	said := words.FeaturesOf([]rune(a.UpTo(k)), a.Lang)
	return !slices.ContainsFunc(a.On.Sentences, func(s evidence.Sentence) bool {
		return open(s.Text) || present(s.Text) && a.speaksOf(s, said)
	})
}

// open reports whether a fact tells of what goes on.
func open(s string) bool {
	if stative(s) {
		return false
	}
	return stillSo.In(s) || notYet.In(s) || unsettled.In(s) || planned.In(s) || notKnown.In(s) || clause.Negates(s) || clause.Unsaid(s) ||
		words.Has(s, "引き続き", "継続", "まま")
}

// present reports whether a fact tells of what is done as a rule: 受け付けております.
func present(s string) bool {
	return !clause.Past(s) && !stative(s) && !words.Has(s, "公表", "控え", "announce", "publish")
}

// stative reports whether a fact tells of a state that was: そのままになっていたこと.
func stative(s string) bool { return strings.Contains(s, "ていたこと") && !stillSo.In(s) }
