package claim

import (
	"slices"
	"strings"
	"unicode"

	"madoguchi/internal/dates"
	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// relates are words that put two things of different facts together.
var relates = words.Part(tables, "phrases", "relates")

// frames are meanings that tell nothing where the sense of a clause is held: the end of a thing, the
// desk, the site; what is free is judged by another rule.
var frames = []string{"finish", "website", "dedicated", "free"}

// together refuses what is said in one breath where no one of the cited facts bears it all: the count
// of one group with the data of another. It reports whether it did.
func (s support) together(c clause.Clause) bool {
	if slices.ContainsFunc(s.Problems, func(p reading.Problem) bool { return p.Line == c.Line }) {
		return false
	}
	for part := range strings.SplitSeq(c.Text, " and ") {
		if relates.In(part) {
			continue
		}
		if miss := s.apart(part); miss != "" {
			s.RefuseLine(c.Line, miss, "is said with what no cited fact says it of", "say it as its fact does, or cite that fact")
			return true
		}
	}
	return false
}

// apart lists what of a part of a clause the closest of the cited facts lacks, "" where one bears it all,
// or where two facts each lack the name of a group only: of several groups at once.
func (s support) apart(text string) string {
	figures := s.figures(text)
	cut := slices.DeleteFunc(s.weighty(text), func(w words.Word) bool {
		return slices.ContainsFunc(figures, func(f figure.Figure) bool { return f.From < w.To && w.From < f.To }) // 正午
	})
	figures = s.single(figures)
	least, groups := "", 0
	for i, f := range s.On.Facts {
		miss := s.lacks(f, text, cut, figures)
		if miss.little(s, len(cut)) {
			return ""
		}
		if said := miss.String(); i == 0 || len(said) < len(least) {
			least = said
		}
		if len(miss.figures) == 0 && !slices.ContainsFunc(miss.words, func(w words.Word) bool { return !s.ofGroup(w) }) {
			groups++
		}
	}
	if groups > 1 {
		return ""
	}
	return least
}

// weighty are the words of a text that one fact must bear; beside a date also those for a start, where it
// denies nothing also ways.
func (s support) weighty(text string) []words.Word {
	dated := func() bool {
		return !s.English() && figure.DatedDay(text) && !s.On.Any(func(f *evidence.Fact) bool { return f.Derived != nil })
	}
	return slices.DeleteFunc(s.Cut(text), func(w words.Word) bool {
		if isWay(w) && !clause.Negates(text) || starts(w) && dated() {
			return s.judged(w)
		}
		free := costs.In(w.Text) && free.In(text) || opensAgain(w, text) || s.optional(w)
		return free || s.Harmless(w) || s.judged(w) || framed(w, text) || !w.Known() && len([]rune(w.Text)) < 2
	})
}

// opensAgain reports whether a word says that the desk opens again, behind closed days that are held by the calendar.
func opensAgain(w words.Word, text string) bool {
	return w.Known() && w.Meaning == words.Meaning("reopen") && words.Has(text, "窓口", "受付", "電話", "desk", "line", "calls")
}

// framed reports whether a word tells nothing where the sense of a clause is held.
func framed(w words.Word, text string) bool {
	switch {
	case strings.HasPrefix(w.Text, "charge") && strings.Contains(text, "fraudulent charge"):
		return true
	case strings.HasPrefix(w.Text, "address") && strings.ContainsRune(text, words.Blank): // the address is a@b
		return true
	}
	return w.Known() && slices.ContainsFunc(frames, func(en string) bool { return words.Meaning(en) == w.Meaning })
}

// starts reports whether a word says that something starts.
func starts(w words.Word) bool {
	return w.Known() && (w.Meaning == words.Meaning("opened") || w.Meaning == words.Meaning("begin"))
}

// isWay reports whether a word is a way in which people are told or may ask, and no kind of data.
func isWay(w words.Word) bool {
	way := func(en string) bool { return words.Meaning(en) == w.Meaning }
	return w.Known() && slices.ContainsFunc([]string{"phone", "email", "letter", "web"}, way) &&
		!words.Has(w.Text, "番号", "アドレス", "number", "numbers", "通話料")
}

// figures are those of a text.
func (s support) figures(text string) []figure.Figure {
	if !strings.ContainsFunc(text, unicode.IsDigit) && !strings.Contains(text, "正午") {
		return nil
	}
	return figure.Find([]rune(text))
}

// single keeps the figures that stand alone in their kind and in a cited fact: others are sums, lists and
// spans, which other rules hold.
func (s support) single(all []figure.Figure) []figure.Figure {
	return slices.DeleteFunc(slices.Clone(all), func(f figure.Figure) bool {
		same := func(g figure.Figure) bool { return g.Kind == f.Kind && g.From != f.From }
		return f.Kind == figure.Address || !s.On.Held.Holds(f) || slices.ContainsFunc(all, same)
	})
}

// lack is what a fact does not bear.
type lack struct {
	words   []words.Word
	figures []figure.Figure
}

func (s support) lacks(f *evidence.Fact, text string, cut []words.Word, figures []figure.Figure) lack {
	facts := []*evidence.Fact{f}
	if f.Derived != nil {
		facts = append(facts, s.Book.Of(f.Derived.From)...)
	}
	holds := func(g figure.Figure) bool {
		return slices.ContainsFunc(facts, func(f *evidence.Fact) bool { return f.Held.Holds(g) })
	}
	return lack{
		slices.DeleteFunc(slices.Clone(cut), func(w words.Word) bool { return s.bears(f, w, text) }),
		slices.DeleteFunc(slices.Clone(figures), holds),
	}
}

// bears reports whether a fact bears a word of a text.
func (s support) bears(f *evidence.Fact, w words.Word, text string) bool {
	if isWay(w) {
		return s.bearsWay(f, w, text)
	}
	if starts(w) && words.Has(text, "から", "より", "from") && words.Has(f.Ground.Raw, "から", "以降", "順次") {
		return true
	}
	if w.General() {
		return f.Ground.Means(w)
	}
	return f.Ground.Holds(w) || s.Book.Refers(f, w) || w.Text == "bank" && ofAccount.In(text) && strings.Contains(f.Ground.Raw, "口座")
}

func (s support) bearsWay(f *evidence.Fact, w words.Word, text string) bool {
	return s.namesGroup(f, w, text) || f.Ground.Means(w) || w.Meaning == words.Meaning("phone") && s.ofHours(f) ||
		w.Meaning == words.Meaning("web") && s.online(f)
}

// ofAccount are kinds of data in which "bank" is the account's: 口座の暗証番号.
var ofAccount = words.Of("bank pin", "bank pins", "bank account pin", "bank account pins", "bank account number", "bank account numbers",
	"bank account details", "bank account data", "bank account information", "bank details")

// ofHours reports whether a fact speaks of the telephone without naming it: by an hour, by a day of the
// hours, by its toll-free number.
func (s support) ofHours(f *evidence.Fact) bool {
	days := slices.Concat(s.Book.Hours.Openings, s.Book.Hours.Closings)
	return f.Held.Clocked() || strings.Contains(f.Ground.Raw, "ダイヤル") || slices.ContainsFunc(days, func(d dates.Date) bool {
		return s.Book.HoldsDay(d, []string{f.ID})
	})
}

// namesGroup reports whether a way is a part of what a group is called to which a fact refers by its mark: the way and
// the word behind it stand in its name, お電話でご予約いただいた方, or the word does and the fact speaks of the web.
func (s support) namesGroup(f *evidence.Fact, w words.Word, text string) bool {
	all := s.Cut(text)
	i := slices.IndexFunc(all, func(o words.Word) bool { return o.From == w.From })
	if i > 1 && s.English() { // booked by phone
		return strings.Contains(f.Refers(), string([]rune(text)[all[i-2].From:w.To]))
	}
	if i < 0 || i+1 >= len(all) || all[i+1].From-w.To > 4 {
		return false
	}
	return slices.ContainsFunc(strings.Split(f.Refers(), ","), func(of string) bool {
		if !strings.Contains(of, all[i+1].Text) {
			return false
		}
		onWeb := w.Meaning == words.Meaning("web") && !words.Has(of, "電話", "郵便", "郵送", "店", "窓口", "ファクス", "fax")
		return onWeb || strings.Contains(of, strings.TrimLeft(w.Text, "お"))
	})
}

// online reports whether a fact speaks of what people use on the web without calling it so.
func (s support) online(f *evidence.Fact) bool {
	return slices.ContainsFunc([]string{"system", "website", "app", "login"}, func(en string) bool {
		w := words.Word{Text: en, Meaning: words.Meaning(en)}
		return f.Ground.Means(w) || s.Book.Refers(f, w)
	})
}

// little reports whether a fact lacks nothing, or one word of many that another cited fact has, and
// which is no kind of data. A translation has other words sooner.
func (l lack) little(s support, of int) bool {
	many := 5
	if s.Foreign() {
		many = 3
	}
	if len(l.words)+len(l.figures) == 0 {
		return true
	}
	return len(l.words) == 1 && len(l.figures) == 0 && of >= many && !l.words[0].Item() && s.On.Holds(l.words[0])
}

func (l lack) String() string {
	var all []string
	for _, w := range l.words {
		all = append(all, w.Text)
	}
	for _, f := range l.figures {
		all = append(all, f.Raw)
	}
	return strings.Join(all, " ")
}

// ofGroup reports whether a word stands in the name of a segment.
func (s support) ofGroup(w words.Word) bool {
	return slices.ContainsFunc(s.Book.Segments, func(g evidence.Segment) bool {
		return strings.Contains(words.Small(g.Name[s.Lang]), w.Text)
	})
}
