// Package when holds the days and hours of a text against what the cited facts say of the very day: an hour that
// they name on another day, the end of a time taken for the day of what happened within it, its first day for its
// last.
package when

import (
	"slices"
	"strings"

	"madoguchi/internal/factlock/evidence"
	"madoguchi/internal/factlock/figure"
	"madoguchi/internal/factlock/reading"
	"madoguchi/internal/factlock/words"
)

// days are those that the cited facts name.
type days struct {
	first, last []figure.Parts // of their times
	alone       []figure.Parts
	hours       []hour
	spans       []spanned
	listed      []listed
}

// hour is a time of day that stands right behind a day.
type hour struct {
	day figure.Parts
	at  figure.Figure
}

// Told is what each fact tells of days.
type Told map[string]days

// Check refuses them. It reads the folded text before anything in it is blanked but addresses.
func (t Told) Check(r *reading.Reading) {
	if r.Label || r.Own || r.Inner {
		return
	}
	told := t.of(r.On.Facts)
	if len(told.first)+len(told.alone)+len(told.hours) == 0 {
		return
	}
	in := r.Runes
	all := figure.Find(in)
	for _, l := range told.listed {
		l.listedHour(r, in, all)
	}
	told.otherPart(r, in, all)
	if len(told.spans) > 1 {
		ofAnother(r, told.spans, in, all)
	}
	for i, f := range all {
		if f.Kind != figure.Date || !f.Day.Named() {
			continue
		}
		switch spanned := figure.InSpan(in, all, i); {
		case !spanned && told.otherEnd(in, f):
			r.Refuse(f.From, f.Raw, "is the other end of a time by the cited facts",
				"write the first day as the first, the last as the last")
		case !spanned && told.onlyEnd(in, all, f):
			r.Refuse(f.From, f.Raw, "is only an end of the time that the cited facts name", "write from its first day to its last")
		case told.otherHour(in, all, i):
			r.Refuse(f.From, f.Raw, "is not the day of that hour by the cited facts", "write the day and the hour as they do")
		}
	}
}

// of is what facts tell together.
func (t Told) of(facts []*evidence.Fact) days {
	var told days
	for _, f := range facts {
		d := t[f.ID]
		told.first, told.last = append(told.first, d.first...), append(told.last, d.last...)
		told.alone, told.hours = append(told.alone, d.alone...), append(told.hours, d.hours...)
		told.spans, told.listed = append(told.spans, d.spans...), append(told.listed, d.listed...)
	}
	return told
}

// Read reads the facts.
func Read(b *evidence.Book) Told {
	t := Told{}
	for _, f := range b.Of(b.IDs) {
		var told days
		for _, quote := range f.Says {
			in, before := words.Fold(quote), figure.Parts{}
			if evidence.SameDayIn(in) >= 0 {
				before = evidence.DayBefore(b.Notice, quote)
			}
			told.read(in, before, b.First())
		}
		if l, ok := listedIn(f.Says); ok {
			told.listed = append(told.listed, l)
		}
		if f.Derived != nil && len(f.Derived.Days) == 2 {
			told.first = append(told.first, figure.PartsOf(f.Derived.Days[0]))
			told.last = append(told.last, figure.PartsOf(f.Derived.Days[1]))
		}
		t[f.ID] = told
	}
	return t
}

// read adds the days of a quote; before is the day that the notice names last in front of it.
func (d *days) read(in []rune, before figure.Parts, lang string) {
	all := figure.Find(in)
	d.spans = append(d.spans, spansIn(in, all, lang)...)
	for i, f := range all {
		if f.Kind == figure.Clock && before.Named() && strings.HasSuffix(bare(in[:f.From]), "同日") {
			d.hours = append(d.hours, hour{before, f})
		}
		if f.Kind == figure.Date && f.Day.Named() {
			before = f.Day
		}
		if f.Kind != figure.Date || !f.Day.Named() {
			continue
		}
		if at, ok := hourBehind(in, all, i); ok {
			d.hours = append(d.hours, hour{f.Day, at})
		}
		if s, ok := figure.SpanAt(in, all, i); ok {
			d.first, d.last = append(d.first, s.First), append(d.last, s.Last)
		} else if !figure.InSpan(in, all, i) {
			d.alone = append(d.alone, f.Day)
		}
	}
}

// halves takes the halves of the day off, which stand between a day and an hour.
var halves = strings.NewReplacer("午前", "", "午後", "", "夜", "", "朝", "", "夕方", "", "深夜", "", "未明", "")

// bare is what stands in front of an hour without that.
func bare(in []rune) string { return strings.TrimRight(halves.Replace(string(in)), " 、,の") }

// hourBehind is the time of day that stands right behind day i.
func hourBehind(in []rune, all []figure.Figure, i int) (figure.Figure, bool) {
	if i+1 >= len(all) || all[i+1].Kind != figure.Clock {
		return figure.Figure{}, false
	}
	end := figure.BehindBracket(in, all[i].To)
	if end > all[i+1].From {
		return figure.Figure{}, false
	}
	between := strings.TrimLeft(bare(in[end:all[i+1].From]), " 、,の")
	return all[i+1], between == "" || between == "at" || between == "at about" || between == "at around"
}

func has(all []figure.Parts, day figure.Parts) bool { return slices.ContainsFunc(all, day.Same) }

var (
	lasts  = words.Of("最後", "最終", "最も遅い", "last", "latest", "final")
	firsts = words.Of("最初", "初めて", "最も早い", "first", "earliest")
	ends   = []string{"まで", "から", "より", "以降", "以後", "以前", "の間", "間", "にかけて", "までの", "を含"}
	leads  = []string{"until", "till", "from", "between", "since", "by", "through", "before", "after", "and", "to", "starting"}
)

// otherEnd reports whether a text calls a day the last that is the first of a time, or the other way round.
func (d days) otherEnd(in []rune, f figure.Figure) bool {
	text := strings.ToLower(string(sentence(in, f)))
	onlyFirst := has(d.first, f.Day) && !has(d.last, f.Day) && !has(d.alone, f.Day)
	onlyLast := has(d.last, f.Day) && !has(d.first, f.Day) && !has(d.alone, f.Day)
	return onlyFirst && lasts.In(text) && !firsts.In(text) || onlyLast && firsts.In(text) && !lasts.In(text)
}

// onlyEnd reports whether a text counts on one day what the cited facts count in a time that starts or ends then.
func (d days) onlyEnd(in []rune, all []figure.Figure, f figure.Figure) bool {
	if has(d.alone, f.Day) || !has(d.first, f.Day) && !has(d.last, f.Day) {
		return false
	}
	from, to := bounds(in, f)
	counts, dates := 0, 0
	for _, o := range all {
		switch {
		case o.From < from || o.To > to:
		case o.Kind == figure.Date:
			dates++
		case o.Kind == figure.Count && (o.Unit == "time" || o.OfPeople()):
			counts++
		}
	}
	if counts == 0 || dates > 1 {
		return false
	}
	text := strings.ToLower(string(in[from:to]))
	return !leadsOn(in, from, f) && !lasts.In(text) && !firsts.In(text)
}

// leadsOn reports whether a day is said to be an end itself: まで, until.
func leadsOn(in []rune, from int, f figure.Figure) bool {
	end := figure.BehindBracket(in, f.To)
	behind := strings.TrimLeft(string(in[end:min(len(in), end+6)]), " ")
	front := strings.ToLower(strings.TrimRight(string(in[max(from, f.From-14):f.From]), " "))
	return words.Starts(behind, ends...) || words.Ends(front, leads...)
}

// otherHour reports whether the hour right behind a day stands in the cited facts behind other days only.
func (d days) otherHour(in []rune, all []figure.Figure, i int) bool {
	at, ok := hourBehind(in, all, i)
	if !ok {
		return false
	}
	other := false
	for _, h := range d.hours {
		if !h.at.Repeats(at) {
			continue
		}
		if h.day.Same(all[i].Day) {
			return false
		}
		other = true
	}
	return other
}

func sentence(in []rune, f figure.Figure) []rune {
	from, to := bounds(in, f)
	return in[from:to]
}

// bounds are where the sentence of a figure starts and ends.
func bounds(in []rune, f figure.Figure) (from, to int) {
	from, to = f.From, f.To
	for from > 0 && !strings.ContainsRune("。\n", in[from-1]) && (in[from-1] != ' ' || from < 2 || in[from-2] != '.') {
		from--
	}
	for to < len(in) && !strings.ContainsRune("。\n", in[to]) && (in[to] != '.' || to+1 < len(in) && in[to+1] != ' ' && in[to+1] != '\n') {
		to++
	}
	return from, to
}
