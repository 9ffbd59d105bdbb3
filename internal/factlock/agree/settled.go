package agree

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

var (
	whether = words.Part(tables, "phrases", "whether")
	reasons = words.Part(tables, "phrases", "reasons")
)

// unsettles refuses to leave open whether something is so that the cited facts say: 漏れたかどうかは分かっておりません.
// Who only declines to say it leaves it as it is.
func (c check) unsettles(s statement) {
	if s.stance = stanceOf(s.text); s.stance != unknown || !whether.In(s.text) || c.refused(s) {
		return
	}
	cut := telling(s.text)
	if c.Foreign() {
		cut = slices.DeleteFunc(cut, func(w words.Word) bool { return !w.Known() })
	}
	open := func(f statement) bool {
		return f.stance >= possible && f.stance != denied || whether.In(f.text) || words.Has(f.text, "調査", "調べ", "investigat*")
	}
	bears := func(f statement) bool {
		return !slices.ContainsFunc(cut, func(w words.Word) bool { return !f.bears(w) })
	}
	if len(cut) > 0 && slices.ContainsFunc(c.facts, bears) && !slices.ContainsFunc(c.facts, open) {
		c.refuse(s, "", "leaves open what the cited facts say", "say it as they do")
	}
}

// decides says that something has been decided.
var decides = words.Part(tables, "phrases", "decides")

// decided refuses to say that something has been decided, either way, of which the cited facts say only that it is not.
func (c check) decided(s statement, cut []words.Word) {
	word, at := decides.Find(s.text)
	if at < 0 || c.refused(s) {
		return
	}
	if front, behind := s.text[:at], s.text[at+len(word):]; !c.English() && nots.In(behind) || c.English() && nots.In(front) {
		return
	}
	speaks := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool {
		return !slices.ContainsFunc(cut, f.bears) && !(len(cut) == 0 && s.near(f))
	})
	if len(speaks) == 0 && c.Foreign() {
		speaks = c.facts
	}
	if len(speaks) > 0 && !slices.ContainsFunc(speaks, func(f statement) bool { return f.stance != unknown }) {
		c.refuse(s, word, "is said of what "+unknown.says(), "say it as they do")
	}
}

// leadsOn reports whether a statement is the reason for what its sentence asks, and so says something itself:
// お電話で番号をお尋ねしますので、お答えください.
func (c check) leadsOn(s statement) bool {
	last := c.Clauses[s.last]
	if clause.Requests(s.text) || service(s.text) {
		return false
	}
	if !c.English() {
		return words.Ends(last.Text, "ので", "ますため", "ですから", "ますから")
	}
	return s.last+1 < len(c.Clauses) && c.Clauses[s.last+1].Sentence == last.Sentence && reasons.In(head(c.Clauses[s.last+1].Text))
}

// head is the first word of a clause, with what stands in front of it.
func head(s string) string {
	first, _, _ := strings.Cut(strings.TrimSpace(s), " ")
	return first
}

// service reports whether a statement thanks or apologises.
func service(s string) bool { return thanks.In(s) }

var thanks = words.Of("お詫び", "申し訳", "恐れ入り", "感謝", "ありがとう", "sorry", "apologise", "apologize", "thank")

// turned refuses to say so plainly what the cited facts say not to be so in the same word: 保存しております, where the only
// one that speaks of it says 保存しておりません.
func (c check) turned(s statement, cut []words.Word) {
	all := words.Cut([]rune(s.text))
	if len(all) == 0 || len(cut) == 0 || c.English() {
		return
	}
	last := all[len(all)-1].Text
	if len([]rune(last)) < 2 || !words.IsHan(last) {
		return
	}
	speaks := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool {
		return !strings.Contains(f.text, last) || !slices.ContainsFunc(cut, func(w words.Word) bool { return w.Text != last && f.bears(w) })
	})
	says := func(f statement) bool {
		_, behind, _ := strings.Cut(f.text, last)
		return f.stance != denied || !nots.In(string([]rune(behind)[:min(12, len([]rune(behind)))]))
	}
	if len(speaks) > 0 && !slices.ContainsFunc(speaks, says) {
		c.refuse(s, last, "is said to be so, which "+denied.says(), "say it as they do")
	}
}

// ahead refuses a translation that says that something is done of facts which only plan it.
func (c check) ahead(s statement) {
	plans := func(f statement) bool { return f.stance != planned && f.stance != unplanned }
	if c.Foreign() && s.stance == done && dones.In(s.text) && !c.refused(s) && !slices.ContainsFunc(c.facts, plans) {
		c.refuse(s, "", "is said to be done, which "+planned.says(), "say what is planned")
	}
}

// otherDay refuses a kind of day, such as Saturdays, that no cited fact names where one names others.
func (c check) otherDay(s statement) {
	days := func(has map[string]bool) (all []string) {
		for k := range has {
			if strings.HasPrefix(k, "@day") {
				all = append(all, k)
			}
		}
		return all
	}
	said, text := days(keys(s.text)), c.UpTo(s.last)
	switch {
	case len(said) == 0, len(said) == 1 && said[0] == "@day0", s.stance > done, c.refused(s), clause.Negates(text), dayOff.In(text):
		return
	case figure.DatedDay(text) && !words.Has(text, "以降", "from"):
		return // 13日と14日は土日ですが
	}
	told := map[string]bool{}
	for _, f := range c.facts {
		for _, k := range days(f.has) {
			told[k] = true
		}
	}
	if len(told) > 0 && !slices.ContainsFunc(said, func(k string) bool { return told[k] }) {
		c.refuse(s, "", "names a kind of day that no cited fact names", "write the days that they name")
	}
}

// dayOff are words for days on which nothing is open, which those that a fact leaves out are.
var dayOff = words.Of("休み", "休業", "休館", "定休", "closed")

// What is only aimed at, and how a text says so.
var (
	aims  = words.Of("目指", "目標", "目安", "目途", "めど", "目処", "aim*")
	hedge = words.Of("目指", "目標", "目安", "目途", "めど", "目処", "予定", "見込", "計画", "頃", "ごろ", "aim*", "hope*", "plan*", "expect*", "target*",
		"around", "about", "scheduled", "may", "goal*")
)

// aimed refuses to say plainly what the cited facts only aim at.
func (c check) aimed(s statement, cut []words.Word) {
	if s.stance > done || hedge.In(s.text) || len(cut) == 0 || c.refused(s) || clause.Past(s.text) || clause.Negates(s.text) {
		return
	}
	speaks := slices.DeleteFunc(slices.Clone(c.facts), func(f statement) bool {
		return !f.bears(cut[len(cut)-1])
	})
	if len(speaks) > 0 && !slices.ContainsFunc(speaks, func(f statement) bool { return !aims.In(f.text) }) {
		c.refuse(s, "", "is said plainly, the cited facts only aim at it", "say that it is aimed at")
	}
}
