package claim

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/words"
)

// against are the rules about what turns a cited fact round.
type against struct{ check }

func (a against) all() {
	for k, c := range a.Clauses {
		a.opposed(k)
		if asked, declined := a.Serves(k); asked || declined || a.On.Quotes(c.Text) {
			continue
		}
		switch {
		case a.reverses(c):
			a.RefuseLine(c.Line, "", "the cited facts say the opposite", "say what they say")
		case a.denies(k), a.mayLeak(k), a.another(k):
			a.RefuseLine(c.Line, "", "the cited facts say the opposite", "say what they say")
		case a.lags(k):
			a.RefuseLine(c.Line, "", "the facts say that this is done, they do not plan it", "say what was done")
		case a.lasts(k):
			a.RefuseLine(c.Line, "", "no cited fact says that it is so still, or not yet", "say what they say")
		case a.outruns(c):
			a.RefuseLine(c.Line, "", "the facts plan this, they do not say that it is done", "say what is planned")
		case a.harms(c):
			a.RefuseLine(c.Line, "", "no cited fact says so surely that data was misused",
				"say what is suspected, or that nothing has been announced about it")
		}
	}
}

// holding lists the sentences of the cited facts that hold all words of a clause that claim
// something; none where it has no such words.
func (a against) holding(text string) []evidence.Sentence {
	cut := slices.DeleteFunc(a.Cut(text), a.Harmless)
	if len(cut) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(a.On.Sentences), func(s evidence.Sentence) bool { return !s.Says(cut) })
}

// outruns reports whether a clause says that something is done which the facts only plan.
func (a against) outruns(c clause.Clause) bool {
	state := words.Has(c.Text, "すでに", "既に", "already") || words.Ends(c.Text, "ております", "ています", "済みです", "開始です")
	if !state && !clause.Past(c.Text) || planned.In(c.Text) || clause.Negates(c.Text) {
		return false
	}
	facts := a.holding(c.Text)
	return len(facts) > 0 && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool { return !planned.In(s.Text) })
}

// What is done with data, as a noun, said to have been seen.
var (
	harmSeen = words.Chain{{"不正利用", "不正使用", "悪用", "二次被害"}, {"", "の事実", "の被害"}, {"が", "を", "も"},
		{"確認", "あり", "あった", "ござい", "発生", "発見", "見つか", "判明"}}
	harm = words.Of("fraudulent use", "fraudulent usage", "fraudulent charge", "fraudulent charges", "fraudulent purchase",
		"fraudulent purchases", "fraudulent transaction", "fraudulent transactions", "misuse", "abuse", "fraud")
	seen = words.Chain{{"was ", "were ", "has been ", "have been ", "has ", "have "}, {"", "been "},
		{"confirmed", "found", "seen", "detected", "noticed", "discovered", "identified", "occurred", "happened", "taken place"}}
)

// harmIn is the word for what a clause says plainly was done with data, as a stem that facts
// would have, "" for none.
func harmIn(s string) string {
	if word, _ := harmed.Find(s); word != "" {
		return strings.TrimSuffix(word, "され")
	}
	if from, _ := harmSeen.Find(s); from >= 0 {
		i := slices.IndexFunc(harmSeen[0], func(noun string) bool { return strings.HasPrefix(s[from:], noun) })
		return harmSeen[0][i]
	}
	if noun, at := harm.Find(s); at >= 0 && seen.In(s[at+len(noun):]) {
		return "misused"
	}
	return ""
}

// harms reports whether a clause says plainly that data was misused, which no cited fact says in
// that word.
func (a against) harms(c clause.Clause) bool {
	word := harmIn(c.Text)
	return word != "" && plain(c.Text) && !a.notFoundLater(c) && !slices.ContainsFunc(a.On.Sentences, func(s evidence.Sentence) bool {
		return (strings.Contains(s.Text, word) || a.Foreign() && harmed.In(s.Text)) && plain(s.Text)
	})
}

// notFoundLater reports whether a clause is what its sentence says was not confirmed: 悪用された事実は、現在、確認されておりません.
func (a against) notFoundLater(c clause.Clause) bool {
	k := slices.IndexFunc(a.Clauses, func(o clause.Clause) bool { return o == c })
	return notFoundOf(c.Text) && k >= 0 && slices.ContainsFunc(a.Clauses[k+1:], func(o clause.Clause) bool {
		return o.Sentence == c.Sentence && clause.NotConfirmed(o.Text)
	})
}

// plain reports whether a text neither denies nor leaves open what it says.
func plain(s string) bool {
	return !clause.Maybe(s) && !clause.Negates(s) && !clause.NotConfirmed(s)
}

// Who says that somebody is concerned, as the verb of a sentence.
var concernedVerbs = []words.Chain{
	{{"対象", "該当"}, {"", "者"}, {"と", "に", "で", "し", "いた", ""}, {"", "も"},
		{"です", "でし", "なりま", "なって", "なりう", "含ま", "しま", "してい", "しており", "ござい", "いたしま"}},
	{{"影響"}, {"が", "も", "を"}, {"あり", "ござい", "及", "受け", "出"}},
	{{"is ", "are ", "was ", "were ", "been "}, {"", "also ", "all ", "likewise ", "too "},
		{"affected", "concerned", "involved", "impacted", "covered"}},
}

// saysConcerned reports whether a clause says that somebody is concerned.
func saysConcerned(s string) bool {
	if slices.ContainsFunc(concernedVerbs, func(c words.Chain) bool { return c.In(s) }) {
		return true
	}
	_, to := words.Chain{{"among the ", "among those "}}.Find(s)
	if to < 0 {
		return false
	}
	end := strings.IndexFunc(s[to:], func(r rune) bool { return !words.IsLetter(r) && r != ' ' })
	if end < 0 {
		end = len(s) - to
	}
	return words.Has(s[to:to+end], "affected", "concerned", "involved", "impacted")
}

// reverses reports whether a clause says plainly what the cited facts only deny: that somebody
// is concerned, or a noun that each of them turns into its opposite.
func (a against) reverses(c clause.Clause) bool {
	if !plain(c.Text) || words.Has(c.Text, "対象外", "関係な") {
		return false
	}
	return saysConcerned(c.Text) && a.nobodyConcerned() || a.turnedRound(c)
}

// nobodyConcerned reports whether the cited facts speak of being concerned in order to deny it,
// and of nobody who is.
func (a against) nobodyConcerned() bool {
	speaks := slices.DeleteFunc(slices.Clone(a.On.Sentences), func(s evidence.Sentence) bool { return !concern.In(s.Text) })
	return len(speaks) > 0 && !a.On.Any(func(f *evidence.Fact) bool { return len(f.Items) > 0 }) &&
		!slices.ContainsFunc(speaks, func(s evidence.Sentence) bool { return !clause.DeniesAtEnd(s.Text) })
}

// turnedRound reports whether a clause says so of a noun of which every cited sentence with the
// same words says not so: ご負担となります, ご負担とならないよう.
func (a against) turnedRound(c clause.Clause) bool {
	facts := a.holding(c.Text)
	if len(facts) == 0 {
		return false
	}
	in := []rune(c.Text)
	return slices.ContainsFunc(words.Cut(in), func(w words.Word) bool {
		return (!w.Known() || w.Telling()) && saysSo(string(in[w.To:])) && !slices.ContainsFunc(facts, func(s evidence.Sentence) bool {
			_, behind, ok := strings.Cut(s.Text, w.Text)
			return !ok || !saysNotSo(behind)
		})
	})
}

// saysSo reports whether what stands behind a noun says that it is so: となります, が発生しました.
func saysSo(behind string) bool {
	for _, p := range []string{"は", "が", "と", "に", "を", "も", "発生", "いただ", "頂", "かけ", "お願い"} {
		behind = strings.TrimPrefix(behind, p)
	}
	kana, _ := words.Hiragana(behind)
	return words.Has(kana, "ます", "です", "ました", "でした")
}

// saysNotSo reports whether what stands behind a noun says that it is not so: とならないよう.
func saysNotSo(behind string) bool {
	kana, rest := words.Hiragana(behind)
	more, _ := words.Hiragana(strings.TrimPrefix(rest, "発生"))
	if !strings.HasPrefix(rest, "発生") {
		more = ""
	}
	return words.Has(kana, "ない", "ません", "なかった", "なく") || words.Has(more, "ない", "ません", "なかった", "なく")
}
