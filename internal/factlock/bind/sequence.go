package bind

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/clause"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// Words that put one event in front of another, or behind it; in Japanese they follow the one that
// the other is told by, in English they stand in front of it.
var (
	earlier = words.Of("に先立って", "に先立ち", "に先だって", "に先駆けて", "より前に", "よりも前に", "の前に", "る前に", "より先に", "よりも先に", "before", "prior to", "ahead of")
	later   = words.Of("た後", "たあと", "たのち", "の後に", "のあとに", "のちに", "てから", "でから", "after", "following")
)

// Sequence refuses to say of two events that one came first where by the cited facts the other did. It
// reads the folded text before names are blanked.
func (b *Binder) Sequence(r *reading.Reading, named []rune) {
	all := b.citedMoments(r)
	if r.Label || r.Own || len(all) < 2 {
		return
	}
	clauses := clause.Split(named)
	for k, c := range clauses {
		if k > 0 && clauses[k-1].Sentence == c.Sentence || clause.Requests(c.Text) || clause.Unsaid(c.Text) || c.Asks() {
			continue
		}
		s := wholeSentence(clauses[k:])
		for _, list := range []*words.List{earlier, later} {
			if word, at := list.Find(s); at >= 0 && b.turned(all, s, word, at, list == earlier, r.Lang) {
				r.RefuseLine(c.Line, word, "is not the order of the cited facts", "write what came first, or their dates")
			}
		}
	}
}

// turned reports whether a sentence puts two events in the wrong order.
func (b *Binder) turned(all []moment, s, word string, at int, first bool, lang string) bool {
	by, told := parted(s, at, at+len(word), lang == "en")
	early, ok := meant(all, told, lang)
	late, also := meant(all, by, lang)
	if !first {
		early, late = late, early
	}
	return ok && also && late.before(early)
}

// wholeSentence joins the clauses of the first sentence.
func wholeSentence(clauses []clause.Clause) string {
	s := ""
	for _, c := range clauses {
		if c.Sentence == clauses[0].Sentence {
			s += c.Text + "、"
		}
	}
	return s
}

// parted cuts a sentence into what stands with a word of order at from, by which the other event
// is told, and that other event.
func parted(s string, from, to int, english bool) (by, told string) {
	if english {
		by, rest, _ := strings.Cut(s[to:], "、")
		return by, s[:from] + rest
	}
	start := 0
	if i := strings.LastIndex(s[:from], "、"); i >= 0 {
		start = i + len("、")
	}
	return s[start:from], s[:start] + s[to:]
}

// lapses are the words of time that went by.
var lapses = words.Of("後", "あと", "のち", "前", "経", "たって", "かか", "まで、", "later", "after", "before", "between", "earlier", "took", "passed")

// elapsed reports whether a count of days, hours or minutes is the time between two moments of the
// cited facts, and of those two events where the text names them.
func (c check) elapsed(i int) bool {
	f := c.figures[i]
	from, to := c.sentence(f.From, f.To)
	said := strings.ToLower(string(c.in[from:to]))
	if f.Kind != figure.Count || c.Label || !lapses.In(said) {
		return false
	}
	span, roughly := c.minutes(i)
	if span == 0 && f.Unit != "day" {
		return false
	}
	head := strings.ToLower(string(c.in[from:f.From]))
	by, told := parted(said, len(head), len(head)+len(string(c.in[f.From:f.To])), false)
	if what, _, cleft := strings.Cut(by, "のは"); cleft && !c.English() {
		by, told = told, what // 報告を受けたのは、その3時間後でした
	}
	back := !c.English() && words.Starts(string(c.in[f.To:to]), "前")
	if c.English() {
		by, told, back = "", "", false
		if word, at := words.First(said, "after", "before"), 0; word != "" {
			at = words.Index(said, word)
			by, told = parted(said, at, at+len(word), true)
			back = word == "before"
		}
	}
	all := c.binder.citedMoments(c.Reading)
	lies := func(m, n moment) bool { return lapsed(m, n, f, span, roughly) }
	return pairOf(all, lies, by, told, back, c.Lang)
}

// lapsed reports whether two moments lie as far from each other as a figure says, in days or, where there is a span, in minutes.
func lapsed(m, n moment, f figure.Figure, span int, roughly bool) bool {
	if days := int64(m.day.Days(n.day)); span == 0 {
		return days == f.Value || f.Meant == figure.Roughly && f.Value >= 7 && days == f.Value+1
	}
	return m.minute >= 0 && n.minute >= 0 && near(m.day.Days(n.day)*24*60+n.minute-m.minute, span, roughly)
}

// pairOf reports whether two moments lie so, and the text does not name others.
func pairOf(all []moment, lies func(m, n moment) bool, by, told string, back bool, lang string) bool {
	one, known := meant(all, by, lang)
	other, also := meant(all, told, lang)
	also = also && known // else the text names both in one breath
	if back {
		one, known, other, also = other, also, one, known
	}
	same := func(m, n moment) bool { return m.day == n.day && m.minute == n.minute }
	for _, m := range all {
		if slices.ContainsFunc(all, func(n moment) bool {
			return lies(m, n) && (!known || same(one, m)) && (!also || same(other, n) || same(one, other))
		}) {
			return true
		}
	}
	return false
}

func near(have, said int, roughly bool) bool {
	d := have - said
	return d == 0 || roughly && 20*max(d, -d) <= said
}

// minutes is how long the hours and minutes that figure i is one of say it took, 0 for none.
func (c check) minutes(i int) (n int, roughly bool) {
	for ; i > 0 && c.figures[i].Unit == "minute" && c.figures[i-1].Unit == "hour" && c.figures[i-1].To == c.figures[i].From; i-- {
	}
	f := c.figures[i]
	switch f.Unit {
	case "minute":
		return int(f.Value), f.Meant == figure.Roughly
	case "hour":
	default:
		return 0, false
	}
	n = int(f.Value) * 60
	if i+1 < len(c.figures) && c.figures[i+1].Unit == "minute" && c.figures[i+1].From == f.To {
		n += int(c.figures[i+1].Value)
	} else if strings.HasPrefix(string(c.in[f.To:min(len(c.in), f.To+1)]), "半") {
		n += 30
	}
	return n, f.Meant == figure.Roughly
}
