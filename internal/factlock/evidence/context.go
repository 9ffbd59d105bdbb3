package evidence

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// anaphors refer to what the notice says in front of them; those of sameFirm to the company that it names last.
var (
	anaphors = words.Of("当該", "この", "その", "これ", "それ", "同日", "同期間", "同窓口", "同項目", "ただし", "また、", "なお、", "上記", "前記", "本日時点",
		"this", "these", "that", "those", "it", "its", "they", "their", "such", "also", "however")
	sameFirm = words.Of("同社", "同法人", "同組合", "同研究所", "同機関", "同財団", "同協会", "同センター")
)

// contexts are what facts refer to, read when somebody asks.
type contexts map[string]*Ground

// Refers reports whether a fact refers to a word that the notice says in front of it, which is no kind of
// data.
func (b *Book) Refers(f *Fact, w words.Word) bool {
	if f.Derived != nil || w.Item() || b.ofOthers(f, w) {
		return false
	}
	g := b.contexts[f.ID]
	if g == nil {
		g = context(b.Given, f)
		b.contexts[f.ID] = g
	}
	return g.Holds(w)
}

// ofOthers reports whether a word names another segment than those that cite a fact.
func (b *Book) ofOthers(f *Fact, w words.Word) bool {
	own := func(s Segment) bool { return slices.Contains(s.Cites, f.ID) }
	return slices.ContainsFunc(b.Segments, own) && slices.ContainsFunc(b.Segments, func(s Segment) bool {
		return !own(s) && strings.Contains(words.Small(s.Name[b.First()]), w.Text)
	})
}

// context is what a fact refers to: the sentence in front, that of the company that it calls the
// same, what the notice calls those whom it names, the groups whose marks it names.
func context(given Given, f *Fact) *Ground {
	g := emptyGround()
	for _, quote := range f.Says {
		before, _, ok := strings.Cut(given.Notice, quote)
		if !ok {
			continue
		}
		if sameFirm.In(quote) {
			g.know(companyBefore(given.Names, before))
		}
		if last := lastSentence(before); anaphors.In(words.Small(quote)) || f.speaksOf(last) {
			for n := 0; n < 3 && last != ""; n++ {
				g.know(last)
				if !words.Starts(strings.TrimSpace(last), "また", "なお", "さらに", "このうち", "ただし", "加えて") {
					break
				}
				before, _, _ = strings.Cut(before, last)
				last = lastSentence(before)
			}
		}
		g.know(defined(given.Notice, given.Names, quote))
		for _, name := range namesIn(given.Names, quote) {
			g.know(aliases(given.Notice, name))
		}
	}
	for _, s := range f.Ground.Sentences {
		g.know(s.refers)
	}
	return g
}

// speaksOf reports whether a fact has a word that claims something of a sentence.
func (f *Fact) speaksOf(s string) bool {
	return slices.ContainsFunc(words.Cut(words.Lower(words.Fold(s))), func(w words.Word) bool {
		return !w.General() && !w.Item() && len([]rune(w.Text)) > 1 && f.Ground.Holds(w)
	})
}

// namesIn lists the agreed names that stand in a text of the notice, each with its other forms.
func namesIn(names [][]string, s string) []string {
	var all []string
	for _, group := range names {
		if slices.ContainsFunc(group, func(n string) bool { return strings.Contains(s, n) }) {
			all = append(all, group...)
		}
	}
	return all
}

// aliases are what the notice calls a name besides: 調査機関「N」, N(以下「委託先」).
func aliases(notice, name string) string {
	all := ""
	for rest := notice; ; {
		before, behind, ok := strings.Cut(rest, name)
		if !ok {
			return all
		}
		front := []rune(strings.TrimRight(before, "「『 "))
		i := len(front)
		for i > 0 && unicode.In(front[i-1], unicode.Han, unicode.Katakana) {
			i--
		}
		all += string(front[i:]) + "、"
		if words.Ends(string(front), "委託している", "委託しております", "委託先である", "委託先の") {
			all += "委託先、"
		}
		if end := strings.Index(behind, ")"); strings.HasPrefix(behind, "(以下") && end > 0 {
			all += behind[:end] + "、"
		}
		rest = behind
	}
}

// defined are the terms of the notice for which a quote has the short form: 「台帳システム」(以下「本システム」).
func defined(notice string, names [][]string, quote string) string {
	all := ""
	for rest := notice; ; {
		before, behind, ok := strings.Cut(rest, "(以下")
		if !ok {
			return all
		}
		short, _, _ := strings.Cut(strings.TrimLeft(behind, "、「『"), "」")
		r := []rune(strings.TrimRight(before, "」』"))
		term := string(r[max(0, len(r)-20):])
		named := slices.ContainsFunc(names, func(group []string) bool {
			return slices.ContainsFunc(group, func(n string) bool { return n != "" && strings.HasSuffix(term, n) })
		})
		if short != "" && len(short) < 60 && !named && strings.Contains(quote, short) {
			all += term + "、"
		}
		rest = behind
	}
}

// companyBefore is the sentence that names an agreed company last.
func companyBefore(names [][]string, before string) string {
	at := -1
	for _, group := range names {
		for _, n := range group {
			if i := strings.LastIndex(before, n); i > at && strings.Contains(n, "会社") {
				at = i
			}
		}
	}
	if at < 0 {
		return ""
	}
	behind, _, _ := strings.Cut(before[at:], "。")
	return lastSentence(before[:at]) + behind
}

// lastSentence is the last sentence of a text.
func lastSentence(s string) string {
	s = strings.TrimRight(s, "。\n 　")
	return s[strings.LastIndexAny(s, "。\n")+1:]
}

// OpenThen reports whether a text names a month, and there are openings, so that its weekdays need not be
// those of every week.
func (h Hours) OpenThen(s string) bool { return len(h.Openings) > 0 && figure.MonthIn(s) != 0 }

// WithCompany is a quote with 同社 as the company that the notice names last in front of it.
func WithCompany(b *Book, quote string) string {
	before, _, ok := strings.Cut(b.Notice, quote)
	if !ok || !strings.Contains(quote, "同社") {
		return quote
	}
	company, at := "", -1
	for _, group := range b.Names {
		for _, n := range group {
			if i := strings.LastIndex(before, n); i > at && strings.Contains(n, "会社") && !slices.Contains(b.OwnNames(), words.Width(n)) {
				company, at = n, i
			}
		}
	}
	if at < 0 {
		return quote
	}
	return strings.ReplaceAll(quote, "同社", company)
}
