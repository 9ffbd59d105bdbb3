package bind

import (
	"math"
	"slices"
	"strings"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/words"
)

// owner is what figures belong to, with the words for it and the figures.
type owner struct {
	features words.Features
	close    words.Features // of its own clauses
	day      figure.Parts   // whose they are, 0 for no day's
	holds    func(figure.Figure) bool
}

// owners are those of one kind of figure; a word is worth the more the fewer of them have it.
type owners struct {
	all   []owner
	worth map[string]float64
}

func newOwners(all []owner) *owners {
	o := &owners{all: all, worth: map[string]float64{}}
	for _, one := range all {
		for f := range one.features {
			o.worth[f]++
		}
	}
	for f, n := range o.worth {
		o.worth[f] = math.Log(1 + float64(len(all))/n)
	}
	return o
}

// fits reports how well words fit the owners that hold a figure, and the best of the others.
func (o *owners) fits(text words.Features, f figure.Figure) (own, other float64) {
	for _, one := range o.all {
		sum := 0.0
		for k := range text {
			if one.features[k] {
				sum += o.worth[k]
			}
		}
		if one.holds(f) {
			own = max(own, sum)
		} else {
			other = max(other, sum)
		}
	}
	return own, other
}

// margin is by how much another owner must fit better: by a word of its own.
const margin = 0.9

var excepts = words.Of("except", "apart from", "other than", "以外", "除")

// misplaced reports whether figure i of a text stands among the words of another. The window
// grows until it names something.
func (o *owners) misplaced(a around, i int, cited *figure.Held, lang string) bool {
	f := a.figures[i]
	if len(o.all) < 2 || !slices.ContainsFunc(o.all, func(one owner) bool { return one.holds(f) }) {
		return false
	}
	windows := a.windows(i)
	if f.Kind == figure.Date && len(windows) > 0 && excepts.In(strings.ToLower(string(windows[0]))) {
		return false
	}
	if figure.InSpan(a.in, a.figures, i) {
		windows = [][]rune{a.explains(f)}
	}
	for k, w := range windows {
		text := words.FeaturesOf(w, lang)
		withoutDesk(text, strings.ToLower(string(w)))
		if k < 2 {
			text.Polarity(string(w))
		}
		own, other := o.fits(text, f)
		if own > margin || other > margin {
			if wide := windows[min(1, len(windows)-1)]; k == 0 && lang != "en" {
				text = words.FeaturesOf(wide, lang)
			}
			return other >= own+margin || own <= other && o.nearer(text, f, cited, lang)
		}
	}
	return false
}

// withoutDesk takes out what any figure has, and what people are asked to do, which tells of no event: please contact us.
func withoutDesk(text words.Features, s string) {
	delete(text, words.MeaningFeature(words.Counting()))
	if words.Has(s, "contact us", "let us know", "call us", "write to us") {
		delete(text, words.MeaningFeature(words.Meaning("contact")))
	}
}

// nearer reports whether the clause of another day of the cited facts has more of what words say than the one of
// the day itself: of two days in a sentence each has its own clause.
func (o *owners) nearer(text words.Features, f figure.Figure, cited *figure.Held, lang string) bool {
	own, other := 0.0, 0.0
	for _, one := range o.all {
		sum := 0.0
		for k := range text {
			if one.close[k] {
				sum += o.worth[k]
			}
		}
		_, named := cited.Date(one.day)
		switch {
		case one.holds(f):
			own = max(own, sum)
		case one.day.Named() && named:
			other = max(other, sum)
		}
	}
	return other >= own+margin && (own == 0 || lang != "en") // a translation has few words of its own
}

// people are the groups of people whose counts the notice gives: the segments, and what facts
// count besides.
func people(b *evidence.Book) *owners {
	var all []owner
	unit := evidence.UnitOf(b)
	most := int64(0)
	for _, f := range b.Of(b.IDs) {
		most = max(most, evidence.MostOf(f, unit))
	}
	inSegment := map[string]int{}
	for _, s := range b.Segments {
		for _, id := range s.Cites {
			inSegment[id]++
		}
	}
	for _, s := range b.Segments {
		o := owner{features: words.Features{}}
		var counts []figure.Figure
		for _, f := range b.Of(s.Cites) {
			if inSegment[f.ID] == 1 {
				o.features.Join(featuresOf(b, f))
			}
			counts = append(counts, f.Held.Counts...)
		}
		for lang, name := range s.Name {
			o.features.Join(words.FeaturesOf([]rune(words.Width(name)), lang))
			o.features.Polarity(words.Width(name))
		}
		o.holds = counting(counts)
		all = append(all, o)
	}
	for _, f := range b.Of(b.IDs) {
		if inSegment[f.ID] > 0 || f.Derived != nil || !slices.ContainsFunc(f.Held.Counts, figure.Figure.OfPeople) {
			continue
		}
		o := owner{features: featuresOf(b, f), holds: counting(f.Held.Counts)}
		o.features.Join(evidence.Renderings(b, f))
		if evidence.MostOf(f, unit) == most {
			o.features["total"] = true
		}
		all = append(all, o)
	}
	return newOwners(all)
}

// featuresOf are the telling words of a fact without those of items, which any group may have.
func featuresOf(b *evidence.Book, f *evidence.Fact) words.Features {
	all := words.FeaturesOf(words.Fold(strings.Join(f.Says, "\n")), b.First())
	for _, item := range b.Items {
		for lang, name := range item {
			for k := range words.FeaturesOf([]rune(words.Width(name)), lang) {
				delete(all, k)
			}
		}
	}
	return all
}

func counting(counts []figure.Figure) func(figure.Figure) bool {
	return func(f figure.Figure) bool {
		return slices.ContainsFunc(counts, func(c figure.Figure) bool { return c.Value == f.Value })
	}
}

// part is what of a sentence words of a day stand in.
type part int

const (
	clausal  part = iota // the clause of the day
	sentence             // all of it
	verb                 // its end, which its clauses share
)

// days are the dated events of the notice. A fact that says "the same day" belongs to the date
// that the notice names last in front of it.
func days(b *evidence.Book) *owners {
	byDay, close := map[figure.Parts]words.Features{}, map[figure.Parts]words.Features{}
	people := []string{words.MeaningFeature(words.Meaning("patient")), words.MeaningFeature(words.Meaning("member"))}
	add := func(day figure.Parts, f words.Features, of part) {
		if day.Month == 0 {
			return
		}
		if byDay[day] == nil {
			byDay[day], close[day] = words.Features{}, words.Features{}
		}
		if of != verb {
			byDay[day].Join(f)
		}
		if of != sentence {
			close[day].Join(f)
		}
		for _, k := range people {
			delete(byDay[day], k)
		}
	}
	today := b.Published
	for _, f := range b.Of(b.IDs) {
		if f.Derived != nil {
			continue
		}
		for _, quote := range f.Says {
			addDays(b, quote, add)
			if today.Year != 0 && words.Has(words.Small(quote), "本日", "today") {
				add(today, words.FeaturesOf(words.Fold(quote), b.First()), clausal)
			}
		}
	}
	var all []owner
	for day, f := range byDay {
		holds := func(g figure.Figure) bool { return g.Day.Same(day) && (day.Day != 0 || g.Day.Day == 0) }
		all = append(all, owner{f, close[day], day, holds})
	}
	return newOwners(all)
}

func addDays(b *evidence.Book, quote string, add func(figure.Parts, words.Features, part)) {
	in := words.Fold(quote)
	a := around{in, figure.Find(in), b.First() == "en"}
	at, same := evidence.SameDayIn(in), figure.Parts{}
	if at >= 0 {
		same = evidence.DayBefore(b.Notice, quote)
	}
	for i, f := range a.figures {
		if f.Kind != figure.Date {
			continue
		}
		bare := false
		for k, w := range append(a.windows(i), a.topic(f)) {
			own := words.FeaturesOf(w, b.First())
			bare = bare || k == 0 && len(own) == 0 // 5月6日(水)、門を閉めました: its clause is what follows
			if k == 0 && len(own) > 0 {
				add(f.Day, a.verb(f, b.First()), verb)
			}
			add(f.Day, own, map[bool]part{true: sentence, false: clausal}[k == 1 && !bare])
			if k == 0 {
				add(f.Day, marked(b, words.Small(string(w))), clausal)
			}
		}
		if f.From < at && f.Day.Named() && !figure.InSpan(in, a.figures, i) {
			same = f.Day
		}
	}
	if at >= 0 {
		from, to := a.sentence(at, at)
		add(same, words.FeaturesOf(in[from:to], b.First()), sentence)
		head, end := a.clause(at, at)
		add(same, words.FeaturesOf(in[head:end], b.First()), clausal)
	}
}

// marked are the telling words of the groups that a text names by their marks.
func marked(b *evidence.Book, text string) words.Features {
	all := words.Features{}
	for _, s := range b.Segments {
		if mark := b.Mark(s); mark == "" || !strings.Contains(text, mark) {
			continue
		}
		for lang, name := range s.Name {
			all.Join(words.FeaturesOf(words.Fold(name), lang))
		}
	}
	return all
}
