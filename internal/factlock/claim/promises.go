package claim

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"madoguchi/internal/factlock/bind"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// promises are the rules about what only a company may say: what it promises, what it pays,
// what it calls safe.
type promises struct{ check }

// statement is a sentence, or the part of one up to "but".
type statement struct {
	text string
	line int
}

// statements joins the clauses of each sentence, parted at が、 and "but", so that what declines
// one thing does not excuse another.
func statements(clauses []clause.Clause) []statement {
	var all []statement
	for k, c := range clauses {
		parts := strings.Split(c.Text, " but ")
		first := !strings.HasPrefix(c.Text, "but ")
		if k > 0 && first && len(all) > 0 && clauses[k-1].Sentence == c.Sentence && !clauses[k-1].Turns() {
			all[len(all)-1].text += "," + parts[0]
			parts = parts[1:]
		}
		for _, p := range parts {
			all = append(all, statement{p, c.Line})
		}
	}
	return all
}

func (p promises) all() {
	said := ""
	for _, s := range statements(p.Clauses) {
		said += s.text + ","
		if p.On.Quotes(s.text) {
			continue
		}
		const unsaid = "say that nothing has been announced about it, in the same sentence"
		p.refuse(p.goingOn(s), safe, "is a claim that no fact makes", unsaid, false)
		p.refuse(s, promised, "is a promise", "leave it out", false)
		p.pledge(s)
		p.money(s, said)
		p.demand(s)
		p.surely(s)
	}
}

// What may be used as before, and what a fact says of it: that nothing is affected, that nothing need be changed.
var (
	asBefore   = words.Of("これまでどおりお使い", "これまで通りお使い", "そのままお使い", "as before")
	unaffected = words.Of("影響はありませ", "影響はござい", "影響ありませ", "影響はない", "通常どおり", "通常通り", "変更は必要ありませ",
		"変更は不要", "変更の必要はありませ", "変更の必要はござい", "変更は必要ござい", "not affected", "unaffected", "need not be changed")
)

// goingOn is a statement without its words for what goes on as before, where a cited fact says that it is not affected.
func (p promises) goingOn(s statement) statement {
	cut := slices.DeleteFunc(p.Cut(asBefore.BlankIn(s.text)), func(w words.Word) bool { return p.Harmless(w) || p.On.Holds(w) })
	stays := func(f evidence.Sentence) bool { return unaffected.In(f.Text) }
	if asBefore.In(s.text) && len(cut) == 0 && slices.ContainsFunc(p.On.Sentences, stays) {
		s.text = asBefore.BlankIn(s.text)
	}
	return s
}

// refuse refuses a claim of a list unless the sentence declines to say or a fact makes it.
func (p promises) refuse(s statement, list *words.List, why, remedy string, announced bool) {
	text := measures.BlankIn(s.text)
	word, _ := list.Find(text)
	if word != "" && !clause.Declines(text, word, announced) && !p.backed(s.text, list) && !p.backedEach(text, list) {
		p.RefuseLine(s.line, word, why, remedy)
	}
}

// backedEach reports whether each clause of a statement that has a word of a list is backed by itself.
func (p promises) backedEach(s string, list *words.List) bool {
	all := strings.Split(s, ",")
	return len(all) > 1 && !slices.ContainsFunc(all, func(one string) bool { return list.In(one) && !p.backed(one, list) })
}

// pledge refuses times that nobody has named. "On business days" is one where no cited fact says
// on which days something is done; how many of them is a figure.
func (p promises) pledge(s statement) {
	if !pledged.In(s.text) || clause.Past(s.text) && !p.asRule(s.text) || clause.Requests(s.text) || bind.TellsApart(p.Reading, s.text) {
		return
	}
	if words.Has(p.On.Raw, "営業日", "business days", "working days") {
		s.text = strings.NewReplacer("on business days", "", "on working days", "").Replace(s.text)
		if words.Has(s.text, "may take", "about", "around", "usually") {
			s.text = strings.NewReplacer("business days", "days", "business day", "day").Replace(s.text)
		}
	}
	s.text = p.withoutHeldTimes(s.text)
	for _, times := range pledgedParts {
		p.refuse(s, times, "is a promise", "leave it out", false)
	}
}

// sends says that something is sent, or told in writing.
var sends = words.Of("お送り", "送付", "発送", "郵送", "書面で", "書面にて", "封書", "はがき", "郵便")

// asRule reports whether an English statement tells what is done as a rule: emails are answered.
func (p promises) asRule(s string) bool {
	return p.English() && words.Has(s, "are", "is", "will") && !words.Has(s, "was", "were", "has", "have", "had", "did", "been")
}

// ends of a month and of the year that a fact may name, and how a text names them.
var monthEnds = words.Of("by the end of", "before the end of", "月末まで")

// withoutHeldTimes blanks the times of a statement that cited facts name in figures: "by the end of"
// a month that is held against them, and 年内 where they say 12月末.
func (p promises) withoutHeldTimes(s string) string {
	if _, behind, ok := strings.Cut(s, "翌日の"); ok && figure.DatedDay(behind) {
		s = strings.ReplaceAll(s, "翌日の", "") // the day itself is held
	}
	if p.nextYearHeld(s) {
		s = nextYear.BlankIn(s)
	}
	if sends.In(p.On.Raw) {
		s = strings.NewReplacer("お届けします", "", "お届けいたします", "").Replace(s) // what is sent is to arrive
	}
	at := words.Index(s, "the end of ")
	if !p.English() {
		at = strings.Index(s, "月末") - 2
	}
	if at >= 0 && p.endsHeld(s[max(0, at):]) {
		s = monthEnds.BlankIn(s)
	}
	year := strconv.Itoa(p.Book.Today.Year)
	if words.Has(p.On.Raw, year+"年12月末", year+"年12月31日", year+"年末", "end of december "+year,
		"31 december "+year, "december 31, "+year,
		year+"年12月中", year+"年12月上旬", year+"年12月中旬", year+"年12月下旬") {
		s = strings.NewReplacer("年内に", "", "年内", "", "within the year", "", "within this year", "", "by the end of the year", "").Replace(s)
	}
	return s
}

// nextYear is how a text may name a year that a fact has in figures.
var nextYear = words.Of("来年", "翌年", "next year")

// nextYearHeld reports whether the cited facts name the month of a text in the year behind that of
// the notice.
func (p promises) nextYearHeld(s string) bool {
	return slices.ContainsFunc(p.On.Held.Dates, func(d figure.Parts) bool {
		month := time.Month(d.Month)
		name := strconv.Itoa(d.Month) + "月"
		kanji := strings.Fields("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")[max(0, d.Month-1)]
		return d.Month != 0 && d.Year == p.Book.Today.Year+1 && words.Has(s, "来年"+kanji, "来年の"+kanji, "来年"+name, "来年の"+name, "翌年"+name,
			strings.ToLower(month.String())+" next year", strings.ToLower(month.String())+" of next year")
	})
}

// endsHeld reports whether a cited fact names the end of the month that a text names.
func (p promises) endsHeld(s string) bool {
	month := figure.MonthIn(s)
	last := func(d figure.Parts) bool { return d.Month == month && d.Day >= 28 && lastOf(d, p.Book.Today.Year) }
	if month != 0 && slices.ContainsFunc(p.On.Held.Dates, last) {
		return true
	}
	return month != 0 && words.Has(p.On.Raw, strconv.Itoa(month)+"月末", "end of "+strings.ToLower(time.Month(month).String()))
}

// lastOf reports whether a day is the last of its month.
func lastOf(d figure.Parts, year int) bool {
	return d.Day == time.Date(cmp.Or(d.Year, year), time.Month(d.Month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// surely refuses "we will certainly": 必ずご連絡します. What customers are asked to do may be
// certain: 必ずご本人からお問い合わせください.
func (p promises) surely(s statement) {
	word, _ := surely.Find(s.text)
	if word == "" || p.backed(s.text, surely) || p.never(word, s.text) || clause.AnnouncedNothing(s.text) || clause.CannotSay(s.text) {
		return
	}
	if words.Has(s.text, "ます", "ません", "will", "shall", "going to") && !strings.HasSuffix(s.text, "ください") {
		p.RefuseLine(s.line, word, "is a promise", "leave it out")
	}
}

// What never happens, by a fact, and words that say no more of it.
var (
	never      = words.Of("ことはありませ", "ことはござい", "ことは一切", "ことはない", "never")
	neverWords = []string{"一切", "決して", "under no circumstances"}
)

// never reports whether a word only stresses what a cited fact says never to happen: お尋ねすることは一切ございません.
func (p promises) never(word, s string) bool {
	cut := slices.DeleteFunc(p.Cut(strings.Replace(s, word, "", 1)), p.Harmless)
	return slices.Contains(neverWords, word) && clause.Negates(s) && slices.ContainsFunc(p.On.Sentences, func(f evidence.Sentence) bool {
		return never.In(f.Text) && (f.Says(cut) || p.Foreign())
	})
}

// wished stands behind what people may want, which is asked of nobody.
var wished = []string{"ご希望", "希望", "をご希望", "を希望", "される", "なさる", "したい", "をされる", "する場合", "する際", "いただく場合",
	"された", "なさった", "済み", "しない", "したく"}

// demand refuses to tell people to do what no cited fact asks of them, as to change a password.
func (p promises) demand(s statement) {
	word, _ := demanded.Find(s.text)
	if p.Label || word == "" || onlyWished(s.text, word) {
		return
	}
	told := clause.Requests(s.text) || tells.In(s.text)
	if tells.In(s.text) && !clause.Negates(s.text) && p.needless(word) {
		p.RefuseLine(s.line, word, "need not be done by the cited facts", "say so")
		return
	}
	if told && !p.Own && !clause.Unsaid(s.text) && !p.backed(s.text, demanded) && !p.asksAlike(word) {
		p.RefuseLine(s.line, word, "is asked of people by no cited fact", "leave it out, or cite the fact that asks it")
	}
}

// onlyWished reports whether a phrase is what people may want, or need not do: 変更をご希望の場合は, you need not change.
func onlyWished(s, phrase string) bool {
	front, behind, _ := strings.Cut(s, phrase)
	front = strings.TrimRight(front, " ")
	return words.Starts(behind, wished...) || words.Ends(front, "not need to", "no need to", "need not", "not have to")
}

// asksAlike reports whether a cited fact in another language asks what a phrase of a translation asks.
func (p promises) asksAlike(phrase string) bool {
	cut := slices.DeleteFunc(p.Cut(phrase), p.Harmless)
	return p.Foreign() && len(cut) > 0 && !p.needless(phrase) &&
		slices.ContainsFunc(p.On.Sentences, func(s evidence.Sentence) bool {
			return clause.Requests(s.Text) && s.Says(cut)
		})
}

// needless reports whether a cited fact says that what a phrase asks need not be done.
func (p promises) needless(phrase string) bool {
	cut := slices.DeleteFunc(p.Cut(phrase), p.Harmless)
	return len(cut) > 0 && slices.ContainsFunc(p.On.Sentences, func(s evidence.Sentence) bool { return needNot.In(s.Text) && s.Says(cut) })
}

// needNot says that something need not be done.
var needNot = words.Of("必要はありませ", "必要ありませ", "必要はござい", "必要ござい", "必要はない", "不要", "need not", "not need to", "no need to", "not necessary")

// money refuses compensation and what costs nothing. What the notice says to be free is free in
// its own bounds: not every fee is where that of a new card is.
func (p promises) money(s statement, said string) {
	s.text = p.withoutNames(wages.BlankIn(s.text))
	if p.Label && !words.Has(s.text, "します", "いたします", "しません", "will") {
		return
	}
	if w, _ := everybody.Find(s.text); w != "" && money.In(s.text) && !free.In(s.text) && !clause.Unsaid(s.text) && !p.toEverybody() {
		p.RefuseLine(s.line, w, "gives to more than the cited facts do", "name to whom they give it")
		return
	}
	if !money.In(s.text) || free.In(s.text) && p.free(s.text, said) || p.paysNothing(s) || p.undecided(s.text) {
		return
	}
	for _, part := range moneyParts {
		p.refuse(s, part, "speaks of compensation", "say only that nothing has been announced about it, in the same sentence", true)
	}
}

// undecided reports whether a statement says of money that it is not decided, of those of whom a cited fact says so.
func (p promises) undecided(s string) bool {
	cut := slices.DeleteFunc(p.Cut(s), func(w words.Word) bool { return p.Harmless(w) || p.On.Holds(w) })
	return len(cut) == 0 && unsettled.In(s) && slices.ContainsFunc(p.On.Sentences, func(f evidence.Sentence) bool {
		return money.In(f.Text) && unsettled.In(f.Text)
	})
}

// wages are what somebody earns, not what is paid to people.
var wages = words.Of("monthly pay", "annual pay", "their pay", "his pay", "her pay", "of pay", "executive pay", "salary pay", "pay cut")

// withoutNames blanks what costs nothing as a part of the name of a group: 無料体験を申し込まれた方, a free trial.
func (p promises) withoutNames(s string) string {
	for _, g := range p.Book.Segments {
		name := words.Small(g.Name[p.Lang])
		word, at := free.Find(name)
		if at < 0 {
			continue
		}
		rest := name[at+len(word):]
		if next := strings.TrimLeft(rest, " "); p.English() {
			end := strings.IndexFunc(next+" ", func(r rune) bool { return !words.IsLetter(r) })
			word += " " + next[:end]
		} else if cut := words.Cut([]rune(rest)); len(cut) > 0 && cut[0].From == 0 {
			word += cut[0].Text
		} else {
			continue
		}
		s = strings.ReplaceAll(s, word, strings.Repeat(string(words.Blank), len([]rune(word))))
	}
	return s
}

// paysNothing reports whether a translation denies money as a cited fact does, in whatever words.
func (p promises) paysNothing(s statement) bool {
	return p.Foreign() && clause.Negates(s.text) && slices.ContainsFunc(p.On.Sentences, func(f evidence.Sentence) bool {
		return money.In(f.Text) && clause.Negates(f.Text)
	})
}

// toEverybody reports whether a cited fact gives something to all.
func (p promises) toEverybody() bool {
	return slices.ContainsFunc(p.On.Sentences, func(s evidence.Sentence) bool { return money.In(s.Text) && everybody.In(s.Text) })
}

// costs are words for what something costs, which what is free has none of.
var costs = words.Of("費用", "料金", "手数料", "通話料", "送料", "代金", "発行手数料", "再発行手数料", "変更手数料")

// calls are costs that a fact names beside what is free: 0120-000-000(通話料無料).
var calls = words.Of("通話料", "送料", "発行手数料", "再発行手数料", "変更手数料")

// free reports whether a cited fact says that something costs nothing, and the text, up to this
// statement, says of what in nearly all its words.
func (p promises) free(statement, said string) bool {
	cut, all := slices.DeleteFunc(p.Cut(costs.BlankIn(free.BlankIn(statement))), p.Harmless), map[int]bool{}
	for _, w := range p.Cut(said) {
		all[w.Meaning] = true
	}
	segments := p.Book.SegmentsIn(p.Book.WithoutItems(statement, p.Lang), p.Lang)
	return slices.ContainsFunc(p.On.Sentences, func(s evidence.Sentence) bool {
		if !free.In(s.Text) || everybody.In(statement) && !everybody.In(s.Text) {
			return false
		}
		if word, _ := calls.Find(statement); word != "" && strings.Contains(s.Text, word) {
			return s.Says(cut)
		}
		named, of := 0, 0
		for m := range s.Meanings {
			if !all[m] && slices.ContainsFunc(frames, func(en string) bool { return words.Meaning(en) == m }) {
				continue // it tells nothing here, or is said in other words
			}
			of++
			if all[m] {
				named++
			}
		}
		return s.Says(cut) && 10*named >= 6*of && p.concerns(s, segments)
	})
}

// concerns reports whether a sentence of a fact names one of the segments, or none at all.
func (p promises) concerns(s evidence.Sentence, segments []evidence.Segment) bool {
	meant := p.Book.SegmentsLike(s.Text)
	return len(segments) == 0 || len(meant) == 0 || slices.ContainsFunc(meant, func(m evidence.Segment) bool {
		return slices.ContainsFunc(segments, func(s evidence.Segment) bool { return s.ID == m.ID })
	})
}
